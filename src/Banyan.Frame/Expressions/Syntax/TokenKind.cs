namespace Banyan.Frame.Expressions.Syntax;

/// <summary>Kinds of <see cref="Token"/>.</summary>
public enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or keyword.</summary>
    Identifier,

    /// <summary>A column name in backticks; the token's text is the name without them.</summary>
    QuotedName,

    /// <summary>A number, character or string; <see cref="Token.Value"/> holds its value.</summary>
    Literal,

    /// <summary>An operator or bracket. Alternative tokens (<c>and</c>) come as what they stand for (<c>&amp;&amp;</c>).</summary>
    Punctuator,
}

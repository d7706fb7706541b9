using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name or operator; for literals the text as written.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">
/// The value of a literal, boxed as the .NET type that belongs to its C++ type (<see cref="int"/>, <see cref="uint"/>, <see cref="long"/>, <see cref="ulong"/>, <see cref="float"/>,
/// <see cref="double"/>, <see cref="sbyte"/> for characters, <see cref="string"/>); null for other tokens.
/// </param>
public readonly record struct Token(TokenKind Kind, string Text, SourceSpan Span, object? Value = null)
{
    /// <summary>True for the operator or bracket <paramref name="punctuator"/>.</summary>
    public bool Is(string punctuator) => Kind == TokenKind.Punctuator && Text == punctuator;

    /// <summary>True for the keyword or name <paramref name="word"/>.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;
}

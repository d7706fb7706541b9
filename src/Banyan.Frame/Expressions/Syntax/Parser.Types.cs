using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>Types and template arguments.</content>
public sealed partial class Parser
{
    // Whether the token at the position can only start a type: a word of C++'s, an alias of ROOT's, or a qualified name that is followed by ')' (a cast).
    private bool StartsType(int position)
    {
        Token token = _tokens[position];
        if (token.Kind != TokenKind.Identifier)
        {
            return false;
        }

        if (token.Text is "const" || CppTypeNames.IsBuiltIn(token.Text))
        {
            return true;
        }

        return token.Text is "std" or "ROOT" && _tokens[position + 1].Is("::");
    }

    private TypeSyntax ParseType() => TryParseType() ?? throw Error($"a type was expected, found {Found()}");

    private TypeSyntax? TryParseType()
    {
        SourceSpan start = Current.Span;
        SkipQualifiers();
        if (Current.Kind != TokenKind.Identifier)
        {
            return null;
        }

        Enter();
        TypeSyntax? type = CppTypeNames.IsWord(Current.Text) ? ParseArithmeticType(start) : ParseNamedType(start);
        Leave();
        SkipQualifiers();
        return type;
    }

    private void SkipQualifiers()
    {
        while (Current.IsWord("const") || Current.IsWord("typename") || Current.Is("&") || Current.Is("&&"))
        {
            Take();
        }
    }

    // Any order and number of signed, unsigned, long, short, int, char, double, float, bool.
    private TypeSyntax? ParseArithmeticType(SourceSpan start)
    {
        var words = new List<string>();
        while (Current.Kind == TokenKind.Identifier && (CppTypeNames.IsWord(Current.Text) || Current.Text == "const"))
        {
            string word = Take().Text;
            if (word != "const")
            {
                words.Add(word);
            }
        }

        return Canonical(words) is string name ? new TypeSyntax(name, [], Since(start)) : null;
    }

    private static string? Canonical(List<string> words)
    {
        bool isUnsigned = words.Remove("unsigned");
        bool isSigned = words.Remove("signed");
        if (isUnsigned && isSigned)
        {
            return null;
        }

        if (words is ["long", "double"])
        {
            return "long double";
        }

        if (words.Count > 1)
        {
            words.Remove("int");
        }

        string? name = words switch
        {
            [] => isUnsigned || isSigned ? "int" : null,
            ["long"] or ["long", "long"] => "long",
            [var single] => single,
            _ => null,
        };
        return name is null || (isUnsigned && name is not ("char" or "short" or "int" or "long")) ? null : isUnsigned ? $"unsigned {name}" : name;
    }

    private TypeSyntax? ParseNamedType(SourceSpan start)
    {
        var name = new System.Text.StringBuilder();
        var arguments = new List<TypeSyntax>();
        while (true)
        {
            if (Current.Kind != TokenKind.Identifier)
            {
                return null;
            }

            name.Append(Take().Text);
            if (Current.Is("<"))
            {
                TryParseTemplateArguments(arguments);
            }

            if (!Accept("::"))
            {
                return new TypeSyntax(name.ToString(), arguments, Since(start));
            }

            name.Append("::");
        }
    }

    // <type, type>; when what follows is not that, nothing is consumed: '<' was a comparison.
    private void TryParseTemplateArguments(List<TypeSyntax> arguments)
    {
        int before = _position;
        int count = arguments.Count;
        Take();
        if (Accept(">"))
        {
            return;
        }

        do
        {
            TypeSyntax? argument = Current.Kind == TokenKind.Literal ? new TypeSyntax(Take().Text, [], _tokens[_position - 1].Span) : TryParseType();
            if (argument is null)
            {
                _position = before;
                arguments.RemoveRange(count, arguments.Count - count);
                return;
            }

            arguments.Add(argument);
        }
        while (Accept(","));
        if (!Accept(">"))
        {
            _position = before;
            arguments.RemoveRange(count, arguments.Count - count);
        }
    }
}

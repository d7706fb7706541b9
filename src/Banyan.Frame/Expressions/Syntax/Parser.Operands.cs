using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>Names, literals, brackets, calls, members and lambdas.</content>
public sealed partial class Parser
{
    private ExpressionSyntax ParsePostfix()
    {
        ExpressionSyntax operand = ParsePrimary();
        while (true)
        {
            SourceSpan start = operand.Span;
            if (Accept("."))
            {
                SourceSpan memberSpan = Current.Span;
                if (Current.Kind != TokenKind.Identifier)
                {
                    throw Error($"a name was expected after '.', found {Found()}");
                }

                string member = Take().Text;
                operand = new MemberSyntax(operand, member, memberSpan, Since(start));
            }
            else if (Accept("("))
            {
                IReadOnlyList<ExpressionSyntax> arguments = ParseArguments(")");
                operand = new CallSyntax(operand, arguments, Since(start));
            }
            else if (_dialect == ExpressionDialect.TreeDraw && Current.Is("["))
            {
                operand = ParseFormulaIndex(operand);
            }
            else if (_dialect == ExpressionDialect.TreeDraw && Accept("@"))
            {
                // v@.size() is the size of the container, as v.size() is here.
                continue;
            }
            else if (Accept("["))
            {
                ExpressionSyntax index = Current.Is("{") ? ParseInitializerList() : ParseSequence();
                Expect("]", "after the index");
                operand = new IndexSyntax(operand, index, Since(start));
            }
            else if (Current.Is("{") && operand is NameSyntax { IsQuoted: false } name)
            {
                Take();
                var type = new TypeSyntax(name.Name, name.TemplateArguments, name.Span);
                operand = new ConstructSyntax(type, ParseArguments("}"), true, Since(start));
            }
            else if (Accept("->"))
            {
                SourceSpan memberSpan = Current.Span;
                string member = Current.Kind == TokenKind.Identifier ? Take().Text : throw Error($"a name was expected after '->', found {Found()}");
                operand = new MemberSyntax(new UnarySyntax("*", operand, operand.Span), member, memberSpan, Since(start));
            }
            else if (Current.Text is "++" or "--" && Current.Kind == TokenKind.Punctuator)
            {
                throw Error($"columns and values cannot be changed by '{Current.Text}'");
            }
            else
            {
                return operand;
            }

            operand = Bounded(operand);
        }
    }

    private List<ExpressionSyntax> ParseArguments(string close)
    {
        var arguments = new List<ExpressionSyntax>();
        if (Accept(close))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Current.Is("{") ? ParseInitializerList() : ParseExpression());
        }
        while (Accept(","));
        Expect(close, "after the arguments");
        return arguments;
    }

    private InitializerListSyntax ParseInitializerList()
    {
        SourceSpan start = Expect("{", "here").Span;
        Enter();
        List<ExpressionSyntax> items = ParseArguments("}");
        Leave();
        return Bounded(new InitializerListSyntax(items, Since(start)));
    }

    private ExpressionSyntax ParsePrimary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                return new LiteralSyntax(Take().Value, token.Span);
            case TokenKind.QuotedName:
                return new NameSyntax(Take().Text, [], true, token.Span);
            case TokenKind.Identifier:
                return ParseWord(token);
            case TokenKind.Punctuator when token.Text == "(":
                Take();
                ExpressionSyntax inner = ParseSequence();
                Expect(")", "to close the bracket");
                return inner with { Span = Since(token.Span) };
            case TokenKind.Punctuator when token.Text == "[":
                return ParseLambda();
            case TokenKind.Punctuator when token.Text == "#":
                return ParseCollectionSize();
            case TokenKind.Punctuator when token.Text == "@":
                Take();
                return ParseName();
            case TokenKind.Punctuator when token.Text == "::":
                Take();
                return ParseName();
            default:
                ThrowOperandExpected();
                return null;
        }
    }

    private ExpressionSyntax ParseWord(Token token)
    {
        switch (token.Text)
        {
            case "true":
            case "false":
                return new LiteralSyntax(Take().Text == "true", token.Span);
            case "nullptr":
                Take();
                return new LiteralSyntax(null, token.Span);
            case "static_cast":
                return ParseStaticCast();
        }

        if (CppTypeNames.IsWord(token.Text) && token.Text is not ("auto" or "void"))
        {
            return ParseConversion();
        }

        if (s_statementWords.Contains(token.Text) || s_reservedWords.Contains(token.Text))
        {
            ThrowOperandExpected();
        }

        return ParseName();
    }

    // unsigned int(x), float{x}
    private ConstructSyntax ParseConversion()
    {
        SourceSpan start = Current.Span;
        TypeSyntax type = ParseType();
        if (Accept("("))
        {
            return Bounded(new ConstructSyntax(type, ParseArguments(")"), false, Since(start)));
        }

        if (Accept("{"))
        {
            return Bounded(new ConstructSyntax(type, ParseArguments("}"), true, Since(start)));
        }

        throw Error(Current.Kind == TokenKind.Identifier
            ? "a declaration is not supported, only one expression or 'return EXPRESSION;'"
            : $"'(' was expected after the type '{type}', found {Found()}");
    }

    private CastSyntax ParseStaticCast()
    {
        SourceSpan start = Take().Span;
        Expect("<", "after static_cast");
        TypeSyntax type = ParseType();
        Expect(">", "after the type");
        Expect("(", "after static_cast<...>");
        ExpressionSyntax operand = ParseSequence();
        Expect(")", "to close the bracket");
        return Bounded(new CastSyntax(type, operand, Since(start)));
    }

    private NameSyntax ParseName()
    {
        SourceSpan start = Current.Span;
        var name = new System.Text.StringBuilder();
        var templateArguments = new List<TypeSyntax>();
        while (true)
        {
            if (Current.Kind != TokenKind.Identifier)
            {
                throw Error($"a name was expected, found {Found()}");
            }

            string part = Take().Text;
            name.Append(part);
            if (Current.Is("<") && (name.Length > part.Length || CppTypeNames.IsTemplate(part)))
            {
                TryParseTemplateArguments(templateArguments);
            }

            if (!Accept("::"))
            {
                return new NameSyntax(name.ToString(), templateArguments, false, Since(start));
            }

            name.Append("::");
        }
    }

    private CollectionSizeSyntax ParseCollectionSize()
    {
        SourceSpan start = Take().Span;
        if (Current.Kind is not (TokenKind.Identifier or TokenKind.QuotedName))
        {
            throw Error($"the name of a collection was expected after '#', found {Found()}");
        }

        string name = Take().Text;
        while (Current.Is(".") && _tokens[_position + 1].Kind == TokenKind.Identifier)
        {
            Take();
            name += "." + Take().Text;
        }

        return new CollectionSizeSyntax(name, Since(start));
    }
}

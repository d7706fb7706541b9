using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>Binary, conditional and prefix operators.</content>
public sealed partial class Parser
{
    private const int LowestBinary = 1;

    // C++'s binding strength, from || (weakest) to multiplication.
    private static readonly Dictionary<string, int> s_precedence = new()
    {
        ["||"] = 1,
        ["&&"] = 2,
        ["|"] = 3,
        ["^"] = 4,
        ["&"] = 5,
        ["=="] = 6,
        ["!="] = 6,
        ["<"] = 7,
        [">"] = 7,
        ["<="] = 7,
        [">="] = 7,
        ["<<"] = 8,
        [">>"] = 8,
        ["+"] = 9,
        ["-"] = 9,
        ["*"] = 10,
        ["/"] = 10,
        ["%"] = 10,
    };

    private static readonly HashSet<string> s_assignments = ["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<="];

    // expression: assignment-expression { ',' assignment-expression }
    private ExpressionSyntax ParseSequence()
    {
        ExpressionSyntax left = ParseExpression();
        while (Current.Is(","))
        {
            SourceSpan comma = Take().Span;
            ExpressionSyntax right = ParseExpression();
            left = Bounded(new BinarySyntax(",", comma, left, right, Since(left.Span)));
        }

        return left;
    }

    // assignment-expression: a conditional, or an assignment (which the binder refuses with the reason).
    private ExpressionSyntax ParseExpression()
    {
        Enter();
        ExpressionSyntax left = ParseBinary(LowestBinary);
        if (Current.Is("?"))
        {
            Take();
            ExpressionSyntax then = ParseSequence();
            Expect(":", "between the two values of '?'");
            ExpressionSyntax otherwise = ParseExpression();
            left = Bounded(new ConditionalSyntax(left, then, otherwise, Since(left.Span)));
        }
        else if (Current.Kind == TokenKind.Punctuator && s_assignments.Contains(Current.Text))
        {
            Token assignment = Take();
            ExpressionSyntax right = ParseExpression();
            left = Bounded(new BinarySyntax(assignment.Text, assignment.Span, left, right, Since(left.Span)));
        }

        Leave();
        return left;
    }

    private ExpressionSyntax ParseBinary(int minimum)
    {
        ExpressionSyntax left = ParseUnary();
        while (PeekBinary(out string symbol, out int tokenCount) && s_precedence[symbol] >= minimum)
        {
            SourceSpan start = Current.Span;
            _position += tokenCount;
            SourceSpan operatorSpan = Since(start);
            ExpressionSyntax right = ParseBinary(s_precedence[symbol] + 1);
            left = Bounded(new BinarySyntax(symbol, operatorSpan, left, right, Since(left.Span)));
        }

        return left;
    }

    private bool PeekBinary(out string symbol, out int tokenCount)
    {
        symbol = Current.Text;
        tokenCount = 1;
        if (Current.Kind != TokenKind.Punctuator)
        {
            return false;
        }

        // Two neighbouring '>' are a shift.
        if (symbol == ">" && _tokens[_position + 1].Span.Start == Current.Span.Start + 1)
        {
            if (_tokens[_position + 1].Is(">"))
            {
                symbol = ">>";
                tokenCount = 2;
            }
            else if (_tokens[_position + 1].Is(">="))
            {
                throw Error("columns and values cannot be changed by '>>='");
            }
        }

        return s_precedence.ContainsKey(symbol);
    }

    private ExpressionSyntax ParseUnary()
    {
        Token token = Current;
        if (token.Kind == TokenKind.Punctuator && token.Text is "-" or "+" or "!" or "~" or "*" or "&" or "++" or "--")
        {
            Take();
            Enter();
            ExpressionSyntax operand = ParseUnary();
            Leave();
            return Bounded(new UnarySyntax(token.Text, operand, Since(token.Span)));
        }

        if (token.IsWord("sizeof"))
        {
            return ParseSizeOf();
        }

        if (token.Is("(") && TryParseCast() is ExpressionSyntax cast)
        {
            return cast;
        }

        return _dialect == ExpressionDialect.TreeDraw ? ParsePower() : ParsePostfix();
    }

    private ExpressionSyntax ParseSizeOf()
    {
        SourceSpan start = Take().Span;
        if (Current.Is("(") && StartsType(_position + 1))
        {
            int before = _position++;
            TypeSyntax type = ParseType();
            if (Accept(")"))
            {
                return new SizeOfTypeSyntax(type, Since(start));
            }

            _position = before;
        }

        Enter();
        ExpressionSyntax operand = ParseUnary();
        Leave();
        return Bounded(new SizeOfValueSyntax(operand, Since(start)));
    }

    // (type)operand, when the bracket holds nothing but a type that C++ or ROOT defines.
    private ExpressionSyntax? TryParseCast()
    {
        if (!StartsType(_position + 1))
        {
            return null;
        }

        int before = _position;
        SourceSpan start = Take().Span;
        TypeSyntax? type = TryParseType();
        if (type is null || !Accept(")") || !StartsOperand(type))
        {
            _position = before;
            return null;
        }

        Enter();
        ExpressionSyntax operand = ParseUnary();
        Leave();
        return Bounded(new CastSyntax(type, operand, Since(start)));
    }

    // After "(int)" everything is an operand; after "(std::string)" only what cannot continue an expression.
    private bool StartsOperand(TypeSyntax type) => Current.Kind switch
    {
        TokenKind.Identifier or TokenKind.QuotedName or TokenKind.Literal => true,
        TokenKind.Punctuator => Current.Text is "(" or "!" or "~" or "#" || (Current.Text is "-" or "+" or "*" or "[" && CppTypeNames.IsBuiltIn(type.Name)),
        _ => false,
    };
}

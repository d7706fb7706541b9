using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>Statements in the body of a lambda.</content>
public sealed partial class Parser
{
    private const string Supported = "declarations, assignments, if, for and return are";

    private static readonly string[] s_assignmentMarks = ["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="];

    // The statements up to the closing brace, which is taken.
    private List<StatementSyntax> ParseStatements()
    {
        var statements = new List<StatementSyntax>();
        while (!Accept("}"))
        {
            if (Current.Kind == TokenKind.End)
            {
                throw Error("'}' was expected behind the statements, found the end of the text");
            }

            statements.AddRange(ParseStatement());
        }

        return statements;
    }

    private List<StatementSyntax> ParseStatement()
    {
        Enter();
        SourceSpan start = Current.Span;
        List<StatementSyntax> result = Current.Text switch
        {
            ";" => Skipped(),
            "{" => [ParseScope(start)],
            "return" => [ParseReturn(start)],
            "if" => [ParseIf(start)],
            "for" => [ParseFor(start)],
            "continue" => [ParseContinue(start)],
            _ => ParseDeclaration(start) ?? [ParseAssignment(start)],
        };
        Leave();
        return result;

        List<StatementSyntax> Skipped()
        {
            Take();
            return [];
        }
    }

    private ScopeSyntax ParseScope(SourceSpan start)
    {
        Take();
        return new ScopeSyntax(ParseStatements(), Since(start));
    }

    private ReturnSyntax ParseReturn(SourceSpan start)
    {
        Take();
        ExpressionSyntax value = ParseSequence();
        Expect(";", "after the returned value");
        return new ReturnSyntax(value, Since(start));
    }

    private ContinueSyntax ParseContinue(SourceSpan start)
    {
        Take();
        Expect(";", "after 'continue'");
        return new ContinueSyntax(Since(start));
    }

    private IfSyntax ParseIf(SourceSpan start)
    {
        Take();
        Expect("(", "after 'if'");
        ExpressionSyntax condition = ParseSequence();
        Expect(")", "after the condition");
        List<StatementSyntax> then = ParseStatement();
        List<StatementSyntax> otherwise = AcceptWord("else") ? ParseStatement() : [];
        return new IfSyntax(condition, then, otherwise, Since(start));
    }

    private StatementSyntax ParseFor(SourceSpan start)
    {
        Take();
        Expect("(", "after 'for'");
        TypeSyntax type = ParseType();
        if (Current.Kind != TokenKind.Identifier)
        {
            throw Error($"the name of the loop's variable was expected, found {Found()}");
        }

        string name = Take().Text;
        if (Accept(":"))
        {
            ExpressionSyntax range = ParseSequence();
            Expect(")", "after the range");
            return new RangeLoopSyntax(type, name, range, ParseStatement(), Since(start));
        }

        Expect("=", "after the loop's variable, or ':'");
        ExpressionSyntax begin = ParseExpression();
        Expect(";", "after the loop's begin");
        if (!Current.IsWord(name) || !(_tokens[_position + 1].Is("<") || _tokens[_position + 1].Is("<=") || _tokens[_position + 1].Is("!=")))
        {
            throw Error($"a loop runs up to an end: '{name} < END' was expected, found {Found()}");
        }

        Take();
        bool isInclusive = Take().Is("<=");
        ExpressionSyntax end = ParseExpression();
        Expect(";", "after the loop's end");
        ParseStep(name);
        Expect(")", "after the loop's step");
        return new CountLoopSyntax(type, name, begin, end, isInclusive, ParseStatement(), Since(start));
    }

    private void ParseStep(string name)
    {
        if (Accept("++"))
        {
            if (!AcceptWord(name))
            {
                throw Error($"'++{name}' was expected, found {Found()}");
            }
        }
        else if (!AcceptWord(name) || !Accept("++"))
        {
            throw Error($"a loop goes on one by one: '++{name}' was expected, found {Found()}");
        }
    }

    // Null, and nothing taken, where it is none.
    private List<StatementSyntax>? ParseDeclaration(SourceSpan start)
    {
        int before = _position;
        bool isConst = Current.IsWord("const") || Current.IsWord("constexpr");
        AcceptWord("constexpr");
        TypeSyntax? type = Current.Kind == TokenKind.Identifier ? TryParseType() : null;
        if (type is null || Current.Kind != TokenKind.Identifier || !(_tokens[_position + 1].Text is "=" or ";" or "(" or "{" or ","))
        {
            _position = before;
            return null;
        }

        var declarations = new List<StatementSyntax>();
        do
        {
            if (Current.Kind != TokenKind.Identifier)
            {
                throw Error($"a name was expected, found {Found()}");
            }

            string name = Take().Text;
            ExpressionSyntax? value = Accept("=") ? Current.Is("{") ? ParseInitializerList() : ParseExpression() : null;
            bool isBraced = value is null && Current.Is("{");
            IReadOnlyList<ExpressionSyntax> arguments = value is not null ? [] : Accept("(") ? ParseArguments(")") : Accept("{") ? ParseArguments("}") : [];
            declarations.Add(new DeclarationSyntax(type, isConst, name, value, arguments, isBraced, Since(start)));
        }
        while (Accept(","));
        Expect(";", "after the declaration");
        return declarations;
    }

    private AssignmentSyntax ParseAssignment(SourceSpan start)
    {
        bool isBefore = Current.Is("++") || Current.Is("--");
        Token name = isBefore ? _tokens[_position + 1] : Current;
        Token mark = isBefore ? Current : _tokens[Math.Min(_position + 1, _tokens.Count - 1)];
        bool isStep = mark.Is("++") || mark.Is("--");
        if (name.Kind != TokenKind.Identifier || !(isStep || s_assignmentMarks.Contains(mark.Text)))
        {
            throw Error($"this statement is not supported in a lambda; {Supported}");
        }

        Take();
        Take();
        ExpressionSyntax value = isStep ? new LiteralSyntax(1, mark.Span) : ParseSequence();
        Expect(";", "after the assignment");
        return new AssignmentSyntax(name.Text, isStep ? mark.Text[..1] : mark.Text[..^1], value, Since(start));
    }
}

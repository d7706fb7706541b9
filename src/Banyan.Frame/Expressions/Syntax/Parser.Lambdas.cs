using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>Lambdas.</content>
public sealed partial class Parser
{
    // [captures](parameters) -> type { statements }
    private LambdaSyntax ParseLambda()
    {
        SourceSpan start = Take().Span;
        (bool capturesAll, List<CaptureSyntax> captures) = ParseCaptures();
        var parameters = new List<ParameterSyntax>();
        if (Accept("(") && !Accept(")"))
        {
            do
            {
                SourceSpan parameterStart = Current.Span;
                TypeSyntax type = ParseType();
                string name = Current.Kind == TokenKind.Identifier ? Take().Text : string.Empty;
                parameters.Add(new ParameterSyntax(type, name, Since(parameterStart)));
            }
            while (Accept(","));
            Expect(")", "after the parameters");
        }

        while (AcceptWord("mutable") || AcceptWord("noexcept") || AcceptWord("constexpr"))
        {
        }

        TypeSyntax? returnType = Accept("->") ? ParseType() : null;
        Expect("{", "before the body of the lambda");
        Enter();
        SourceSpan bodyStart = Current.Span;
        List<StatementSyntax> statements = ParseStatements();
        Leave();

        // One return is what most lambdas are.
        ExpressionSyntax body = statements is [ReturnSyntax { Value: var value }] ? value : Bounded(new BlockSyntax(statements, Since(bodyStart)));
        return Bounded(new LambdaSyntax(capturesAll, captures, parameters, returnType, body, Since(start)));
    }

    // [], [=], [&], [x, &y], [z = expression], and their mixtures. By reference or value makes no difference: nothing changes.
    private (bool CapturesAll, List<CaptureSyntax> Captures) ParseCaptures()
    {
        bool capturesAll = false;
        var captures = new List<CaptureSyntax>();
        while (!Current.Is("]"))
        {
            if (captures.Count > 0 || capturesAll)
            {
                Expect(",", "between the captures of a lambda");
            }

            SourceSpan start = Current.Span;
            bool isReference = Accept("&");
            if ((isReference || Accept("=")) && (Current.Is(",") || Current.Is("]")))
            {
                capturesAll = true;
                continue;
            }

            if (Current.Kind is not (TokenKind.Identifier or TokenKind.QuotedName))
            {
                throw Error($"'[' starts a lambda here, whose captures end with ']', found {Found()}");
            }

            string name = Take().Text;
            while (Current.Is(".") && _tokens[_position + 1].Kind == TokenKind.Identifier)
            {
                Take();
                name += "." + Take().Text;
            }

            captures.Add(new CaptureSyntax(name, Accept("=") ? ParseExpression() : null, Since(start)));
        }

        Take();
        return (capturesAll, captures);
    }
}

using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>Signatures and parameters of functions.</content>
public sealed partial class Parser
{
    /// <summary>The signature <paramref name="text"/>: a name and, in brackets, parameters with or without types.</summary>
    /// <exception cref="AnalysisException">The text is no signature; with the place.</exception>
    public static FunctionSignature ParseSignature(string text)
    {
        var parser = new Parser(text, ExpressionDialect.RDataFrame);
        NameSyntax name = parser.ParseName();
        parser.Expect("(", "after the function's name");
        var parameters = new List<ParameterSyntax>();
        if (!parser.Accept(")"))
        {
            do
            {
                parameters.Add(parser.ParseOpenParameter());
            }
            while (parser.Accept(","));
            parser.Expect(")", "after the parameters");
        }

        if (parser.Current.Kind != TokenKind.End)
        {
            throw parser.Error($"the end was expected after the parameters, found {parser.Found()}");
        }

        foreach (ParameterSyntax parameter in parameters)
        {
            if (parameters.Any(other => other != parameter && other.Name == parameter.Name))
            {
                throw parser.Error($"two parameters have the name '{parameter.Name}'", parameter.Span);
            }
        }

        return new FunctionSignature(name.Name, parameters);
    }

    // "float pt", or "pt" alone, whose type is that of the value at each call.
    private ParameterSyntax ParseOpenParameter()
    {
        SourceSpan start = Current.Span;
        bool isBare = Current.Kind == TokenKind.Identifier && !CppTypeNames.IsBuiltIn(Current.Text) && Current.Text != "const" && (_tokens[_position + 1].Is(",") || _tokens[_position + 1].Is(")"));
        if (isBare)
        {
            return new ParameterSyntax(new TypeSyntax("auto", [], start), Take().Text, start);
        }

        TypeSyntax type = ParseType();
        if (Current.Kind != TokenKind.Identifier)
        {
            throw Error($"the parameter's name was expected after its type '{type}', found {Found()}");
        }

        return new ParameterSyntax(type, Take().Text, Since(start));
    }
}

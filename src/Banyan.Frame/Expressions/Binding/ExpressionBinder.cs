using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions;

/// <summary>Turns the text of an expression into a typed tree: parses it, looks the names up, and checks the types as C++ and ROOT do.</summary>
public static class ExpressionBinder
{
    /// <summary>The typed tree of <paramref name="text"/>.</summary>
    /// <param name="text">A C++ expression as RDataFrame takes it, with or without <c>return ...;</c>.</param>
    /// <param name="scope">The columns.</param>
    /// <param name="catalogue">The functions.</param>
    /// <exception cref="AnalysisException">The text is no expression, or types do not fit; with the place in the text.</exception>
    /// <exception cref="ColumnNotFoundException">A column or function does not exist; with the nearest names.</exception>
    public static BoundExpression Bind(string text, IBindingScope scope, FunctionCatalogue catalogue)
    {
        ExpressionSyntax syntax = Parser.Parse(text);
        var binder = new Binder(text, scope, catalogue);
        TypedNode root = binder.BindRoot(syntax);
        return new BoundExpression(text, root, binder.Warnings);
    }

    /// <summary>Checks that an expression can be a filter: it must be exactly bool, as in RDataFrame, neither a number nor a vector.</summary>
    /// <exception cref="AnalysisException">It is something else.</exception>
    public static void RequireBool(BoundExpression bound)
    {
        if (bound.Root.Type is ScalarType { Kind: ElementKind.Bool })
        {
            return;
        }

        string advice = bound.Root.Type switch
        {
            ScalarType => "; compare it, for instance with != 0",
            VectorType => "; reduce it with Any(...) or All(...)",
            _ => string.Empty,
        };
        throw new AnalysisException($"a filter must give bool, this gives {bound.Root.Type}{advice}", bound.Text, 0, bound.Text.Length);
    }
}

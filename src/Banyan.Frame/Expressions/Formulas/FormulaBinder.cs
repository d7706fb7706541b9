using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>Binds expressions by TTree::Draw's rules; what is no formula but a valid RDataFrame expression keeps its meaning there, and its warnings.</summary>
internal static class FormulaBinder
{
    /// <summary>Formulas that are drawn together.</summary>
    /// <exception cref="AnalysisException">One is neither a formula nor an RDataFrame expression.</exception>
    public static FormulaSet Bind(IReadOnlyList<string> texts, IBindingScope scope, FunctionCatalogue catalogue, FormulaDataset dataset)
    {
        TypedNode[] nodes;
        HashSet<LocalSymbol> loopLocals = [];
        IReadOnlyList<ExpressionWarning>[] warnings;
        try
        {
            (nodes, loopLocals, warnings) = Binder.BindFormulas(texts, scope, catalogue, dataset);
        }
        catch (AnalysisException)
        {
            if (BindAsExpressions(texts, scope, catalogue) is not { } plain)
            {
                throw;
            }

            warnings = [.. plain.Select(expression => expression.Warnings)];
            nodes = [.. plain.Select(expression => Shortest.Of(expression.Root))];
        }

        var guards = new ElementGuards(loopLocals);
        var protecting = new ProtectedLoops(guards);
        var expressions = new List<BoundExpression>();
        var events = new List<BoundExpression?>();
        TypedNode? elements = null;
        for (int i = 0; i < nodes.Length; i++)
        {
            (TypedNode? exists, TypedNode? each) = guards.Of(nodes[i]);
            events.Add(exists is null ? null : new BoundExpression($"all elements of '{texts[i]}' exist", exists, []));
            elements = ElementGuards.AndElements(elements, each);
            expressions.Add(new BoundExpression(texts[i], protecting.Rewrite(nodes[i]), warnings[i]));
        }

        return new FormulaSet(expressions, events, elements is null ? null : new BoundExpression("elements exist", protecting.Rewrite(elements), []));
    }

    private static BoundExpression[]? BindAsExpressions(IReadOnlyList<string> texts, IBindingScope scope, FunctionCatalogue catalogue)
    {
        try
        {
            return [.. texts.Select(text => ExpressionBinder.Bind(text, scope, catalogue))];
        }
        catch (AnalysisException)
        {
            return null;
        }
    }
}

// Placeholder so that the frame builds until the binder lands: developer lang deletes this file when pushing ExpressionBinder and FunctionCatalogue.
#pragma warning disable
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions
{
    public static class ExpressionBinder
    {
        public static BoundExpression Bind(string text, IBindingScope scope, Functions.FunctionCatalogue catalogue) =>
            scope.TryGetColumn(text, out ColumnSymbol? column) ? new(text, new ColumnNode(column, default), []) : throw new AnalysisException("expressions are not there yet", text, 0, text.Length);

        public static void RequireBool(BoundExpression bound)
        {
        }
    }
}

namespace Banyan.Frame.Expressions.Functions
{
    public sealed class FunctionCatalogue
    {
        public static FunctionCatalogue Standard { get; } = new();
    }
}

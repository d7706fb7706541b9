using System.Diagnostics.CodeAnalysis;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>A scope in which only parameters have names.</summary>
internal sealed class ParameterScope : IBindingScope
{
    private readonly Dictionary<string, ColumnSymbol> _columns = new(StringComparer.Ordinal);

    /// <summary>The parameters that an expression can hold.</summary>
    public ParameterScope(IReadOnlyList<ParameterSpec> parameters)
    {
        foreach (ParameterSpec parameter in parameters)
        {
            if (parameter.Expression is { } text)
            {
                try
                {
                    _columns[parameter.Name] = new DefinedColumn(parameter.Name, text, ExpressionBinder.Bind(text, this, FunctionCatalogue.Standard).Root);
                }
                catch (AnalysisException)
                {
                    // A text that no expression can hold has no name here.
                }
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> ColumnNames => _columns.Keys;

    /// <inheritdoc/>
    public bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnSymbol? column) => _columns.TryGetValue(name, out column);
}

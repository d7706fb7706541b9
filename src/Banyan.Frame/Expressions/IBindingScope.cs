using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions;

/// <summary>The names that an expression may use.</summary>
public interface IBindingScope
{
    /// <summary>All column names, for the nearest-name suggestions and for the longest match of names with dots.</summary>
    IEnumerable<string> ColumnNames { get; }

    /// <summary>Looks a column (or alias) up by its exact name.</summary>
    bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnSymbol? column);
}

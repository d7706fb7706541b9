using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>The scope of a function's body: it has no columns.</summary>
internal sealed class NoColumns : IBindingScope
{
    private NoColumns()
    {
    }

    public static NoColumns Instance { get; } = new();

    public IEnumerable<string> ColumnNames => [];

    public bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnSymbol? column)
    {
        column = null;
        return false;
    }
}

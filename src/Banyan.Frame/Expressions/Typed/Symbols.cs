using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Expressions.Typed;

/// <summary>A column as expressions see it; compared by identity.</summary>
public abstract class ColumnSymbol(string name, DataType type)
{
    /// <summary>Name in expressions.</summary>
    public string Name { get; } = name;

    /// <summary>Type of one event's value.</summary>
    public DataType Type { get; } = type;
}

/// <summary>A column of the dataset.</summary>
public sealed class SourceColumn(ColumnInfo info) : ColumnSymbol(info.Name, info.Type)
{
    /// <summary>What the dataset says about it.</summary>
    public ColumnInfo Info { get; } = info;
}

/// <summary>A column that the analysis defines; evaluated at most once per entry, and only when needed.</summary>
public sealed class DefinedColumn(string name, string text, TypedNode expression) : ColumnSymbol(name, expression.Type)
{
    /// <summary>The expression as the user wrote it (for delegates a description).</summary>
    public string Text { get; } = text;

    /// <summary>What it computes.</summary>
    public TypedNode Expression { get; } = expression;
}

/// <summary>A local variable of an expression; compared by identity.</summary>
public sealed class LocalSymbol(string name, DataType type)
{
    /// <summary>Name, for messages and dumps.</summary>
    public string Name { get; } = name;

    /// <summary>Type of its value.</summary>
    public DataType Type { get; } = type;
}

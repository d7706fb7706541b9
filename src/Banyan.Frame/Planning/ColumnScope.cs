using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Planning;

/// <summary>The columns that are visible at a place of the graph: the dataset's, the defined ones, aliases. Immutable.</summary>
internal sealed class ColumnScope : IBindingScope
{
    private readonly EventSource _source;
    private readonly SourceColumns _sourceColumns;
    private readonly ImmutableDictionary<string, ColumnSymbol> _added;

    public ColumnScope(EventSource source)
        : this(source, new SourceColumns(source), ImmutableDictionary<string, ColumnSymbol>.Empty)
    {
    }

    private ColumnScope(EventSource source, SourceColumns sourceColumns, ImmutableDictionary<string, ColumnSymbol> added)
    {
        _source = source;
        _sourceColumns = sourceColumns;
        _added = added;
    }

    public IEnumerable<string> ColumnNames => _added.Keys.Concat(_source.Columns.Select(column => column.Name));

    /// <summary>Names of defined columns and aliases, sorted.</summary>
    public IEnumerable<string> AddedNames => _added.Keys.Order(StringComparer.Ordinal);

    public bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnSymbol? column) =>
        _added.TryGetValue(name, out column) || _sourceColumns.TryGet(name, out column);

    public ColumnScope With(string name, ColumnSymbol column) => new(_source, _sourceColumns, _added.SetItem(name, column));

    /// <summary>One symbol per column of the dataset, made when first asked for, so that equal columns are the same symbol in all expressions.</summary>
    private sealed class SourceColumns(EventSource source)
    {
        private readonly Dictionary<string, ColumnSymbol> _symbols = [];

        public bool TryGet(string name, [NotNullWhen(true)] out ColumnSymbol? column)
        {
            lock (_symbols)
            {
                if (_symbols.TryGetValue(name, out column))
                {
                    return true;
                }

                if (!source.TryGetColumn(name, out ColumnInfo? info))
                {
                    return false;
                }

                // Two names for one column (an alias of the source) give one symbol.
                if (name != info.Name && TryGet(info.Name, out column))
                {
                    _symbols.Add(name, column);
                    return true;
                }

                column = new SourceColumn(info);
                _symbols.Add(name, column);
                return true;
            }
        }
    }
}

using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples;

/// <summary>A field of an RNTuple: a value, a collection, a record, a variant, with its subfields.</summary>
/// <remarks>Immutable after opening.</remarks>
public sealed class RNTupleField
{
    private readonly List<RNTupleField> _children = [];
    private readonly List<ColumnDescription[]> _representations = [];

    internal RNTupleField(FieldDescription description, RNTupleField? parent)
    {
        Description = description;
        Parent = parent;
        parent?._children.Add(this);
    }

    /// <summary>Its name.</summary>
    public string Name => Description.Name;

    /// <summary>Its normalised C++ type, e.g. <c>std::vector&lt;float&gt;</c>; empty for untyped records and collections.</summary>
    public string TypeName => Description.TypeName;

    /// <summary>What the writer says about it; often empty.</summary>
    public string Title => Description.Description;

    /// <summary>What it is.</summary>
    public FieldRole Role => Description.Role;

    /// <summary>Items of a fixed-size array, bits of a bitset; 0 for others.</summary>
    public long Repetition => Description.Repetition;

    /// <summary>The field that it is a part of; null for top-level fields.</summary>
    public RNTupleField? Parent { get; }

    /// <summary>Its parts, in their order.</summary>
    public IReadOnlyList<RNTupleField> Children => _children;

    /// <summary>True when it shows the data of another field.</summary>
    public bool IsProjected => Description.SourceId != null;

    /// <summary>True for the number of items of a collection, stored as the ends of its items.</summary>
    public bool IsCardinality => TypeName.StartsWith("ROOT::RNTupleCardinality<", StringComparison.Ordinal);

    /// <summary>The first encoding that it is stored in; null when no column belongs to it.</summary>
    public ColumnEncoding? Encoding => _representations.Count == 0 ? null : _representations[0][^1].Encoding;

    /// <summary>Name with those of its parents, separated by dots.</summary>
    public string Path => Parent == null ? Name : $"{Parent.Path}.{Name}";

    /// <summary>Columns of its own: 0 where its parts hold everything, 2 for strings and streamed objects, else 1.</summary>
    public int ColumnCount => _representations.Count == 0 ? 0 : _representations[0].Length;

    internal FieldDescription Description { get; }

    /// <summary>The columns of each representation: index before characters for strings, one column for most others.</summary>
    internal IReadOnlyList<ColumnDescription[]> Representations => _representations;

    internal void SetRepresentations(IEnumerable<ColumnDescription> columns)
    {
        _representations.Clear();
        foreach (IGrouping<int, ColumnDescription> representation in columns.GroupBy(column => column.Representation).OrderBy(group => group.Key))
        {
            _representations.Add([.. representation]);
        }
    }

    /// <summary>The columns that hold the field's data in a cluster.</summary>
    internal ColumnDescription[] ColumnsIn(ClusterInfo cluster)
    {
        foreach (ColumnDescription[] columns in _representations)
        {
            if (!cluster.Column(columns[0].Id).IsSuppressed)
            {
                return columns;
            }
        }

        return _representations[0];
    }
}

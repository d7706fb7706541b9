using Banyan.Root.RNTuples;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Merging;

/// <summary>Which column of an input's RNTuple is which of the output's, and how many elements a column should have.</summary>
internal sealed class TupleMatch
{
    private readonly SchemaDescription _output;
    private readonly int[] _sources; // for each column of the output that of the input; -1 for none
    private readonly long[] _perEntry; // elements per entry; 0 below collections, where an entry has as many as it says
    private readonly bool _isSame;

    private TupleMatch(SchemaDescription output, int[] sources, bool isFirst)
    {
        _output = output;
        _sources = sources;
        IsFirst = isFirst;
        _isSame = !sources.Where((source, id) => source != id).Any();
        _perEntry = [.. output.Columns.Select(column => PerEntry(output, column))];
    }

    /// <summary>True for the input whose header is the output's: what it says about late columns stays true.</summary>
    public bool IsFirst { get; }

    /// <summary>Columns of the output.</summary>
    public int ColumnCount => _sources.Length;

    /// <summary>The match of the first input with itself.</summary>
    public static TupleMatch First(SchemaDescription schema) => new(schema, [.. Enumerable.Range(0, schema.Columns.Count)], isFirst: true);

    /// <summary>Matches the columns of an input whose fields were found to fit.</summary>
    /// <param name="output">The output's schema.</param>
    /// <param name="input">The input's schema.</param>
    /// <param name="unmatched">A column of the input, or (with the other one null) of the output, that the other has not or has in another encoding; null when all fit.</param>
    public static TupleMatch? Of(SchemaDescription output, SchemaDescription input, out (ColumnDescription? Output, ColumnDescription? Input)? unmatched)
    {
        Dictionary<string, ColumnDescription> theirs = Named(input);
        var sources = new int[output.Columns.Count];
        foreach ((string name, ColumnDescription column) in Named(output))
        {
            sources[column.Id] = -1;
            if (theirs.Remove(name, out ColumnDescription? found))
            {
                if (found.Encoding != column.Encoding || found.Bits != column.Bits || found.Least != column.Least || found.Greatest != column.Greatest)
                {
                    unmatched = (column, found);
                    return null;
                }

                sources[column.Id] = found.Id;
            }
            else if (column.Representation == 0)
            {
                unmatched = (column, null);
                return null;
            }
        }

        unmatched = theirs.Count > 0 ? (null, theirs.Values.First()) : null;
        return unmatched is null ? new TupleMatch(output, sources, isFirst: false) : null;
    }

    /// <summary>Names of all fields with those of their parents.</summary>
    public static string[] Paths(List<FieldDescription> fields)
    {
        string[] names = new string[fields.Count];
        for (int i = 0; i < fields.Count; i++)
        {
            names[i] = fields[i].ParentId == i ? fields[i].Name : $"{names[fields[i].ParentId]}.{fields[i].Name}";
        }

        return names;
    }

    /// <summary>Columns that the page list names for a cluster.</summary>
    public int ColumnCountOf(StoredPageList.Cluster cluster) => IsFirst ? cluster.Columns.Count : _sources.Length;

    /// <summary>An output's column in a cluster of the input; null when the cluster does not have it.</summary>
    public StoredPageList.Column? Find(StoredPageList.Cluster cluster, int id)
    {
        int source = IsFirst || _isSame ? id : _sources[id];
        return source >= 0 && source < cluster.Columns.Count ? cluster.Columns[source] : null;
    }

    /// <summary>The output's column that is a column of the input; -1 for none.</summary>
    public int OutputOf(int source) => IsFirst || _isSame ? (source < _sources.Length ? source : -1) : Array.IndexOf(_sources, source);

    /// <summary>True when a column that a cluster does not have is to be suppressed there: another representation of its field has the data.</summary>
    public bool IsSuppressed(StoredPageList.Cluster cluster, int id)
    {
        ColumnDescription column = _output.Columns[id];
        return column.Representation > 0 || _output.Columns.Exists(other =>
            other.FieldId == column.FieldId && other.Representation != column.Representation && Find(cluster, other.Id) is { IsSuppressed: false });
    }

    /// <summary>Bits of an element.</summary>
    public int BitsOf(int id) => _output.Columns[id].Bits;

    /// <summary>Elements that a column has in a cluster whatever was stored; 0 below collections.</summary>
    public long ElementsOf(StoredPageList.Cluster cluster, int id) => checked(cluster.EntryCount * _perEntry[id]);

    /// <summary>The first of them, counted from the input's first entry.</summary>
    public long FirstElementOf(StoredPageList.Cluster cluster, int id) => checked(cluster.FirstEntry * _perEntry[id]);

    private static Dictionary<string, ColumnDescription> Named(SchemaDescription schema)
    {
        string[] paths = Paths(schema.Fields);
        var counts = new Dictionary<string, int>();
        var named = new Dictionary<string, ColumnDescription>();
        foreach (ColumnDescription column in schema.Columns)
        {
            string field = $"{paths[column.FieldId]} {column.Representation}";
            int number = counts.GetValueOrDefault(field);
            counts[field] = number + 1;
            named[$"{field} {number}"] = column;
        }

        return named;
    }

    private static long PerEntry(SchemaDescription schema, ColumnDescription column)
    {
        // The second column of a string, say, is as long as the first one tells.
        ColumnDescription? before = schema.Columns.Find(other => other.FieldId == column.FieldId && other.Representation == column.Representation);
        FieldDescription field = schema.Fields[column.FieldId];
        if (before is not null && before.Id != column.Id && before.Encoding is ColumnEncoding.Index32 or ColumnEncoding.Index64 or ColumnEncoding.SplitIndex32 or ColumnEncoding.SplitIndex64)
        {
            return 0;
        }

        long count = 1;
        while (true)
        {
            count = field.Repetition > 0 ? Math.Min(count * field.Repetition, int.MaxValue) : count;
            if (field.ParentId == field.Id)
            {
                return count;
            }

            field = schema.Fields[field.ParentId];
            if (field.Role is FieldRole.Collection or FieldRole.Variant)
            {
                return 0;
            }
        }
    }
}

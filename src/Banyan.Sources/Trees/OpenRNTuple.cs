using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>An open file with an RNTuple.</summary>
internal sealed class OpenRNTuple : OpenTree
{
    private readonly RNTuple _tuple;

    public OpenRNTuple(RootFile file, RNTuple tuple, TreeSchema? usual)
        : base(file, tuple.Key)
    {
        _tuple = tuple;
        ClusterBoundaries = tuple.ClusterBoundaries;
        TotalBytes = tuple.TotalBytes;
        ulong fingerprint = TreeFingerprint.Of(tuple);
        Schema = usual != null && usual.Fits(fingerprint) ? usual : Columns(tuple, fingerprint);
    }

    public override TreeSchema Schema { get; }

    public override IReadOnlyList<long> ClusterBoundaries { get; }

    public override long TotalBytes { get; }

    public override ColumnSize SizeOf(TreeColumn column)
    {
        var size = new ColumnSize(0, 0, 0);
        foreach (RNTupleField field in _tuple.Columns[column.Index].FieldsRead)
        {
            (long pages, long bytes, long stored) = _tuple.SizeOf(field);
            size = new ColumnSize(size.Baskets + (int)Math.Min(int.MaxValue - size.Baskets, pages), size.Bytes + bytes, size.StoredBytes + stored);
        }

        return size;
    }

    public override IEnumerable<ByteRange> Ranges(IEnumerable<TreeColumn> columns, long firstEntry, long endEntry) =>
        columns.SelectMany(column => _tuple.Columns[column.Index].FieldsRead).Distinct().SelectMany(field => _tuple.PageRanges(field, firstEntry, endEntry));

    public override TreeCursor OpenCursor(TreeColumn column, SharedDecoders shared) => new RNTupleCursor(Path, _tuple.OpenReader(_tuple.Columns[column.Index], shared.Offsets));

    private static TreeSchema Columns(RNTuple tuple, ulong fingerprint)
    {
        var schema = new TreeSchema(fingerprint);
        for (int i = 0; i < tuple.Columns.Count; i++)
        {
            RNTupleColumn column = tuple.Columns[i];
            schema.Add(new TreeColumn(new ColumnInfo(column.Name, column.Type, TitleOf(column), column.Problem, Dimensions: column.Dimensions), i, 0));
        }

        return schema;
    }

    // Items of a collection say nothing themselves.
    private static string TitleOf(RNTupleColumn column)
    {
        RNTupleField field = column.Field;
        while (field.Title.Length == 0 && field is { Name: "_0", Parent: RNTupleField parent })
        {
            field = parent;
        }

        return field.Title;
    }
}

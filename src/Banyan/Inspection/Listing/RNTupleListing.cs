using Banyan.Root.RNTuples;

namespace Banyan.Inspection.Listing;

/// <summary>What <c>ls</c> says about an RNTuple: its columns, as a tree's branches.</summary>
internal static class RNTupleListing
{
    /// <summary>The listing of an RNTuple; reads its page lists.</summary>
    public static TreeListing Of(RNTuple tuple, bool isDefault)
    {
        Dictionary<string, int> sizes = tuple.Columns.GroupBy(column => FileListing.Prefix(column.Name)).ToDictionary(group => group.Key, group => group.Count());
        long stored = tuple.AllFields.Where(field => !field.IsProjected).Sum(field => tuple.SizeOf(field).StoredBytes);
        return new TreeListing(
            tuple.Key.Path,
            tuple.Title,
            tuple.EntryCount,
            Math.Max(0, tuple.ClusterBoundaries.Count - 1),
            tuple.TotalBytes,
            stored,
            [.. tuple.Columns.Select(column => ColumnOf(tuple, column, sizes))],
            null,
            isDefault);
    }

    private static BranchListing ColumnOf(RNTuple tuple, RNTupleColumn column, Dictionary<string, int> sizes)
    {
        (long pages, long bytes, long stored) = (0, 0, 0);
        foreach (RNTupleField field in column.FieldsRead)
        {
            (long fieldPages, long fieldBytes, long fieldStored) = tuple.SizeOf(field);
            (pages, bytes, stored) = (pages + fieldPages, bytes + fieldBytes, stored + fieldStored);
        }

        string prefix = FileListing.Prefix(column.Name);
        return new BranchListing(
            column.Name,
            column.Field.Path.Replace('.', '/'),
            column.Problem == null ? column.Type.CppName : column.Field.TypeName,
            column.Field.Title,
            tuple.EntryCount,
            (int)Math.Min(int.MaxValue, pages),
            bytes,
            stored,
            tuple.File.CompressionSetting,
            false,
            false,
            column.Problem,
            sizes[prefix] > 1 ? prefix : string.Empty);
    }
}

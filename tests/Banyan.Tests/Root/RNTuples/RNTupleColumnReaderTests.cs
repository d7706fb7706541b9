using Banyan.Columns;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Root.RNTuples;

namespace Banyan.Tests.Root.RNTuples;

/// <summary>Columns as frames read them, against the plain content of their pages; the two share pages, not the walk.</summary>
public sealed unsafe class RNTupleColumnReaderTests
{
    [Theory]
    [InlineData("root640-rnt-types.root")]
    [InlineData("root640-rnt-encodings.root")]
    [InlineData("root640-rnt-layout.root")]
    [InlineData("root640-rnt-large.root")]
    [InlineData("root640-phys-edm4hep-rnt.root")]
    [InlineData("test_multiple_representations_rntuple_v1-0-0-0.root")]
    [InlineData("test_multiple_cluster_groups_rntuple_v1-0-0-0.root")]
    [InlineData("cmsopendata2015_ttbar_19980_NANOAOD_RNTupleImporter_rntuple_v1-0-0-1.root")]
    public void Read_AllEntries_GivesAllValuesOnce(string name)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        int compared = 0;
        foreach (RootKey key in file.RNTupleKeys)
        {
            RNTuple tuple = file.GetRNTuple(key);
            foreach (RNTupleColumn column in tuple.Columns.Where(column => column.Problem == null && column.Field is { Role: FieldRole.Leaf, IsCardinality: false } && Element(column.Type) is ScalarType))
            {
                LeafSums found = ByColumn(tuple, column);
                LeafSums wanted = ByPages(tuple, column);
                Assert.True((wanted.Count, wanted.Finite, wanted.Sum, wanted.Weighted) == (found.Count, found.Finite, found.Sum, found.Weighted), $"{key.Path} {column.Name}");
                compared++;
            }
        }

        Assert.NotEqual(0, compared);
    }

    [Fact]
    public void Columns_OfNestedFields_HaveTheNamesOfRDataFrame()
    {
        using RootFile file = RootFile.Open(Corpus.Path("test_class_inheritance_rntuple_v1-0-0-1.root"));
        RNTuple tuple = file.GetRNTuple(file.RNTupleKeys[0]);
        Assert.Contains(tuple.Columns, column => column.Name == "child.base_a1" && column.Type == DataType.Scalar(ElementKind.Int32));
        Assert.Contains(tuple.Columns, column => column.Name == "child.base_a3" && column.Type == DataType.Vector(ElementKind.Int32));
    }

    private static DataType Element(DataType type) => type is VectorType vector ? Element(vector.Item) : type;

    private static LeafSums ByColumn(RNTuple tuple, RNTupleColumn column)
    {
        var sums = new LeafSums();
        using RNTupleColumnReader reader = tuple.OpenReader(column);
        for (long entry = 0; entry < tuple.EntryCount;)
        {
            long end = reader.RunEnd(entry);
            reader.Read(entry, out ColumnBlock block);
            Assert.Equal((entry, end), (block.FirstEntry, block.EndEntry));
            (long first, long count) = EntryJson.FlatRange(column.Type.OffsetLevels, block, 0, block.EntryCount);
            sums.Add(column.Type.Element, (byte*)block.Values + (first * column.Type.Element.SizeOf()), count);
            entry = end;
        }

        return sums;
    }

    private static LeafSums ByPages(RNTuple tuple, RNTupleColumn column)
    {
        var sums = new LeafSums();
        using RNTupleElementReader reader = tuple.OpenElements(column.Field);
        for (int cluster = 0; cluster + 1 < tuple.ClusterBoundaries.Count; cluster++)
        {
            bool isPlain = column.Type.OffsetLevels == 0;
            long entries = tuple.ClusterBoundaries[cluster + 1] - tuple.ClusterBoundaries[cluster];
            bool isArray = column.Steps.Count > 0 && column.Steps.All(step => step.Field == null);
            long count = isPlain ? entries : isArray ? column.Steps.Aggregate(entries, (product, step) => product * step.Length) : reader.CountIn(cluster);
            sums.Add(reader.Kind!.Value, reader.Read(cluster, 0, count, isPlain || isArray ? count : -1), count);
        }

        return sums;
    }
}

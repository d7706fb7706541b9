using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Inspection;
using Banyan.Inspection.Objects;
using Banyan.Root;
using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Root.Trees.Decoding;
using Banyan.Root.Trees.ObjectEntries;
using Banyan.Tests.Cli;

namespace Banyan.Tests.Root.Trees;

/// <summary>Containers of objects that hold numbers, read as columns and as objects: two ways of reading, one content.</summary>
public sealed class MemberColumnTests
{
    [Theory]
    [InlineData("uproot-issue-798.root", "CollectionTree", 20)]
    [InlineData("uproot-issue-123a.root", "CollectionTree", 1)]
    [InlineData("root640-phys-physlite.root", "CollectionTree", 1)]
    public void Read_ContainersOfElementLinks_HaveTheNumbersOfTheObjects(string name, string treeName, int least)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        int count = 0;
        foreach (TBranch branch in file.GetTree(treeName).AllBranches.Where(branch => !branch.IsGroup && branch.HasMemberColumns && branch.Layout.Plan is BasketPlan.Sequential))
        {
            JsonArray members = Objects(branch);
            for (int i = 0; i < branch.Columns.Count; i++)
            {
                (long values, double sum) = Sum(branch, i);
                JsonNode member = members.First(leaf => ((string)leaf!["member"]!).EndsWith(branch.Columns[i].Name, StringComparison.Ordinal))!;
                Assert.Equal(((long)member["count"]!, (double)member["sum"]!), (values, sum));
            }

            count++;
        }

        Assert.True(count >= least, $"{count} branches with columns of members");
    }

    [Theory]
    [InlineData("root640-stl.root", 30)]
    [InlineData("root640-split.root", 1)]
    [InlineData("root640-memberwise.root", 5)]
    [InlineData("root640-pointers.root", 2)]
    [InlineData("root640-physvec.root", 10)]
    [InlineData("root640-clones.root", 2)]
    [InlineData("root640-evolution-v1.root", 1)]
    [InlineData("uproot-HZZ-objects.root", 11)]
    [InlineData("uproot-stl_containers.root", 10)]
    [InlineData("uproot-small-evnt-tree-nosplit.root", 1)]
    [InlineData("uproot-issue494.root", 20)]
    public unsafe void Read_ObjectsOfEveryKind_HaveTheNumbersAndStringsOfTheObjects(string name, int least)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        int compared = 0;
        foreach (TBranch branch in file.Keys.Where(key => key.IsTree).SelectMany(key => file.GetTree(key).AllBranches).Where(branch => !branch.IsGroup && branch.HasMemberColumns))
        {
            ObjectSums[] places = Places(branch);
            for (int i = 0; i < branch.Columns.Count; i++)
            {
                BranchColumn column = branch.Columns[i];
                if (places.Count(place => place.Path == column.Name) != 1)
                {
                    continue; // no entry has it, or a member hides another of its name
                }

                ObjectSums wanted = places.Single(place => place.Path == column.Name);
                (LeafSums numbers, byte[] texts) = Contents(branch, i);
                if (IsText(column.Type))
                {
                    Assert.Equal(wanted.Texts?.ToArray() ?? [], texts);
                }
                else
                {
                    Assert.Equal((column.Name, wanted.Numbers?.Count ?? 0, wanted.Numbers?.Sum ?? 0, wanted.Numbers?.Weighted ?? 0), (column.Name, numbers.Count, numbers.Sum, numbers.Weighted));
                }

                compared++;
            }
        }

        Assert.True(compared >= least, $"{compared} columns of members");
    }

    [Fact]
    public unsafe void Of_MapOfStringsToVectors_HasAColumnOfKeysAndOneOfValues()
    {
        var map = new EntryObjects.Container(new CppType.Map("map", new CppType.Text(false), new CppType.Sequence("vector", new CppType.Number(ElementKind.Float32))));
        (MemberShape shape, IReadOnlyList<BranchColumn> columns) = MemberColumns.Of(map, BuiltInStreamers.Table)!.Value;
        Assert.Equal([("first", "ROOT::VecOps::RVec<std::string>"), ("second", "ROOT::VecOps::RVec<std::vector<float>>")], columns.Select(column => (column.Name, column.Type.CppName)));

        using var keys = new ColumnOutput(NativePool.Shared, ElementKind.Int8, 2);
        using var values = new ColumnOutput(NativePool.Shared, ElementKind.Float32, 2);
        keys.Reset();
        values.Reset();
        shape.Add(new object?[] { Item("one", [1, 2]), Item("three", []) }, [keys, values]);
        shape.Add(Array.Empty<object?>(), [keys, values]);
        shape.Add(null, [keys, values]);
        shape.Add(new object?[] { Item("é", [7]) }, [keys, values]);

        Assert.Equal([0, 2, 2, 2, 3], new Span<int>(keys.Offsets(0), 5).ToArray());
        Assert.Equal([0, 3, 8, 10], new Span<int>(keys.Offsets(1), 4).ToArray());
        Assert.Equal("onethreeé", Encoding.UTF8.GetString(new Span<byte>(keys.Values, keys.ValueCount)));
        Assert.Equal([0, 2, 2, 2, 3], new Span<int>(values.Offsets(0), 5).ToArray());
        Assert.Equal([0, 2, 2, 3], new Span<int>(values.Offsets(1), 4).ToArray());
        Assert.Equal([1, 2, 7], new Span<float>(values.Values, 3).ToArray());

        static object Item(string key, float[] value) => KeyValuePair.Create<object?, object?>(key, value);
    }

    [Fact]
    public unsafe void Of_ObjectOfAnotherVersion_IsTakenByNamesAndLacksNothing()
    {
        var info = new StreamerInfo("Hit", 2, 0,
        [
            new StreamerElement { ElementClass = "TStreamerBasicType", Name = "id", Type = StreamerType.Int, TypeName = "int" },
            new StreamerElement { ElementClass = "TStreamerBasicType", Name = "energy", Type = StreamerType.Double, TypeName = "double" },
            new StreamerElement { ElementClass = "TStreamerBasicType", Name = "later", Type = StreamerType.Short, TypeName = "short" },
        ]);
        (MemberShape shape, IReadOnlyList<BranchColumn> columns) = MemberColumns.Of(new EntryObjects.Whole("Hit", info), new StreamerTable([info], BuiltInStreamers.Table))!.Value;
        Assert.Equal([("id", "int"), ("energy", "double"), ("later", "short")], columns.Select(column => (column.Name, column.Type.CppName)));
        var old = new MemberLayout();
        int energy = old.AddNumber("energy", NumberType.Float32);
        int id = old.AddNumber("id", NumberType.Int64);
        var hit = new RootObject("Hit", 1, old);
        hit.SetNumber(energy, BitConverter.DoubleToUInt64Bits(2.5));
        hit.SetNumber(id, unchecked((ulong)-7L));
        using var ids = new ColumnOutput(NativePool.Shared, ElementKind.Int32, 0);
        using var energies = new ColumnOutput(NativePool.Shared, ElementKind.Float64, 0);
        using var laters = new ColumnOutput(NativePool.Shared, ElementKind.Int16, 0);

        shape.Add(hit, [ids, energies, laters]);
        shape.Add(null, [ids, energies, laters]);

        Assert.Equal([-7, 0], new Span<int>(ids.Values, ids.ValueCount).ToArray());
        Assert.Equal([2.5, 0], new Span<double>(energies.Values, energies.ValueCount).ToArray());
        Assert.Equal([0, 0], new Span<short>(laters.Values, laters.ValueCount).ToArray());
    }

    [Fact]
    public void Eval_FourVectorsAndMaps_AreColumnsOfTheirMembers()
    {
        Assert.Contains("sum      340153.7456417084", CliRun.Of("eval", Corpus.Path("uproot-HZZ-objects.root"), "Sum(jetp4.fE)").Succeeded(), StringComparison.Ordinal);
        CliRun whole = CliRun.Of("show", Corpus.Path("uproot-HZZ-objects.root"), "-c", "jetp4");
        Assert.Equal(2, whole.Code);
        Assert.StartsWith("banyan: there is no column 'jetp4'; did you mean jetp4.fE", whole.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_ElementLinks_AreNestedVectors()
    {
        string input = Corpus.Path("uproot-issue-798.root") + ":CollectionTree";
        string output = CliRun.Of("eval", input, "Sum(Map(AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex, [](const std::vector<unsigned> &v) { return v.size(); }))").Succeeded();
        Assert.Contains("AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex", output, StringComparison.Ordinal);
    }

    private static bool IsText(DataType type) => type is StringType || (type is VectorType vector && IsText(vector.Item));

    private static ObjectSums[] Places(TBranch branch)
    {
        var sums = new ObjectSums(string.Empty);
        using BranchObjectReader reader = branch.OpenObjectReader();
        for (int index = 0; index < branch.BasketCount; index++)
        {
            foreach (object? entry in reader.Read(index))
            {
                sums.AddEntry(entry);
            }
        }

        return [.. sums.All];
    }

    private static unsafe (LeafSums Numbers, byte[] Texts) Contents(TBranch branch, int column)
    {
        var sums = new LeafSums();
        using var texts = new MemoryStream();
        DataType type = branch.Columns[column].Type;
        using BranchReader reader = branch.OpenReader();
        for (int index = 0; index < branch.BasketCount; index++)
        {
            reader.Read(index).GetColumn(column, out ColumnBlock block);
            (long start, long count) = EntryJson.FlatRange(type.OffsetLevels, block, 0, block.EntryCount);
            if (!IsText(type))
            {
                sums.Add(type.Element, (byte*)block.Values + (start * type.Element.SizeOf()), count);
                continue;
            }

            (long firstText, long textCount) = EntryJson.FlatRange(type.OffsetLevels - 1, block, 0, block.EntryCount);
            int* ends = EntryJson.Offsets(block, type.OffsetLevels - 1);
            for (long i = firstText; i < firstText + textCount; i++)
            {
                ObjectSums.WriteText(Encoding.UTF8.GetString((byte*)block.Values + ends[i], ends[i + 1] - ends[i]), texts.Write);
            }
        }

        return (sums, texts.ToArray());
    }

    private static JsonArray Objects(TBranch branch)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            ObjectValues.Write(json, branch);
            json.WriteEndObject();
        }

        return JsonNode.Parse(bytes.ToArray())!["leaves"]!.AsArray();
    }

    private static unsafe (long Count, double Sum) Sum(TBranch branch, int column)
    {
        using BranchReader reader = branch.OpenReader();
        long count = 0;
        double sum = 0;
        for (int index = 0; index < branch.BasketCount; index++)
        {
            DecodedBasket basket = reader.Read(index);
            basket.GetColumn(column, out ColumnBlock block);
            (long start, long values) = EntryJson.FlatRange(branch.Columns[column].Type.OffsetLevels, block, 0, block.EntryCount);
            for (long i = start; i < start + values; i++)
            {
                sum += ((uint*)block.Values)[i];
            }

            count += values;
        }

        return (count, sum);
    }
}

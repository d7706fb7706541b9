using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Tests.Root.Trees;

/// <summary>A tree of split objects as ROOT writes it and Banyan does not: branches of any structure with given bytes, whose baskets lie in the tree's own record.</summary>
internal sealed class ForeignTree(IReadOnlyList<ForeignBranch> branches, int entryCount) : WritableObject
{
    private readonly Dictionary<ForeignBranch, int> _places = new(ReferenceEqualityComparer.Instance);

    public override string ClassName => "TTree";

    internal override string KeyTitle => "t";

    internal override IEnumerable<string> StreamedClasses => ["TTree", "TBranchElement", "TLeafElement"];

    /// <summary>Writes a file with this tree, named <c>t</c>, and descriptions of classes.</summary>
    public void WriteTo(string path, params (string Name, int Version, uint CheckSum, ForeignElement[] Elements)[] classes)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        ObjectBuffer list = new(0);
        int start = list.BeginVersion(5);
        list.WriteTObject();
        list.WriteString(string.Empty);
        list.WriteInt32(classes.Length);
        foreach ((string name, int version, uint checkSum, ForeignElement[] elements) in classes)
        {
            WriteInfo(list, name, version, checkSum, elements);
            list.WriteByte(0);
        }

        list.EndCount(start);
        file.CopiedInfos.Add(new ObjectReader(list.Bytes.ToArray(), 0, BuiltInStreamers.Table, new Banyan.Root.RecordContext(path, 0, "infos")).ReadObject("TList"));
        file.Write("t", this);
        file.Commit();
    }

    internal override void Stream(ObjectBuffer buffer, string name)
    {
        int tree = buffer.BeginVersion(20);
        buffer.WriteTNamed(name, "t");
        DrawingAttributes.WriteLine(buffer);
        DrawingAttributes.WriteFill(buffer);
        DrawingAttributes.WriteMarker(buffer);
        buffer.WriteInt64(entryCount);
        buffer.WriteInt64s([0, 0, 0, 0]);
        buffer.WriteDouble(1);
        buffer.WriteInt32s([0, 25, 0, 1000, 0]);
        buffer.WriteInt64s([1000000000000, 1000000000000, 0, 0, 0, 1000000]);
        buffer.WriteByte(0);
        buffer.WriteByte(0);
        WriteFeatures(buffer);
        WriteBranches(buffer, branches);
        WriteArray(buffer, 0, static () => { });
        buffer.WriteNull();
        buffer.WriteInt32s([0, 0]);
        buffer.WriteInt32s([0, 0, 0, 0]);
        buffer.EndCount(tree);
    }

    private static void WriteInfo(ObjectBuffer buffer, string name, int version, uint checkSum, ForeignElement[] elements)
    {
        int pointer = buffer.BeginObject("TStreamerInfo");
        int start = buffer.BeginVersion(9);
        buffer.WriteTNamed(name, string.Empty);
        buffer.WriteUInt32(checkSum);
        buffer.WriteInt32(version);
        int array = buffer.BeginObject("TObjArray");
        WriteArray(buffer, elements.Length, () =>
        {
            foreach (ForeignElement element in elements)
            {
                element.Write(buffer);
            }
        });
        buffer.EndCount(array);
        buffer.EndCount(start);
        buffer.EndCount(pointer);
    }

    private static void WriteFeatures(ObjectBuffer buffer)
    {
        int mark = buffer.BeginVersion(0);
        buffer.WriteUInt32(0x1aa12f10);
        buffer.WriteByte(0);
        buffer.EndCount(mark);
    }

    private static void WriteArray(ObjectBuffer buffer, int count, Action items)
    {
        int mark = buffer.BeginVersion(3);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty);
        buffer.WriteInt32(count);
        buffer.WriteInt32(0);
        items();
        buffer.EndCount(mark);
    }

    private void WriteBranches(ObjectBuffer buffer, IReadOnlyList<ForeignBranch> list) => WriteArray(buffer, list.Count, () =>
    {
        foreach (ForeignBranch branch in list)
        {
            WriteBranch(buffer, branch);
        }
    });

    private void WriteBranch(ObjectBuffer buffer, ForeignBranch branch)
    {
        _places[branch] = buffer.BeginObject("TBranchElement");
        int element = buffer.BeginVersion(10);
        int mark = buffer.BeginVersion(13);
        buffer.WriteTNamed(branch.Name, string.Empty);
        DrawingAttributes.WriteFill(buffer);
        int baskets = branch.Entries.Length > 0 ? 1 : 0;
        buffer.WriteInt32s([0, 32000, 1000, 0]);
        buffer.WriteInt64(entryCount);
        WriteFeatures(buffer);
        buffer.WriteInt32s([0, 10, 99]);
        buffer.WriteInt64s([entryCount, 0, 0, 0]);
        WriteBranches(buffer, branch.Branches);
        WriteArray(buffer, 1, () => WriteLeaf(buffer, branch));
        WriteArray(buffer, baskets, () => WriteBaskets(buffer, branch));
        buffer.WriteByte(1);
        buffer.WriteInt32s(new int[10]);
        buffer.WriteByte(1);
        buffer.WriteInt64s([0, entryCount, 0, 0, 0, 0, 0, 0, 0, 0]);
        buffer.WriteByte(1);
        buffer.WriteInt64s(new long[10]);
        buffer.WriteString(branch.FileName);
        buffer.EndCount(mark);
        buffer.WriteString(branch.ClassName);
        buffer.WriteString(string.Empty);
        buffer.WriteString(string.Empty);
        buffer.WriteUInt32(0);
        buffer.WriteInt16(branch.ClassVersion);
        buffer.WriteInt32s([branch.Id, branch.Type, branch.StreamerType, 0]);
        WriteReference(buffer, branch.Count);
        WriteReference(buffer, branch.ItemCount);
        buffer.EndCount(element);
        buffer.EndCount(_places[branch]);
    }

    private void WriteReference(ObjectBuffer buffer, ForeignBranch? branch)
    {
        if (branch == null)
        {
            buffer.WriteNull();
        }
        else
        {
            buffer.WriteReference(_places[branch]);
        }
    }

    private static void WriteLeaf(ObjectBuffer buffer, ForeignBranch branch)
    {
        int pointer = buffer.BeginObject("TLeafElement");
        int own = buffer.BeginVersion(1);
        int mark = buffer.BeginVersion(2);
        buffer.WriteTNamed(branch.Name, branch.Name);
        buffer.WriteInt32s([1, 0, 0]);
        buffer.WriteBool(false);
        buffer.WriteBool(false);
        buffer.WriteNull();
        buffer.EndCount(mark);
        buffer.WriteInt32s([branch.Id, branch.StreamerType]);
        buffer.EndCount(own);
        buffer.EndCount(pointer);
    }

    /// <summary>One basket in the tree's record: its key, its fields, the table of offsets unless the branch has none, and a buffer that begins with the key's bytes.</summary>
    private static void WriteBaskets(ObjectBuffer buffer, ForeignBranch branch)
    {
        if (branch.Entries.Length == 0)
        {
            return;
        }

        const int keyByteCount = 60;
        int pointer = buffer.BeginObject("TBasket");
        int byteCount = keyByteCount + branch.Entries.Sum(entry => entry.Length);
        buffer.WriteInt32(0);
        buffer.WriteInt16(4);
        buffer.WriteInt32s([0, 0]);
        buffer.WriteInt16(keyByteCount);
        buffer.WriteInt16(0);
        buffer.WriteInt32s([0, 0]);
        buffer.WriteString("TBasket");
        buffer.WriteString(branch.Name);
        buffer.WriteString("t");
        buffer.WriteInt16(3);
        buffer.WriteInt32s([32000, 1000, branch.Entries.Length, byteCount]);
        buffer.WriteByte(branch.HasOffsets ? (byte)11 : (byte)12);
        if (branch.HasOffsets)
        {
            buffer.WriteInt32(branch.Entries.Length);
            int place = keyByteCount;
            foreach (byte[] entry in branch.Entries)
            {
                buffer.WriteInt32(place);
                place += entry.Length;
            }
        }

        buffer.WriteBytes(new byte[keyByteCount]);
        foreach (byte[] entry in branch.Entries)
        {
            buffer.WriteBytes(entry);
        }

        buffer.EndCount(pointer);
    }
}

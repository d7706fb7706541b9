using Banyan.Root.Writing;
using Banyan.Tests.Cli;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Trees;

/// <summary>Trees of ROOT 2, whose files describe no classes.</summary>
public sealed class OldTreeTests
{
    [Fact]
    public void Show_TreeOfVersion4_HasTheValues()
    {
        using var scratch = new ScratchFile();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write("nt", new OldTree());
            file.Commit();
        }

        string output = CliRun.Of("show", scratch.Path, "--json").Succeeded();

        Assert.Equal("""[{"entry":0,"e":1.5,"n":4},{"entry":1,"e":2.5,"n":5}]""", output.Trim());
        Assert.Contains("good", CliRun.Of("check", scratch.Path).Succeeded(), StringComparison.Ordinal);
    }

    /// <summary>A tree as ROOT 2.23 wrote it, with two entries in baskets of its own record: heads of base classes have no byte count, lists of baskets their length before them.</summary>
    private sealed class OldTree : WritableObject
    {
        public override string ClassName => "TTree";

        internal override string KeyTitle => "old";

        internal override IEnumerable<string> StreamedClasses => [];

        internal override void Stream(ObjectBuffer buffer, string name)
        {
            int tree = buffer.BeginVersion(4);
            WriteNamed(buffer, name, "old");
            WriteShorts(buffer, 1, 1, 1, 1);
            WriteShorts(buffer, 1, 0, 1001);
            WriteShorts(buffer, 1, 1, 1);
            buffer.WriteFloat(1);
            buffer.WriteInt32s([25, 1000000000, 0]);
            buffer.WriteDouble(2);
            buffer.WriteDouble(0);
            buffer.WriteDouble(0);
            buffer.WriteInt32s([100000000, 1000000]);
            WriteArrayHead(buffer, 2);
            WriteBranch(buffer, "e", "TLeafF", [0x3f, 0xc0, 0, 0, 0x40, 0x20, 0, 0]);
            WriteBranch(buffer, "n", "TLeafI", [0, 0, 0, 4, 0, 0, 0, 5]);
            WriteArrayHead(buffer, 0);
            buffer.WriteInt32s([0, 0]);
            WriteShorts(buffer, 2); // TList of version 2: a name, a number
            buffer.WriteString(string.Empty);
            buffer.WriteInt32(0);
            buffer.EndCount(tree);
        }

        private static void WriteBranch(ObjectBuffer buffer, string name, string leafClass, byte[] data)
        {
            int pointer = buffer.BeginObject("TBranch");
            int start = buffer.BeginVersion(5);
            WriteNamed(buffer, name, name + "/F");
            buffer.WriteInt32s([1, 8000, 0, 1000, 0, 2]);
            buffer.WriteDouble(2);
            buffer.WriteDouble(0);
            buffer.WriteDouble(0);
            buffer.WriteInt32(0);
            WriteArrayHead(buffer, 0);
            WriteArrayHead(buffer, 1);
            int leaf = buffer.BeginObject(leafClass);
            int own = buffer.BeginVersion(1);
            int part = buffer.BeginVersion(1);
            WriteNamed(buffer, name, name);
            buffer.WriteInt32s([1, 4, 0]);
            WriteShorts(buffer, 0);
            buffer.WriteNull();
            buffer.EndCount(part);
            buffer.WriteInt32s([0, 0]);
            buffer.EndCount(own);
            buffer.EndCount(leaf);
            WriteArrayHead(buffer, 1);
            WriteBasket(buffer, name, data);
            for (int i = 0; i < 3; i++)
            {
                buffer.WriteInt32s([2, 0, 0]);
            }

            buffer.WriteString(string.Empty);
            buffer.EndCount(start);
            buffer.EndCount(pointer);
        }

        private static void WriteBasket(ObjectBuffer buffer, string name, byte[] data)
        {
            const int keyByteCount = 29;
            int pointer = buffer.BeginObject("TBasket");
            buffer.WriteInt32(0);
            buffer.WriteInt16(2);
            buffer.WriteInt32s([0, 0]);
            WriteShorts(buffer, keyByteCount, 0);
            buffer.WriteInt32s([0, 0]);
            buffer.WriteString("TBasket");
            buffer.WriteString(name);
            buffer.WriteString("nt");
            buffer.WriteInt16(2);
            buffer.WriteInt32s([8000, 4, 2, keyByteCount + data.Length]);
            buffer.WriteByte(12);
            buffer.WriteBytes(new byte[keyByteCount]);
            buffer.WriteBytes(data);
            buffer.EndCount(pointer);
        }

        private static void WriteNamed(ObjectBuffer buffer, string name, string title)
        {
            WriteShorts(buffer, 1);
            buffer.WriteTObject();
            buffer.WriteString(name);
            buffer.WriteString(title);
        }

        private static void WriteArrayHead(ObjectBuffer buffer, int count)
        {
            WriteShorts(buffer, 2);
            buffer.WriteString(string.Empty);
            buffer.WriteInt32s([count, 0]);
        }

        private static void WriteShorts(ObjectBuffer buffer, params int[] values)
        {
            foreach (int value in values)
            {
                buffer.WriteInt16(value);
            }
        }
    }
}

using System.Buffers.Binary;
using Banyan.Root;
using Banyan.Root.Merging;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;
using Banyan.Storage;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Merging;

public sealed class WideBasketTests
{
    private const int Growth = 8;

    [Theory]
    [InlineData("x")]
    [InlineData("v")]
    public void Of_BasketWithShortKey_IsTheWideOneAgain(string name)
    {
        using ScratchFile scratch = new();
        byte[] wide = Basket(scratch.Path, name);
        byte[]? made = WideBasket.Of(Narrow(wide, name == "v"), RootCompression.None, out string? problem);
        Assert.Null(problem);
        wide.AsSpan(18, 16).Clear(); // places, which are set when it is written
        Assert.Equal(wide, made);
    }

    [Fact]
    public void Copy_RangeThatCannotStandThere_IsWidenedAlone()
    {
        using ScratchFile scratch = new();
        using RootFileWriter writer = RootFileWriter.Create(scratch.Path);
        var target = new WideTarget();
        byte[] input = [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)(i / 1000))];
        using var source = new MemoryByteSource(input, "input");
        long start = writer.ByteCount;
        CopiedRange[] ranges = [new(999_000, 1000, target, 3), new(0, 100, target, 0), new(100, 200, target, 1), new(300, 900_000, target, 2)];
        new MergeOutput(writer, new MergeOptions()).Copy(source, ranges);
        Assert.Equal([(0, 0, 100), (1, 100, 208), (2, 308, 900_008), (3, 900_316, 1008)], target.Places.Select(place => (place.Number, place.FileOffset - start, place.ByteCount)));
    }

    /// <summary>Ranges of more than 100 bytes cannot stand in the output and get 8 bytes more.</summary>
    private sealed class WideTarget : ICopyTarget
    {
        public List<(int Number, long FileOffset, int ByteCount)> Places { get; } = [];

        public bool NeedsRecord => false;

        public bool MustWiden(ReadOnlySpan<byte> bytes, long fileOffset) => bytes.Length > 100;

        public byte[] Widen(int number, ReadOnlySpan<byte> bytes) => [.. bytes, .. new byte[Growth]];

        public void Place(int number, Span<byte> bytes, long fileOffset, int byteCount) => Places.Add((number, fileOffset, byteCount));

        public byte[] Recompress(int number, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();
    }

    [Fact]
    public void Of_DamagedBasket_SaysSo()
    {
        using ScratchFile scratch = new();
        byte[] narrow = Narrow(Basket(scratch.Path, "v"), hasOffsets: true);
        for (int length = 0; length < narrow.Length; length++)
        {
            Assert.Null(WideBasket.Of(narrow.AsSpan(0, length), RootCompression.None, out string? problem));
            Assert.NotNull(problem);
        }
    }

    private static byte[] Basket(string path, string name)
    {
        using TestColumn x = TestColumn.Scalar([.. Enumerable.Range(0, 50)]);
        using TestColumn v = TestColumn.Jagged([.. Enumerable.Range(0, 50).Select(i => Enumerable.Repeat(i * 0.5f, i % 4).ToArray())]);
        using (RootFileWriter file = RootFileWriter.Create(path, new RootFileWriterOptions { Compression = RootCompression.None }))
        {
            TreeWriter tree = file.CreateTree("Events", new TreeDefinition([new("x", x.Type), new("v", v.Type) { CountBranch = "n" }]));
            tree.Fill(50, [x.BlockFrom(0), v.BlockFrom(0)]);
            file.Commit();
        }

        using RootFile read = RootFile.Open(path);
        BasketInfo info = read.GetTree("Events").GetBranch(name).GetBasket(0);
        byte[] bytes = new byte[info.RecordByteCount];
        read.Source.Read(info.FileOffset, bytes);
        return bytes;
    }

    // What a ROOT with 32-bit places would have written.
    private static byte[] Narrow(byte[] wide, bool hasOffsets)
    {
        BasketHead head = BasketHead.Read(wide)!.Value;
        byte[] narrow = new byte[wide.Length - Growth];
        wide.AsSpan(0, 18).CopyTo(narrow);
        wide.AsSpan(34).CopyTo(narrow.AsSpan(26));
        int keyByteCount = head.KeyByteCount - Growth;
        BinaryPrimitives.WriteInt32BigEndian(narrow, narrow.Length);
        BinaryPrimitives.WriteInt16BigEndian(narrow.AsSpan(4), (short)(BinaryPrimitives.ReadInt16BigEndian(wide.AsSpan(4)) - 1000));
        BinaryPrimitives.WriteInt16BigEndian(narrow.AsSpan(14), (short)keyByteCount);
        Less(keyByteCount - 17);
        Less(keyByteCount - 5);
        int table = head.DataEnd - Growth;
        for (int i = 0; i < head.EntryCount && hasOffsets; i++)
        {
            Less(table + 4 + (4 * i));
        }

        return narrow;

        void Less(int position) => BinaryPrimitives.WriteInt32BigEndian(narrow.AsSpan(position), BinaryPrimitives.ReadInt32BigEndian(narrow.AsSpan(position)) - Growth);
    }
}

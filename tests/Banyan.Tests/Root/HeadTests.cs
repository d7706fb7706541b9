using System.Text;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Tests.Root;

/// <summary>The byte tables of file header, key, folder and basket head.</summary>
public sealed class HeadTests
{
    [Theory]
    [InlineData(64000, false)]
    [InlineData(64000, true)]
    public void FileHeader_SmallAndLarge_GiveTheSame(int version, bool isLarge)
    {
        byte[] bytes = [.. "root"u8, .. Int32(isLarge ? version + 1_000_000 : version), .. Int32(100), .. Position(5000, isLarge), .. Position(4900, isLarge),
            .. Int32(60), .. Int32(1), .. Int32(64), (byte)(isLarge ? 8 : 4), .. Int32(505), .. Position(4000, isLarge), .. Int32(700), .. new byte[18]];

        FileHeader header = FileHeader.Read(new MemoryByteSource(bytes));

        Assert.Equal((version, 100, 5000L, 64, 505, 4000L, 700),
            (header.Version, header.FirstRecord, header.End, header.NameRecordByteCount, header.CompressionSetting, header.StreamerInfoOffset, header.StreamerInfoByteCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Key_CutAnywhere_IsRefused(bool isLarge)
    {
        byte[] bytes = Key(isLarge, "TTree", "events", "all of them", 0);

        RootKey key = new KeyReader(bytes).Read("dir/")!;

        Assert.Equal(("dir/events", "events", "TTree", "all of them", 3), (key.Path, key.Name, key.ClassName, key.Title, key.Cycle));
        Assert.Equal((1000, 2000, bytes.Length, 300L, 100L), (key.RecordByteCount, key.ObjectByteCount, key.KeyByteCount, key.FileOffset, key.DirectoryFileOffset));
        Assert.True(key.IsCompressed);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Null(new KeyReader(bytes.AsSpan(0, length)).Read(string.Empty));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DirectoryHead_SmallAndLarge_GiveTheKeyList(bool isLarge)
    {
        byte[] bytes = [.. Int16(isLarge ? 1005 : 5), .. new byte[8], .. Int32(321), .. Int32(60), .. Position(100, isLarge), .. Position(0, isLarge), .. Position(900, isLarge)];

        Assert.Equal(new DirectoryHead(321, 900), DirectoryHead.Read(bytes));
        Assert.Null(DirectoryHead.Read(bytes.AsSpan(0, bytes.Length - 1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BasketHead_WithAndWithoutFeatures_GivesEntriesAndEnd(bool hasFeatures)
    {
        byte[] tail = [.. Int16(3), .. Int32(32000), .. Int32(hasFeatures ? -1000 : 1000), .. hasFeatures ? (byte[])[1] : [], .. Int32(77), .. Int32(1234), 0];
        byte[] bytes = [.. Key(true, "TBasket", "x", "tree", tail.Length), .. tail];

        BasketHead? head = BasketHead.Read(bytes);

        Assert.Equal(new BasketHead(1000, 2000, bytes.Length, 77, 1234, hasFeatures), head);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Null(BasketHead.Read(bytes.AsSpan(0, length)));
        }
    }

    private static byte[] Key(bool isLarge, string className, string name, string title, int moreByteCount)
    {
        byte[] texts = [.. Text(className), .. Text(name), .. Text(title)];
        int keyByteCount = (isLarge ? 34 : 26) + texts.Length + moreByteCount;
        return [.. Int32(1000), .. Int16(isLarge ? 1004 : 4), .. Int32(2000), .. Int32(0), .. Int16(keyByteCount), .. Int16(3), .. Position(300, isLarge), .. Position(100, isLarge), .. texts];
    }

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Int16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Int32(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Position(int value, bool isLarge) => isLarge ? [.. new byte[4], .. Int32(value)] : Int32(value);
}

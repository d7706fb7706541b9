using Banyan.Root;
using Banyan.Root.Objects;

namespace Banyan.Tests.Root.Objects;

/// <summary>The wire format of objects, byte by byte: version heads, pointers with the object map, and what damaged bytes give.</summary>
public sealed class ObjectReaderTests
{
    private const int KeyByteCount = 50;

    /// <summary>A TNamed "n", "t": head, TObject (version, id, bits), two strings.</summary>
    private static readonly byte[] s_named = [0x40, 0, 0, 16, 0, 1, 0, 1, 0, 0, 0, 7, 0, 0, 0, 0, 1, (byte)'n', 1, (byte)'t'];

    [Fact]
    public void ReadObject_Named_GivesMembersOfTheBaseToo()
    {
        RootObject named = Reader(s_named).ReadObject("TNamed");

        Assert.Equal(["fUniqueID", "fBits", "fName", "fTitle"], named.MemberNames);
        Assert.Equal((7L, "n", "t"), (named.GetInt64("fUniqueID"), named.GetString("fName"), named.GetString("fTitle")));
        Assert.True(named.Inherits("TObject"));
        Assert.Throws<KeyNotFoundException>(() => named["fNothing"]);
    }

    [Fact]
    public void ReadObject_ReferencedObject_SkipsTheProcessId()
    {
        byte[] bytes = [0x40, 0, 0, 18, 0, 1, 0, 1, 0, 0, 0, 7, 0, 0, 0, 0x10, 0xab, 0xcd, 1, (byte)'n', 1, (byte)'t'];

        Assert.Equal("n", Reader(bytes).ReadObject("TNamed").GetString("fName"));
    }

    [Fact]
    public void ReadPointer_NewClassThenReferences_GivesSameObjectAndSameClass()
    {
        // An object of a new class; then the same object; then another object of the class that was named at byte 4.
        byte[] first = [0x40, 0, 0, 31, 0xff, 0xff, 0xff, 0xff, .. "TNamed\0"u8, .. s_named];
        byte[] again = [0, 0, 0, KeyByteCount + 2];
        byte[] second = [0x40, 0, 0, 24, 0x80, 0, 0, KeyByteCount + 4 + 2, .. s_named];
        ObjectReader reader = Reader([.. first, .. again, .. second, 0, 0, 0, 0]);

        RootObject? a = reader.ReadPointer();
        RootObject? b = reader.ReadPointer();
        RootObject? c = reader.ReadPointer();

        Assert.Same(a, b);
        Assert.NotSame(a, c);
        Assert.Equal("TNamed", c?.ClassName);
        Assert.Null(reader.ReadPointer());
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void ReadPointer_UnknownClass_IsSkippedAndSaysWhy()
    {
        ObjectReader reader = Reader([0x40, 0, 0, 12, 0xff, 0xff, 0xff, 0xff, .. "Alien\0"u8, 1, 2, .. s_named]);

        RootObject? alien = reader.ReadPointer();

        Assert.Equal("there is no streamer info for the class Alien", alien?.Problem);
        Assert.Equal("n", reader.ReadObject("TNamed").GetString("fName"));
    }

    [Fact]
    public void ReadObject_CutAtEveryByte_IsAFormatError()
    {
        for (int length = 0; length < s_named.Length; length++)
        {
            Assert.Throws<RootFormatException>(() => Reader(s_named[..length]).ReadObject("TNamed"));
        }
    }

    [Fact]
    public void ReadObject_WrongByteCount_NamesClassAndPlace()
    {
        byte[] bytes = [.. s_named, 0];
        bytes[3]++;

        RootFormatException error = Assert.Throws<RootFormatException>(() => Reader(bytes).ReadObject("TNamed"));

        Assert.Contains("TNamed should end at byte 21", error.Message, StringComparison.Ordinal);
        Assert.Equal("dir/thing", error.ObjectPath);
    }

    [Fact]
    public void ReadObject_ListThatClaimsMillions_AllocatesNothing()
    {
        byte[] bytes = [0x40, 0, 0, 17, 0, 5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff];

        RootFormatException error = Assert.Throws<RootFormatException>(() => Reader(bytes).ReadObject("TList"));

        Assert.Contains("2147483647 items", error.Message, StringComparison.Ordinal);
    }

    private static ObjectReader Reader(byte[] bytes) => new(bytes, KeyByteCount, BuiltInStreamers.Table, new RecordContext("a.root", 100, "dir/thing"));
}

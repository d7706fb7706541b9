namespace Banyan.Root.Writing;

/// <summary>The head of a record that is being written (TKey): what it holds and where it lies.</summary>
/// <remarks>Source: TKey::FillBuffer and TKey::Sizeof; the table is in docs/format/file.md.</remarks>
internal sealed record RecordKey
{
    /// <summary>Offsets above this need 64-bit fields (TFile::kStartBigFile).</summary>
    public const long BigFileStart = 2_000_000_000;

    /// <summary>Titles are cut here, in bytes of their UTF-8 form at most (kTitleMax in TKey.cxx); the object keeps the whole title.</summary>
    private const int LongestTitle = 32_000;

    /// <summary>The bytes of a key without its three strings: with 32-bit offsets, and what 64-bit ones add.</summary>
    private const int FixedByteCount = 26;
    private const int BigByteCount = 8;

    /// <summary>Room for a basket's own fields, which its key's size counts in.</summary>
    private const int BasketFieldsRoom = 64;

    private RecordKey(string className, string name, string title, bool isBig)
    {
        ClassName = className;
        Name = name;
        Title = title;
        IsBig = isBig;
        ByteCount = FixedByteCount + (isBig ? BigByteCount : 0) + ObjectBuffer.StringByteCount(className) + ObjectBuffer.StringByteCount(name)
            + ObjectBuffer.StringByteCount(title);
    }

    /// <summary>C++ class of the object.</summary>
    public string ClassName { get; }

    /// <summary>Name of the object.</summary>
    public string Name { get; }

    /// <summary>Title of the object.</summary>
    public string Title { get; }

    /// <summary>True when offsets have 64 bits (version 1004 instead of 4).</summary>
    public bool IsBig { get; }

    /// <summary>Bytes of the key itself.</summary>
    public int ByteCount { get; }

    /// <summary>Cycle of the object; of a basket, its number.</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>Offset of the record in the file.</summary>
    public long FileOffset { get; init; }

    /// <summary>Offset of the record of the directory that it belongs to.</summary>
    public long DirectoryFileOffset { get; init; }

    /// <summary>Bytes of the object before compression.</summary>
    public int ObjectByteCount { get; init; }

    /// <summary>Bytes of the whole record in the file.</summary>
    public int RecordByteCount { get; init; }

    /// <summary>A key for a record at <paramref name="fileOffset"/>, whose sizes are filled in when they are known.</summary>
    /// <exception cref="ArgumentException">The name is too long for a key.</exception>
    public static RecordKey At(long fileOffset, string className, string name, string title)
    {
        string shortTitle = title.Length <= LongestTitle / 4 ? title : Cut(title);
        RecordKey key = new(className, name, shortTitle, fileOffset > BigFileStart) { FileOffset = fileOffset };
        return key.ByteCount <= short.MaxValue
            ? key
            : throw TooLong(name);
    }

    /// <summary>A key of a basket: always with 64-bit offsets, so that its size does not depend on its place (TBasket's constructor does the
    /// same).</summary>
    /// <exception cref="ArgumentException">The names are too long for a key.</exception>
    public static RecordKey OfBasket(string branchName, string treeName)
    {
        RecordKey key = new("TBasket", branchName, treeName, isBig: true);
        return key.ByteCount <= short.MaxValue - BasketFieldsRoom ? key : throw TooLong(branchName.Length > treeName.Length ? branchName : treeName);
    }

    /// <summary>A key of a record of an RNTuple, without a name: always with 64-bit offsets, as ROOT writes it (RTFKey in RMiniFile.cxx).</summary>
    public static RecordKey OfBlob(long fileOffset, string className) => new(className, string.Empty, string.Empty, isBig: true) { FileOffset = fileOffset };

    /// <summary>Writes the key.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="time">The record's time, as <see cref="RootTime"/> encodes it.</param>
    /// <param name="extraByteCount">Bytes that belong to the key and follow it (of a basket).</param>
    public void Write(ObjectBuffer buffer, uint time, int extraByteCount = 0)
    {
        buffer.WriteInt32(RecordByteCount);
        buffer.WriteInt16(IsBig ? 1004 : 4);
        buffer.WriteInt32(ObjectByteCount);
        buffer.WriteUInt32(time);
        buffer.WriteInt16(ByteCount + extraByteCount);
        buffer.WriteInt16(Cycle);
        if (IsBig)
        {
            buffer.WriteInt64(FileOffset);
            buffer.WriteInt64(DirectoryFileOffset);
        }
        else
        {
            buffer.WriteInt32((int)FileOffset);
            buffer.WriteInt32((int)DirectoryFileOffset);
        }

        buffer.WriteString(ClassName);
        buffer.WriteString(Name);
        buffer.WriteString(Title);
    }

    private static ArgumentException TooLong(string name) =>
        new($"the name {name[..Math.Min(20, name.Length)]}… of {name.Length} characters is too long for a ROOT file");

    private static string Cut(string title)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(title);
        if (bytes.Length <= LongestTitle)
        {
            return title;
        }

        int end = LongestTitle;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return System.Text.Encoding.UTF8.GetString(bytes, 0, end);
    }
}

namespace Banyan.Root;

/// <summary>A <c>TKey</c>: the head of one record in a file, which says what the record holds.</summary>
/// <remarks>Source: ROOT's TKey::ReadKeyBuffer and TKey::Streamer.</remarks>
public sealed record RootKey
{
    /// <summary>Name with the folders before it, without the cycle: <c>dir/sub/name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Name inside its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>C++ class of the object.</summary>
    public required string ClassName { get; init; }

    /// <summary>Cycle: several objects of one name are told apart by it; the highest is the newest.</summary>
    public required int Cycle { get; init; }

    /// <summary>Offset of the record in the file.</summary>
    public required long FileOffset { get; init; }

    /// <summary>Bytes of the whole record, key included, as they lie in the file.</summary>
    public required int RecordByteCount { get; init; }

    /// <summary>Bytes of the key at the record's start.</summary>
    public required int KeyByteCount { get; init; }

    /// <summary>Bytes of the object after decompression.</summary>
    public required int ObjectByteCount { get; init; }

    /// <summary>Time of writing (local time of the writer, to the second).</summary>
    public DateTime WrittenAt { get; init; }

    /// <summary>Version of TKey; more than 1000 means 64-bit positions.</summary>
    public int Version { get; init; }

    /// <summary>Offset of the record of the folder that the key belongs to.</summary>
    public long DirectoryFileOffset { get; init; }

    /// <summary>Bytes of the object as they lie in the file.</summary>
    public int StoredByteCount => RecordByteCount - KeyByteCount;

    /// <summary>True when the object is stored compressed.</summary>
    public bool IsCompressed => StoredByteCount != ObjectByteCount;

    /// <summary>True for folders.</summary>
    public bool IsDirectory => ClassName is "TDirectoryFile" or "TDirectory";

    /// <summary>True for classes that are trees.</summary>
    public bool IsTree => ClassName is "TTree" or "TNtuple" or "TNtupleD" or "TChain" or "TTreeSQL";

    /// <summary>True for RNTuple anchors.</summary>
    public bool IsRNTuple => ClassName is "ROOT::RNTuple" or "ROOT::Experimental::RNTuple";

    /// <summary>Path and cycle: <c>dir/name;1</c>.</summary>
    public string PathWithCycle => $"{Path};{Cycle}";
}

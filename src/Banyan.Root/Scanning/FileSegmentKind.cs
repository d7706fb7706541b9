namespace Banyan.Root.Scanning;

/// <summary>What lies in a part of a file.</summary>
public enum FileSegmentKind
{
    /// <summary>The first bytes, which say where everything else is.</summary>
    Header,

    /// <summary>A record: a key and what it holds.</summary>
    Record,

    /// <summary>Free space, where a record was deleted.</summary>
    Gap,

    /// <summary>Bytes that are no record and no free space.</summary>
    Damaged,
}

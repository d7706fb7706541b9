using Banyan.Root.Writing;
using Banyan.Sources.Output;

namespace Banyan.Converting;

/// <summary>What a conversion takes from a file, and how it writes it.</summary>
public sealed record ConvertOptions
{
    /// <summary>The form of all trees and RNTuples; null keeps that of each.</summary>
    public SnapshotFormat? Format { get; init; }

    /// <summary>Names and patterns of the trees and RNTuples to take; empty for all.</summary>
    public IReadOnlyList<string> Trees { get; init; } = [];

    /// <summary>Names and patterns of columns, with <c>-</c> in front to leave out, as in snapshots; empty for all. Each must fit a column of a tree.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The entries of each tree.</summary>
    public EntryRange Entries { get; init; } = EntryRange.All;

    /// <summary>Compression of everything.</summary>
    public RootCompression Compression { get; init; } = RootCompression.Zstd(5);

    /// <summary>How vectors of numbers are kept in trees.</summary>
    public SnapshotVectors Vectors { get; init; }

    /// <summary>Entries of a cluster; 0 for the format's usual size.</summary>
    public int ClusterEntries { get; init; }

    /// <summary>Bytes of a full basket or page before compression; 0 for the format's usual size.</summary>
    public int BasketBytes { get; init; }

    /// <summary>True to leave out everything that is no tree or RNTuple.</summary>
    public bool TreesOnly { get; init; }

    /// <summary>True to leave out columns of which a part cannot be read; false to stop at the first one.</summary>
    public bool SkipsUnreadable { get; init; }

    /// <summary>True to fail, before anything is written, when something cannot be converted.</summary>
    public bool IsStrict { get; init; }
}

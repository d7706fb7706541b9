namespace Banyan.Sources;

/// <summary>How a <see cref="TreeSource"/> opens its files.</summary>
public sealed record TreeSourceOptions
{
    /// <summary>Tree to read in every file that names none itself (<c>FILE:TREE</c>); null for the only one, else <c>Events</c>, <c>events</c>, <c>CollectionTree</c>.</summary>
    public string? Tree { get; init; }

    /// <summary>Folder that relative paths start from; null for the working folder.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// What a column is in files that lack it: a number, truth value or string for scalar columns, a one-dimensional array for vector columns (the same for every entry). Without a default a file that
    /// lacks a used column is an error.
    /// </summary>
    public IReadOnlyDictionary<string, object> Defaults { get; init; } = new Dictionary<string, object>();

    /// <summary>Other trees whose entries belong to the entries of this one, by number.</summary>
    public IReadOnlyList<FriendInput> Friends { get; init; } = [];

    /// <summary>Name and metadata of the dataset as a whole; null for its tree's name and no metadata.</summary>
    public Frame.Sources.SampleInfo? Sample { get; init; }

    /// <summary>True to leave out files that cannot be opened, and to report them in <see cref="TreeSource.Skipped"/>; false to stop at the first.</summary>
    public bool SkipUnreadableFiles { get; init; }

    /// <summary>True to offer C strings (<c>x/C</c>) as strings; false as arrays of characters of fixed length with zeros behind the text, as RDataFrame does.</summary>
    public bool ReadsTexts { get; init; }

    /// <summary>Target size of a partition, in entries.</summary>
    public int PartitionEntries { get; init; } = 50_000;

    /// <summary>Target size of a partition, in bytes of all its columns before compression; the smaller of the two targets counts.</summary>
    public long PartitionBytes { get; init; } = 64L << 20;

    /// <summary>At most so many files stay open (and their tree descriptions in memory) while no partition of theirs is being read; 0 for a number that suits the machine and the size of the trees.</summary>
    public int OpenFiles { get; init; }
}

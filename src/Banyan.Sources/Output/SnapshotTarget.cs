using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>What a snapshot writes: a tree or an RNTuple, with its definition.</summary>
internal abstract class SnapshotTarget
{
    /// <summary>Its parts in words, one per column: for the plan and its hash.</summary>
    public abstract IReadOnlyList<string> Parts { get; }

    /// <summary>Starts it in a file; the threads of the run compress.</summary>
    public abstract EntryWriter Start(RootFileWriter file, string path, SnapshotOptions options);

    private protected static string With(string name, RootCompression? compression) => compression is RootCompression own ? $"{name} ({own})" : name;

    private protected static string Brackets(IEnumerable<int> dimensions) => string.Concat(dimensions.Select(d => $"[{d}]"));
}

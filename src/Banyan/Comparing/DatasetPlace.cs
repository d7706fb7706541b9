using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.Comparing;

/// <summary>Where a tree or an RNTuple lies.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Path">Path in the file.</param>
internal sealed record DatasetPlace(string File, string Path)
{
    /// <summary>Opens it as a dataset: columns by the names that expressions use.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public EventSource Open() => TreeSource.Open([File], new TreeSourceOptions { Tree = Path, ReadsTexts = true });
}

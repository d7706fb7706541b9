using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.AnalysisFiles;

/// <summary>Opens the datasets of an analysis file.</summary>
public static class AnalysisInputs
{
    /// <summary>Opens a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="skipUnreadable">True to leave out files that cannot be opened.</param>
    /// <exception cref="SourceException">A file is not there or cannot be read, or has no such tree.</exception>
    public static EventSource Open(DatasetSpec dataset, bool skipUnreadable)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return TreeSource.Open(dataset.Files, new TreeSourceOptions
        {
            Tree = dataset.Tree,
            Folder = dataset.Folder,
            Defaults = dataset.Defaults,
            Friends = [.. dataset.Friends.Select(friend => new FriendInput(friend.Value, Alias: friend.Key))],
            SkipUnreadableFiles = skipUnreadable,
            Sample = new SampleInfo(dataset.Name, dataset.Tree ?? string.Empty, dataset.MetadataValues),
        });
    }
}

using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.AnalysisFiles;

/// <summary>Opens the datasets of an analysis file.</summary>
public static class AnalysisInputs
{
    /// <summary>Opens a dataset; its relative paths start from the folder of the analysis file.</summary>
    /// <param name="file">The analysis file.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="skipUnreadable">True to leave out files that cannot be opened.</param>
    /// <exception cref="SourceException">A file is not there or cannot be read, or has no such tree.</exception>
    public static EventSource Open(AnalysisFile file, DatasetSpec dataset, bool skipUnreadable)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Open(dataset, Path.GetDirectoryName(file.Path), skipUnreadable);
    }

    /// <summary>Opens a dataset whose relative paths start from <paramref name="folder"/>.</summary>
    /// <inheritdoc cref="Open(AnalysisFile, DatasetSpec, bool)"/>
    public static EventSource Open(DatasetSpec dataset, string? folder, bool skipUnreadable)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return TreeSource.Open(dataset.Files, new TreeSourceOptions
        {
            Tree = dataset.Tree,
            Folder = string.IsNullOrEmpty(folder) ? null : folder,
            Defaults = dataset.Defaults,
            Friends = [.. dataset.Friends.Select(friend => new FriendInput(friend.Value, Alias: friend.Key))],
            SkipUnreadableFiles = skipUnreadable,
        });
    }
}

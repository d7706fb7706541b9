using Banyan.Frame.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Sources;

/// <summary>Small ROOT files in a folder of their own, written by Banyan; deleted at the end.</summary>
internal sealed class TreeFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("banyan-trees-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a tree <c>Events</c> and returns the file's path.</summary>
    public string Write(string name, params ArrayColumn[] columns) => Write(name, 64, columns);

    /// <summary>Writes a tree <c>Events</c> with clusters of some entries.</summary>
    public string Write(string name, int clusterEntries, params ArrayColumn[] columns)
    {
        using var source = new ArraySource(columns);
        var options = new SnapshotOptions { ClusterEntries = clusterEntries, BasketBytes = 300 };
        SnapshotResult result = EventFrame.FromSource(source).Snapshot("Events", PathOf(name), null, options).Value;
        Assert.Equal(source.EntryCount, result.Entries);
        return result.Path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

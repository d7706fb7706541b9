namespace Banyan.Tests.Root.Writing;

/// <summary>A path for a file that a test writes; it is deleted at the end.</summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("banyan-writing-");

    /// <summary>The path; nothing is there yet.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "out.root");

    /// <summary>A path beside it.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Names of everything that lies in its folder.</summary>
    public string[] Names => [.. _folder.EnumerateFiles().Select(file => file.Name)];

    public void Dispose() => _folder.Delete(recursive: true);
}

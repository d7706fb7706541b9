namespace Banyan.Tests;

/// <summary>Finds the reference files beside the repository; tests that need one skip where they are not there (in CI they fail).</summary>
internal static class Corpus
{
    /// <summary>The folder beside the repository that holds corpus and oracle; null when it is not there.</summary>
    public static string? Shared { get; } = Find();

    /// <summary>Full path of a file of the corpus.</summary>
    public static string Path(string name) => SharedPath(System.IO.Path.Combine("corpus", name));

    /// <summary>Full path of a file under the shared folder, e.g. <c>oracle/name.root.json</c>.</summary>
    public static string SharedPath(string relative)
    {
        string path = System.IO.Path.Combine(Shared ?? "shared", relative);
        if (File.Exists(path) || Directory.Exists(path))
        {
            return path;
        }

        string reason = $"the reference data is not here ({relative})";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return path;
    }

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Banyan.slnx")))
            {
                string shared = System.IO.Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(shared) ? System.IO.Path.GetFullPath(shared) : null;
            }
        }

        return null;
    }
}

namespace Banyan.Tests.House;

/// <summary>The clone that the tests run in.</summary>
internal static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of a file in it.</summary>
    public static string PathOf(string relative) => Path.Join(Root, relative);

    /// <summary>The C# files below a folder, relative to the root, with <c>/</c> between.</summary>
    public static IEnumerable<string> SourceFiles(params string[] folders) =>
        from folder in folders
        where Directory.Exists(PathOf(folder))
        from file in Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !relative.Contains("/node_modules/", StringComparison.Ordinal) && !relative.Contains("/obj/", StringComparison.Ordinal)
        select relative;

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "Banyan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the tests do not run inside a clone: no folder above them has Banyan.slnx");
    }
}

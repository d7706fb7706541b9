using System.Runtime.InteropServices;

namespace Banyan.Publishing;

/// <summary>The .NET runtime that this process runs on, as files that can be copied.</summary>
/// <param name="Root">The folder that holds <c>dotnet</c>.</param>
/// <param name="Version">Version of the runtime, e.g. <c>10.0.1</c>.</param>
/// <param name="Files">Paths relative to the root: the starter, the resolver, the framework, licences.</param>
/// <remarks>The layout is that of every installation of .NET: <c>dotnet</c>, <c>host/fxr/VERSION</c>, <c>shared/Microsoft.NETCore.App/VERSION</c>.</remarks>
internal sealed record InstalledRuntime(string Root, string Version, IReadOnlyList<string> Files)
{
    private const string Framework = "Microsoft.NETCore.App";
    private static readonly string[] s_licences = ["LICENSE.txt", "ThirdPartyNotices.txt"];

    /// <summary>Finds it.</summary>
    /// <param name="problem">Why it cannot be copied; empty when it can.</param>
    public static InstalledRuntime? Find(out string problem)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory()));
        DirectoryInfo? root = framework.Parent?.Parent?.Parent;
        if (framework.Parent?.Name != Framework || root is null)
        {
            problem = $"the runtime in {framework.FullName} is not laid out as an installation";
            return null;
        }

        string starter = Path.Join(root.FullName, "dotnet");
        DirectoryInfo? resolver = new DirectoryInfo(Path.Join(root.FullName, "host", "fxr")) is { Exists: true } all ? all.GetDirectories().MaxBy(folder => VersionOf(folder.Name)) : null;
        if (!File.Exists(starter) || resolver is null)
        {
            problem = $"{root.FullName} lacks {(resolver is null ? "host/fxr" : "dotnet")}";
            return null;
        }

        var files = new List<string> { "dotnet" };
        files.AddRange(s_licences.Where(name => File.Exists(Path.Join(root.FullName, name))));
        files.AddRange(FilesBelow(resolver, root));
        files.AddRange(FilesBelow(framework, root));
        problem = string.Empty;
        return new InstalledRuntime(root.FullName, framework.Name, files);
    }

    private static IEnumerable<string> FilesBelow(DirectoryInfo folder, DirectoryInfo root) =>
        folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root.FullName, file.FullName)).Order(StringComparer.Ordinal);

    private static Version VersionOf(string name) => System.Version.TryParse(name.Split('-')[0], out Version? version) ? version : new Version();
}

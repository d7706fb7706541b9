using System.Runtime.InteropServices;

namespace Banyan.Scripts;

/// <summary>Finds the .NET SDK that compiles scripts.</summary>
internal static class DotnetSdk
{
    private const int MajorVersion = 10;

    private static string ProgramName => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Path of the <c>dotnet</c> program of an installation with an SDK that is new enough; null when there is none.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string? Find(Func<string, string?> variable)
    {
        string runtime = RuntimeEnvironment.GetRuntimeDirectory();
        string installation = Path.GetFullPath(Path.Join(runtime, "..", "..", ".."));
        IEnumerable<string> folders = [installation, variable("DOTNET_ROOT") ?? string.Empty, .. (variable("PATH") ?? string.Empty).Split(Path.PathSeparator)];
        return folders.Where(f => f.Length > 0).Select(f => Path.Join(f, ProgramName)).FirstOrDefault(HasSdk);
    }

    // A link in /usr/bin leads to the installation.
    private static bool HasSdk(string program)
    {
        try
        {
            if (!File.Exists(program))
            {
                return false;
            }

            string target = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
            string sdks = Path.Join(Path.GetDirectoryName(target), "sdk");
            return Directory.Exists(sdks) && Directory.EnumerateDirectories(sdks).Any(s => int.TryParse(Path.GetFileName(s).Split('.')[0], out int major) && major >= MajorVersion);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

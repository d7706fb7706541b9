using System.Runtime.InteropServices;
using Banyan.Errors;
using Banyan.Storage;

namespace Banyan.Publishing;

/// <summary>A copy of the program that runs from any place: a launcher, the program in <c>lib</c>, and the .NET runtime in <c>runtime</c>.</summary>
/// <param name="Launcher">Path of the launcher.</param>
/// <param name="Platform">What it runs on, e.g. <c>linux-x64</c>.</param>
/// <param name="Runtime">Version of its own runtime; null when it needs one that is installed.</param>
/// <param name="Problem">Why it has no runtime of its own; null when it has, or none was wanted.</param>
/// <param name="ByteCount">Bytes of all files.</param>
public sealed record PublishedCopy(string Launcher, string Platform, string? Runtime, string? Problem, long ByteCount)
{
    private const string Program = "Banyan.Cli";
    private const string LauncherName = "banyan";

    /// <summary>Copies the program that runs. The folder is there as a whole or not at all; an older copy in it is replaced.</summary>
    /// <param name="folder">Where to; new, empty, or an older copy.</param>
    /// <param name="withRuntime">Copy the runtime too.</param>
    /// <exception cref="UsageException">The folder is in use for something else.</exception>
    /// <exception cref="OutputException">Copying failed.</exception>
    public static PublishedCopy Create(string folder, bool withRuntime)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string source = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        bool isThere = CheckTarget(folder, target, source);
        string aside = $"{target}.new-{Environment.ProcessId}";
        string problem = string.Empty;
        InstalledRuntime? runtime = withRuntime ? InstalledRuntime.Find(out problem) : null;
        long bytes = 0;
        try
        {
            OutputException.Guard(folder, () =>
            {
                bytes += Copy(source, ProgramFiles.List(source, Program), Path.Join(aside, "lib"));
                if (runtime is not null)
                {
                    bytes += Copy(runtime.Root, runtime.Files, Path.Join(aside, "runtime"));
                }

                bytes += CopyLicence(source, aside);
                WriteLauncher(Path.Join(aside, LauncherName), runtime is not null);
                Replace(target, aside, isThere);
            });
        }
        catch (OutputException)
        {
            Remove(aside);
            throw;
        }

        return new PublishedCopy(Path.Join(folder, LauncherName), RuntimeInformation.RuntimeIdentifier, runtime?.Version, withRuntime && runtime is null ? problem : null, bytes);
    }

    /// <summary>What was published, in one line.</summary>
    public override string ToString()
    {
        string size = $"{ByteCount / 1e6:0} MB";
        return Runtime is not null
            ? $"published {Launcher}: Banyan {BanyanVersion.Full} with its own .NET {Runtime} for {Platform}, {size}"
            : $"published {Launcher}: Banyan {BanyanVersion.Full} for {Platform}, {size}; it needs an installed .NET 10 runtime{(Problem is null ? string.Empty : $" ({Problem})")}";
    }

    // True when an older copy is there.
    private static bool CheckTarget(string folder, string target, string source)
    {
        if (File.Exists(target))
        {
            throw new UsageException($"'{folder}' is a file; expected a folder for the copy");
        }

        if (source == target || source.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UsageException($"'{folder}' is where this program runs from; expected another folder for the copy");
        }

        if (!Directory.Exists(target))
        {
            return false;
        }

        bool isCopy = File.Exists(Path.Join(target, LauncherName)) && File.Exists(Path.Join(target, "lib", Program + ".dll"));
        return isCopy || !Directory.EnumerateFileSystemEntries(target).Any()
            ? true : throw new UsageException($"'{folder}' holds something else than an older copy; expected a new or empty folder");
    }

    private static long Copy(string from, IReadOnlyList<string> files, string to)
    {
        long bytes = 0;
        foreach (string file in files)
        {
            string target = Path.Join(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Join(from, file), target, overwrite: true);
            if (!OperatingSystem.IsWindows())
            {
                // What is copied from a read-only place can be replaced, and read by everyone.
                UnixFileMode mode = File.GetUnixFileMode(target) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
                bool isProgram = (mode & UnixFileMode.UserExecute) != 0;
                File.SetUnixFileMode(target, isProgram ? mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : mode);
            }

            bytes += new FileInfo(target).Length;
        }

        return bytes;
    }

    // It lies beside lib in a copy, and at the top of the source.
    private static long CopyLicence(string source, string target)
    {
        for (DirectoryInfo? folder = new DirectoryInfo(source).Parent; folder is not null; folder = folder.Parent)
        {
            bool isHome = File.Exists(Path.Join(folder.FullName, LauncherName));
            if (isHome && File.Exists(Path.Join(folder.FullName, "LICENSE")))
            {
                return Copy(folder.FullName, ["LICENSE"], target);
            }
        }

        return 0;
    }

    private static void WriteLauncher(string path, bool hasRuntime)
    {
        File.WriteAllText(path, Publishing.Launcher.Text(Program, hasRuntime));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }

    private static void Replace(string target, string aside, bool isThere)
    {
        if (!isThere)
        {
            Directory.Move(aside, target);
            return;
        }

        // What still runs from the older copy keeps its open files; only the name changes hands.
        string old = $"{target}.old-{Environment.ProcessId}";
        Directory.Move(target, old);
        Directory.Move(aside, target);
        Remove(old);
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It was never made, or is locked; the copy itself does not depend on it.
        }
    }
}

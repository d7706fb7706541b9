using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using Banyan.Storage;

namespace Banyan.Scripts;

/// <summary>Where compiled scripts are kept: a folder per script, content and build of Banyan, below the user's cache folder.</summary>
/// <param name="root">The folder of all of them.</param>
internal sealed class ScriptCache(string root)
{
    // Builds that were not used for longest go.
    private const int MaxBuilds = 60;
    private const string UseMark = "used";

    /// <summary>The cache of this user: <c>$XDG_CACHE_HOME/banyan/scripts</c>, <c>~/.cache/banyan/scripts</c> without that variable.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="OutputException">There is neither that variable nor a home folder.</exception>
    public static ScriptCache OfUser(Func<string, string?> variable)
    {
        string? cache = variable("XDG_CACHE_HOME") is { Length: > 0 } named && Path.IsPathRooted(named) ? named
            : variable("HOME") is { Length: > 0 } home ? Path.Join(home, ".cache")
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local ? local
            : throw new OutputException("the compiled script", "there is no cache folder; set XDG_CACHE_HOME");
        return new ScriptCache(Path.Join(cache, "banyan", "scripts"));
    }

    /// <summary>The folder of all builds.</summary>
    public string Root => root;

    /// <summary>Folder for a build of a script; it may not be there yet.</summary>
    /// <param name="script">Absolute path of the script.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="references">Banyan's assemblies.</param>
    public string FolderOf(string script, byte[] content, IReadOnlyList<string> references)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, script);
        hash.AppendData(SHA256.HashData(content));
        Add(hash, BanyanVersion.Full);
        Add(hash, Environment.Version.ToString());
        foreach (string reference in references)
        {
            Add(hash, reference);
            hash.AppendData(VersionOf(reference).ToByteArray());
        }

        string key = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
        return Path.Join(root, $"{NameOf(script)}-{key}");
    }

    /// <summary>The script's name as that of an assembly.</summary>
    public static string NameOf(string script)
    {
        string name = new([.. Path.GetFileNameWithoutExtension(script).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_')]);
        return name.Length > 0 ? name : "script";
    }

    /// <summary>Notes that a build is used, and removes those that were not used for longest.</summary>
    public void Use(string folder)
    {
        try
        {
            // Writing the mark dates it.
            File.WriteAllText(Path.Join(folder, UseMark), string.Empty);
            foreach (DirectoryInfo old in new DirectoryInfo(root).EnumerateDirectories().OrderByDescending(d => File.GetLastWriteTimeUtc(Path.Join(d.FullName, UseMark))).Skip(MaxBuilds))
            {
                old.Delete(recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be tidied serves all the same.
        }
    }

    /// <summary>A new folder beside the builds, for one that is being made.</summary>
    /// <exception cref="OutputException">The cache cannot be written.</exception>
    public string CreateWorkFolder(string folder)
    {
        string work = string.Create(CultureInfo.InvariantCulture, $"{folder}.{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(work);
            return work;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(root, $"{e.Message} (compiled scripts are kept there; XDG_CACHE_HOME names another cache folder)");
        }
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));

    // The identity of a build of an assembly: equal sources give equal ones.
    private static Guid VersionOf(string assembly)
    {
        using FileStream stream = File.OpenRead(assembly);
        using var image = new PEReader(stream);
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}

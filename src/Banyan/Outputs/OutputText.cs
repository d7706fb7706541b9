using Banyan.Storage;

namespace Banyan.Outputs;

/// <summary>Writes output files so that they appear under their names only when they are complete.</summary>
public static class OutputText
{
    /// <summary>Writes <paramref name="text"/> as UTF-8; folders that are missing are made, an older file of that name is replaced.</summary>
    /// <exception cref="OutputException">Writing failed; an older file is still there.</exception>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes what <paramref name="write"/> gives; folders that are missing are made, an older file of that name is replaced.</summary>
    /// <exception cref="OutputException">Writing failed; an older file is still there.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string aside = path + ".new";
        try
        {
            OutputException.Guard(path, () =>
            {
                MakeFolder(path);
                using (FileStream stream = File.Create(aside))
                {
                    write(stream);
                }

                File.Move(aside, path, overwrite: true);
            });
        }
        catch (OutputException)
        {
            Remove(aside);
            throw;
        }
    }

    /// <summary>Makes the folder of an output and checks that a file can be written there; leaves nothing but the folder.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    public static void Prepare(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            throw new OutputException(path, "it is a folder");
        }

        OutputException.Guard(path, () =>
        {
            MakeFolder(path);
            using FileStream probe = new($"{path}.{Environment.ProcessId}.probe", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        });
    }

    /// <summary>Makes the folder of an output where it is missing.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void MakeFolder(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            OutputException.Guard(path, () => Directory.CreateDirectory(folder));
        }
    }

    private static void Remove(string aside)
    {
        try
        {
            File.Delete(aside);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It was never made, or its folder is locked; the error that led here says what matters.
        }
    }
}

namespace Banyan.Outputs;

/// <summary>Writes a text file so that it appears under its name only when it is complete.</summary>
public static class OutputText
{
    /// <summary>Writes <paramref name="text"/> as UTF-8; folders that are missing are made, an older file of that name is replaced.</summary>
    /// <exception cref="IOException">Writing failed; an older file is still there.</exception>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        string aside = path + ".new";
        File.WriteAllText(aside, text);
        File.Move(aside, path, overwrite: true);
    }
}

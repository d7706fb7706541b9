using System.Text.Json;
using Banyan.Root;
using Banyan.Root.Objects.Json;
using Banyan.Sources;
using Banyan.Storage;

namespace Banyan.Inspection;

/// <summary>Every object of a ROOT file that is no directory, tree or RNTuple, as ROOT JSON in one document.</summary>
/// <remarks>What cannot be read becomes <c>{"error": sentence}</c> in its place; only a file that cannot be opened at all is an exception.</remarks>
public static class FileObjects
{
    private const int FlushBytes = 1 << 16;

    /// <summary>Writes <c>{"objects": {"dir/name;cycle": object, …}}</c> of the file at <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="output">Receives UTF-8; flushed, not closed.</param>
    /// <exception cref="InputException">The file cannot be opened.</exception>
    public static void Write(string path, Stream output)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(output);
        using RootFile file = FileValues.Open(path);
        using var json = new Utf8JsonWriter(output, FileValues.Format);
        json.WriteStartObject();
        json.WriteStartObject("objects");
        foreach (RootKey key in file.Keys.Where(key => !key.IsDirectory && !key.IsTree && !key.IsRNTuple))
        {
            json.WritePropertyName(key.PathWithCycle);
            Write(json, file, key);
            if (json.BytesPending > FlushBytes)
            {
                json.Flush();
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    private static void Write(Utf8JsonWriter json, RootFile file, RootKey key)
    {
        ReadOnlyMemory<byte> text;
        try
        {
            text = RootJson.ToBytes(file.Get(key));
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            json.WriteStartObject();
            json.WriteString("error", e.Message);
            json.WriteEndObject();
            return;
        }

        json.WriteRawValue(text.Span, skipInputValidation: true);
    }
}

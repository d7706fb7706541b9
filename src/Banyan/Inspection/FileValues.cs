using System.Text.Encodings.Web;
using System.Text.Json;
using Banyan.Inspection.Objects;
using Banyan.Inspection.RNTuples;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Sources;
using Banyan.Storage;

namespace Banyan.Inspection;

/// <summary>Everything that is in a ROOT file as one JSON document: keys, and of every branch its entries, first and last values, sums and hashes; of every histogram its content.</summary>
/// <remarks>What cannot be read becomes <c>{"error": sentence}</c> in its place; only a file that cannot be opened at all is an exception.</remarks>
public static class FileValues
{
    private const int FlushBytes = 1 << 16;

    internal static JsonWriterOptions Format { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the document of the file at <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="output">Receives UTF-8; flushed, not closed.</param>
    /// <exception cref="InputException">The file cannot be opened.</exception>
    public static void Write(string path, Stream output)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(output);
        using RootFile file = Open(path);
        using var json = new Utf8JsonWriter(output, Format);
        json.WriteStartObject();
        json.WriteString("file", Path.GetFileName(path));
        WriteKeys(json, file);
        json.WriteStartObject("trees");
        foreach (RootKey key in file.TreeKeys)
        {
            json.WriteStartObject(key.Path);
            WriteTree(json, file, key);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("rntuples");
        foreach (RootKey key in file.RNTupleKeys)
        {
            json.WriteStartObject(key.Path);
            RNTupleValues.Write(json, file, key);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("histograms");
        foreach (RootKey key in file.Keys.Where(HistogramValues.IsHistogram))
        {
            json.WriteStartObject(key.PathWithCycle);
            WriteHistogram(json, file, key);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    internal static RootFile Open(string path)
    {
        try
        {
            RootFile file = RootFile.Open(path);
            _ = file.Keys;
            return file;
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            throw new InputException(e.Message, path, e);
        }
    }

    private static void WriteKeys(Utf8JsonWriter json, RootFile file)
    {
        json.WriteStartObject("keys");
        foreach (RootKey key in file.Keys)
        {
            json.WriteString(key.PathWithCycle, key.ClassName);
        }

        json.WriteEndObject();
    }

    private static void WriteHistogram(Utf8JsonWriter json, RootFile file, RootKey key)
    {
        try
        {
            HistogramValues.Write(json, file, key);
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            json.WriteString("error", e.Message);
        }
    }

    private static void WriteTree(Utf8JsonWriter json, RootFile file, RootKey key)
    {
        TTree tree;
        try
        {
            tree = file.GetTree(key);
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            json.WriteString("error", e.Message);
            return;
        }

        json.WriteNumber("entries", tree.EntryCount);
        json.WriteStartObject("branches");
        foreach (TBranch branch in tree.AllBranches)
        {
            json.WriteStartObject(branch.Path);
            WriteBranch(json, branch);
            json.WriteEndObject();
            if (json.BytesPending > FlushBytes)
            {
                json.Flush();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteBranch(Utf8JsonWriter json, TBranch branch)
    {
        // A branch that groups the members of a collection holds the number of items; others hold nothing themselves.
        if (branch.IsGroup && (branch.Problem != null || branch.Columns.Count == 0))
        {
            json.WriteBoolean("group", true);
            return;
        }

        if (branch.Problem is string problem && !branch.HasObjects)
        {
            json.WriteString("error", problem);
            return;
        }

        try
        {
            if (branch.Problem != null || branch.HasMemberColumns)
            {
                ObjectValues.Write(json, branch);
                return;
            }

            using var values = new BranchValues(branch);
            values.Read();
            if (values.Problem is string disagreement)
            {
                json.WriteString("error", disagreement);
            }
            else
            {
                values.Write(json);
            }
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            json.WriteString("error", e.Message);
        }
    }
}

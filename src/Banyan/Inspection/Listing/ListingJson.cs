using System.Text.Json;
using Banyan.Outputs;

namespace Banyan.Inspection.Listing;

/// <summary>Writes a <see cref="FileListing"/> as one JSON document.</summary>
public static class ListingJson
{
    /// <summary>Writes file, keys and trees; with a pattern only what fits.</summary>
    public static void Write(Stream output, FileListing file, ListingOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteString("file", file.Path);
            json.WriteString("rootVersion", file.RootVersion);
            json.WriteNumber("bytes", file.ByteCount);
            json.WriteString("compression", ByteText.Compression(file.CompressionSetting));
            json.WriteStartArray("keys");
            foreach (KeyListing key in file.Keys)
            {
                if (options.Pattern?.Fits(key.Path) ?? true)
                {
                    WriteKey(json, key);
                }
            }

            json.WriteEndArray();
            json.WriteStartArray("trees");
            foreach (TreeListing tree in file.Trees)
            {
                WriteTree(json, tree, options);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteKey(Utf8JsonWriter json, KeyListing key)
    {
        json.WriteStartObject();
        json.WriteString("name", key.Path);
        json.WriteNumber("cycle", key.Cycle);
        json.WriteString("class", key.ClassName);
        json.WriteString("title", key.Title);
        json.WriteNumber("bytes", key.Bytes);
        json.WriteNumber("zipBytes", key.ZipBytes);
        json.WriteEndObject();
    }

    private static void WriteTree(Utf8JsonWriter json, TreeListing tree, ListingOptions options)
    {
        json.WriteStartObject();
        json.WriteString("name", tree.Path);
        json.WriteString("title", tree.Title);
        if (tree.Problem != null)
        {
            json.WriteString("problem", tree.Problem);
        }

        json.WriteNumber("entries", tree.Entries);
        json.WriteNumber("clusters", tree.Clusters);
        json.WriteNumber("bytes", tree.Bytes);
        json.WriteNumber("zipBytes", tree.ZipBytes);
        json.WriteStartArray("branches");
        foreach (BranchListing branch in tree.Branches)
        {
            if (options.Pattern == null || options.Pattern.Fits(branch.Name) || options.Pattern.Fits(branch.Path))
            {
                WriteBranch(json, branch);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBranch(Utf8JsonWriter json, BranchListing branch)
    {
        json.WriteStartObject();
        json.WriteString("name", branch.Name);
        json.WriteString("path", branch.Path);
        json.WriteString("type", branch.Type);
        json.WriteString("title", branch.Title);
        json.WriteNumber("entries", branch.Entries);
        json.WriteNumber("bytes", branch.Bytes);
        json.WriteNumber("zipBytes", branch.ZipBytes);
        json.WritePropertyName("ratio");
        if (branch.ZipBytes > 0)
        {
            json.WriteNumberValue(Math.Round((double)branch.Bytes / branch.ZipBytes, 3));
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteString("compression", ByteText.Compression(branch.CompressionSetting));
        json.WriteNumber("baskets", branch.Baskets);
        if (branch.IsGroup)
        {
            json.WriteBoolean("group", true);
        }

        if (branch.Problem != null)
        {
            json.WriteString("problem", branch.Problem);
        }

        json.WriteEndObject();
    }
}

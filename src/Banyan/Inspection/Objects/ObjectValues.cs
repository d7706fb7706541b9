using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Banyan.Root.Objects;
using Banyan.Root.Trees;

namespace Banyan.Inspection.Objects;

/// <summary>Reads a whole branch of objects and says what is in it: entries, first and last values, sums of every numeric member, a hash of all strings.</summary>
/// <remarks>The hash of entries that are records is that of each record as Python prints it, as the references have it; that of containers takes one member after the other.</remarks>
internal static class ObjectValues
{
    private const int HeadEntries = 3;
    private const long LargestHead = 20_000;

    /// <summary>Reads everything, then writes the members of the column's object.</summary>
    public static void Write(Utf8JsonWriter json, TBranch branch)
    {
        var sums = new ObjectSums(string.Empty);
        foreach (string path in branch.ObjectLeaves)
        {
            sums.Declare(path);
        }

        var head = new List<object?>();
        object? last = null;
        string? undescribed;
        using var records = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bool hasRecords = false;
        using (BranchObjectReader reader = branch.OpenObjectReader())
        {
            for (int basket = 0; basket < branch.BasketCount; basket++)
            {
                BasketInfo info = branch.GetBasket(basket);
                if (info.EndEntry <= info.FirstEntry)
                {
                    continue;
                }

                foreach (object? entry in reader.Read(basket))
                {
                    sums.AddEntry(entry);
                    if (entry is RootObject record && ObjectJson.AsList(record) == null)
                    {
                        hasRecords = true;
                        ObjectSums.WriteText(PythonText.Of(record), records.AppendData);
                    }

                    last = entry;
                    if (head.Count < HeadEntries)
                    {
                        head.Add(entry);
                    }
                }
            }

            undescribed = reader.Undescribed;
        }

        // Other readers take such containers for numbers and print what lies behind them.
        if (undescribed != null)
        {
            json.WriteString("error", $"it has containers of the class {undescribed}, which the file does not describe: nothing can be said of their items");
            return;
        }

        json.WriteNumber("entries", branch.EntryCount);
        byte[]? headText = Text(head);
        byte[]? tailText = branch.EntryCount == 0 ? Text([]) : Text([last]);
        if (headText != null && tailText != null)
        {
            json.WritePropertyName("head");
            json.WriteRawValue(headText, skipInputValidation: true);
            json.WritePropertyName("tail");
            json.WriteRawValue(tailText, skipInputValidation: true);
        }

        json.WriteStartArray("leaves");
        foreach (ObjectSums leaf in sums.All.Where(place => place.Numbers != null))
        {
            leaf.Numbers!.Write(json, leaf.Path.Length == 0 ? null : leaf.Path);
        }

        json.WriteEndArray();
        if (sums.HashOfTexts() is string hash)
        {
            json.WriteString("strings_sha256", hasRecords ? Convert.ToHexStringLower(records.GetHashAndReset()) : hash);
        }
    }

    private static byte[]? Text(List<object?> entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, FileValues.Format);
        long written = ObjectJson.Write(json, entries.ToArray(), LargestHead);
        json.Flush();
        return written > LargestHead ? null : buffer.WrittenSpan.ToArray();
    }
}

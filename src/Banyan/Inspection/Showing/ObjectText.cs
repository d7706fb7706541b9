using System.Collections;
using System.Globalization;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Text;
using Banyan.Inspection.Objects;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Objects;
using Banyan.Root.Objects.Json;

namespace Banyan.Inspection.Showing;

/// <summary>Writes an object of a ROOT file as text: histograms as plots, texts as they are, everything else as its members.</summary>
public static class ObjectText
{
    private const int DeepestLevel = 12;
    private const int ItemsShown = 20;
    private const int NumbersShown = 8;

    /// <summary>Writes the object of a key.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="file">The file.</param>
    /// <param name="key">The key; no directory and no tree.</param>
    /// <param name="width">Characters per line; 0 where the output is no terminal.</param>
    /// <exception cref="RootException">The object cannot be read.</exception>
    public static void Write(TextWriter output, RootFile file, RootKey key, int width)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(key);
        RootObject value = file.Get(key);
        if (RootHistogram.IsHistogramClass(value.ClassName))
        {
            WriteHistogram(output, RootHistogram.From(value, file.Path, key.Path), width);
        }
        else if (value.ClassName == "TObjString")
        {
            output.WriteLine(value.GetString("fString"));
        }
        else if (value.ClassName == "TNamed")
        {
            output.WriteLine($"{value.GetString("fName")}: {value.GetString("fTitle")}");
        }
        else
        {
            output.WriteLine($"{key.PathWithCycle}: {value.ClassName}{(value.ClassVersion > 0 ? $", version {value.ClassVersion}" : string.Empty)}");
            WriteMembers(output, value, 1, new HashSet<RootObject>(ReferenceEqualityComparer.Instance) { value });
        }
    }

    private static void WriteHistogram(TextWriter output, RootHistogram stored, int width)
    {
        if (StoredHistograms.From(stored) is Histogram histogram)
        {
            output.Write(TextPlot.Render(histogram, new TextPlotOptions { Width = width > 0 ? width : 100 }));
            return;
        }

        double sum = 0;
        foreach (double content in stored.Contents.Span)
        {
            sum += content;
        }

        output.WriteLine($"{stored.Name}: {stored.ClassName} \"{stored.Title}\", {Number(stored.Entries)} entries, sum of all cells {Number(sum)}");
        foreach ((RootAxis axis, int i) in stored.Axes.Select((axis, i) => (axis, i)))
        {
            output.WriteLine($"  {"xyz"[i]}: {axis.BinCount} bins from {Number(axis.Low)} to {Number(axis.High)}{(axis.Title.Length > 0 ? $"  {axis.Title}" : string.Empty)}");
        }
    }

    /// <summary>Writes members; an object that was written before is only named, so that objects which refer to each other end.</summary>
    private static void WriteMembers(TextWriter output, RootObject value, int level, HashSet<RootObject> written)
    {
        string indent = new(' ', 2 * level);
        if (value.Problem is string problem)
        {
            output.WriteLine($"{indent}({problem})");
        }

        foreach ((string name, object? member) in value.Members)
        {
            WriteValue(output, indent, name, member, level, written);
        }

        WriteItems(output, indent, value.Inherits("TMap") ? Pairs(value.Items) : value.Items, level, written);
    }

    // A TMap keeps keys and values in turn.
    private static List<object?> Pairs(IReadOnlyList<RootObject?> items)
    {
        var pairs = new List<object?>();
        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            pairs.Add(new KeyValuePair<object?, object?>(items[i], items[i + 1]));
        }

        return pairs;
    }

    private static void WriteItems(TextWriter output, string indent, IReadOnlyList<object?> items, int level, HashSet<RootObject> written)
    {
        for (int i = 0; i < Math.Min(items.Count, ItemsShown); i++)
        {
            WriteValue(output, indent, $"[{i}]", items[i], level, written);
        }

        if (items.Count > ItemsShown)
        {
            output.WriteLine($"{indent}… {items.Count} in all");
        }
    }

    private static void WriteValue(TextWriter output, string indent, string name, object? value, int level, HashSet<RootObject> written)
    {
        switch (value)
        {
            case RootObject item when ObjectJson.AsList(item) is object list:
                output.WriteLine($"{indent}{name} = {Scalar(list)}");
                break;
            case RootObject item:
                bool isNew = written.Add(item);
                output.WriteLine($"{indent}{name}: {Title(item)}{(isNew ? string.Empty : " (see above)")}");
                if (isNew && level < DeepestLevel)
                {
                    WriteMembers(output, item, level + 1, written);
                }

                break;
            case KeyValuePair<object?, object?> pair when !IsTree(pair.Key) && !IsTree(pair.Value):
                output.WriteLine($"{indent}{name} {Scalar(pair)}");
                break;
            case KeyValuePair<object?, object?> pair when !IsTree(pair.Key):
                WriteValue(output, indent, $"{name} {Scalar(pair.Key)} →", pair.Value, level, written);
                break;
            case KeyValuePair<object?, object?> pair:
                output.WriteLine($"{indent}{name}: a pair");
                WriteValue(output, indent + "  ", "first", pair.Key, level + 1, written);
                WriteValue(output, indent + "  ", "second", pair.Value, level + 1, written);
                break;
            case object?[] items when items.Any(IsTree):
                output.WriteLine($"{indent}{name}: {items.Length} items");
                if (level < DeepestLevel)
                {
                    WriteItems(output, indent + "  ", items, level + 1, written);
                }

                break;
            default:
                output.WriteLine($"{indent}{name} = {Scalar(value)}");
                break;
        }
    }

    // What takes more than a line.
    private static bool IsTree(object? value) => value switch
    {
        RootObject item => ObjectJson.AsList(item) is null,
        KeyValuePair<object?, object?> => true,
        object?[] items => items.Any(IsTree),
        _ => false,
    };

    private static string Title(RootObject item)
    {
        string name = item.GetString("fName");
        string count = item.Inherits("TCollection") ? $", {item.Items.Count} items" : string.Empty;
        return name.Length == 0 ? item.ClassName + count : $"{item.ClassName} \"{name}\"{count}";
    }

    private static string Scalar(object? value)
    {
        switch (value)
        {
            case null:
                return "null";
            case string text:
                return $"\"{text.ReplaceLineEndings("\\n")}\"";
            case sbyte[] characters when CharacterText.From(characters) is string text:
                return Scalar(text);
            case RootObject item:
                return ObjectJson.AsList(item) is object list ? Scalar(list) : Title(item);
            case KeyValuePair<object?, object?> pair:
                return $"{Scalar(pair.Key)} → {Scalar(pair.Value)}";
            case IEnumerable items:
                return List(items);
            default:
                return value is bool truth ? (truth ? "true" : "false") : Number(value);
        }
    }

    private static string List(IEnumerable items)
    {
        var shown = new List<string>();
        int count = 0;
        foreach (object? item in items)
        {
            if (count++ < NumbersShown)
            {
                shown.Add(Scalar(item));
            }
        }

        return $"[{string.Join(", ", shown)}{(count > NumbersShown ? $", … {count} in all" : string.Empty)}]";
    }

    private static string Number(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}

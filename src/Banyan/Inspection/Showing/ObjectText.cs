using System.Collections;
using System.Globalization;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Text;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Objects;

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
            output.WriteLine($"{key.PathWithCycle}: {value.ClassName}, version {value.ClassVersion}");
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
        foreach (string name in value.MemberNames)
        {
            WriteValue(output, indent, name, value[name], level, written);
        }

        for (int i = 0; i < value.Items.Count; i++)
        {
            if (i == ItemsShown)
            {
                output.WriteLine($"{indent}… {value.Items.Count} in all");
                break;
            }

            WriteValue(output, indent, $"[{i}]", value.Items[i], level, written);
        }
    }

    private static void WriteValue(TextWriter output, string indent, string name, object? value, int level, HashSet<RootObject> written)
    {
        if (value is RootObject inner)
        {
            bool isNew = written.Add(inner);
            output.WriteLine($"{indent}{name}: {inner.ClassName}{(isNew ? string.Empty : " (see above)")}");
            if (isNew && level < DeepestLevel)
            {
                WriteMembers(output, inner, level + 1, written);
            }
        }
        else if (value is RootObject?[] objects)
        {
            output.WriteLine($"{indent}{name}: {objects.Length} objects");
            for (int i = 0; i < Math.Min(objects.Length, ItemsShown) && level < DeepestLevel; i++)
            {
                WriteValue(output, indent + "  ", $"[{i}]", objects[i], level + 1, written);
            }
        }
        else
        {
            output.WriteLine($"{indent}{name} = {Scalar(value)}");
        }
    }

    private static string Scalar(object? value)
    {
        if (value is null)
        {
            return "null";
        }

        if (value is string text)
        {
            return $"\"{text.ReplaceLineEndings("\\n")}\"";
        }

        if (value is IEnumerable items)
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

        return value is bool truth ? (truth ? "true" : "false") : Number(value);
    }

    private static string Number(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}

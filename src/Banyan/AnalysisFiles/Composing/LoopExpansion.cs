using System.Globalization;
using Banyan.AnalysisFiles.Yaml;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>Writes templates out: an entry with <c>for</c> once per combination of its variables, and the sections below <c>loops</c> into those of the analysis.</summary>
internal sealed class LoopExpansion(MistakeList mistakes)
{
    /// <summary>The key that makes an entry a template.</summary>
    public const string ForKey = "for";

    /// <summary>The key of the sections that are repeated as a whole.</summary>
    public const string LoopsKey = "loops";

    // A hundred thousand histograms are the most that one analysis should hold; loops that make more have a mistake in them.
    private const int MaxCopies = 100_000;

    private readonly Substitution _substitution = new(mistakes);
    private int _copyCount;

    /// <summary>The analysis with all variables replaced and all loops written out.</summary>
    public YamlMap Expand(YamlMap root, Variables parameters)
    {
        var top = new YamlMap([.. root.Entries.Where(e => e.Key != LoopsKey)], root.At);
        YamlMap expanded = ExpandMap(top, parameters);
        if (root.Entry(LoopsKey) is not { } loops)
        {
            return expanded;
        }

        foreach (YamlItem item in loops.Value is YamlList list ? list.Items : [loops.Value])
        {
            if (item is not YamlMap loop || loop.Find(ForKey) is not { } variables)
            {
                mistakes.Add(item.At, $"an item of '{LoopsKey}' must be a map with '{ForKey}: {{variable: [values]}}' and sections such as 'histograms'");
                continue;
            }

            var sections = new YamlMap([.. loop.Entries.Where(e => e.Key != ForKey)], loop.At);
            foreach (Variables copy in Combinations(variables, parameters))
            {
                expanded = Append(expanded, ExpandMap(sections, copy));
            }
        }

        return expanded;
    }

    private YamlMap Append(YamlMap root, YamlMap sections)
    {
        var entries = root.Entries.ToList();
        foreach (YamlEntry section in sections.Entries)
        {
            int index = entries.FindIndex(e => e.Key == section.Key);
            if (index < 0)
            {
                entries.Add(section);
            }
            else if (entries[index].Value is YamlMap before && section.Value is YamlMap more)
            {
                entries[index] = entries[index] with { Value = new YamlMap(Distinct([.. before.Entries, .. more.Entries]), before.At) };
            }
            else
            {
                mistakes.Add(section.At, $"a loop cannot repeat '{section.Key}': it must be a map of names here and at the top");
            }
        }

        return new YamlMap(entries, root.At);
    }

    private YamlItem ExpandItem(YamlItem item, Variables variables)
    {
        switch (item)
        {
            case YamlMap map:
                return ExpandMap(map, variables);
            case YamlList list:
                _substitution.Count(list.At);
                return new YamlList([.. list.Items.Select(i => ExpandItem(i, variables))], Mark(list.At, variables));
            default:
                return _substitution.Apply(item, variables);
        }
    }

    private YamlMap ExpandMap(YamlMap map, Variables variables)
    {
        _substitution.Count(map.At);
        var entries = new List<YamlEntry>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (entry.Value is YamlMap template && template.Find(ForKey) is { } loop)
            {
                var body = new YamlMap([.. template.Entries.Where(e => e.Key != ForKey)], template.At);
                foreach (Variables copy in Combinations(loop, variables))
                {
                    entries.Add(Named(entry, ExpandMap(body, copy), copy));
                }
            }
            else
            {
                entries.Add(Named(entry, ExpandItem(entry.Value, variables), variables));
            }
        }

        return new YamlMap(Distinct(entries), Mark(map.At, variables));
    }

    private YamlEntry Named(YamlEntry entry, YamlItem value, Variables variables) =>
        new(_substitution.Text(entry.Key, entry.At, variables), value, Mark(entry.At, variables));

    private List<YamlEntry> Distinct(List<YamlEntry> entries)
    {
        var names = new Dictionary<string, FileMark>(StringComparer.Ordinal);
        return [.. entries.Where(e => IsNew(e, names))];
    }

    private bool IsNew(YamlEntry entry, Dictionary<string, FileMark> names)
    {
        if (names.TryAdd(entry.Key, entry.At))
        {
            return true;
        }

        FileMark first = names[entry.Key];
        mistakes.Add(
            entry.At with { Loop = string.Empty },
            first.Line == entry.At.Line && first.Path == entry.At.Path
                ? $"the loop makes '{entry.Key}' more than once; its variables must be in the name, as in '{entry.Key}_${{variable}}'"
                : $"'{entry.Key}' is made by a loop and is on line {first.Line} already");
        return false;
    }

    private IEnumerable<Variables> Combinations(YamlItem loop, Variables outer)
    {
        YamlItem resolved = Resolve(_substitution.Apply(loop, outer), outer);
        List<Variables> combinations = resolved switch
        {
            YamlMap map => Product(map, outer),
            YamlList list => [.. list.Items.OfType<YamlMap>().Select(row => row.Entries.Aggregate(outer, (v, e) => v.WithLoop(e.Key, e.Value)))],
            _ => [],
        };
        if (resolved is not (YamlMap or YamlList) || (resolved is YamlList rows && rows.Items.Any(i => i is not YamlMap)))
        {
            mistakes.Add(loop.At, $"'{ForKey}' takes a map of variables to lists, as in {{cut: [20, 30]}}, or a list of maps, as in [{{sample: ttbar, xs: 832}}]; found {YamlText.Of(loop)}");
        }

        _copyCount += combinations.Count;
        return _copyCount <= MaxCopies ? combinations : throw new AnalysisFileException(loop.At, $"the loops of this analysis make more than {MaxCopies} copies");
    }

    // The first variable varies slowest.
    private List<Variables> Product(YamlMap map, Variables outer)
    {
        List<Variables> combinations = [outer];
        foreach (YamlEntry variable in map.Entries)
        {
            if (Values(variable, outer) is not { } values)
            {
                mistakes.Add(variable.Value.At, $"the loop variable '{variable.Key}' takes a list of values, the name of a parameter that is one, or a range such as 1..5; found {variable.Value.Kind}");
                return [];
            }

            if ((long)combinations.Count * values.Count > MaxCopies)
            {
                throw new AnalysisFileException(variable.At, $"the loops of this analysis make more than {MaxCopies} copies");
            }

            combinations = [.. combinations.SelectMany(c => values.Select(value => c.WithLoop(variable.Key, value)))];
        }

        return combinations;
    }

    private static IReadOnlyList<YamlItem>? Values(YamlEntry variable, Variables outer)
    {
        YamlItem item = Resolve(variable.Value, outer);
        if (item is YamlList list)
        {
            return list.Items;
        }

        string[] ends = item is YamlScalar scalar ? scalar.Text.Split("..") : [];
        return ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int last)
            && last >= first && (long)last - first < MaxCopies
            ? [.. Enumerable.Range(first, last - first + 1).Select(i => new YamlScalar(i.ToString(CultureInfo.InvariantCulture), true, item.At))]
            : null;
    }

    // A parameter may be named without ${}.
    private static YamlItem Resolve(YamlItem item, Variables variables) => item is YamlScalar scalar && variables.Find(scalar.Text) is { } value ? value : item;

    private static FileMark Mark(FileMark at, Variables variables) => variables.Loop.Length == 0 ? at : at with { Loop = variables.Loop };
}

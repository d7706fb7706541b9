using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles;

/// <content>The selections.</content>
internal sealed partial class AnalysisFileReader
{
    private List<SelectionSpec> ReadSelections(YamlItem? item)
    {
        var read = new Dictionary<string, SelectionSpec>(StringComparer.Ordinal);
        foreach (SelectionSpec selection in ReadEntries(item, "selections", "a selection", ReadSelection))
        {
            read.Add(selection.Name, selection);
        }

        return BehindParents(read, [.. Entries(item, "selections").Select(e => e.Key)]);
    }

    private SelectionSpec ReadSelection(YamlEntry entry)
    {
        string what = $"selections.{entry.Key}";
        if (entry.Key == AnalysisFile.AllEvents)
        {
            throw Error(entry.At, $"'{AnalysisFile.AllEvents}' stands for every event and cannot be the name of a selection");
        }

        if (entry.Value is not YamlMap)
        {
            return new SelectionSpec(entry.Key, null, ReadCuts(entry.Key, entry.Value, what), entry.At);
        }

        YamlMap map = Map(entry.Value, what, AnalysisKeys.Selection);
        if (map.Find("cut") is not null && map.Find("cuts") is not null)
        {
            throw Error(entry.At, $"{what} has 'cut' and 'cuts'; one is enough");
        }

        YamlItem cuts = map.Find("cut") ?? map.Find("cuts") ?? throw Error(entry.At, $"{what} has no 'cut'");
        string? from = _mistakes.Try(() => OptionalText(map, "from"));
        return new SelectionSpec(entry.Key, from == AnalysisFile.AllEvents ? null : from, ReadCuts(entry.Key, cuts, what), entry.At);
    }

    // One expression, a list of expressions and of "name: expression", or a map of names to expressions.
    private List<CutSpec> ReadCuts(string selection, YamlItem item, string what)
    {
        switch (item)
        {
            case YamlList list:
                List<CutSpec> cuts = [];
                foreach (YamlItem cut in list.Items)
                {
                    if (cut is YamlMap { Entries: [var only] })
                    {
                        cuts.AddRange(ReadCut(only.Key, only.Value, what));
                    }
                    else
                    {
                        cuts.AddRange(ReadCut(list.Items.Count == 1 ? selection : null, cut, what));
                    }
                }

                return list.Items.Count > 0 ? cuts : throw Error(item.At, $"{what} has an empty list of cuts");

            case YamlMap map:
                return [.. map.Entries.SelectMany(e => ReadCut(e.Key, e.Value, what))];

            default:
                return [new CutSpec(selection, Expression(item, what))];
        }
    }

    // None where the expression is missing, which is noted. Without a name the expression is its name.
    private CutSpec[] ReadCut(string? name, YamlItem item, string what) =>
        _mistakes.Try(() => Expression(item, $"a cut of {what}")) is { } expression ? [new CutSpec(name ?? expression.Text, expression)] : [];

    // Each selection behind the one that it builds on. Those that build on something wrong are left out: that mistake is told once.
    private List<SelectionSpec> BehindParents(Dictionary<string, SelectionSpec> all, HashSet<string> names)
    {
        var sorted = new List<SelectionSpec>();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (SelectionSpec selection in all.Values)
        {
            var chain = new List<SelectionSpec>();
            var onChain = new HashSet<string>(StringComparer.Ordinal);
            bool isWrong = false;
            for (SelectionSpec? current = selection; current is not null && !placed.Contains(current.Name) && !isWrong;)
            {
                if (!onChain.Add(current.Name))
                {
                    IEnumerable<string> cycle = chain.Select(s => s.Name).SkipWhile(n => n != current.Name).Append(current.Name);
                    _mistakes.Add(current.At, $"selection '{current.Name}' builds on itself: {string.Join(" from ", cycle)}");
                    isWrong = true;
                    break;
                }

                chain.Add(current);
                SelectionSpec? parent = null;
                if (current.From is { } from && !all.TryGetValue(from, out parent))
                {
                    isWrong = true;
                    if (!names.Contains(from))
                    {
                        _mistakes.Add(current.At, $"selection '{current.Name}' builds on '{from}', which is not there{NearestNames.Suggestion(from, names)}");
                    }
                }

                current = parent;
                isWrong |= current is not null && wrong.Contains(current.Name);
            }

            if (isWrong)
            {
                wrong.UnionWith(onChain);
                continue;
            }

            chain.Reverse();
            sorted.AddRange(chain);
            placed.UnionWith(onChain);
        }

        return sorted;
    }
}

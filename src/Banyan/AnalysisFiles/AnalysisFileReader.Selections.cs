using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles;

/// <content>The selections.</content>
internal sealed partial class AnalysisFileReader
{
    private static readonly string[] s_selectionKeys = ["from", "cut", "cuts"];

    private List<SelectionSpec> ReadSelections(YamlItem? item)
    {
        var read = new Dictionary<string, SelectionSpec>(StringComparer.Ordinal);
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "selections").Entries)
        {
            CheckName(entry, "a selection");
            if (entry.Key == AnalysisFile.AllEvents)
            {
                throw Error(entry.Line, $"'{AnalysisFile.AllEvents}' stands for every event and cannot be the name of a selection");
            }

            read.Add(entry.Key, ReadSelection(entry));
        }

        var sorted = new List<SelectionSpec>();
        foreach (SelectionSpec selection in read.Values)
        {
            AddBehindParents(selection, read, sorted, []);
        }

        return sorted;
    }

    private SelectionSpec ReadSelection(YamlEntry entry)
    {
        string what = $"selections.{entry.Key}";
        if (entry.Value is not YamlMap)
        {
            return new SelectionSpec(entry.Key, null, ReadCuts(entry.Key, entry.Value, what), entry.Line);
        }

        YamlMap map = Map(entry.Value, what, s_selectionKeys);
        if (map.Find("cut") is not null && map.Find("cuts") is not null)
        {
            throw Error(entry.Line, $"{what} has 'cut' and 'cuts'; one is enough");
        }

        YamlItem cuts = map.Find("cut") ?? map.Find("cuts") ?? throw Error(entry.Line, $"{what} has no 'cut'");
        string? from = OptionalText(map, "from");
        return new SelectionSpec(entry.Key, from == AnalysisFile.AllEvents ? null : from, ReadCuts(entry.Key, cuts, what), entry.Line);
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
                        cuts.Add(new CutSpec(only.Key, Expression(only.Value, $"a cut of {what}")));
                    }
                    else
                    {
                        ExpressionSpec expression = Expression(cut, $"a cut of {what}");
                        cuts.Add(new CutSpec(list.Items.Count == 1 ? selection : expression.Text, expression));
                    }
                }

                return cuts.Count > 0 ? cuts : throw Error(item.Line, $"{what} has an empty list of cuts");

            case YamlMap map:
                return [.. map.Entries.Select(e => new CutSpec(e.Key, Expression(e.Value, $"a cut of {what}")))];

            default:
                return [new CutSpec(selection, Expression(item, what))];
        }
    }

    private void AddBehindParents(SelectionSpec selection, Dictionary<string, SelectionSpec> all, List<SelectionSpec> sorted, List<string> children)
    {
        if (sorted.Contains(selection))
        {
            return;
        }

        if (children.Contains(selection.Name))
        {
            throw Error(selection.Line, $"selection '{selection.Name}' builds on itself: {string.Join(" from ", children.Append(selection.Name))}");
        }

        if (selection.From is { } from)
        {
            if (!all.TryGetValue(from, out SelectionSpec? parent))
            {
                throw Error(selection.Line, $"selection '{selection.Name}' builds on '{from}', which is not there{NearestNames.Suggestion(from, all.Keys)}");
            }

            children.Add(selection.Name);
            AddBehindParents(parent, all, sorted, children);
            children.RemoveAt(children.Count - 1);
        }

        sorted.Add(selection);
    }
}

using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles;

/// <summary>Turns YAML items into the model, checking keys, types, numbers and references on the way.</summary>
internal sealed partial class AnalysisFileReader(string path)
{
    private static readonly string[] s_keys = ["title", "datasets", "luminosity", "weight", "defines", "selections", "histograms", "outputs"];
    private static readonly string[] s_outputKeys = ["root", "html", "svg", "json"];

    public AnalysisFile Read(string text)
    {
        YamlMap root = Map(YamlReader.Read(path, text), "the analysis", s_keys);
        double? luminosity = Luminosity(root.Find("luminosity"));
        string? folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : null;
        IReadOnlyList<SelectionSpec> selections = ReadSelections(root.Find("selections"));
        return new AnalysisFile(
            path,
            OptionalText(root, "title") ?? string.Empty,
            [.. ReadDatasets(root, luminosity).Select(dataset => dataset with { Folder = folder })],
            OptionalExpression(root, "weight"),
            ReadDefines(root.Find("defines")),
            selections,
            ReadHistograms(root.Find("histograms"), [AnalysisFile.AllEvents, .. selections.Select(s => s.Name)]),
            ReadOutputs(root.Find("outputs")));
    }

    private List<DefineSpec> ReadDefines(YamlItem? item)
    {
        var defines = new List<DefineSpec>();
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "defines").Entries)
        {
            CheckName(entry, "a column");
            defines.Add(new DefineSpec(entry.Key, Expression(entry.Value, $"defines.{entry.Key}")));
        }

        return defines;
    }

    private OutputSpec ReadOutputs(YamlItem? item)
    {
        if (item is null)
        {
            return new OutputSpec(null, null, null, null);
        }

        YamlMap map = Map(item, "outputs", s_outputKeys);
        return new OutputSpec(OptionalText(map, "root"), OptionalText(map, "html"), OptionalText(map, "svg"), OptionalText(map, "json"));
    }

    private AnalysisFileException Error(int line, string message) => new(path, line, message);

    private YamlMap AnyMap(YamlItem item, string what) =>
        item as YamlMap ?? throw Error(item.Line, $"{what} must be a map of names, found {item.Kind}");

    private YamlMap Map(YamlItem item, string what, string[] keys)
    {
        YamlMap map = AnyMap(item, what);
        foreach (YamlEntry entry in map.Entries)
        {
            if (!keys.Contains(entry.Key))
            {
                string suggestion = NearestNames.Suggestion(entry.Key, keys);
                throw Error(entry.Line, $"{what} has no key '{entry.Key}'{(suggestion.Length > 0 ? suggestion : $"; it may have {string.Join(", ", keys)}")}");
            }
        }

        return map;
    }

    private string Text(YamlItem item, string what) =>
        item is YamlScalar { IsEmpty: false, Text.Length: > 0 } scalar ? scalar.Text : throw Error(item.Line, $"{what} must be a text, found {item.Kind}");

    private string? OptionalText(YamlMap map, string key) => map.Find(key) is { } item ? Text(item, $"'{key}'") : null;

    private ExpressionSpec Expression(YamlItem item, string what) =>
        item is YamlScalar { IsEmpty: false, Text.Length: > 0 } scalar
            ? new ExpressionSpec(scalar.Text, scalar.Line)
            : throw Error(item.Line, $"{what} must be an expression, found {item.Kind}{(item is YamlMap or YamlList ? " (quotes keep YAML from taking an expression apart)" : string.Empty)}");

    private ExpressionSpec? OptionalExpression(YamlMap map, string key) => map.Find(key) is { } item ? Expression(item, $"'{key}'") : null;

    private List<string> TextOrList(YamlItem item, string what) => item is YamlList list
        ? [.. list.Items.Select(i => Text(i, what))]
        : [Text(item, what)];

    // The names become folders and keys in output files.
    private void CheckName(YamlEntry entry, string what)
    {
        if (entry.Key.AsSpan().ContainsAny("/;\\ \t") || entry.Key.StartsWith('.'))
        {
            throw Error(entry.Line, $"'{entry.Key}' cannot be the name of {what}: no blanks, '/', ';' or '\\', and no '.' at the front");
        }
    }
}

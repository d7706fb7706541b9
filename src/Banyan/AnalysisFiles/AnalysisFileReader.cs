using Banyan.AnalysisFiles.Composing;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles;

/// <summary>Turns YAML items into the model, checking keys, types, numbers and references on the way. It goes on after a mistake, so that all are found.</summary>
internal sealed partial class AnalysisFileReader
{
    // Top-level entries that begin with this are for anchors and notes; nothing reads them.
    private const string PrivatePrefix = "x-";

    private readonly string _path;
    private readonly MistakeList _mistakes = new();
    private readonly HashSet<string> _failedNames = new(StringComparer.Ordinal);
    private ConstantNumber _numbers = new([]);

    private AnalysisFileReader(string path) => _path = path;

    /// <summary>Reads an analysis.</summary>
    /// <param name="path">The file's name, for messages and for what is relative to it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="settings">What the command line sets, as <c>NAME=VALUE</c>.</param>
    public static AnalysisFile Read(string path, string text, IReadOnlyList<string> settings) => new AnalysisFileReader(path).Read(text, new Settings(settings));

    private AnalysisFile Read(string text, Settings settings)
    {
        var includes = new IncludeReader(_mistakes);
        if (_mistakes.Try(() => includes.Read(_path, text)) is not { } read)
        {
            _mistakes.ThrowIfAny();
            throw new InvalidOperationException("a file that cannot be read has a mistake");
        }

        var parameters = new ParameterReader(_mistakes, settings);
        Variables variables = parameters.Read(read.Find("parameters"));
        _numbers = new ConstantNumber(parameters.Parameters);
        var body = new YamlMap([.. read.Entries.Where(e => e.Key != "parameters" && !e.Key.StartsWith(PrivatePrefix, StringComparison.Ordinal))], read.At);
        AnalysisFile? file = _mistakes.Try(() =>
        {
            YamlMap root = settings.Apply(new LoopExpansion(_mistakes).Expand(body, variables), AnalysisKeys.Root.Names, _mistakes);
            return Read(Checked(root, "the analysis", AnalysisKeys.Root), parameters.Parameters, includes.Files);
        });
        if (_mistakes.ToException() is { } exception)
        {
            exception.Partial = file;
            throw exception;
        }

        return file!;
    }

    private AnalysisFile Read(YamlMap root, IReadOnlyList<ParameterSpec> parameters, IReadOnlyList<string> includes)
    {
        double? luminosity = _mistakes.Try(() => Luminosity(root.Find("luminosity")));
        string[] selectionNames = [AnalysisFile.AllEvents, .. Entries(root.Find("selections"), "selections").Select(e => e.Key)];
        List<DatasetSpec> datasets = ReadDatasets(root, luminosity);
        List<HistogramSpec> histograms = ReadHistograms(root.Find("histograms"), selectionNames, [.. datasets.Select(d => d.Name)]);
        return new AnalysisFile(
            _path,
            _mistakes.Try(() => OptionalText(root, "title")) ?? string.Empty,
            datasets,
            _mistakes.Try(() => OptionalExpression(root, "weight")),
            ReadDefines(root.Find("defines"), "defines"),
            ReadSelections(root.Find("selections")),
            histograms,
            ReadOutputs(root.Find("outputs")))
        {
            FailedNames = _failedNames,
            Parameters = parameters,
            Includes = includes,
            Functions = ReadFunctions(root.Find("functions")),
            Aliases = ReadAliases(root.Find("aliases")),
            Snapshots = ReadSnapshots(root.Find("snapshots"), selectionNames, [.. datasets.Select(d => d.Name)]),
            Plots = ReadPlots(root.Find("plots"), histograms, selectionNames, datasets),
            Numbers = ReadNumbers(root.Find("numbers"), selectionNames, [.. datasets.Select(d => d.Name)]),
        };
    }

    private List<DefineSpec> ReadDefines(YamlItem? item, string what) => ReadEntries(item, what, "a column", entry =>
    {
        string place = $"{what}.{entry.Key}";
        if (entry.Value is not YamlMap)
        {
            return new DefineSpec(entry.Key, Expression(entry.Value, place));
        }

        YamlMap map = Map(entry.Value, place, AnalysisKeys.Define);
        ExpressionSpec? redefined = OptionalExpression(map, "redefine");
        ExpressionSpec? expression = OptionalExpression(map, "expression");
        ExpressionSpec? perSample = OptionalExpression(map, "per_sample");
        string[] given = [.. new[] { ("expression", expression), ("redefine", redefined), ("per_sample", perSample) }.Where(e => e.Item2 is not null).Select(e => $"'{e.Item1}'")];
        if (given.Length > 1)
        {
            throw Error(entry.At, $"{place} has {string.Join(" and ", given)}; one is enough");
        }

        return (redefined ?? expression ?? perSample) is { } either ? new DefineSpec(entry.Key, either, redefined is not null) { IsPerSample = perSample is not null } : throw Error(entry.At, $"{place} has no 'expression'");
    });

    private List<AliasSpec> ReadAliases(YamlItem? item) => ReadEntries(item, "aliases", "an alias", entry => new AliasSpec(entry.Key, Expression(entry.Value, $"aliases.{entry.Key}")));

    // good: "(pt, eta) = pt > 20 && abs(eta) < 2.4", or good(pt, eta): pt > 20 && abs(eta) < 2.4.
    private List<FunctionSpec> ReadFunctions(YamlItem? item)
    {
        var functions = new List<FunctionSpec>();
        foreach (YamlEntry entry in Entries(item, "functions"))
        {
            if (_mistakes.Try(() => ReadFunction(entry)) is { } function)
            {
                functions.Add(function);
            }
            else
            {
                _failedNames.Add(entry.Key.Split('(')[0].Trim());
            }
        }

        return functions;
    }

    private FunctionSpec ReadFunction(YamlEntry entry)
    {
        string place = $"functions.{entry.Key}";
        ExpressionSpec whole = Expression(entry.Value is YamlMap map && map.Find("expression") is { } inner ? inner : entry.Value, place);
        int open = entry.Key.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && entry.Key.EndsWith(')'))
        {
            return new FunctionSpec(entry.Key[..open].Trim(), entry.Key[(open + 1)..^1], whole);
        }

        string text = whole.Text;
        int close = text.IndexOf(')', StringComparison.Ordinal);
        int equals = close < 0 ? -1 : text.IndexOf('=', close);
        return text.StartsWith('(') && equals > 0 && text[(close + 1)..equals].Trim().Length == 0 && !text[equals..].StartsWith("==", StringComparison.Ordinal) && text[(equals + 1)..].Trim().Length > 0
            ? new FunctionSpec(entry.Key, text[1..close], whole with { Text = text[(equals + 1)..].Trim() })
            : throw Error(whole.At, $"{place} must be written as \"(a, b) = expression of a and b\", found '{text}'");
    }

    private OutputSpec ReadOutputs(YamlItem? item)
    {
        var none = new OutputSpec(null, null, null, null);
        return item is null ? none : _mistakes.Try(() =>
        {
            YamlMap map = Map(item, "outputs", AnalysisKeys.Outputs);
            return new OutputSpec(OptionalText(map, "root"), OptionalText(map, "html"), OptionalText(map, "svg"), OptionalText(map, "json"))
            {
                CutFlow = OptionalText(map, "cutflow") is { } cutFlow ? CutFlowFile.CheckName(cutFlow, map.Find("cutflow")!.At) : null,
                Pdf = OptionalText(map, "pdf"),
                Png = OptionalText(map, "png"),
            };
        }) ?? none;
    }

    private static AnalysisFileException Error(FileMark at, string message) => new(at, message);

    // Reads every entry of a section; one that is wrong is left out, and its mistakes are noted.
    private List<T> ReadEntries<T>(YamlItem? item, string section, string what, Func<YamlEntry, T?> read)
        where T : class
    {
        var all = new List<T>();
        foreach (YamlEntry entry in Entries(item, section))
        {
            _mistakes.Try<object>(() =>
            {
                CheckName(entry, what);
                return null;
            });
            if (_mistakes.Try(() => read(entry)) is { } value)
            {
                all.Add(value);
            }
            else
            {
                _failedNames.Add(entry.Key);
            }
        }

        return all;
    }

    private IReadOnlyList<YamlEntry> Entries(YamlItem? item, string section) => item is null ? [] : _mistakes.Try(() => AnyMap(item, section))?.Entries ?? [];

    private static YamlMap AnyMap(YamlItem item, string what) => item as YamlMap ?? throw Error(item.At, $"{what} must be a map of names, found {item.Kind}");

    private YamlMap Map(YamlItem item, string what, KeyTable table) => Checked(AnyMap(item, what), what, table);

    // The map with known keys only. A mistyped key is read as the one that was probably meant, so that it causes no further mistakes.
    private YamlMap Checked(YamlMap map, string what, KeyTable table)
    {
        var entries = new List<YamlEntry>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (table.Names.Contains(entry.Key))
            {
                entries.Add(entry);
                continue;
            }

            string suggestion = NearestNames.Suggestion(entry.Key, table.Names);
            _mistakes.Add(entry.At, $"{what} has no key '{entry.Key}'{(suggestion.Length > 0 ? suggestion : $"; it may have {string.Join(", ", table.Names)}")}");
            if (NearestNames.Find(entry.Key, table.Names) is [var nearest, ..] && map.Entry(nearest) is null && entries.TrueForAll(e => e.Key != nearest))
            {
                entries.Add(entry with { Key = nearest });
            }
        }

        return new YamlMap(entries, map.At);
    }

    private static string Text(YamlItem item, string what) =>
        item is YamlScalar { IsEmpty: false, Text.Length: > 0 } scalar ? scalar.Text : throw Error(item.At, $"{what} must be a text, found {item.Kind}");

    private static string? OptionalText(YamlMap map, string key) => map.Find(key) is { } item ? Text(item, $"'{key}'") : null;

    private static ExpressionSpec Expression(YamlItem item, string what) =>
        item is YamlScalar { IsEmpty: false, Text.Length: > 0 } scalar
            ? new ExpressionSpec(scalar.Text, scalar.At)
            : throw Error(item.At, $"{what} must be an expression, found {item.Kind}{(item is YamlMap or YamlList ? " (quotes keep YAML from taking an expression apart)" : string.Empty)}");

    private static ExpressionSpec? OptionalExpression(YamlMap map, string key) => map.Find(key) is { } item ? Expression(item, $"'{key}'") : null;

    private static List<string> TextOrList(YamlItem item, string what) => item is YamlList list
        ? [.. list.Items.Select(i => Text(i, what))]
        : [Text(item, what)];

    private double Number(YamlItem item, string what)
    {
        string text = Text(item, what);

        // A variable that is not there is a mistake already.
        return _numbers.Read(text, out string problem) ?? throw _mistakes.All.FirstOrDefault(m => m.At == item.At) ?? Error(item.At, $"{what} must be a number, found '{text}'{(problem.Length > 0 ? $" ({problem})" : string.Empty)}");
    }

    private bool Truth(YamlItem item, string what) => Text(item, what) switch
    {
        "true" => true,
        "false" => false,
        string text => throw Error(item.At, $"{what} must be true or false, found '{text}'"),
    };

    // The names become folders and keys in output files.
    private static void CheckName(YamlEntry entry, string what)
    {
        if (entry.Key.AsSpan().ContainsAny("/;\\ \t") || entry.Key.StartsWith('.'))
        {
            throw Error(entry.At, $"'{entry.Key}' cannot be the name of {what}: no blanks, '/', ';' or '\\', and no '.' at the front");
        }
    }
}

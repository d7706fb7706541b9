using System.Globalization;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;

namespace Banyan.AnalysisFiles;

/// <content>The datasets.</content>
internal sealed partial class AnalysisFileReader
{
    private const string OnlyDataset = "events";

    private List<DatasetSpec> ReadDatasets(YamlMap root, double? luminosity)
    {
        if (root.Find("datasets") is not { } item)
        {
            _mistakes.Add(root.At, "'datasets' is missing: which files to read");
            return [];
        }

        if (item is not YamlMap map)
        {
            return _mistakes.Try(() => Files(OnlyDataset, item, "a file of 'datasets'", item.At)) is { } only ? [only] : [];
        }

        if (map.Entries.Count == 0)
        {
            _mistakes.Add(item.At, "'datasets' names none");
        }

        return ReadEntries(item, "datasets", "a dataset", entry => entry.Value is YamlMap
            ? ReadDataset(entry, luminosity)
            : Files(entry.Key, entry.Value, $"a file of datasets.{entry.Key}", entry.At));
    }

    // Relative paths start from the folder of the file in which they are written; on the command line, from the working folder.
    private static DatasetSpec Files(string name, YamlItem files, string what, FileMark at) =>
        new(name, TextOrList(files, what), at) { Folder = files.At.Line > 0 && Path.GetDirectoryName(files.At.Path) is { Length: > 0 } folder ? folder : null };

    private DatasetSpec? ReadDataset(YamlEntry entry, double? luminosity)
    {
        string what = $"datasets.{entry.Key}";
        YamlMap map = Map(entry.Value, what, AnalysisKeys.Dataset);
        YamlItem files = map.Find("files") ?? throw Error(entry.At, $"{what} has no 'files'");
        double? crossSection = _mistakes.Try(() => CrossSection(map.Find("cross_section")));
        double? ownLuminosity = _mistakes.Try(() => Luminosity(map.Find("luminosity")));
        if (crossSection is not null && (ownLuminosity ?? luminosity) is null && map.Find("luminosity") is null)
        {
            _mistakes.Add(map.Find("cross_section")!.At, $"{what} has a cross section but no luminosity to scale to; add 'luminosity: 36.3 /fb' to it or at the top");
        }

        if (map.Find("cross_section") is null && (map.Find("generated") ?? map.Find("luminosity")) is { } useless)
        {
            _mistakes.Add(useless.At, $"{what} has no cross section that this could go with");
        }

        return Files(entry.Key, files, $"a file of {what}", entry.At) with
        {
            Tree = _mistakes.Try(() => OptionalText(map, "tree")),
            Weight = _mistakes.Try(() => OptionalExpression(map, "weight")),
            CrossSection = crossSection,
            Luminosity = crossSection is null ? null : ownLuminosity ?? luminosity,
            Generated = _mistakes.Try(() => map.Find("generated") is { } generated ? Number(generated, "'generated'") : (double?)null),
            Defaults = _mistakes.Try(() => Defaults(map.Find("defaults"))) ?? [],
            Friends = _mistakes.Try(() => Friends(map.Find("friends"))) ?? [],
            Metadata = _mistakes.Try(() => Metadata(map.Find("metadata"))) ?? [],
            MetadataValues = MetadataValues(map.Find("metadata")),
            Defines = ReadDefines(map.Find("defines"), $"{what}.defines"),
            Cut = _mistakes.Try(() => OptionalExpression(map, "cut")),
            Range = _mistakes.Try(() => map.Find("range") is { } range ? Range(range, $"{what}.range") : null),
            Label = _mistakes.Try(() => OptionalText(map, "label")),
            Color = _mistakes.Try(() => map.Find("color") is { } color ? Color(color, $"{what}.color") : null),
            IsData = _mistakes.Try(() => map.Find("data") is { } data && Truth(data, "'data'")),
        };
    }

    private EntryRange Range(YamlItem item, string what)
    {
        double[] numbers = item is YamlList list ? [.. list.Items.Select(i => Number(i, $"a number of {what}"))] : [0, Number(item, what)];
        if (numbers.Length is < 2 or > 3 || numbers.Any(n => n != Math.Floor(n) || n is < 0 or > 1e15) || (numbers.Length == 3 && numbers[2] < 1) || (numbers[1] != 0 && numbers[1] < numbers[0]))
        {
            throw Error(item.At, $"{what} must be a number of entries, [begin, end] or [begin, end, stride] in whole numbers with begin not behind end, found {YamlText.Of(item)}");
        }

        return new EntryRange((long)numbers[0], (long)numbers[1], numbers.Length == 3 ? (long)numbers[2] : 1);
    }

    private Dictionary<string, object> Defaults(YamlItem? item)
    {
        var defaults = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "defaults").Entries)
        {
            string what = $"defaults.{entry.Key}";
            defaults.Add(entry.Key, entry.Value is YamlList list ? list.Items.Select(i => Number(i, $"a number of {what}")).ToArray() : Constant(entry.Value, what));
        }

        return defaults;
    }

    private static object Constant(YamlItem item, string what)
    {
        string text = Text(item, what);
        if (item is YamlScalar { IsPlain: false })
        {
            return text;
        }

        return text is "true" or "false" ? text == "true"
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : text;
    }

    // It becomes an attribute of pictures: nothing but hexadecimal digits.
    private static string Color(YamlItem item, string what) =>
        Text(item, what) is ['#', .. { Length: 3 or 6 } digits] text && digits.All(char.IsAsciiHexDigit)
            ? text
            : throw Error(item.At, $"{what} must be a colour as '#1f77b4' (in quotes, since # begins a comment), found {YamlText.Of(item)}");

    private static Dictionary<string, IReadOnlyList<string>> Friends(YamlItem? item)
    {
        var friends = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "friends").Entries)
        {
            friends.Add(entry.Key, TextOrList(entry.Value, $"a file of friends.{entry.Key}"));
        }

        return friends;
    }

    private static Dictionary<string, string> Metadata(YamlItem? item)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "metadata").Entries)
        {
            metadata.Add(entry.Key, Text(entry.Value, $"metadata.{entry.Key}"));
        }

        return metadata;
    }

    // A number in quotes is a text. What is no single value is told by Metadata.
    private static Dictionary<string, object> MetadataValues(YamlItem? item)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (YamlEntry entry in (item as YamlMap)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar { IsEmpty: false, Text.Length: > 0 })
            {
                values.TryAdd(entry.Key, Constant(entry.Value, $"metadata.{entry.Key}"));
            }
        }

        return values;
    }

    private static double? CrossSection(YamlItem? item)
    {
        if (item is null)
        {
            return null;
        }

        string text = Text(item, "a cross section");
        return PhysicalQuantity.CrossSection(text) ?? throw Error(item.At, $"'{text}' is no cross section; write it as '6077.22 pb' (b, mb, ub, nb, pb, fb)");
    }

    private static double? Luminosity(YamlItem? item)
    {
        if (item is null)
        {
            return null;
        }

        string text = Text(item, "a luminosity");
        return PhysicalQuantity.Luminosity(text) ?? throw Error(item.At, $"'{text}' is no luminosity; write it with its unit, as '36.3 /fb' or '140000 /pb'");
    }
}

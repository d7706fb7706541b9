using System.Globalization;
using Banyan.AnalysisFiles.Yaml;

namespace Banyan.AnalysisFiles;

/// <content>The datasets.</content>
internal sealed partial class AnalysisFileReader
{
    private const string OnlyDataset = "events";

    private static readonly string[] s_datasetKeys = ["files", "tree", "weight", "cross_section", "luminosity", "generated", "defaults", "friends", "metadata"];

    private List<DatasetSpec> ReadDatasets(YamlMap root, double? luminosity)
    {
        YamlItem item = root.Find("datasets") ?? throw Error(root.Line, "'datasets' is missing: which files to read");
        if (item is not YamlMap map)
        {
            return [new DatasetSpec(OnlyDataset, TextOrList(item, "a file of 'datasets'"), item.Line)];
        }

        var datasets = new List<DatasetSpec>();
        foreach (YamlEntry entry in map.Entries)
        {
            CheckName(entry, "a dataset");
            datasets.Add(entry.Value is YamlMap
                ? ReadDataset(entry, luminosity)
                : new DatasetSpec(entry.Key, TextOrList(entry.Value, $"a file of datasets.{entry.Key}"), entry.Line));
        }

        return datasets.Count > 0 ? datasets : throw Error(item.Line, "'datasets' names none");
    }

    private DatasetSpec ReadDataset(YamlEntry entry, double? luminosity)
    {
        string what = $"datasets.{entry.Key}";
        YamlMap map = Map(entry.Value, what, s_datasetKeys);
        YamlItem files = map.Find("files") ?? throw Error(entry.Line, $"{what} has no 'files'");
        double? crossSection = CrossSection(map.Find("cross_section"));
        double? ownLuminosity = Luminosity(map.Find("luminosity"));
        if (crossSection is not null && (ownLuminosity ?? luminosity) is null)
        {
            throw Error(map.Find("cross_section")!.Line, $"{what} has a cross section but no luminosity to scale to; add 'luminosity: 36.3 /fb' to it or at the top");
        }

        if (crossSection is null && (map.Find("generated") ?? map.Find("luminosity")) is { } useless)
        {
            throw Error(useless.Line, $"{what} has no cross section that this could go with");
        }

        return new DatasetSpec(
            entry.Key,
            TextOrList(files, $"a file of {what}"),
            OptionalText(map, "tree"),
            OptionalExpression(map, "weight"),
            crossSection,
            crossSection is null ? null : ownLuminosity ?? luminosity,
            map.Find("generated") is { } generated ? Number(generated, "'generated'") : null,
            Defaults(map.Find("defaults")),
            Friends(map.Find("friends")),
            Metadata(map.Find("metadata")),
            entry.Line);
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

    private object Constant(YamlItem item, string what)
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

    private Dictionary<string, IReadOnlyList<string>> Friends(YamlItem? item)
    {
        var friends = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "friends").Entries)
        {
            friends.Add(entry.Key, TextOrList(entry.Value, $"a file of friends.{entry.Key}"));
        }

        return friends;
    }

    private Dictionary<string, string> Metadata(YamlItem? item)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in item is null ? [] : AnyMap(item, "metadata").Entries)
        {
            metadata.Add(entry.Key, Text(entry.Value, $"metadata.{entry.Key}"));
        }

        return metadata;
    }

    private double? CrossSection(YamlItem? item)
    {
        if (item is null)
        {
            return null;
        }

        string text = Text(item, "a cross section");
        return PhysicalQuantity.CrossSection(text) ?? throw Error(item.Line, $"'{text}' is no cross section; write it as '6077.22 pb' (b, mb, ub, nb, pb, fb)");
    }

    private double? Luminosity(YamlItem? item)
    {
        if (item is null)
        {
            return null;
        }

        string text = Text(item, "a luminosity");
        return PhysicalQuantity.Luminosity(text) ?? throw Error(item.Line, $"'{text}' is no luminosity; write it with its unit, as '36.3 /fb' or '140000 /pb'");
    }

    private double Number(YamlItem item, string what)
    {
        string text = Text(item, what);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Error(item.Line, $"{what} must be a number, found '{text}'");
    }
}

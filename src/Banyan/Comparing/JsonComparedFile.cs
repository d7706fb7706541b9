using System.Text.Json;
using Banyan.Root.Histograms;
using Banyan.Sources;

namespace Banyan.Comparing;

/// <summary>A JSON document: histograms in the form of UHI, or the results of an analysis file (histograms, cut flows, numbers of events).</summary>
internal sealed class JsonComparedFile : ComparedFile
{
    /// <summary>What a cut flow is called where ROOT has a class.</summary>
    public const string CutFlowClass = "cut flow";

    /// <summary>What a number is called where ROOT has a class.</summary>
    public const string NumberClass = "number";

    private readonly Dictionary<string, ComparedContent> _contents = [];
    private bool _isResults;

    private JsonComparedFile(string path)
        : base(path)
    {
    }

    /// <inheritdoc/>
    public override OrderedDictionary<string, string> Classes { get; } = [];

    /// <summary>Reads a document.</summary>
    /// <exception cref="InputException">It cannot be read, or is no such document.</exception>
    public static new JsonComparedFile Open(string path)
    {
        var file = new JsonComparedFile(path);
        string place = string.Empty;
        try
        {
            using JsonDocument document = JsonText.Parse(File.ReadAllBytes(path));
            file.ReadDocument(document.RootElement, ref place);
            return file;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {(place.Length > 0 ? place + ": " : string.Empty)}{problem.Message.TrimEnd('.')}", path, problem);
        }
    }

    /// <inheritdoc/>
    public override bool CanHold(string className) => RootHistogram.IsHistogramClass(className) || (_isResults && className is (CutFlowClass or NumberClass));

    /// <inheritdoc/>
    public override ComparedContent Load(string path) => _contents[path];

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Everything was read when it was opened.
    }

    private void ReadDocument(JsonElement root, ref string place)
    {
        if (UhiHistogram.IsOne(root))
        {
            Add("histogram", UhiHistogram.Read(root, "histogram"));
            return;
        }

        if (root.TryGetProperty("datasets", out JsonElement datasets) && datasets.ValueKind == JsonValueKind.Object)
        {
            _isResults = true;
            ReadResults(datasets, ref place);
            return;
        }

        foreach (JsonProperty member in root.EnumerateObject())
        {
            place = member.Name;
            Add(member.Name, UhiHistogram.IsOne(member.Value)
                ? UhiHistogram.Read(member.Value, member.Name)
                : throw new FormatException("expected a histogram in the form of UHI, with axes and storage"));
        }
    }

    private void ReadResults(JsonElement datasets, ref string place)
    {
        foreach (JsonProperty dataset in datasets.EnumerateObject())
        {
            place = dataset.Name;
            string folder = $"datasets/{dataset.Name}";
            foreach (string number in new[] { "entries", "scale_factor" })
            {
                if (dataset.Value.TryGetProperty(number, out JsonElement value))
                {
                    Add($"{folder}/{number}", new NumberContent(JsonText.Number(value)));
                }
            }

            foreach (JsonProperty selection in Members(dataset.Value, "selections"))
            {
                Add($"{folder}/cuts/{selection.Name}", new CutFlowContent([.. selection.Value.EnumerateArray().Select(Step)]));
            }

            if (!dataset.Value.TryGetProperty("histograms", out JsonElement histograms))
            {
                continue;
            }

            foreach (JsonElement item in histograms.EnumerateArray())
            {
                JsonElement histogram = item.GetProperty("histogram");
                string name = histogram.GetProperty("name").GetString() ?? string.Empty;
                string where = item.GetProperty("folder").GetString() ?? string.Empty;
                place = where.Length > 0 ? $"{where}/{name}" : name;
                Add(place, ResultHistogram.Read(histogram, name));
            }
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static CutFlowRow Step(JsonElement step) => new(
        step.GetProperty("cut").GetString() ?? string.Empty,
        JsonText.Number(step.GetProperty("reached")),
        JsonText.Number(step.GetProperty("passed")),
        step.TryGetProperty("yield", out JsonElement yield) ? JsonText.Number(yield) : null);

    private void Add(string path, ComparedContent content)
    {
        if (!_contents.TryAdd(path, content))
        {
            throw new FormatException($"there are two objects '{path}'");
        }

        Classes[path] = content switch
        {
            HistogramContent histogram => histogram.Histogram.ClassName,
            CutFlowContent => CutFlowClass,
            NumberContent => NumberClass,
            _ => "histogram",
        };
    }
}

using Banyan.Frame;

namespace Banyan.Drawing;

/// <summary>Everything that one picture shows: every dataset with every expression and every cut is a line.</summary>
/// <param name="Datasets">The datasets; more than one lie over one another.</param>
/// <param name="Expressions">The expressions, of the same number of dimensions.</param>
/// <param name="Cuts">The cuts; empty for none.</param>
public sealed record DrawOrder(IReadOnlyList<DrawDataset> Datasets, IReadOnlyList<DrawExpression> Expressions, IReadOnlyList<string> Cuts)
{
    /// <summary>More lines cannot be told apart.</summary>
    public const int MostLines = 20;

    /// <summary>One weight for all lines, or one for each; empty for none.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>One label for each line; empty for what tells the lines apart.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whether the last dimension is averaged.</summary>
    public bool IsProfile { get; init; }

    /// <summary>The bins of x, y and z.</summary>
    public IReadOnlyList<DrawBins> Bins { get; init; } = [];

    /// <summary>Number of lines.</summary>
    public int LineCount => Datasets.Count * Expressions.Count * Math.Max(1, Cuts.Count);

    /// <summary>What all lines have in common, as the title of the picture.</summary>
    public string Title
    {
        get
        {
            string expression = Expressions.Count == 1 ? Expressions[0].Text : string.Empty;
            string cut = Cuts.Count == 1 ? Cuts[0] : string.Empty;
            return cut.Length == 0 ? expression : expression.Length == 0 ? cut : $"{expression} {{{cut}}}";
        }
    }

    /// <summary>The lines with their labels: datasets outermost, then expressions, then cuts.</summary>
    /// <param name="open">Opens the files of a dataset; called once for each.</param>
    /// <exception cref="AnalysisException">There are too many lines, or labels or weights do not fit them.</exception>
    public IReadOnlyList<(string Label, DrawLine Line)> ToLines(Func<DrawDataset, EventFrame> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        Check();
        IReadOnlyList<string?> cuts = Cuts.Count == 0 ? [null] : [.. Cuts];
        var lines = new List<(string Label, DrawLine Line)>();
        foreach (DrawDataset dataset in Datasets)
        {
            EventFrame frame = open(dataset);
            foreach (DrawExpression expression in Expressions)
            {
                foreach (string? cut in cuts)
                {
                    string? weight = Weights.Count == 0 ? null : Weights[Weights.Count == 1 ? 0 : lines.Count];
                    var request = new DrawRequest(expression, cut, weight, IsProfile) { Bins = Bins };
                    lines.Add((LabelOf(dataset, expression, cut, lines.Count), new DrawLine(frame, request)));
                }
            }
        }

        return WithOwnNames(lines);
    }

    /// <summary>Checks what can be known before files are opened.</summary>
    /// <exception cref="AnalysisException">There are too many lines, or labels or weights do not fit them.</exception>
    public void Check()
    {
        if (LineCount > MostLines)
        {
            throw new AnalysisException($"{LineCount} lines ({Datasets.Count} datasets × {Expressions.Count} expressions × {Math.Max(1, Cuts.Count)} cuts) are too many for one picture, at most {MostLines} can be told apart");
        }

        if (Labels.Count > 0 && Labels.Count != LineCount)
        {
            throw new AnalysisException($"there {(LineCount == 1 ? "is 1 line" : $"are {LineCount} lines")} and {Labels.Count} label{(Labels.Count == 1 ? string.Empty : "s")}: give every line one, in the order files, expressions, cuts");
        }

        if (Weights.Count > 1 && Weights.Count != LineCount)
        {
            throw new AnalysisException($"there {(LineCount == 1 ? "is 1 line" : $"are {LineCount} lines")} and {Weights.Count} weights: give one weight for all, or one for every line");
        }
    }

    private string LabelOf(DrawDataset dataset, DrawExpression expression, string? cut, int place)
    {
        if (Labels.Count > 0)
        {
            return Labels[place];
        }

        string[] parts =
        [
            Datasets.Count > 1 ? dataset.Label : string.Empty,
            Expressions.Count > 1 ? expression.Text : string.Empty,
            Cuts.Count > 1 ? cut! : string.Empty,
        ];
        string label = string.Join(", ", parts.Where(part => part.Length > 0));
        return label.Length > 0 ? label : expression.Text;
    }

    // Names are keys in files: h_1, h_2, … where lines would have the same.
    private static List<(string Label, DrawLine Line)> WithOwnNames(List<(string Label, DrawLine Line)> lines)
    {
        var taken = lines.GroupBy(line => line.Line.Request.HistogramName).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return
        [
            .. lines.Select((line, i) => taken.Contains(line.Line.Request.HistogramName)
                ? (line.Label, line.Line with { Request = line.Line.Request with { Suffix = $"_{i + 1}" } })
                : line),
        ];
    }
}

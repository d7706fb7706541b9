using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Draws with TTree::Draw's rules: the library behind <c>banyan draw</c>.</summary>
public static class Drawing
{
    private static readonly int[] s_targetBins = [80, 40, 20];

    /// <summary>Runs one drawing.</summary>
    /// <param name="frame">The dataset.</param>
    /// <param name="request">What to draw.</param>
    /// <param name="options">How to run.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="AnalysisException">An expression is wrong, or the shapes do not go together.</exception>
    /// <exception cref="EventFailureException">An expression failed for an event.</exception>
    public static DrawResult Draw(EventFrame frame, DrawRequest request, RunOptions options, CancellationToken cancellation) =>
        Draw([new DrawLine(frame, request)], options, cancellation)[0];

    /// <summary>Runs several drawings with common axes: bins that are found from the data hold the values of all.</summary>
    /// <param name="lines">What to draw, of the same number of dimensions. Everything is checked before the first event.</param>
    /// <param name="options">How to run.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One result per line.</returns>
    /// <inheritdoc cref="Draw(EventFrame, DrawRequest, RunOptions, CancellationToken)"/>
    public static IReadOnlyList<DrawResult> Draw(IReadOnlyList<DrawLine> lines, RunOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lines);
        PreparedLine[] prepared = Prepare(lines);
        Axis?[] known = KnownAxes(lines);
        bool isKnown = known.All(axis => axis is not null);
        foreach (PreparedLine line in prepared)
        {
            line.Book(isKnown ? Empty(line.Request, known!) : null);
        }

        Run(prepared, options, cancellation);
        Histogram[] histograms = isKnown
            ? [.. prepared.Select(line => line.State.Histogram!)]
            : FillFound(prepared, FoundAxes(prepared, known), options, cancellation);
        return [.. prepared.Zip(histograms, (line, histogram) => line.ToResult(histogram))];
    }

    /// <summary>The plans of drawings as text.</summary>
    /// <param name="lines">What would be drawn.</param>
    /// <exception cref="AnalysisException">An expression is wrong, or the shapes do not go together.</exception>
    public static string Explain(IReadOnlyList<DrawLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        PreparedLine[] prepared = Prepare(lines);
        Axis?[] known = KnownAxes(lines);
        foreach (PreparedLine line in prepared)
        {
            line.Book(known.All(axis => axis is not null) ? Empty(line.Request, known!) : null);
        }

        return string.Join('\n', prepared.Select(line => line.Frame).Distinct().Select(frame => frame.Explain()));
    }

    private static PreparedLine[] Prepare(IReadOnlyList<DrawLine> lines)
    {
        if (lines.FirstOrDefault(line => line.Request.BinnedDimensions != lines[0].Request.BinnedDimensions || line.Request.IsProfile != lines[0].Request.IsProfile) is { } other)
        {
            throw new AnalysisException($"'{lines[0].Request.Expression.Text}' and '{other.Request.Expression.Text}' have different dimensions and cannot lie over one another");
        }

        if (lines[0].Request is { IsProfile: true, Expression.Dimensions: 1 } flat)
        {
            throw new AnalysisException($"a profile needs y:x, the mean of y in bins of x; found '{flat.Expression.Text}'");
        }

        PreparedLine[] prepared = [.. lines.Select(line => new PreparedLine(line))];
        CheckTexts(prepared);
        return prepared;
    }

    // Texts are bins by themselves, on an axis of their own.
    private static void CheckTexts(PreparedLine[] lines)
    {
        foreach (PreparedLine line in lines)
        {
            for (int d = 0; d < line.Inputs.Dimensions; d++)
            {
                string text = line.Request.Expression.Parts[d];
                if (line.Inputs.AreTexts[d] != lines[0].Inputs.AreTexts[d])
                {
                    throw new AnalysisException($"'{lines[0].Request.Expression.Parts[d]}' and '{text}' are a text and a number and cannot lie on one axis");
                }

                if (line.Inputs.AreTexts[d] && d >= line.Request.BinnedDimensions)
                {
                    throw new AnalysisException($"a profile shows means, which '{text}' has not: it is a text");
                }

                if (line.Inputs.AreTexts[d] && (line.Request.BinsOf(d).Axis is not null || line.Request.BinsOf(d).Count is not null))
                {
                    throw new AnalysisException($"'{text}' is a text, its values are the bins; leave the numbers out");
                }
            }
        }
    }

    private static void Run(PreparedLine[] lines, RunOptions options, CancellationToken cancellation)
    {
        foreach (IGrouping<EventFrame, PreparedLine> dataset in lines.GroupBy(line => line.Frame))
        {
            string plan = dataset.Key.Explain();
            RunSummary summary = dataset.Key.Run(options, cancellation);
            foreach (PreparedLine line in dataset)
            {
                line.Finish(plan, summary);
            }
        }
    }

    private static Histogram[] FillFound(PreparedLine[] lines, Axis[] axes, RunOptions options, CancellationToken cancellation)
    {
        var histograms = new Histogram[lines.Length];
        var again = new List<int>();
        for (int i = 0; i < lines.Length; i++)
        {
            histograms[i] = Empty(lines[i].Request, axes);
            if (lines[i].State.IsOverfull)
            {
                // Too many values to keep: now that their range is known, the data is read once more.
                lines[i].Book(histograms[i]);
                again.Add(i);
            }
            else
            {
                lines[i].State.FillInto(histograms[i]);
            }
        }

        Run([.. again.Select(i => lines[i])], options, cancellation);
        foreach (int i in again)
        {
            histograms[i] = lines[i].State.Histogram!;
        }

        return histograms;
    }

    private static Axis?[] KnownAxes(IReadOnlyList<DrawLine> lines)
    {
        var axes = new Axis?[lines[0].Request.BinnedDimensions];
        for (int d = 0; d < axes.Length; d++)
        {
            Axis?[] given = [.. lines.Select(line => line.Request.BinsOf(d).Axis).Distinct()];
            axes[d] = given.Length == 1
                ? given[0]
                : throw new AnalysisException("expressions that lie over one another need the same bins; give them once, with --bins or behind the >> of each");
        }

        return axes;
    }

    private static Axis[] FoundAxes(PreparedLine[] lines, Axis?[] known)
    {
        var axes = new Axis[known.Length];
        for (int d = 0; d < axes.Length; d++)
        {
            DrawRange range = DrawRange.Empty;
            foreach (PreparedLine line in lines)
            {
                range = range.With(line.State.Ranges[d]);
            }

            if (lines[0].Inputs.AreTexts[d])
            {
                axes[d] = TextAxis(lines, d);
                continue;
            }

            bool isWhole = lines.All(line => !line.Inputs.Kinds[d].IsFloating());
            axes[d] = known[d] ?? Found(range, lines[0].Request.BinsOf(d), isWhole, s_targetBins[known.Length - 1]);
        }

        return axes;
    }

    // The texts of all lines, in the order in which they came.
    private static Axis TextAxis(PreparedLine[] lines, int dimension)
    {
        var all = new TextCategories();
        foreach (PreparedLine line in lines)
        {
            all.Add(line.State.Texts[dimension]!);
        }

        return all.IsOverfull
            ? throw new AnalysisException($"'{lines[0].Request.Expression.Parts[dimension]}' has more than {TextCategories.Most} different texts: so many bins cannot be shown")
            : all.Labels.Count == 0 ? Axis.Regular(1, 0, 1) : Axis.Categories(all.Labels);
    }

    private static Axis Found(DrawRange range, DrawBins bins, bool isWhole, int target)
    {
        try
        {
            return AxisOf(range, bins, isWhole, target);
        }
        catch (ArgumentException e)
        {
            throw new AnalysisException($"{e.Message}; give the bins (--bins n,low,high)", e);
        }
    }

    private static Axis AxisOf(DrawRange range, DrawBins bins, bool isWhole, int target)
    {
        if (bins.IsLogarithmic && range.HasPositive)
        {
            return NiceAxis.Logarithmic(range.MinimumPositive, range.Maximum, bins.Count ?? target, string.Empty);
        }

        if (range.IsEmpty)
        {
            return bins.IsLogarithmic ? Axis.Logarithmic(bins.Count ?? target, 1, 10) : Axis.Regular(bins.Count ?? target, 0, 1);
        }

        return bins.Count is int count
            ? NiceAxis.Exactly(range.Minimum, range.Maximum, count, string.Empty)
            : NiceAxis.For(range.Minimum, range.Maximum, isWhole, target, string.Empty);
    }

    private static Histogram Empty(DrawRequest request, IReadOnlyList<Axis> axes)
    {
        DrawExpression expression = request.Expression;
        string title = request.Cut is null ? expression.Text : $"{expression.Text} {{{request.Cut}}}";
        IReadOnlyList<string> parts = expression.Parts;
        Axis[] titled = [.. axes.Select((axis, d) => axis.Title.Length > 0 ? axis : axis.WithTitle(parts[d]))];
        string name = request.HistogramName;
        return (titled.Length, request.IsProfile) switch
        {
            (1, false) => new Histogram1D(name, title, titled[0]),
            (1, true) => new Profile1D(name, title, titled[0], $"mean of {parts[1]}"),
            (2, false) => new Histogram2D(name, title, titled[0], titled[1]),
            (2, true) => new Profile2D(name, title, titled[0], titled[1], $"mean of {parts[2]}"),
            _ => new Histogram3D(name, title, titled[0], titled[1], titled[2]),
        };
    }
}

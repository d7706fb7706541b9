using System.Globalization;
using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.AnalysisFiles;

/// <summary>A dataset of a <see cref="BookedAnalysis"/>.</summary>
public sealed partial class BookedDataset : IDisposable
{
    // The weight of the event, defined once; the name cannot be written in an analysis file by accident.
    private const string WeightColumn = "banyan_event_weight";

    private readonly AnalysisFile _file;
    private readonly MistakeList _mistakes = new();
    private readonly HashSet<string> _failedColumns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventFrame> _frames = new(StringComparer.Ordinal);
    private readonly List<(SelectionSpec Selection, Result<CutFlow> Flow)> _selections = [];
    private readonly List<(string Folder, Func<Histogram> Get, bool IsLog)> _histograms = [];
    private readonly List<(NumberSpec Number, string Selection, Func<double> Get)> _numbers = [];

    private readonly List<string> _warnings = [];
    private readonly double _scaleFactor;

    // Set when the scale follows from the weights: then it is known after the run only, and results are scaled afterwards.
    private Result<double>? _sumOfWeights;

    private BookedDataset(AnalysisFile file, DatasetSpec spec, EventFrame frame)
    {
        _file = file;
        Spec = spec;
        Frame = frame;
        long entries = frame.Source.EntryCount;
        _scaleFactor = IsScaledByWeights ? 1 : spec.ScaleFactor(spec.Range?.Count(entries) ?? entries);
    }

    /// <summary>The dataset as the file states it.</summary>
    public DatasetSpec Spec { get; }

    /// <summary>All of its events.</summary>
    public EventFrame Frame { get; private set; }

    /// <summary>What is to be said about the dataset's expressions and weights, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => [.. Frame.Warnings.Select(w => w.ToString()), .. _warnings];

    /// <summary>The part of <see cref="Warnings"/> that is not about an expression.</summary>
    public IReadOnlyList<string> Remarks => _warnings;

    /// <summary>What is wrong with the analysis for this dataset.</summary>
    internal MistakeList Mistakes => _mistakes;

    private bool IsScaledByWeights => Spec is { CrossSection: not null, Luminosity: not null, Generated: null, Weight: not null };

    // Mistakes are gathered; what depends on something that is wrong is left out.
    internal static BookedDataset Book(AnalysisFile file, DatasetSpec spec, EventSource source, string? outputFolder)
    {
        var dataset = new BookedDataset(file, spec, EventFrames.FromSource(source));
        dataset._failedColumns.UnionWith(file.FailedNames);
        dataset.BookFunctions();
        if (spec.Range is { } range)
        {
            dataset.Frame = dataset.Frame.Range(range.Begin, range.End, range.Stride);
        }

        dataset.BookColumns();
        bool isWeighted = dataset.BookWeight();
        dataset.WarnOfUnscaledStacks();
        dataset.BookSelections(isWeighted);
        foreach (HistogramSpec histogram in file.Histograms.Where(h => h.Datasets?.Contains(spec.Name) ?? true))
        {
            dataset.BookHistogram(histogram, isWeighted);
        }

        foreach (NumberSpec number in file.Numbers.Where(n => n.Datasets.Contains(spec.Name)))
        {
            dataset.BookNumber(number);
        }

        foreach (SnapshotSpec snapshot in file.Snapshots.Where(s => s.Datasets.Contains(spec.Name)))
        {
            dataset.BookSnapshot(snapshot, outputFolder);
        }

        return dataset;
    }

    internal DatasetOutcome Run(RunOptions options, CancellationToken cancellation)
    {
        string plan = Frame.Explain();
        RunSummary run = Frame.Run(options, cancellation);
        double late = 1;
        if (_sumOfWeights is not null)
        {
            late = LateFactor(_sumOfWeights.Value, run.Entries);
            plan = plan.TrimEnd() + '\n' + string.Create(
                CultureInfo.InvariantCulture,
                $"scaled by {Spec.CrossSection} pb * {Spec.Luminosity} /pb / {_sumOfWeights.Value} (sum of datasets.{Spec.Name}.weight over all events) = {late}\n");
        }

        return new DatasetOutcome(
            Spec,
            _scaleFactor * late,
            plan,
            [.. _selections.Select(s => Outcome(s.Selection, s.Flow.Value, late))],
            [.. _histograms.Select(h => new HistogramOutcome(h.Folder, _sumOfWeights is null ? h.Get() : h.Get().Scaled(late)) { IsLog = h.IsLog })],
            [.. _numbers.Select(n => new NumberOutcome(n.Number, n.Selection, n.Get()))],
            [.. _snapshots.Select(s => new SnapshotOutcome(s.Snapshot, s.Written.Value))],
            run with { Inputs = [.. run.Inputs.Select(input => input with { File = AsWritten(input.File) })] });
    }

    private static SelectionOutcome Outcome(SelectionSpec selection, CutFlow found, double factor)
    {
        var flow = new CutFlow([.. found.Steps.Select(step => step with { Weights = step.Weights?.Scaled(factor) })]);
        CutFlowStep[] own = [.. flow.Steps.TakeLast(selection.Cuts.Count)];
        return new SelectionOutcome(selection, own, [.. own.Select(step => step.Weights).OfType<CutFlowWeights>().Select(weights => weights.Passed)]) { Flow = flow };
    }

    // Results name their inputs as the analysis file does: where its folder lies does not change them.
    private string AsWritten(string path) =>
        Spec.Folder is { Length: > 0 } folder && path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;

    /// <inheritdoc/>
    public void Dispose() => Frame.Source.Dispose();

    private double LateFactor(double sumOfWeights, long entries)
    {
        if (entries == 0)
        {
            return 1;
        }

        return double.IsFinite(sumOfWeights) && sumOfWeights != 0
            ? Spec.ScaleFactor(sumOfWeights)
            : throw new AnalysisFileException(
                Spec.At,
                string.Create(CultureInfo.InvariantCulture, $"datasets.{Spec.Name}: its weights add up to {sumOfWeights} over all events, so the cross section says nothing; give 'generated'"));
    }

    // Events of one kind on events of another are no prediction.
    private void WarnOfUnscaledStacks()
    {
        if (Spec.CrossSection is not null || Spec.IsData)
        {
            return;
        }

        string[] scaled = [.. _file.Datasets.Where(d => d.CrossSection is not null).Select(d => d.Name)];
        bool IsIn(PlotSpec plot, Func<string, bool> isWanted) => plot.Lines.Any(line => !line.IsData && line.Datasets.Any(isWanted));
        if (_file.Plots.FirstOrDefault(plot => plot.IsStacked && IsIn(plot, name => name == Spec.Name) && IsIn(plot, scaled.Contains)) is { } plot)
        {
            _warnings.Add($"plots.{plot.Name} stacks datasets.{Spec.Name}, which has no cross section, with datasets that are scaled to the luminosity; 'data: true' marks measured data");
        }
    }

    // The product of the analysis's, the dataset's and the luminosity's weight; false when there is none of them.
    private bool BookWeight()
    {
        var factors = new List<string>();
        foreach ((ExpressionSpec? weight, string place) in new[] { (_file.Weight, "weight"), (Spec.Weight, $"datasets.{Spec.Name}.weight") })
        {
            if (weight is not null && RequireNumber(weight, place, Frame))
            {
                factors.Add($"({weight.Text})");
            }
        }

        if (_scaleFactor != 1)
        {
            factors.Add(_scaleFactor.ToString("R", CultureInfo.InvariantCulture));
        }

        if (_mistakes.Count > 0)
        {
            // Nothing will run.
            return false;
        }

        if (IsScaledByWeights)
        {
            _sumOfWeights = Frame.Sum($"1.0 * ({Spec.Weight!.Text})");
        }
        else if (Spec is { CrossSection: not null, Generated: null } && _file.Weight is not null)
        {
            _warnings.Add(
                $"datasets.{Spec.Name} is scaled by its number of events, since 'weight' at the top does not count as generated; a generator's weight belongs in datasets.{Spec.Name}.weight");
        }

        if (factors.Count == 0)
        {
            return false;
        }

        // Double first: floats would lose digits in the product.
        Frame = Frame.Define(WeightColumn, $"1.0 * {string.Join(" * ", factors)}");
        return true;
    }

    private void BookSelections(bool isWeighted)
    {
        EventFrame all = Frame;
        if (Spec.Cut is { } first)
        {
            all = Check(first, $"datasets.{Spec.Name}.cut", () => all.Filter(first.Text, $"datasets.{Spec.Name}.cut")) ?? all;
        }

        _frames.Add(AnalysisFile.AllEvents, all);
        foreach (SelectionSpec selection in _file.Selections)
        {
            EventFrame frame = _frames[selection.From ?? AnalysisFile.AllEvents];
            foreach (CutSpec cut in selection.Cuts)
            {
                EventFrame before = frame;
                frame = Check(cut.Expression, $"selections.{selection.Name}", () => before.Filter(cut.Expression.Text, cut.Name)) ?? before;
            }

            _frames.Add(selection.Name, frame);
            _selections.Add((selection, frame.Report(isWeighted ? WeightColumn : null)));
        }
    }

    private void BookHistogram(HistogramSpec spec, bool isWeighted)
    {
        string place = $"histograms.{spec.Name}";
        foreach (string selection in spec.Selections.Where(_frames.ContainsKey))
        {
            EventFrame frame = _frames[selection];
            bool isRight = RequireNumbers(spec.X, $"{place}.x", frame)
                & (spec.Z is null || RequireNumbers(spec.Z, $"{place}.z", frame))
                & (spec.Y is null || RequireNumbers(spec.Y, $"{place}.y", frame))
                & (spec.Weight is null || RequireNumbers(spec.Weight, $"{place}.weight", frame));
            if (!isRight)
            {
                continue;
            }

            string? weight = isWeighted ? WeightColumn : null;
            if (spec.Weight is not null)
            {
                weight = weight is null ? spec.Weight.Text : $"{weight} * ({spec.Weight.Text})";
            }

            string folder = selection == AnalysisFile.AllEvents ? Spec.Name : $"{Spec.Name}/{selection}";
            if (Check(spec.X, place, () => BookFill(spec, frame, weight)) is { } get)
            {
                _histograms.Add((folder, get, spec.IsLog));
            }
        }
    }

    private void BookNumber(NumberSpec spec)
    {
        string place = $"numbers.{spec.Name}";
        foreach (string selection in spec.Selections.Where(_frames.ContainsKey))
        {
            EventFrame frame = _frames[selection];
            if (spec.Expression is null)
            {
                Result<long> count = frame.Count();
                _numbers.Add((spec, selection, () => count.Value));
            }
            else if (RequireNumbers(spec.Expression, place, frame))
            {
                string text = spec.Expression.Text;
                Result<double> number = spec.Kind switch
                {
                    NumberKind.Sum => frame.Sum(text),
                    NumberKind.Mean => frame.Mean(text),
                    NumberKind.Min => frame.Min(text),
                    NumberKind.Max => frame.Max(text),
                    _ => frame.StdDev(text),
                };
                _numbers.Add((spec, selection, () => number.Value));
            }
        }
    }

    private static Func<Histogram> BookFill(HistogramSpec spec, EventFrame frame, string? weight)
    {
        if (spec.XBins == BinSpec.Automatic)
        {
            Result<Histogram1D> automatic = frame.Histo1D(spec.X.Text, weight, spec.Name, spec.Title, spec.XLabel ?? spec.X.Text, spec.YLabel ?? string.Empty);
            return () => automatic.Value;
        }

        Axis x = ToAxis(spec.XBins, spec.XLabel ?? spec.X.Text);
        switch (spec.Kind)
        {
            case HistogramKind.Histo1D:
                Result<Histogram1D> one = frame.Histo1D(spec.X.Text, new Histogram1D(spec.Name, spec.Title, x, spec.YLabel ?? string.Empty), weight);
                return () => one.Value;
            case HistogramKind.Histo2D:
                Result<Histogram2D> two = frame.Histo2D(spec.X.Text, spec.Y!.Text, new Histogram2D(spec.Name, spec.Title, x, ToAxis(spec.YBins!, spec.YLabel ?? spec.Y.Text)), weight);
                return () => two.Value;
            case HistogramKind.Histo3D:
                Result<Histogram3D> three = frame.Histo3D(
                    spec.X.Text, spec.Y!.Text, spec.Z!.Text, new Histogram3D(spec.Name, spec.Title, x, ToAxis(spec.YBins!, spec.YLabel ?? spec.Y.Text), ToAxis(spec.ZBins!, spec.ZLabel ?? spec.Z.Text)), weight);
                return () => three.Value;
            case HistogramKind.Profile2D:
                Result<Profile2D> means = frame.Profile2D(
                    spec.X.Text, spec.Y!.Text, spec.Z!.Text, new Profile2D(spec.Name, spec.Title, x, ToAxis(spec.YBins!, spec.YLabel ?? spec.Y.Text), spec.ZLabel ?? spec.Z.Text), weight);
                return () => means.Value;
            default:
                Result<Profile1D> profile = frame.Profile1D(spec.X.Text, spec.Y!.Text, new Profile1D(spec.Name, spec.Title, x, spec.YLabel ?? spec.Y.Text), weight);
                return () => profile.Value;
        }
    }

    private static Axis ToAxis(BinSpec bins, string title) =>
        bins.Edges is null ? Axis.Regular(bins.Count, bins.Low, bins.High, title) : Axis.Variable([.. bins.Edges], title);

    private bool RequireNumber(ExpressionSpec expression, string place, EventFrame frame) =>
        Require(expression, place, frame, static type => type is ScalarType, "one number per event");

    private bool RequireNumbers(ExpressionSpec expression, string place, EventFrame frame) =>
        Require(expression, place, frame, static type => type is ScalarType or VectorType { Item: ScalarType }, "a number or a vector of numbers");

    private bool Require(ExpressionSpec expression, string place, EventFrame frame, Func<DataType, bool> isRight, string what)
    {
        if (Check(expression, place, () => frame.Bind(expression.Text)) is not { } bound)
        {
            return false;
        }

        if (isRight(bound.Root.Type))
        {
            return true;
        }

        _mistakes.Add(expression.At, $"{place} must be {what}, '{expression.Text}' is {bound.Root.Type.CppName}");
        return false;
    }

    // An error in an expression becomes one in the file; null then.
    private T? Check<T>(ExpressionSpec expression, string place, Func<T> bind)
        where T : class
    {
        try
        {
            return bind();
        }
        catch (AnalysisException error) when (error is not AnalysisFileException)
        {
            // What uses a column that is wrong is not wrong itself.
            if (error is not ColumnNotFoundException missing || !_failedColumns.Contains(missing.Name))
            {
                _mistakes.Add(new AnalysisFileException(expression.At, place, error));
            }

            return null;
        }
    }
}

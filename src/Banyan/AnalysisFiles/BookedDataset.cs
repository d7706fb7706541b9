using System.Globalization;
using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.AnalysisFiles;

/// <summary>A dataset of a <see cref="BookedAnalysis"/>.</summary>
public sealed class BookedDataset : IDisposable
{
    // The weight of the event, defined once; the name cannot be written in an analysis file by accident.
    private const string WeightColumn = "banyan_event_weight";

    private readonly AnalysisFile _file;
    private readonly Dictionary<string, EventFrame> _frames = new(StringComparer.Ordinal);
    private readonly List<(SelectionSpec Selection, Result<CutFlow> Flow, IReadOnlyList<Result<double>> Yields)> _selections = [];
    private readonly List<(string Folder, Func<Histogram> Get)> _histograms = [];

    private readonly List<string> _warnings = [];
    private readonly double _scaleFactor;

    // Set when the scale follows from the weights: then it is known after the run only, and results are scaled afterwards.
    private Result<double>? _sumOfWeights;

    private BookedDataset(AnalysisFile file, DatasetSpec spec, EventFrame frame)
    {
        _file = file;
        Spec = spec;
        Frame = frame;
        _scaleFactor = IsScaledByWeights ? 1 : spec.ScaleFactor(frame.Source.EntryCount);
    }

    /// <summary>The dataset as the file states it.</summary>
    public DatasetSpec Spec { get; }

    /// <summary>All of its events.</summary>
    public EventFrame Frame { get; private set; }

    /// <summary>What is to be said about the dataset's expressions and weights, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => [.. Frame.Warnings.Select(w => w.ToString()), .. _warnings];

    /// <summary>The part of <see cref="Warnings"/> that is not about an expression.</summary>
    public IReadOnlyList<string> Remarks => _warnings;

    private bool IsScaledByWeights => Spec is { CrossSection: not null, Luminosity: not null, Generated: null, Weight: not null };

    internal static BookedDataset Book(AnalysisFile file, DatasetSpec spec, EventSource source)
    {
        var dataset = new BookedDataset(file, spec, EventFrames.FromSource(source));
        try
        {
            dataset.BookDefines();
            bool isWeighted = dataset.BookWeight();
            dataset.BookSelections(isWeighted);
            foreach (HistogramSpec histogram in file.Histograms)
            {
                dataset.BookHistogram(histogram, isWeighted);
            }

            return dataset;
        }
        catch
        {
            source.Dispose();
            throw;
        }
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
            [.. _selections.Select(s => new SelectionOutcome(s.Selection, [.. s.Flow.Value.Steps.TakeLast(s.Selection.Cuts.Count)], [.. s.Yields.Select(y => y.Value * late)]))],
            [.. _histograms.Select(h => new HistogramOutcome(h.Folder, _sumOfWeights is null ? h.Get() : h.Get().Scaled(late)))],
            run with { Inputs = [.. run.Inputs.Select(input => input with { File = AsWritten(input.File) })] });
    }

    // Results name their inputs as the analysis file does: where its folder lies does not change them.
    private string AsWritten(string path) =>
        Spec.Folder is { Length: > 0 } folder && path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;

    /// <inheritdoc/>
    public void Dispose() => Frame.Source.Dispose();

    private void BookDefines()
    {
        foreach (DefineSpec define in _file.Defines)
        {
            Frame = Check(define.Expression, $"defines.{define.Name}", () => Frame.Define(define.Name, define.Expression.Text));
        }
    }

    private double LateFactor(double sumOfWeights, long entries)
    {
        if (entries == 0)
        {
            return 1;
        }

        return double.IsFinite(sumOfWeights) && sumOfWeights != 0
            ? Spec.ScaleFactor(sumOfWeights)
            : throw new AnalysisFileException(
                _file.Path,
                Spec.Line,
                string.Create(CultureInfo.InvariantCulture, $"datasets.{Spec.Name}: its weights add up to {sumOfWeights} over all events, so the cross section says nothing; give 'generated'"));
    }

    // The product of the analysis's, the dataset's and the luminosity's weight; false when there is none of them.
    private bool BookWeight()
    {
        var factors = new List<string>();
        foreach ((ExpressionSpec? weight, string place) in new[] { (_file.Weight, "weight"), (Spec.Weight, $"datasets.{Spec.Name}.weight") })
        {
            if (weight is not null)
            {
                RequireNumber(weight, place, Frame);
                factors.Add($"({weight.Text})");
            }
        }

        if (_scaleFactor != 1)
        {
            factors.Add(_scaleFactor.ToString("R", CultureInfo.InvariantCulture));
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
        _frames.Add(AnalysisFile.AllEvents, Frame);
        foreach (SelectionSpec selection in _file.Selections)
        {
            EventFrame frame = _frames[selection.From ?? AnalysisFile.AllEvents];
            var yields = new List<Result<double>>();
            foreach (CutSpec cut in selection.Cuts)
            {
                frame = Check(cut.Expression, $"selections.{selection.Name}", () => frame.Filter(cut.Expression.Text, cut.Name));
                if (isWeighted)
                {
                    yields.Add(frame.Sum(WeightColumn));
                }
            }

            _frames.Add(selection.Name, frame);
            _selections.Add((selection, frame.Report(), yields));
        }
    }

    private void BookHistogram(HistogramSpec spec, bool isWeighted)
    {
        string place = $"histograms.{spec.Name}";
        foreach (string selection in spec.Selections)
        {
            EventFrame frame = _frames[selection];
            RequireNumbers(spec.X, $"{place}.x", frame);
            if (spec.Y is not null)
            {
                RequireNumbers(spec.Y, $"{place}.y", frame);
            }

            string? weight = isWeighted ? WeightColumn : null;
            if (spec.Weight is not null)
            {
                RequireNumbers(spec.Weight, $"{place}.weight", frame);
                weight = weight is null ? spec.Weight.Text : $"{weight} * ({spec.Weight.Text})";
            }

            string folder = selection == AnalysisFile.AllEvents ? Spec.Name : $"{Spec.Name}/{selection}";
            _histograms.Add((folder, BookFill(spec, frame, weight)));
        }
    }

    private static Func<Histogram> BookFill(HistogramSpec spec, EventFrame frame, string? weight)
    {
        Axis x = ToAxis(spec.XBins, spec.XLabel ?? spec.X.Text);
        switch (spec.Kind)
        {
            case HistogramKind.Histo1D:
                Result<Histogram1D> one = frame.Histo1D(spec.X.Text, new Histogram1D(spec.Name, spec.Title, x, spec.YLabel ?? string.Empty), weight);
                return () => one.Value;
            case HistogramKind.Histo2D:
                Result<Histogram2D> two = frame.Histo2D(spec.X.Text, spec.Y!.Text, new Histogram2D(spec.Name, spec.Title, x, ToAxis(spec.YBins!, spec.YLabel ?? spec.Y.Text)), weight);
                return () => two.Value;
            default:
                Result<Profile1D> profile = frame.Profile1D(spec.X.Text, spec.Y!.Text, new Profile1D(spec.Name, spec.Title, x, spec.YLabel ?? spec.Y.Text), weight);
                return () => profile.Value;
        }
    }

    private static Axis ToAxis(BinSpec bins, string title) =>
        bins.Edges is null ? Axis.Regular(bins.Count, bins.Low, bins.High, title) : Axis.Variable([.. bins.Edges], title);

    private void RequireNumber(ExpressionSpec expression, string place, EventFrame frame)
    {
        BoundExpression bound = Check(expression, place, () => frame.Bind(expression.Text));
        if (bound.Root.Type is not ScalarType)
        {
            throw new AnalysisFileException(_file.Path, expression.Line, $"{place} must be one number per event, '{expression.Text}' is {bound.Root.Type.CppName}");
        }
    }

    private void RequireNumbers(ExpressionSpec expression, string place, EventFrame frame)
    {
        BoundExpression bound = Check(expression, place, () => frame.Bind(expression.Text));
        if (bound.Root.Type is not (ScalarType or VectorType { Item: ScalarType }))
        {
            throw new AnalysisFileException(_file.Path, expression.Line, $"{place} must be a number or a vector of numbers, '{expression.Text}' is {bound.Root.Type.CppName}");
        }
    }

    // An error in an expression becomes one in the file.
    private T Check<T>(ExpressionSpec expression, string place, Func<T> bind)
    {
        try
        {
            return bind();
        }
        catch (AnalysisException error) when (error is not AnalysisFileException)
        {
            throw new AnalysisFileException(_file.Path, expression.Line, place, error);
        }
    }
}

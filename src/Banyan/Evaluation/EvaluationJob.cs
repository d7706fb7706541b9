using Banyan.AnalysisFiles;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Evaluation;

/// <summary>One thing that is asked for: it is booked on a frame, and afterwards has an answer or an error. It may be booked again after a run that another one made fail.</summary>
internal abstract class EvaluationJob
{
    /// <summary>Why there is no answer.</summary>
    public EvaluationError? Error { get; private set; }

    /// <summary>The expressions, as written.</summary>
    public abstract IReadOnlyList<string> Texts { get; }

    /// <summary>Traps in the expressions.</summary>
    protected List<string> Warnings { get; } = [];

    /// <summary>Binds the expressions without booking anything.</summary>
    /// <exception cref="AnalysisException">One is wrong.</exception>
    public void Check(EventFrame frame)
    {
        foreach (string text in Texts)
        {
            BoundExpression bound = frame.Bind(text);
            Warnings.AddRange(bound.Warnings.Select(w => w.Message));
        }
    }

    /// <summary>Books what is needed.</summary>
    /// <exception cref="AnalysisException">An expression does not fit.</exception>
    public abstract void Book(EventFrame frame);

    /// <summary>Takes the answer after a run.</summary>
    public abstract void Complete();

    /// <summary>Ends the job without an answer.</summary>
    public void Fail(EvaluationError error) => Error ??= error;
}

/// <summary>A job with an answer of one type.</summary>
internal abstract class EvaluationJob<T> : EvaluationJob
    where T : class
{
    /// <summary>The answer or error.</summary>
    public Answer<T> Answer => new(Value, Error ?? (Value is null ? new EvaluationError("it was not evaluated", IsPlanned: true) : null), Warnings);

    /// <summary>The answer.</summary>
    protected T? Value { get; set; }
}

/// <summary>The values of an expression.</summary>
internal sealed class ColumnJob(string expression) : EvaluationJob<ColumnAnswer>
{
    private ColumnAnswerAction? _action;

    public override IReadOnlyList<string> Texts => [expression];

    public override void Book(EventFrame frame)
    {
        _action = new ColumnAnswerAction(frame.Bind(expression));
        frame.Book(_action);
    }

    public override void Complete() => Value = _action!.Answer;
}

/// <summary>A histogram or profile.</summary>
internal sealed class HistogramJob(HistogramRequest request) : EvaluationJob<Histogram>
{
    private Func<Histogram>? _get;

    public override IReadOnlyList<string> Texts => [.. new[] { request.Expression, request.Y, request.Z, request.Weight }.OfType<string>()];

    public override void Book(EventFrame frame)
    {
        switch (request.Kind)
        {
            case HistogramKind.Histo1D:
                Result<Histogram1D> histogram = frame.Histo1D(request.Expression, request.XAxis, request.Weight);
                _get = () => histogram.Value;
                break;
            case HistogramKind.Histo2D:
                Result<Histogram2D> histogram2D = frame.Histo2D(request.Expression, request.Y!, request.XAxis, request.YAxis!, request.Weight);
                _get = () => histogram2D.Value;
                break;
            case HistogramKind.Histo3D:
                Result<Histogram3D> histogram3D = frame.Histo3D(request.Expression, request.Y!, request.Z!, request.XAxis, request.YAxis!, request.ZAxis!, request.Weight);
                _get = () => histogram3D.Value;
                break;
            case HistogramKind.Profile2D:
                Result<Profile2D> profile2D = frame.Profile2D(request.Expression, request.Y!, request.Z!, request.XAxis, request.YAxis!, request.Weight);
                _get = () => profile2D.Value;
                break;
            default:
                Result<Profile1D> profile = frame.Profile1D(request.Expression, request.Y!, request.XAxis, request.Weight);
                _get = () => profile.Value;
                break;
        }
    }

    public override void Complete() => Value = _get!();
}

/// <summary>Count, sum, extremes, mean and deviation of an expression.</summary>
internal sealed class StatisticsJob(string expression) : EvaluationJob<StatisticsAnswer>
{
    private Func<StatisticsAnswer>? _get;

    public override IReadOnlyList<string> Texts => [expression];

    public override void Book(EventFrame frame)
    {
        Result<long> count = frame.Count();
        Result<double> sum = frame.Sum(expression);
        Result<double> min = frame.Min(expression);
        Result<double> max = frame.Max(expression);
        Result<double> mean = frame.Mean(expression);
        Result<double> deviation = frame.StdDev(expression);
        _get = () => new StatisticsAnswer(count.Value, sum.Value, min.Value, max.Value, mean.Value, deviation.Value);
    }

    public override void Complete() => Value = _get!();
}

using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.Evaluation;

/// <summary>Evaluates lists of expressions over a dataset: the library behind <c>banyan eval</c>. An expression that fails ends only itself.</summary>
public sealed class ExpressionEvaluation
{
    // So many jobs share a pass over the data. When one of them fails, the others are run again without it.
    private const int BatchSize = 64;

    private readonly EventSource _source;
    private readonly EvaluationRequest _request;
    private readonly RunOptions _options;
    private IReadOnlyList<ExpressionWarning> _warnings = [];

    private ExpressionEvaluation(EventSource source, EvaluationRequest request, RunOptions options)
    {
        _source = source;
        _request = request;
        _options = options;
    }

    /// <summary>Answers everything in <paramref name="request"/>.</summary>
    /// <param name="source">The dataset.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="options">How to run; null for all cores.</param>
    /// <param name="cancellation">Stops between and within passes.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EvaluationResult Run(EventSource source, EvaluationRequest request, RunOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        return new ExpressionEvaluation(source, request, options ?? new RunOptions()).Run(cancellation);
    }

    private EvaluationResult Run(CancellationToken cancellation)
    {
        long[] cutFlow;
        try
        {
            cutFlow = RunCutFlow(cancellation);
        }
        catch (Exception e) when (ErrorOf(e) is not null)
        {
            return new EvaluationResult { Error = ErrorOf(e) };
        }

        ColumnJob[] columns = [.. _request.Expressions.Select(e => new ColumnJob(e))];
        HistogramJob[] histograms = [.. (_request.Histograms ?? []).Select(h => new HistogramJob(h))];
        StatisticsJob[] statistics = [.. (_request.Statistics ?? []).Select(s => new StatisticsJob(s))];
        RunJobs([.. columns, .. histograms, .. statistics], cancellation);
        return new EvaluationResult
        {
            Columns = [.. columns.Select(c => c.Answer)],
            CutFlow = cutFlow,
            Warnings = _warnings,
            Histograms = _request.Histograms is null ? null : [.. histograms.Select(h => h.Answer)],
            Statistics = _request.Statistics is null ? null : [.. statistics.Select(s => s.Answer)],
        };
    }

    private long[] RunCutFlow(CancellationToken cancellation)
    {
        EventFrame frame = Prepare();
        if (_request.Filters.Count == 0)
        {
            return [];
        }

        Result<CutFlow> report = frame.Report();
        frame.Run(_options, cancellation);
        return [.. report.Value.Steps.Select(s => s.Passed)];
    }

    // Each pass has a frame of its own: what a failed one has booked is gone with it.
    private EventFrame Prepare()
    {
        EventFrame frame = EventFrames.FromSource(_source);
        frame.IsStrict = _request.IsStrict;
        foreach ((string name, string expression) in _request.Defines)
        {
            frame = frame.Define(name, expression);
        }

        return _request.Filters.Aggregate(frame, (current, filter) => current.Filter(filter));
    }

    private void RunJobs(IReadOnlyList<EvaluationJob> jobs, CancellationToken cancellation)
    {
        EventFrame frame = Prepare();
        var open = new List<EvaluationJob>();
        foreach (EvaluationJob job in jobs)
        {
            try
            {
                job.Check(frame);
                open.Add(job);
            }
            catch (AnalysisException e)
            {
                job.Fail(ErrorOf(e)!);
            }
        }

        _warnings = [.. frame.Warnings];
        var batches = new Stack<EvaluationJob[]>(open.Chunk(BatchSize).Reverse());
        while (batches.TryPop(out EvaluationJob[]? batch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (EvaluationJob[] again in RunBatch(batch, cancellation))
            {
                batches.Push(again);
            }
        }
    }

    // Runs jobs in one pass. When it fails, gives back what must be run again: all but the one whose expression failed, or, where that is not clear, two halves.
    private IEnumerable<EvaluationJob[]> RunBatch(EvaluationJob[] batch, CancellationToken cancellation)
    {
        EventFrame frame = Prepare();
        var booked = new List<EvaluationJob>();
        foreach (EvaluationJob job in batch)
        {
            try
            {
                job.Book(frame);
                booked.Add(job);
            }
            catch (AnalysisException e)
            {
                job.Fail(ErrorOf(e)!);
            }
        }

        if (booked.Count == 0)
        {
            return [];
        }

        try
        {
            frame.Run(_options, cancellation);
        }
        catch (Exception e) when (ErrorOf(e) is not null)
        {
            EvaluationError error = ErrorOf(e)!;
            EvaluationJob[] failed = booked.Count == 1 ? [booked[0]] : e is EventFailureException failure ? [.. booked.Where(j => j.Texts.Contains(failure.Expression))] : [];
            foreach (EvaluationJob job in failed)
            {
                job.Fail(error);
            }

            EvaluationJob[] rest = [.. booked.Except(failed)];
            return rest.Length == 0 ? [] : failed.Length > 0 ? [rest] : rest.Chunk((rest.Length + 1) / 2).Reverse();
        }

        foreach (EvaluationJob job in booked)
        {
            job.Complete();
        }

        return [];
    }

    // What ends one expression only; everything else ends the command.
    private static EvaluationError? ErrorOf(Exception e) => e switch
    {
        EventFailureException or SourceException => new EvaluationError(e.Message, IsPlanned: false),
        AnalysisException or NotSupportedException => new EvaluationError(e.Message, IsPlanned: true),
        _ => null,
    };
}

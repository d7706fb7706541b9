using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Draws with TTree::Draw's rules: the library behind <c>banyan draw</c>.</summary>
public static class Drawing
{
    private const int TargetBins1D = 80;
    private const int TargetBins2D = 40;

    /// <summary>Runs one drawing.</summary>
    /// <param name="frame">The dataset.</param>
    /// <param name="request">What to draw.</param>
    /// <param name="options">How to run.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="AnalysisException">An expression is wrong, or the shapes do not go together.</exception>
    /// <exception cref="EventFailureException">An expression failed for an event.</exception>
    public static DrawResult Draw(EventFrame frame, DrawRequest request, RunOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(request);
        Prepared prepared = Prepare(frame, request);
        Histogram? histogram = request.XAxis is null || (request.Expression.Y is not null && request.YAxis is null) ? null : Empty(request, request.XAxis, request.YAxis);

        Result<long> passed = prepared.Passed.Count();
        Result<long> kept = prepared.Kept.Count();
        DrawAction action = Book(request, prepared, histogram);
        string plan = frame.Explain();
        RunSummary summary = frame.Run(options, cancellation);
        return new DrawResult(action.Result!, frame.Source.EntryCount, passed.Value, passed.Value - kept.Value, action.LeftOut, plan, summary);
    }

    /// <summary>The plan of a drawing as text.</summary>
    /// <inheritdoc cref="Draw"/>
    public static string Explain(EventFrame frame, DrawRequest request)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(request);
        Prepared prepared = Prepare(frame, request);
        Book(request, prepared, request.XAxis is null || (request.Expression.Y is not null && request.YAxis is null) ? null : Empty(request, request.XAxis, request.YAxis));
        return frame.Explain();
    }

    private static DrawAction Book(DrawRequest request, Prepared prepared, Histogram? histogram)
    {
        var action = new DrawAction(prepared.Inputs, histogram, (x, y) => FromRanges(request, prepared.Inputs, x, y));
        prepared.Kept.Book(action);
        return action;
    }

    private static Prepared Prepare(EventFrame frame, DrawRequest request)
    {
        BoundExpression x = frame.Bind(request.Expression.X);
        BoundExpression? y = request.Expression.Y is null ? null : frame.Bind(request.Expression.Y);
        BoundExpression? cut = request.Cut is null ? null : frame.Bind(request.Cut);
        BoundExpression? weight = request.Weight is null ? null : frame.Bind(request.Weight);
        bool isEventCut = cut?.Root.Type == DataType.Scalar(ElementKind.Bool);
        var inputs = new DrawInputs(x, y, isEventCut ? null : cut, weight);

        EventFrame passed = Guarded(frame, cut);
        passed = isEventCut ? passed.Filter(cut!.Text) : passed;
        return new Prepared(inputs, passed, Guarded(passed, x, y, weight));
    }

    private static EventFrame Guarded(EventFrame frame, params ReadOnlySpan<BoundExpression?> expressions)
    {
        foreach (BoundExpression? expression in expressions)
        {
            if (expression is not null && ElementGuard.For(expression) is { } guard)
            {
                frame = frame.Filter(guard);
            }
        }

        return frame;
    }

    private static Histogram FromRanges(DrawRequest request, DrawInputs inputs, ValueRange xRange, ValueRange yRange)
    {
        bool isFlat = request.Expression.Y is null;
        int target = isFlat ? TargetBins1D : TargetBins2D;
        Axis x = request.XAxis ?? Found(xRange, inputs.Kinds[inputs.X], target, request.Expression.X);
        return Empty(request, x, isFlat ? null : request.YAxis ?? Found(yRange, inputs.Kinds[inputs.Y], target, request.Expression.Y!));
    }

    private static Axis Found(ValueRange range, ElementKind kind, int target, string title)
    {
        try
        {
            return range.ToAxis(!kind.IsFloating(), target, title);
        }
        catch (ArgumentException e)
        {
            throw new AnalysisException($"{e.Message}; give the bins (--bins n,low,high)", e);
        }
    }

    private static Histogram Empty(DrawRequest request, Axis x, Axis? y)
    {
        string what = request.Expression.Y is null ? request.Expression.X : $"{request.Expression.Y}:{request.Expression.X}";
        string title = request.Cut is null ? what : $"{what} {{{request.Cut}}}";
        return y is null
            ? new Histogram1D(request.Name, title, Titled(x, request.Expression.X))
            : new Histogram2D(request.Name, title, Titled(x, request.Expression.X), Titled(y, request.Expression.Y!));
    }

    private static Axis Titled(Axis axis, string title) => axis.Title.Length > 0 ? axis : axis.WithTitle(title);

    private sealed record Prepared(DrawInputs Inputs, EventFrame Passed, EventFrame Kept);
}

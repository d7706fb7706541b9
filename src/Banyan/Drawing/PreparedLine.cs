using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Formulas;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>A line whose expressions are bound and checked, with what it has booked.</summary>
internal sealed class PreparedLine
{
    private readonly EventFrame _kept;
    private readonly Result<long> _passedCount;
    private readonly Result<long> _keptCount;
    private DrawAction? _action;
    private string _plan = string.Empty;
    private RunSummary? _run;
    private (long LeftOut, long Missing, long NotNumbers) _elements;

    /// <summary>Binds the expressions of a line.</summary>
    /// <exception cref="AnalysisException">One is wrong, or the shapes do not go together.</exception>
    public PreparedLine(DrawLine line)
    {
        (Frame, Request) = (line.Frame, line.Request);
        IReadOnlyList<string> values = Request.Expression.Parts;
        var texts = new List<string>(values);
        int cutPlace = Place(texts, Request.Cut);
        int weightPlace = Place(texts, Request.Weight);
        FormulaSet set = Frame.BindFormulas(texts);
        BoundExpression? cut = cutPlace < 0 ? null : set.Expressions[cutPlace];
        bool isEventCut = cut?.Root.Type == DataType.Scalar(ElementKind.Bool);
        Inputs = new DrawInputs([.. set.Expressions.Take(values.Count)], isEventCut ? null : cut, weightPlace < 0 ? null : set.Expressions[weightPlace], set.ElementGuard);

        EventFrame passed = cutPlace >= 0 && set.EventGuards[cutPlace] is { } cutGuard ? Frame.Filter(cutGuard) : Frame;
        passed = isEventCut ? passed.Filter(cut!) : passed;
        if (!isEventCut && cut?.Root.Type is ScalarType)
        {
            // A weight of 0 is no fill, so such events may go at once.
            passed = passed.Filter(cut with { Root = new ConvertNode(cut.Root, DataType.Scalar(ElementKind.Bool), cut.Root.Span) });
        }

        EventFrame kept = passed;
        for (int i = 0; i < texts.Count; i++)
        {
            if (i != cutPlace && set.EventGuards[i] is { } guard)
            {
                kept = kept.Filter(guard);
            }
        }

        _kept = kept;
        _passedCount = passed.Count();
        _keptCount = kept.Count();
    }

    /// <summary>The dataset.</summary>
    public EventFrame Frame { get; }

    /// <summary>What to draw.</summary>
    public DrawRequest Request { get; }

    /// <summary>What is read per event.</summary>
    public DrawInputs Inputs { get; }

    /// <summary>What the last run filled.</summary>
    public DrawState State => _action!.Result!;

    /// <summary>Books the filling of a histogram, or, without one, the search for the range.</summary>
    public void Book(Histogram? histogram)
    {
        _action = new DrawAction(Inputs, histogram);
        _kept.Book(_action);
    }

    /// <summary>Notes what a run did.</summary>
    public void Finish(string plan, RunSummary run)
    {
        (_plan, _run) = (plan, run);
        _elements = (State.LeftOut, State.Missing, State.NotNumbers);
    }

    /// <summary>The result, after the last run.</summary>
    public DrawResult ToResult(Histogram histogram) => new(
        histogram, Frame.Source.EntryCount, _passedCount.Value, _passedCount.Value - _keptCount.Value, _elements.LeftOut, _elements.Missing, _plan, _run!)
    {
        NotNumbers = _elements.NotNumbers,
    };

    private static int Place(List<string> texts, string? text)
    {
        if (text is null)
        {
            return -1;
        }

        texts.Add(text);
        return texts.Count - 1;
    }
}

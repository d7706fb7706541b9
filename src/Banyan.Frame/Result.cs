using Banyan.Frame.Actions;

namespace Banyan;

/// <summary>The result of an action that has been booked; asking for its value runs everything booked so far in one pass over the data.</summary>
public abstract class Result
{
    private protected Result(EventFrame frame, FrameAction action)
    {
        Frame = frame;
        Action = action;
    }

    /// <summary>The frame on which the action was booked; running it computes the value.</summary>
    public EventFrame Frame { get; }

    /// <summary>The action.</summary>
    public FrameAction Action { get; }

    /// <summary>True once a run has computed the value.</summary>
    public abstract bool IsReady { get; }

    /// <summary>The value; the first call may run the analysis.</summary>
    public object? Value => GetValue();

    private protected abstract object? GetValue();
}

/// <summary>The result of an action, of a known type.</summary>
/// <typeparam name="T">What the action computes.</typeparam>
public sealed class Result<T> : Result
{
    private readonly Func<T> _get;
    private readonly Func<bool> _isReady;

    /// <summary>A result that <paramref name="get"/> fetches, running the frame first if it must.</summary>
    public Result(EventFrame frame, FrameAction action, Func<bool> isReady, Func<T> get)
        : base(frame, action)
    {
        _isReady = isReady;
        _get = get;
    }

    /// <inheritdoc/>
    public override bool IsReady => _isReady();

    /// <summary>The value; the first call may run the analysis.</summary>
    public new T Value => _get();

    private protected override object? GetValue() => _get();
}

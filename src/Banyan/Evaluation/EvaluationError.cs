namespace Banyan.Evaluation;

/// <summary>Why an answer is missing.</summary>
/// <param name="Message">One sentence.</param>
/// <param name="IsPlanned">True when it was found before the first event (stage <c>plan</c>), false when an event failed (stage <c>run</c>).</param>
public sealed record EvaluationError(string Message, bool IsPlanned)
{
    /// <summary><c>plan</c> or <c>run</c>.</summary>
    public string Stage => IsPlanned ? "plan" : "run";
}

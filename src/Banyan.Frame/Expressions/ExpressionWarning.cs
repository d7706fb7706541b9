using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions;

/// <summary>A place where ROOT's meaning is a trap; the value is ROOT's.</summary>
/// <param name="Message">One sentence: what the expression really does.</param>
/// <param name="Text">The whole text that it stands in; empty for a warning about something else.</param>
/// <param name="Span">Where in the text.</param>
public sealed record ExpressionWarning(string Message, string Text, SourceSpan Span)
{
    /// <summary>The message, and below it the text, if there is one, with carets under the place.</summary>
    public string WithCaret() => ToError().WithCaret();

    /// <summary>The error that the warning is where warnings are not accepted.</summary>
    public AnalysisException ToError() => Text.Length == 0 ? new(Message) : new(Message, Text, Span.Start, Span.Length);

    /// <summary>The message and the text, in one line.</summary>
    public override string ToString() => Text.Length == 0 ? Message : $"{Message} ('{Text}')";
}

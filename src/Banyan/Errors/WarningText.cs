using System.Text.Json;
using Banyan.Frame.Expressions;

namespace Banyan.Errors;

/// <summary>Warnings about expressions as the commands print them.</summary>
public static class WarningText
{
    /// <summary>Each warning as a line, the expression, and carets below the place.</summary>
    public static void Write(TextWriter output, IEnumerable<ExpressionWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(warnings);
        foreach (ExpressionWarning warning in warnings.Distinct())
        {
            output.WriteLine($"warning: {warning.WithCaret()}");
        }
    }

    /// <summary>The member <c>"warnings": [{"message", "expression", "start", "length"}, ...]</c> of a JSON object, or nothing when there are none.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyCollection<ExpressionWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(warnings);
        if (warnings.Count == 0)
        {
            return;
        }

        json.WriteStartArray("warnings");
        foreach (ExpressionWarning warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("message", warning.Message);
            json.WriteString("expression", warning.Text);
            json.WriteNumber("start", warning.Span.Start);
            json.WriteNumber("length", warning.Span.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Refuses warnings where the user wants none.</summary>
    /// <param name="isStrict">Whether the user wants none.</param>
    /// <param name="warnings">The warnings.</param>
    /// <exception cref="Frame.AnalysisException">There is a warning: the first.</exception>
    public static void RequireNone(bool isStrict, IEnumerable<ExpressionWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        if (isStrict && warnings.FirstOrDefault() is ExpressionWarning warning)
        {
            throw warning.ToError();
        }
    }
}

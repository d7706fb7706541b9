using System.Globalization;
using System.Text;

namespace Banyan.Evaluation;

/// <summary>Answers as text for a terminal.</summary>
public static class EvaluationText
{
    private const int LongestValue = 100;

    /// <summary>One paragraph per expression: type, entries, first and last values, sum; then the cut flow.</summary>
    public static string Format(EvaluationRequest request, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        if (result.Error is not null)
        {
            return text.AppendLine(CultureInfo.InvariantCulture, $"error: {result.Error.Message}").ToString();
        }

        for (int i = 0; i < result.Columns.Count; i++)
        {
            text.AppendLine(request.Expressions[i]);
            Append(text, result.Columns[i]);
        }

        for (int i = 0; i < result.CutFlow.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"filter {request.Filters[i]}: {result.CutFlow[i]} entries pass");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Answer<ColumnAnswer> answer)
    {
        if (answer.Value is not ColumnAnswer value)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  error ({answer.Error!.Stage}): {answer.Error.Message}");
            return;
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  type     {value.Type.CppName}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  entries  {value.Entries}");
        if (value.Tail is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  first    {string.Join("  ", value.Head.Select(Short))}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  last     {Short(value.Tail)}");
        }

        if (value.Sum is double sum)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  sum      {sum} over {value.Count} elements");
        }
    }

    private static string Short(string value) => value.Length <= LongestValue ? value : $"{value[..LongestValue]}...";
}

using System.Globalization;
using Banyan.Inspection;

namespace Banyan.AnalysisFiles;

/// <summary>The numbers of a dataset as one table.</summary>
public static class NumberTable
{
    /// <summary>Writes a line per number and selection.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="outcome">The dataset's outcome.</param>
    /// <param name="width">Characters per line; 0 for no limit.</param>
    public static void Write(TextWriter output, DatasetOutcome outcome, int width)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(outcome);
        var table = new TextTable("number", "what", "selection", ">value");
        foreach (NumberOutcome number in outcome.Numbers)
        {
            table.Add([number.Number.Name, What(number.Number), number.Selection, Text(number.Value)]);
        }

        table.Write(output, width);
    }

    /// <summary>What a number is, as an expression: <c>mean(pt)</c>.</summary>
    internal static string What(NumberSpec number) => $"{KeyOf(number.Kind)}{(number.Expression is { } expression ? $"({expression.Text})" : string.Empty)}";

    /// <summary>The key that asks for it in an analysis file.</summary>
    internal static string KeyOf(NumberKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A value with all its digits.</summary>
    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

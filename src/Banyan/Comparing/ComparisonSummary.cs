using System.Globalization;

namespace Banyan.Comparing;

/// <summary>The outcome of a comparison in numbers and one line.</summary>
public static class ComparisonSummary
{
    /// <summary>How many objects have an outcome.</summary>
    public static int Count(FileComparison comparison, ItemStatus status)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Items.Count(item => item.Status == status);
    }

    /// <summary>The verdict as one word, for programs: <c>same</c>, <c>different</c> or <c>unreadable</c>.</summary>
    public static string Word(FileComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.HasUnreadable ? "unreadable" : comparison.HasDifferences ? "different" : "same";
    }

    /// <summary>The verdict in one line.</summary>
    public static string Verdict(FileComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var parts = new List<string>();
        foreach ((ItemStatus status, string text) in new[]
        {
            (ItemStatus.Unreadable, "unreadable"),
            (ItemStatus.Missing, "missing on one side"),
            (ItemStatus.Different, "different"),
            (ItemStatus.Accepted, "compatible by the test"),
            (ItemStatus.NotCompared, "not compared"),
            (ItemStatus.Remarked, "the same but for titles and form"),
            (ItemStatus.Same, "the same"),
        })
        {
            int count = Count(comparison, status);
            if (count > 0)
            {
                parts.Add($"{NumberText.Count(count)} {text}");
            }
        }

        if (comparison.LeftOut > 0)
        {
            parts.Add($"{NumberText.Count(comparison.LeftOut)} left out");
        }

        string word = Word(comparison) switch { "same" => comparison.Items.All(item => item.Status == ItemStatus.Same) ? "no difference" : "no difference that counts", "different" => "the files differ", _ => "not all could be read" };
        return string.Create(CultureInfo.InvariantCulture, $"{word}: {(parts.Count > 0 ? string.Join(", ", parts) : "nothing to compare")}");
    }

    /// <summary>An outcome as the table, the page and JSON call it.</summary>
    public static string StatusText(ItemStatus status) => status switch
    {
        ItemStatus.Unreadable => "unreadable",
        ItemStatus.Missing => "missing",
        ItemStatus.Different => "different",
        ItemStatus.Accepted => "compatible",
        ItemStatus.NotCompared => "not compared",
        ItemStatus.Remarked => "remark",
        _ => "same",
    };
}

namespace Banyan.Columns;

/// <summary>Finds the names that a mistyped one was probably meant to be: what every message about an unknown column, function, key or option offers.</summary>
public static class NearestNames
{
    /// <summary>The nearest of <paramref name="candidates"/>, best first; empty when none is near.</summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="limit">How many to return at most.</param>
    /// <remarks>
    /// Near are names that differ in case only, that contain the typed name or are contained in it (three characters or more), or whose edit distance (insertions, deletions, substitutions, swapped
    /// neighbours; case costs little) is at most a third of the typed length. Order: distance, then the order of the candidates.
    /// </remarks>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates, int limit = 3)
    {
        var found = new List<(double Score, int Position, string Candidate)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        double tolerance = name.Length == 1 ? 0.5 : Math.Max(1.0, name.Length / 3.0);
        foreach (string candidate in candidates)
        {
            if (!seen.Add(candidate))
            {
                continue;
            }

            double score = Score(name, candidate, tolerance);
            if (score <= tolerance)
            {
                found.Add((score, found.Count, candidate));
            }
        }

        return [.. found.OrderBy(f => f.Score).ThenBy(f => f.Position).Take(limit).Select(f => f.Candidate)];
    }

    /// <summary>The nearest names as the end of a sentence: <c>"; did you mean a, b or c?"</c>, or an empty string when none is near.</summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="candidates">The names that exist.</param>
    public static string Suggestion(string name, IEnumerable<string> candidates)
    {
        IReadOnlyList<string> nearest = Find(name, candidates);
        return nearest.Count switch
        {
            0 => string.Empty,
            1 => $"; did you mean {nearest[0]}?",
            _ => $"; did you mean {string.Join(", ", nearest.Take(nearest.Count - 1))} or {nearest[^1]}?",
        };
    }

    private static double Score(string name, string candidate, double tolerance)
    {
        if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
        {
            return 0.1;
        }

        bool contained = (name.Length >= 3 && candidate.Contains(name, StringComparison.OrdinalIgnoreCase))
            || (candidate.Length >= 3 && name.Contains(candidate, StringComparison.OrdinalIgnoreCase));
        double distance = Math.Abs(name.Length - candidate.Length) > tolerance ? double.MaxValue : Distance(name, candidate);
        if (!contained)
        {
            return distance;
        }

        // A part of a longer name is worse than a typing error, better than nothing; the closer the lengths the better.
        return Math.Min(distance, tolerance * (1 - (1.0 / (2 + Math.Abs(name.Length - candidate.Length)))));
    }

    private static double Distance(string a, string b)
    {
        var beforePrevious = new double[b.Length + 1];
        var previous = new double[b.Length + 1];
        var current = new double[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                double change = a[i - 1] == b[j - 1] ? 0 : char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0.2 : 1;
                double best = Math.Min(previous[j - 1] + change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, beforePrevious[j - 2] + 0.9);
                }

                current[j] = best;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}

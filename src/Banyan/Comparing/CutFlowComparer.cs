namespace Banyan.Comparing;

/// <summary>Compares two cut flows step by step.</summary>
internal static class CutFlowComparer
{
    private const int StepsShown = 5;

    /// <summary>Compares both.</summary>
    public static ComparedPair Compare(CutFlowContent left, CutFlowContent right, Tolerance tolerance)
    {
        var texts = new List<string>();
        for (int i = 0; i < Math.Max(left.Steps.Count, right.Steps.Count); i++)
        {
            if (i >= left.Steps.Count || i >= right.Steps.Count)
            {
                texts.Add($"{left.Steps.Count} steps → {right.Steps.Count}");
                break;
            }

            CutFlowRow first = left.Steps[i];
            CutFlowRow second = right.Steps[i];
            if (first.Cut != second.Cut)
            {
                texts.Add($"step {i + 1} '{first.Cut}' → '{second.Cut}'");
                break;
            }

            foreach ((string name, double one, double two) in new[] { ("reached", first.Reached, second.Reached), ("passed", first.Passed, second.Passed), ("yield", first.Yield ?? double.NaN, second.Yield ?? double.NaN) })
            {
                if (!tolerance.Accepts(one, two))
                {
                    texts.Add($"'{first.Cut}' {name} {NumberText.Change(one, two)}");
                }
            }
        }

        string rest = texts.Count > StepsShown ? $" and {texts.Count - StepsShown} more" : string.Empty;
        return new ComparedPair(texts.Count == 0 ? [] : [new Difference(DifferenceKind.Steps, string.Join(", ", texts.Take(StepsShown)) + rest)]);
    }
}

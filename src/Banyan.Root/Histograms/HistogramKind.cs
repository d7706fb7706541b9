using System.Collections.Frozen;

namespace Banyan.Root.Histograms;

/// <summary>A class of ROOT's histogram family.</summary>
/// <param name="ClassName">C++ class.</param>
/// <param name="Dimensions">Number of axes.</param>
/// <param name="IsProfile">True for profiles.</param>
/// <param name="Item">Letter of what the cells are: C, S, I, L, F or D (int8 to int64, float, double).</param>
internal sealed record HistogramKind(string ClassName, int Dimensions, bool IsProfile, char Item)
{
    private static readonly FrozenDictionary<string, HistogramKind> s_kinds = List().ToFrozenDictionary(kind => kind.ClassName);

    /// <summary>How many sums GetStats knows.</summary>
    public int StatisticsCount => (Dimensions switch { 1 => 4, 2 => 7, _ => 11 }) + (IsProfile ? 2 : 0);

    /// <summary>The kind of a class; null when it is no histogram.</summary>
    public static HistogramKind? Find(string className) => s_kinds.GetValueOrDefault(className);

    private static IEnumerable<HistogramKind> List()
    {
        for (int dimensions = 1; dimensions <= 3; dimensions++)
        {
            foreach (char item in "CSILFD")
            {
                yield return new HistogramKind($"TH{dimensions}{item}", dimensions, false, item);
            }
        }

        yield return new HistogramKind("TProfile", 1, true, 'D');
        yield return new HistogramKind("TProfile2D", 2, true, 'D');
        yield return new HistogramKind("TProfile3D", 3, true, 'D');
    }
}

using System.Numerics;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>TMath's functions of arrays (math/mathcore/inc/TMath.h, v6.40): sums are in double, whatever the items are.</summary>
public static class TMathRanges
{
    /// <summary>The mean; NaN of nothing.</summary>
    public static double Mean<T>(Vec<T> items)
        where T : unmanaged, INumberBase<T>
    {
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            sum += double.CreateTruncating(items[i]);
        }

        return sum / items.Length;
    }

    /// <summary>The weighted mean; 0 where a weight is negative or all are 0.</summary>
    public static double WeightedMean<T, TWeight>(Vec<T> items, Vec<TWeight> weights)
        where T : unmanaged, INumberBase<T>
        where TWeight : unmanaged, INumberBase<TWeight>
    {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < items.Length; i++)
        {
            double weight = double.CreateTruncating(weights[i]);
            if (weight < 0)
            {
                return 0;
            }

            sum += weight * double.CreateTruncating(items[i]);
            total += weight;
        }

        return total <= 0 ? 0 : sum / total;
    }

    /// <summary>The standard deviation with n − 1; 0 of fewer than two items.</summary>
    public static double StdDev<T>(Vec<T> items)
        where T : unmanaged, INumberBase<T>
    {
        double mean = Mean(items);
        double squares = 0;
        for (int i = 0; i < items.Length; i++)
        {
            double distance = double.CreateTruncating(items[i]) - mean;
            squares += distance * distance;
        }

        return items.Length > 1 ? Math.Sqrt(squares / (items.Length - 1.0)) : 0;
    }

    /// <summary>The weighted standard deviation, with the effective number of items less 1.</summary>
    public static double WeightedStdDev<T, TWeight>(Vec<T> items, Vec<TWeight> weights)
        where T : unmanaged, INumberBase<T>
        where TWeight : unmanaged, INumberBase<TWeight>
    {
        double mean = WeightedMean(items, weights);
        double squares = 0;
        double total = 0;
        double squaredWeights = 0;
        for (int i = 0; i < items.Length; i++)
        {
            double weight = double.CreateTruncating(weights[i]);
            double distance = double.CreateTruncating(items[i]) - mean;
            squares += weight * distance * distance;
            total += weight;
            squaredWeights += weight * weight;
        }

        return Math.Sqrt(squares * total / ((total * total) - squaredWeights));
    }

    /// <summary>The geometric mean of the absolute values; 0 where one is 0, NaN of nothing.</summary>
    public static double GeomMean<T>(Vec<T> items)
        where T : unmanaged, INumberBase<T>
    {
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] == T.Zero)
            {
                return 0;
            }

            sum += CMath.Log(Math.Abs(double.CreateTruncating(items[i])));
        }

        return CMath.Exp(sum / items.Length);
    }

    /// <summary>The median, of an even number the mean of the two in the middle; 0 of nothing.</summary>
    public static double Median<T>(Vec<T> items)
        where T : unmanaged, INumberBase<T>
    {
        if (items.Length == 0)
        {
            return 0;
        }

        T[] sorted = Sorted(items);
        double upper = double.CreateTruncating(sorted[sorted.Length / 2]);
        return sorted.Length % 2 == 1 ? upper : 0.5 * (double.CreateTruncating(sorted[(sorted.Length / 2) - 1]) + upper);
    }

    /// <summary>The item with <paramref name="k"/> smaller ones.</summary>
    /// <exception cref="EventException">There is none.</exception>
    public static T KOrdStat<T>(Vec<T> items, long k)
        where T : unmanaged, INumberBase<T> =>
        k >= 0 && k < items.Length ? Sorted(items)[k] : throw new EventException($"KOrdStat: there is no item {k} of {items.Length}");

    /// <summary>The place of the smallest item, the first of equals; −1 of nothing.</summary>
    public static long LocMin<T>(Vec<T> items)
        where T : unmanaged => items.Length == 0 ? -1 : (long)VectorStatistics.ArgMin(items);

    /// <summary>The place of the largest item, the first of equals; −1 of nothing.</summary>
    public static long LocMax<T>(Vec<T> items)
        where T : unmanaged => items.Length == 0 ? -1 : (long)VectorStatistics.ArgMax(items);

    /// <summary>In sorted items the place of a value, or of the next smaller one; −1 where all are larger.</summary>
    public static long BinarySearch<T>(Vec<T> items, T value)
        where T : unmanaged
    {
        int low = 0;
        int high = items.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = VectorOrder.Less(items[middle], value) ? (middle + 1, high) : (low, middle);
        }

        return low < items.Length && !VectorOrder.Less(value, items[low]) ? low : low - 1;
    }

    private static T[] Sorted<T>(Vec<T> items)
        where T : unmanaged
    {
        T[] sorted = items.Span.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}

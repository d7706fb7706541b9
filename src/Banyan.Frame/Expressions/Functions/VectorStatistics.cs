using System.Numerics;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Extrema and spread of a vector.</summary>
public static class VectorStatistics
{
    /// <summary>The largest item, as <c>std::max_element</c>: the first of equals; a NaN in front stays, others are passed over.</summary>
    /// <exception cref="EventException">The vector is empty (undefined in ROOT).</exception>
    public static T Max<T>(Vec<T> items)
        where T : unmanaged => items.Length > 0 ? items[(int)ArgMax(items)] : throw Empty("Max");

    /// <summary>The smallest item, as <c>std::min_element</c>.</summary>
    /// <exception cref="EventException">The vector is empty (undefined in ROOT).</exception>
    public static T Min<T>(Vec<T> items)
        where T : unmanaged => items.Length > 0 ? items[(int)ArgMin(items)] : throw Empty("Min");

    /// <summary>The position of the largest item, the first of equals; 0 for an empty vector.</summary>
    public static ulong ArgMax<T>(Vec<T> items)
        where T : unmanaged
    {
        int best = 0;
        for (int i = 1; i < items.Length; i++)
        {
            if (VectorOrder.Less(items[best], items[i]))
            {
                best = i;
            }
        }

        return (ulong)best;
    }

    /// <summary>The position of the smallest item, the first of equals; 0 for an empty vector.</summary>
    public static ulong ArgMin<T>(Vec<T> items)
        where T : unmanaged
    {
        int best = 0;
        for (int i = 1; i < items.Length; i++)
        {
            if (VectorOrder.Less(items[i], items[best]))
            {
                best = i;
            }
        }

        return (ulong)best;
    }

    /// <summary>The variance with n − 1, from the sum and the sum of squares, which ROOT keeps in the items' own type: integers wrap, floats round. 0 for fewer than two items.</summary>
    public static double Var<T>(Vec<T> items)
        where T : unmanaged, INumberBase<T>
    {
        if (items.Length < 2)
        {
            return 0;
        }

        T squares = T.Zero;
        T sum = T.Zero;
        for (int i = 0; i < items.Length; i++)
        {
            squares = unchecked(squares + (items[i] * items[i]));
            sum = unchecked(sum + items[i]);
        }

        return Spread(double.CreateTruncating(squares), double.CreateTruncating(unchecked(sum * sum)), items.Length);
    }

    /// <summary>The variance of truth values, whose sums are truth values as well.</summary>
    public static double VarOfBools(Vec<bool> items)
    {
        double any = items.Span.Contains(true) ? 1 : 0;
        return items.Length < 2 ? 0 : Spread(any, any, items.Length);
    }

    private static double Spread(double squares, double squaredSum, double count) => 1 / (count - 1) * (squares - (squaredSum / count));

    private static EventException Empty(string function) => new($"{function} of an empty vector");
}

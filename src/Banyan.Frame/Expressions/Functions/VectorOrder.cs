using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Sorting and searching of vectors by C++'s operator &lt;. Every sort is stable, so that equal keys have one documented order.</summary>
public static class VectorOrder
{
    /// <summary>C++'s <c>a &lt; b</c>: false with a NaN, strings by unsigned bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less<T>(T a, T b)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<T, float>(a) < Unsafe.BitCast<T, float>(b);
        }

        if (typeof(T) == typeof(double))
        {
            return Unsafe.BitCast<T, double>(a) < Unsafe.BitCast<T, double>(b);
        }

        if (typeof(T) == typeof(Vec<sbyte>))
        {
            return StringKernels.Compare(Unsafe.BitCast<T, Vec<sbyte>>(a), Unsafe.BitCast<T, Vec<sbyte>>(b)) < 0;
        }

        return Comparer<T>.Default.Compare(a, b) < 0;
    }

    /// <summary>The items in rising order.</summary>
    public static Vec<T> Sort<T>(Arena arena, Vec<T> items)
        where T : unmanaged
    {
        Vec<ulong> order = Argsort(arena, items);
        Vec<T> result = arena.NewVec<T>(items.Length);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = items[(int)order[i]];
        }

        return result;
    }

    /// <summary>The indices of the items in rising order.</summary>
    public static Vec<ulong> Argsort<T>(Arena arena, Vec<T> items)
        where T : unmanaged
    {
        Vec<ulong> order = Identity(arena, items.Length);
        Vec<ulong> scratch = arena.NewVec<ulong>(items.Length);
        for (int width = 1; width < items.Length; width *= 2)
        {
            for (int start = 0; start < items.Length; start += 2 * width)
            {
                int middle = Math.Min(start + width, items.Length);
                int end = (int)Math.Min((long)start + (2L * width), items.Length);
                int left = start;
                int right = middle;
                for (int k = start; k < end; k++)
                {
                    bool takeRight = left >= middle || (right < end && Less(items[(int)order[right]], items[(int)order[left]]));
                    scratch[k] = order[takeRight ? right++ : left++];
                }
            }

            (order, scratch) = (scratch, order);
        }

        return order;
    }

    /// <summary>The indices 0 ... <paramref name="length"/> − 1 in the order of a comparison that was worked out for all pairs.</summary>
    /// <param name="arena">Where the result lives.</param>
    /// <param name="less">Item <c>i·length + j</c> says whether item i goes before item j.</param>
    /// <param name="length">Number of items.</param>
    public static Vec<ulong> ArgsortByTable(Arena arena, Vec<bool> less, ulong length)
    {
        int n = (int)length;
        Vec<ulong> order = Identity(arena, n);
        for (int i = 1; i < n; i++)
        {
            ulong item = order[i];
            int place = i;
            while (place > 0 && less[((int)item * n) + (int)order[place - 1]])
            {
                order[place] = order[place - 1];
                place--;
            }

            order[place] = item;
        }

        return order;
    }

    /// <summary>For each pair (i, j) of positions, i slowest, the item i: the left side of a comparison of all pairs.</summary>
    /// <exception cref="EventException">There are too many pairs.</exception>
    public static Vec<T> PairFirst<T>(Arena arena, Vec<T> items)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(PairCount(items.Length));
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = items[k / items.Length];
        }

        return result;
    }

    /// <summary>For each pair (i, j) of positions, i slowest, the item j.</summary>
    /// <exception cref="EventException">There are too many pairs.</exception>
    public static Vec<T> PairSecond<T>(Arena arena, Vec<T> items)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(PairCount(items.Length));
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = items[k % items.Length];
        }

        return result;
    }

    /// <summary>The items of <paramref name="first"/>, with order and doubles, that <paramref name="second"/> has too (found by bisection).</summary>
    /// <param name="arena">Where the result lives.</param>
    /// <param name="first">Whose items are kept.</param>
    /// <param name="second">Where they are looked for.</param>
    /// <param name="isSorted">True when <paramref name="second"/> is in rising order already.</param>
    public static Vec<T> Intersect<T>(Arena arena, Vec<T> first, Vec<T> second, bool isSorted)
        where T : unmanaged
    {
        Vec<T> sorted = isSorted ? second : Sort(arena, second);
        Vec<T> result = arena.NewVec<T>(first.Length);
        int count = 0;
        for (int i = 0; i < first.Length; i++)
        {
            int low = 0;
            int high = sorted.Length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (Less(sorted[middle], first[i]))
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            if (low < sorted.Length && !Less(first[i], sorted[low]))
            {
                result[count++] = first[i];
            }
        }

        result.Length = count;
        return result;
    }

    private static int PairCount(int length) => length <= 10_000 ? length * length : throw new EventException($"sorting {length} items by a lambda is too much, 10000 are possible");

    private static Vec<ulong> Identity(Arena arena, int length)
    {
        Vec<ulong> order = arena.NewVec<ulong>(length);
        for (int i = 0; i < length; i++)
        {
            order[i] = (ulong)i;
        }

        return order;
    }
}

using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Items of vectors by position: Take, Drop, Reverse, Concatenate, Nonzero, Combinations.</summary>
public static class VectorSelection
{
    /// <summary>The first <paramref name="count"/> items, or the last ones when it is negative.</summary>
    /// <exception cref="EventException">The vector has fewer.</exception>
    public static unsafe Vec<T> Take<T>(Vec<T> items, int count)
        where T : unmanaged
    {
        long size = Math.Abs((long)count);
        if (size > items.Length)
        {
            throw new EventException($"{size} elements requested from Take but input contains only {items.Length} elements");
        }

        return new Vec<T>(count < 0 ? items.Items + items.Length - size : items.Items, (int)size);
    }

    /// <summary>The items from position <paramref name="begin"/> up to, without, <paramref name="end"/>: a view.</summary>
    /// <exception cref="EventException">The positions are no range of the vector (undefined in C++).</exception>
    public static unsafe Vec<T> Slice<T>(Vec<T> items, long begin, long end)
        where T : unmanaged => begin >= 0 && begin <= end && end <= items.Length
        ? new Vec<T>(items.Items + begin, (int)(end - begin))
        : throw new EventException($"the positions {begin} to {end} are no range of a vector of {items.Length} elements");

    /// <summary>Exactly |<paramref name="count"/>| items: the first, padded behind, or for a negative number the last, padded in front.</summary>
    public static Vec<T> TakeOr<T>(Arena arena, Vec<T> items, int count, T fallback)
        where T : unmanaged
    {
        int size = Size(Math.Abs((long)count));
        Vec<T> result = arena.NewVec<T>(size);
        result.Span.Fill(fallback);
        int taken = Math.Min(size, items.Length);
        if (count < 0)
        {
            items.Span[^taken..].CopyTo(result.Span[^taken..]);
        }
        else
        {
            items.Span[..taken].CopyTo(result.Span);
        }

        return result;
    }

    /// <summary>The items at <paramref name="indices"/>.</summary>
    /// <exception cref="EventException">An index is out of range (undefined in ROOT).</exception>
    public static Vec<T> TakeAt<T>(Arena arena, Vec<T> items, Vec<ulong> indices)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] >= (ulong)items.Length)
            {
                OutOfRange(indices[i], items.Length);
            }

            result[i] = items[(int)indices[i]];
        }

        return result;
    }

    /// <summary>The items at <paramref name="indices"/>, <paramref name="fallback"/> where an index is out of range.</summary>
    public static Vec<T> TakeAtOr<T>(Arena arena, Vec<T> items, Vec<ulong> indices, T fallback)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            result[i] = indices[i] < (ulong)items.Length ? items[(int)indices[i]] : fallback;
        }

        return result;
    }

    /// <summary>The items without those at <paramref name="indices"/>; doubles and indices out of range do nothing.</summary>
    public static Vec<T> Drop<T>(Arena arena, Vec<T> items, Vec<ulong> indices)
        where T : unmanaged
    {
        Vec<bool> dropped = arena.NewVec<bool>(items.Length);
        dropped.Span.Clear();
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] < (ulong)items.Length)
            {
                dropped[(int)indices[i]] = true;
            }
        }

        Vec<T> result = arena.NewVec<T>(items.Length);
        int count = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (!dropped[i])
            {
                result[count++] = items[i];
            }
        }

        result.Length = count;
        return result;
    }

    /// <summary>The items from the last to the first.</summary>
    public static Vec<T> Reverse<T>(Arena arena, Vec<T> items)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            result[i] = items[items.Length - 1 - i];
        }

        return result;
    }

    /// <summary>The items of both.</summary>
    public static Vec<T> Concatenate<T>(Arena arena, Vec<T> first, Vec<T> second)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(Size((long)first.Length + second.Length));
        first.Span.CopyTo(result.Span);
        second.Span.CopyTo(result.Span[first.Length..]);
        return result;
    }

    /// <summary>The positions of the true ones.</summary>
    public static Vec<ulong> Nonzero(Arena arena, Vec<bool> items)
    {
        Vec<ulong> result = arena.NewVec<ulong>(items.Length);
        int count = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i])
            {
                result[count++] = (ulong)i;
            }
        }

        result.Length = count;
        return result;
    }

    /// <summary>All pairs of positions of two vectors: two vectors of indices, the first slowest.</summary>
    /// <exception cref="EventException">There are too many pairs.</exception>
    public static Vec<Vec<ulong>> CombinePairs(Arena arena, ulong firstSize, ulong secondSize)
    {
        int pairs = PairCount(firstSize, secondSize);
        Vec<Vec<ulong>> result = arena.NewVec<Vec<ulong>>(2);
        result[0] = arena.NewVec<ulong>(pairs);
        result[1] = arena.NewVec<ulong>(pairs);
        for (int k = 0; k < pairs; k++)
        {
            result[0][k] = (ulong)k / secondSize;
            result[1][k] = (ulong)k % secondSize;
        }

        return result;
    }

    /// <summary>All choices of <paramref name="count"/> different positions out of <paramref name="size"/> in lexicographic order: <paramref name="count"/> vectors of indices.</summary>
    /// <exception cref="EventException">There are fewer positions than that, or too many choices.</exception>
    public static Vec<Vec<ulong>> Combine(Arena arena, ulong size, ulong count)
    {
        int choices = ChoiceCount(size, count);
        int width = (int)count;
        Vec<Vec<ulong>> result = arena.NewVec<Vec<ulong>>(width);
        for (int j = 0; j < width; j++)
        {
            result[j] = arena.NewVec<ulong>(choices);
        }

        for (int k = 0; k < choices; k++)
        {
            if (k == 0)
            {
                for (int j = 0; j < width; j++)
                {
                    result[j][0] = (ulong)j;
                }

                continue;
            }

            // The next choice: the last position that can rise does, those behind it follow.
            int rising = width - 1;
            while (result[rising][k - 1] == size - count + (ulong)rising)
            {
                rising--;
            }

            for (int j = 0; j < width; j++)
            {
                result[j][k] = j < rising ? result[j][k - 1] : result[rising][k - 1] + 1 + (ulong)(j - rising);
            }
        }

        return result;
    }

    /// <summary>Number of pairs of positions of two vectors.</summary>
    /// <exception cref="EventException">There are too many.</exception>
    public static int PairCount(ulong firstSize, ulong secondSize) => secondSize != 0 && firstSize > int.MaxValue / secondSize
        ? throw new EventException($"Combinations of {firstSize} and {secondSize} elements are too many")
        : (int)(firstSize * secondSize);

    /// <summary>Number of choices of <paramref name="count"/> different positions out of <paramref name="size"/>; 0 for choices of nothing.</summary>
    /// <exception cref="EventException">There are fewer positions than that, or too many choices.</exception>
    public static int ChoiceCount(ulong size, ulong count)
    {
        if (count == 2 && size - 2 <= 10_000)
        {
            return (int)(size * (size - 1) / 2); // the most frequent case, sizes below 2 wrap and fail below
        }

        if (count > size)
        {
            throw new EventException($"Cannot make unique combinations of size {count} from vector of size {size}");
        }

        double expected = 1;
        for (ulong i = 0; i < count; i++)
        {
            expected *= (double)(size - i) / (i + 1);
            if (expected * count > int.MaxValue)
            {
                throw new EventException($"Combinations of {count} out of {size} elements are too many");
            }
        }

        return count == 0 ? 0 : (int)Math.Round(expected);
    }

    /// <summary>Raises the error of Take.</summary>
    /// <exception cref="EventException">Always.</exception>
    public static void OutOfRange(ulong index, int size) => throw new EventException($"Take: index {(long)index} is out of range for a vector of size {size}");

    private static int Size(long size) => size <= int.MaxValue ? (int)size : throw new EventException($"a vector of {size} elements cannot be made");
}

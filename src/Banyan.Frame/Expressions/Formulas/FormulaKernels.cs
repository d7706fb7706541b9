using Banyan.Columns;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>The instances of loops over lists of lists.</summary>
public static class FormulaKernels
{
    /// <summary>The numbers from 0 up to, without, <paramref name="count"/>.</summary>
    public static Vec<long> Numbers(Arena arena, long count)
    {
        Vec<long> result = arena.NewVec<long>(Size(count));
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = i;
        }

        return result;
    }

    /// <summary>For every element of lists of the given sizes, one list after the other, the number of its list.</summary>
    public static Vec<long> Outer(Arena arena, Vec<long> sizes)
    {
        Vec<long> result = arena.NewVec<long>(Total(sizes));
        int next = 0;
        for (int list = 0; list < sizes.Length; list++)
        {
            for (long i = 0; i < sizes[list]; i++)
            {
                result[next++] = list;
            }
        }

        return result;
    }

    /// <summary>For every element of lists of the given sizes, one list after the other, its number in its list.</summary>
    public static Vec<long> Inner(Arena arena, Vec<long> sizes)
    {
        Vec<long> result = arena.NewVec<long>(Total(sizes));
        int next = 0;
        for (int list = 0; list < sizes.Length; list++)
        {
            for (long i = 0; i < sizes[list]; i++)
            {
                result[next++] = i;
            }
        }

        return result;
    }

    private static int Total(Vec<long> sizes)
    {
        long total = 0;
        for (int list = 0; list < sizes.Length; list++)
        {
            total += sizes[list];
        }

        return Size(total);
    }

    private static int Size(long count) => count is >= 0 and <= int.MaxValue / sizeof(long)
        ? (int)count
        : throw new EventException($"a loop over {count} elements is too long");
}

using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>A column of an <see cref="ArraySource"/>, made from .NET arrays.</summary>
/// <remarks>The values are copied to native memory when the source is built.</remarks>
public sealed class ArrayColumn
{
    private ArrayColumn(string name, DataType type, int entryCount, int[][] offsets, Array values, string? problem = null)
    {
        Info = new ColumnInfo(name, type, string.Empty, problem);
        EntryCount = entryCount;
        Offsets = offsets;
        Values = values;
    }

    /// <summary>Name, type and problem.</summary>
    public ColumnInfo Info { get; }

    /// <summary>Number of entries.</summary>
    public int EntryCount { get; }

    /// <summary>Entries per block, used in turn until the end; null for the source's own.</summary>
    public IReadOnlyList<int>? BlockEntries { get; private init; }

    internal int[][] Offsets { get; }

    internal Array Values { get; }

    /// <summary>One value per entry.</summary>
    /// <typeparam name="T">One of the .NET types of <see cref="ElementKind"/>.</typeparam>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is no element type.</exception>
    public static ArrayColumn Scalar<T>(string name, params T[] values)
        where T : unmanaged => new(name, DataType.Scalar(KindOf<T>()), values.Length, [], values);

    /// <summary>A vector per entry.</summary>
    public static ArrayColumn Vector<T>(string name, params T[][] values)
        where T : unmanaged =>
        new(name, DataType.Vector(KindOf<T>()), values.Length, [OffsetsOf(values)], Flatten(values));

    /// <summary>A vector of vectors per entry; the inner ones are <c>std::vector</c> when <paramref name="isStd"/>.</summary>
    public static ArrayColumn Nested<T>(string name, IReadOnlyList<T[][]> values, bool isStd = true)
        where T : unmanaged
    {
        T[][] items = Flatten(values);
        var type = new VectorType(new VectorType(DataType.Scalar(KindOf<T>()), isStd));
        return new ArrayColumn(name, type, values.Count, [OffsetsOf(values), OffsetsOf(items)], Flatten(items));
    }

    /// <summary>A string per entry (UTF-8).</summary>
    public static ArrayColumn Strings(string name, params string[] values)
    {
        byte[][] bytes = [.. values.Select(Encoding.UTF8.GetBytes)];
        return new ArrayColumn(name, new StringType(), values.Length, [OffsetsOf(bytes)], Flatten(bytes));
    }

    /// <summary>A vector of strings per entry (UTF-8).</summary>
    public static ArrayColumn StringVectors(string name, params string[][] values)
    {
        byte[][] bytes = [.. Flatten(values).Select(Encoding.UTF8.GetBytes)];
        return new ArrayColumn(name, DataType.Vector(new StringType()), values.Length, [OffsetsOf(values), OffsetsOf(bytes)], Flatten(bytes));
    }

    /// <summary>A column that is there but cannot be read.</summary>
    public static ArrayColumn Unreadable(string name, DataType type, int entryCount, string problem) =>
        new(name, type, entryCount, [], Array.Empty<byte>(), problem);

    /// <summary>A column of any type from its offsets, per level, and the bytes of its elements.</summary>
    internal static ArrayColumn FromParts(string name, DataType type, int entryCount, int[][] offsets, byte[] values) => new(name, type, entryCount, offsets, values);

    /// <summary>The same column in blocks of its own sizes, used in turn, so that tests can put block ends at odd places.</summary>
    public ArrayColumn InBlocksOf(params int[] entries)
    {
        if (entries.Length == 0 || entries.Any(n => n < 1))
        {
            throw new ArgumentException("block sizes must be 1 or more", nameof(entries));
        }

        return new ArrayColumn(Info.Name, Info.Type, EntryCount, Offsets, Values, Info.Problem) { BlockEntries = entries };
    }

    private static ElementKind KindOf<T>() => ElementKinds.FromClrType(typeof(T))
        ?? throw new ArgumentException($"{typeof(T).Name} is no element type of a column", nameof(T));

    private static int[] OffsetsOf<T>(IReadOnlyList<T[]> items)
    {
        var offsets = new int[items.Count + 1];
        for (int i = 0; i < items.Count; i++)
        {
            offsets[i + 1] = checked(offsets[i] + items[i].Length);
        }

        return offsets;
    }

    private static T[] Flatten<T>(IReadOnlyList<T[]> items)
    {
        var flat = new T[items.Sum(item => (long)item.Length)];
        int at = 0;
        foreach (T[] item in items)
        {
            item.CopyTo(flat, at);
            at += item.Length;
        }

        return flat;
    }
}

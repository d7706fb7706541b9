using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame.Expressions;

/// <summary>A dataset with a scalar and a vector column of every kind, strings, and vectors of equal lengths, empty ones among them.</summary>
internal sealed class RandomColumns
{
    private readonly Dictionary<string, Array> _values = [];
    private readonly List<ArrayColumn> _columns = [];
    private readonly Random _random;
    private readonly int[] _lengths;

    public RandomColumns(int entries, int seed)
    {
        Entries = entries;
        _random = new Random(seed);
        _lengths = [.. Enumerable.Range(0, entries).Select(_ => _random.Next(5))];
        Add("b", () => _random.Next(2) == 0);
        Add("c", () => (sbyte)_random.Next(-128, 128));
        Add("uc", () => (byte)_random.Next(256));
        Add("s", () => (short)_random.Next(-32768, 32768));
        Add("us", () => (ushort)_random.Next(65536));
        Add("i", () => _random.Next(-100, 100));
        Add("ui", () => (uint)_random.Next(100));
        Add("l", () => _random.NextInt64(-1_000_000_000_000, 1_000_000_000_000));
        Add("ul", () => (ulong)_random.NextInt64());
        Add("f", () => _random.Next(20) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => -0f, _ => (float)((_random.NextDouble() * 10) - 5) });
        Add("d", () => _random.Next(20) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => 0, _ => (_random.NextDouble() * 10) - 5 });
        string[] names = [.. Enumerable.Range(0, entries).Select(_ => Name())];
        string[][] vectors = [.. _lengths.Select(n => Enumerable.Range(0, n).Select(_ => Name()).ToArray())];
        _values["name"] = names;
        _values["names"] = vectors;
        _columns.Add(ArrayColumn.Strings("name", names));
        _columns.Add(ArrayColumn.StringVectors("names", vectors));
    }

    public int Entries { get; }

    /// <summary>The value of a column.</summary>
    public object Value(string column, int entry) => _values[column].GetValue(entry)!;

    /// <summary>The dataset, in blocks and partitions that do not fit one another.</summary>
    public ArraySource Source() => new(_columns, new ArraySourceOptions { BlockEntries = [7, 20, 3], PartitionEntries = [25, 11] });

    private void Add<T>(string name, Func<T> next)
        where T : unmanaged
    {
        T[] scalars = [.. Enumerable.Range(0, Entries).Select(_ => next())];
        T[][] vectors = [.. _lengths.Select(n => Enumerable.Range(0, n).Select(_ => next()).ToArray())];
        _values[name] = scalars;
        _values[$"v{name}"] = vectors;
        _columns.Add(ArrayColumn.Scalar(name, scalars));
        _columns.Add(ArrayColumn.Vector($"v{name}", vectors));
    }

    private string Name() => new((char)('a' + _random.Next(3)), _random.Next(3));
}

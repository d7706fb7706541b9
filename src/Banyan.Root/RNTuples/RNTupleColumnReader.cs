using Banyan.Columns;
using Banyan.Root.RNTuples.Columns;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.RNTuples.Pages;

namespace Banyan.Root.RNTuples;

/// <summary>Decodes a column of an RNTuple for one thread, a run of entries at a time.</summary>
/// <remarks>Not thread safe. Runs end where clusters end, and where pages of the outermost column end unless values of one run would be too many. Owns the memory of the current run until <see cref="Dispose"/>.</remarks>
public sealed unsafe class RNTupleColumnReader : IDisposable
{
    private const long MostValues = 1 << 16; // of a run, about
    private const long LargeRun = 1 << 23; // values
    private readonly RNTuple _tuple;
    private readonly RNTupleColumn _column;
    private readonly SharedOffsets? _shared;
    private readonly PageReader?[] _ends;
    private readonly OffsetRun?[] _runs; // per level, where a collection's index gives the offsets
    private readonly PageReader _values;
    private readonly NativeBuffer?[] _buffers; // per level the offsets, then the values
    private NativeBuffer? _wide;
    private ColumnBlock _block;
    private bool _hasBlock;

    internal RNTupleColumnReader(RNTuple tuple, RNTupleColumn column, SharedOffsets? shared = null)
    {
        if (column.Problem != null)
        {
            throw new RootNotSupportedException(column.Problem, tuple.File.Path, tuple.Key.FileOffset, $"{tuple.Key.Path}, field {column.Name}");
        }

        _tuple = tuple;
        _column = column;
        _shared = shared;
        int levels = column.Type.OffsetLevels;
        _ends = new PageReader?[levels];
        for (int i = 0; i < column.Steps.Count; i++)
        {
            _ends[i] = column.Steps[i].Field is RNTupleField collection ? new PageReader(tuple, collection, 0, ElementKind.UInt64) : null;
        }

        if (column.Form == ValueForm.Strings)
        {
            _ends[^1] = new PageReader(tuple, column.Field, 0, ElementKind.UInt64);
        }

        _values = column.Form switch
        {
            ValueForm.Strings => new PageReader(tuple, column.Field, 1, ElementKind.Int8),
            ValueForm.Counts => new PageReader(tuple, column.Field, 0, ElementKind.UInt64),
            _ => new PageReader(tuple, column.Field, 0, column.Type.Element),
        };
        _buffers = new NativeBuffer?[levels + 1];
        _runs = new OffsetRun?[levels];
    }

    /// <summary>Compressed bytes read so far.</summary>
    public long BytesRead => Sum(reader => reader.BytesRead);

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => Sum(reader => reader.BytesDecompressed);

    /// <summary>One past the last entry of the run with <paramref name="entry"/>, found without reading pages.</summary>
    /// <param name="entry">0 to the number of entries - 1.</param>
    public long RunEnd(long entry) => Run(_tuple.Clusters[_tuple.ClusterOf(entry)], entry).End;

    /// <summary>Decodes the run with <paramref name="entry"/>, unless it is the current one.</summary>
    /// <param name="entry">0 to the number of entries - 1.</param>
    /// <param name="block">Its arrays, with entries numbered in the RNTuple; valid until the next call or <see cref="Dispose"/>.</param>
    /// <exception cref="RootFormatException">Pages are damaged.</exception>
    public void Read(long entry, out ColumnBlock block)
    {
        if (!_hasBlock || entry < _block.FirstEntry || entry >= _block.EndEntry)
        {
            _hasBlock = false;
            ClusterInfo cluster = _tuple.Clusters[_tuple.ClusterOf(entry)];
            (long first, long end) = Run(cluster, entry);
            Load(cluster, first, end);
            _hasBlock = true;
        }

        block = _block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hasBlock = false;
        _values.Dispose();
        _wide?.Dispose();
        _wide = null;
        foreach (PageReader? reader in _ends)
        {
            reader?.Dispose();
        }

        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i]?.Dispose();
            _buffers[i] = null;
        }

        for (int i = 0; i < _runs.Length; i++)
        {
            _runs[i]?.Release();
            _runs[i] = null;
        }
    }

    private (long First, long End) Run(ClusterInfo cluster, long entry)
    {
        long relative = entry - cluster.FirstEntry;

        // The number of items of fixed arrays before the first physical column.
        long multiple = 1;
        int level = 0;
        for (; level < _ends.Length && _ends[level] == null; level++)
        {
            multiple *= Math.Max(1, _column.Steps[level].Length);
        }

        PageReader outer = level < _ends.Length ? _ends[level]! : _values;
        long total = cluster.EntryCount * multiple;
        double valuesPerEntry = Math.Max(1, (double)_values.CountIn(cluster) / cluster.EntryCount);
        long most = Math.Max(1, (long)(MostValues / valuesPerEntry));
        long pageEnd = Math.Min(cluster.EntryCount, outer.PageEnd(cluster, relative * multiple, total) / multiple);
        long pageStart = PageStart(outer, cluster, relative, multiple, total);
        if (pageEnd <= relative)
        {
            // An array lies across the end of a page.
            return (entry, entry + 1);
        }

        if (pageEnd - pageStart <= most)
        {
            return (cluster.FirstEntry + pageStart, cluster.FirstEntry + pageEnd);
        }

        long first = pageStart + ((relative - pageStart) / most * most);
        return (cluster.FirstEntry + first, cluster.FirstEntry + Math.Min(pageEnd, first + most));
    }

    // First entry that lies in the page of an entry as a whole.
    private static long PageStart(PageReader outer, ClusterInfo cluster, long relative, long multiple, long total)
    {
        long element = outer.PageStart(cluster, relative * multiple, total);
        return Math.Min(relative, (element + multiple - 1) / multiple);
    }

    private void Load(ClusterInfo cluster, long firstEntry, long endEntry)
    {
        _block = new ColumnBlock { FirstEntry = firstEntry, EndEntry = endEntry };
        long first = firstEntry - cluster.FirstEntry;
        long count = endEntry - firstEntry;
        long total = cluster.EntryCount;
        for (int level = 0; level < _ends.Length; level++)
        {
            if (count > LargeRun && _ends[level] is PageReader large)
            {
                large.Verify(cluster, first, count);
            }

            if (_ends[level] is PageReader ends)
            {
                OffsetRun run = LoadEnds(ends, IndexField(level), cluster, first, count, total);
                _runs[level]?.Release();
                _runs[level] = run;

                // Items in collections are not known in number beforehand.
                (first, count, total) = (run.FirstItem, run.ItemCount, -1);
                _block.SetOffsets(level, run.Offsets);
            }
            else
            {
                int* offsets = (int*)Room(level, (count + 1) * sizeof(int));
                (first, count, total) = LoadFixed(_column.Steps[level].Length, first, count, total, offsets);
                _block.SetOffsets(level, offsets);
            }
        }

        if (count > LargeRun && _column.Form != ValueForm.Counts)
        {
            _values.Verify(cluster, first, count);
        }

        byte* values = Room(_ends.Length, Math.Max(1, count) * _column.Type.Element.SizeOf());
        if (_column.Form == ValueForm.Counts)
        {
            LoadCounts(cluster, first, count, total, values);
        }
        else
        {
            _values.Read(cluster, first, count, total, values);
        }

        _block.Values = values;
    }

    // The field whose index gives the offsets of a level.
    private RNTupleField IndexField(int level) => level < _column.Steps.Count ? _column.Steps[level].Field! : _column.Field;

    private OffsetRun LoadEnds(PageReader ends, RNTupleField field, ClusterInfo cluster, long first, long count, long total)
    {
        if (_shared?.Find(field, cluster, first, count) is OffsetRun known)
        {
            return known;
        }

        var run = new OffsetRun(field, cluster, first, count);
        try
        {
            if (!ends.TryReadOffsets(cluster, first, count, total, run.Offsets, out long firstItem))
            {
                firstItem = Narrow(Ends(ends, cluster, first, count, total), count, run.Offsets, cluster);
            }

            (run.FirstItem, run.ItemCount) = (firstItem, run.Offsets[count]);
            _shared?.Keep(run);
            return run;
        }
        catch
        {
            run.Release();
            throw;
        }
    }

    // Offsets from ends that must not fall; returns the first end.
    private long Narrow(ulong* wide, long count, int* offsets, ClusterInfo cluster)
    {
        ulong start = wide[0];
        ulong falls = wide[count] > long.MaxValue ? wide[count] : 0; // its highest bit, when one difference is negative
        for (long i = 0; i < count; i++)
        {
            falls |= wide[i + 1] - wide[i];
            offsets[i] = (int)(wide[i] - start);
        }

        offsets[count] = (int)(wide[count] - start);
        if (falls > long.MaxValue || wide[count] - start > int.MaxValue)
        {
            throw Damaged(cluster, falls > long.MaxValue ? "the ends of a collection's items fall" : "more than 2^31 items are in one run of entries");
        }

        return (long)start;
    }

    private (long First, long Count, long Total) LoadFixed(int length, long first, long count, long total, int* offsets)
    {
        if (count * length > int.MaxValue)
        {
            throw new RootNotSupportedException("more than 2^31 items are in one run of entries", _tuple.File.Path, _tuple.Key.FileOffset, $"{_tuple.Key.Path}, field {_column.Name}");
        }

        for (long i = 0; i <= count; i++)
        {
            offsets[i] = (int)(i * length);
        }

        return (first * length, count * length, total < 0 ? -1 : total * length);
    }

    private void LoadCounts(ClusterInfo cluster, long first, long count, long total, byte* values)
    {
        OffsetRun run = LoadEnds(_values, _column.Field, cluster, first, count, total);
        int* offsets = run.Offsets;
        for (long i = 0; i < count; i++)
        {
            if (_column.Type.Element == ElementKind.UInt32)
            {
                ((uint*)values)[i] = (uint)(offsets[i + 1] - offsets[i]);
            }
            else
            {
                ((ulong*)values)[i] = (ulong)(offsets[i + 1] - offsets[i]);
            }
        }

        run.Release();
    }

    // The ends of items before and of count elements: count + 1 numbers, the first 0 at the cluster's beginning.
    private ulong* Ends(PageReader ends, ClusterInfo cluster, long first, long count, long total)
    {
        long byteCount = (count + 1) * sizeof(ulong);
        if (_wide == null || _wide.Capacity < byteCount)
        {
            _wide?.Dispose();
            _wide = null;
            _wide = NativePool.Shared.Rent(byteCount);
        }

        _wide.Resize(byteCount);
        ulong* wide = _wide.As<ulong>();
        *wide = 0;
        ends.Read(cluster, Math.Max(0, first - 1), first == 0 ? count : count + 1, total, (byte*)(first == 0 ? wide + 1 : wide));
        return wide;
    }

    private byte* Room(int index, long byteCount)
    {
        if (_buffers[index] is not NativeBuffer buffer || buffer.Capacity < byteCount)
        {
            _buffers[index]?.Dispose();
            _buffers[index] = null;
            _buffers[index] = NativePool.Shared.Rent(byteCount);
        }

        _buffers[index]!.Resize(byteCount);
        return _buffers[index]!.Pointer;
    }

    private RootFormatException Damaged(ClusterInfo cluster, string problem) =>
        _tuple.Damaged($"{problem} (entries {cluster.FirstEntry} to {cluster.EndEntry})", _tuple.Key.FileOffset, $"field {_column.Name}");

    private long Sum(Func<PageReader, long> number) => number(_values) + _ends.Sum(reader => reader == null ? 0 : number(reader));
}

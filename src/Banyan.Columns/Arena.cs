using System.Runtime.CompilerServices;

namespace Banyan.Columns;

/// <summary>Bump allocator for the vectors that the compiled loop makes for an event or a batch; everything is freed at once by <see cref="Reset"/>.</summary>
/// <remarks>One thread only. Chunks come from a <see cref="NativePool"/> and are kept until <see cref="Dispose"/>. Memory is not cleared.</remarks>
public sealed unsafe class Arena(NativePool pool, long limitBytes = 1L << 30) : IDisposable
{
    private const long FirstChunk = 64 << 10;
    private readonly List<NativeBuffer> _chunks = [];
    private int _chunk = -1;
    private byte* _next;
    private byte* _end;
    private long _bytes;

    /// <summary>Room for <paramref name="count"/> elements, 8-byte aligned.</summary>
    /// <exception cref="EventException">The values of one batch need more than the arena's limit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Allocate<T>(int count)
        where T : unmanaged
    {
        long bytes = (((long)count * sizeof(T)) + 7) & ~7L;
        byte* start = _next;
        if (bytes <= _end - start)
        {
            _next = start + bytes;
            return (T*)start;
        }

        return (T*)AllocateSlow(bytes);
    }

    /// <summary>A vector of <paramref name="count"/> elements with undefined content.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vec<T> NewVec<T>(int count)
        where T : unmanaged => new(Allocate<T>(count), count);

    /// <summary>A vector with a copy of <paramref name="items"/>.</summary>
    public Vec<T> Copy<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Vec<T> result = NewVec<T>(items.Length);
        items.CopyTo(result.Span);
        return result;
    }

    /// <summary>Frees everything that was allocated; the memory is kept for the next batch.</summary>
    public void Reset()
    {
        if (_chunks.Count == 0)
        {
            return;
        }

        _chunk = 0;
        _next = _chunks[0].Pointer;
        _end = _next + _chunks[0].Length;
    }

    /// <summary>Gives all memory back to the pool.</summary>
    public void Dispose()
    {
        foreach (NativeBuffer chunk in _chunks)
        {
            chunk.Dispose();
        }

        _chunks.Clear();
        _chunk = -1;
        _next = _end = null;
        _bytes = 0;
    }

    private byte* AllocateSlow(long bytes)
    {
        while (++_chunk < _chunks.Count)
        {
            if (_chunks[_chunk].Length >= bytes)
            {
                return Start(bytes);
            }
        }

        long size = Math.Max(bytes, _chunks.Count == 0 ? FirstChunk : Math.Min(_chunks[^1].Length * 2, 64L << 20));
        if (_bytes + size > limitBytes)
        {
            throw new EventException($"the vectors of one batch of events need more than {limitBytes >> 20} MB");
        }

        _chunks.Add(pool.Rent(size));
        _bytes += size;
        _chunk = _chunks.Count - 1;
        return Start(bytes);
    }

    private byte* Start(long bytes)
    {
        byte* start = _chunks[_chunk].Pointer;
        _next = start + bytes;
        _end = start + _chunks[_chunk].Length;
        return start;
    }
}

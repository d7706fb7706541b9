using System.Runtime.CompilerServices;

namespace Banyan.Columns;

/// <summary>A piece of unmanaged memory, 64-byte aligned, rented from a <see cref="NativePool"/> and given back by <see cref="Dispose"/>.</summary>
/// <remarks>There are at least 64 readable and writable bytes behind <see cref="Length"/>, so that vector loops may run over the end. Not thread safe.</remarks>
public sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>Bytes behind the length that loops may touch.</summary>
    public const int Padding = 64;

    private readonly NativePool _pool;
    private byte* _pointer;

    internal NativeBuffer(NativePool pool, byte* pointer, long capacity)
    {
        _pool = pool;
        _pointer = pointer;
        Capacity = capacity;
    }

    /// <summary>First byte.</summary>
    /// <exception cref="ObjectDisposedException">The buffer went back to its pool.</exception>
    public byte* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pointer == null, this);
            return _pointer;
        }
    }

    /// <summary>The number of bytes that were asked for.</summary>
    public long Length { get; internal set; }

    /// <summary>The number of bytes that are there, at least <see cref="Length"/>.</summary>
    public long Capacity { get; }

    /// <summary>The bytes as a span; for buffers under 2 GB.</summary>
    public Span<byte> Span => new(Pointer, checked((int)Length));

    /// <summary>Changes <see cref="Length"/> within <see cref="Capacity"/>, for a buffer that is used again; the content stays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The buffer has no such capacity.</exception>
    public void Resize(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(byteCount, Capacity);
        _pool.Resize(byteCount - Length);
        Length = byteCount;
    }

    /// <summary>Gives the memory back to the pool. A second call does nothing.</summary>
    public void Dispose()
    {
        byte* pointer = _pointer;
        if (pointer != null)
        {
            _pointer = null;
            _pool.Return(pointer, Capacity, Length);
        }
    }

    /// <summary>The memory as elements of <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* As<T>()
        where T : unmanaged => (T*)Pointer;
}

using System.Runtime.InteropServices;

namespace Banyan.Columns;

/// <summary>The one owner of large unmanaged memory: rents 64-byte aligned buffers, keeps returned ones for reuse, counts what is out.</summary>
/// <remarks>Thread safe. Buffers are kept in classes of powers of two; at most <c>keepBytes</c> are kept idle, the rest goes back to the system.</remarks>
public sealed unsafe class NativePool(long keepBytes = 256L << 20)
{
    private const int SmallestClass = 12; // 4 KiB
    private readonly Stack<nint>[] _idle = [.. Enumerable.Range(0, 64).Select(_ => new Stack<nint>())];
    private readonly Lock _lock = new();
    private long _idleBytes;
    private long _rentedBytes;
    private long _rentedBuffers;
    private long _peakBytes;

    /// <summary>The pool of the process.</summary>
    public static NativePool Shared { get; } = new();

    /// <summary>Bytes asked for and not yet returned.</summary>
    public long RentedBytes => Interlocked.Read(ref _rentedBytes);

    /// <summary>Buffers rented and not yet returned; 0 when nothing leaks.</summary>
    public long RentedBuffers => Interlocked.Read(ref _rentedBuffers);

    /// <summary>The largest value that <see cref="RentedBytes"/> has had.</summary>
    public long PeakBytes => Interlocked.Read(ref _peakBytes);

    /// <summary>Rents a buffer of <paramref name="byteCount"/> bytes; its content is undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="byteCount"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">The system has no memory left.</exception>
    public NativeBuffer Rent(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        int sizeClass = SizeClass(byteCount + NativeBuffer.Padding);
        long capacity = (1L << sizeClass) - NativeBuffer.Padding;
        byte* pointer = null;
        lock (_lock)
        {
            if (_idle[sizeClass].TryPop(out nint kept))
            {
                pointer = (byte*)kept;
                _idleBytes -= 1L << sizeClass;
            }

            _rentedBytes += byteCount;
            _rentedBuffers++;
            _peakBytes = Math.Max(_peakBytes, _rentedBytes);
        }

        if (pointer == null)
        {
            pointer = (byte*)NativeMemory.AlignedAlloc((nuint)1 << sizeClass, 64);
        }

        return new NativeBuffer(this, pointer, capacity) { Length = byteCount };
    }

    internal void Resize(long byteDifference)
    {
        lock (_lock)
        {
            _rentedBytes += byteDifference;
            _peakBytes = Math.Max(_peakBytes, _rentedBytes);
        }
    }

    internal void Return(byte* pointer, long capacity, long length)
    {
        int sizeClass = SizeClass(capacity + NativeBuffer.Padding);
        lock (_lock)
        {
            _rentedBytes -= length;
            _rentedBuffers--;
            if (_idleBytes + (1L << sizeClass) <= keepBytes)
            {
                _idle[sizeClass].Push((nint)pointer);
                _idleBytes += 1L << sizeClass;
                return;
            }
        }

        NativeMemory.AlignedFree(pointer);
    }

    private static int SizeClass(long bytes) => Math.Max(SmallestClass, 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(bytes - 1)));
}

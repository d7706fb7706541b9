namespace Banyan.Storage;

/// <summary>Random access to the bytes of one file, wherever it is. Thread safe: any number of threads may read at once.</summary>
/// <remarks>
/// Readers ask for what they need in as few calls as possible (<see cref="ReadMany"/>) and announce what comes next (<see cref="Prefetch"/>), so that a
/// remote source can answer with one request. The counters count what really went to the file.
/// </remarks>
public abstract class ByteSource : IDisposable
{
    private long _readCount;
    private long _bytesRead;

    /// <summary>Path or address, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Number of bytes in the file.</summary>
    public abstract long Length { get; }

    /// <summary>Number of requests that went to the file so far.</summary>
    public long ReadCount => Interlocked.Read(ref _readCount);

    /// <summary>Number of bytes that were fetched from the file so far.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Opens a local path. The scheme <c>file:</c> is accepted.</summary>
    /// <exception cref="StorageException">The file cannot be opened, or the address is of a kind that cannot be read yet (the message says what to do instead).</exception>
    public static ByteSource Open(string address) => FileByteSource.OpenAddress(address);

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="fileOffset"/> on.</summary>
    /// <exception cref="StorageException">The range is not inside the file, or reading failed.</exception>
    public void Read(long fileOffset, Span<byte> destination)
    {
        if (fileOffset < 0 || fileOffset > Length - destination.Length)
        {
            throw new StorageException($"{Name}: cannot read bytes {fileOffset}..{fileOffset + destination.Length}: the file ends at {Length}");
        }

        if (destination.Length > 0)
        {
            ReadCore(fileOffset, destination);
        }
    }

    /// <summary>Reads all <paramref name="ranges"/>; their bytes come one after the other in <paramref name="destination"/>. Ranges that touch are fetched as one.</summary>
    /// <param name="ranges">The ranges, in any order.</param>
    /// <param name="destination">As long as all ranges together.</param>
    /// <exception cref="StorageException">A range is not inside the file, or reading failed.</exception>
    public virtual void ReadMany(ReadOnlySpan<ByteRange> ranges, Span<byte> destination)
    {
        int done = 0;
        for (int i = 0; i < ranges.Length;)
        {
            long start = ranges[i].FileOffset;
            int length = ranges[i++].Length;
            while (i < ranges.Length && ranges[i].FileOffset == start + length)
            {
                length = checked(length + ranges[i++].Length);
            }

            Read(start, destination.Slice(done, length));
            done += length;
        }
    }

    /// <summary>Says that <paramref name="ranges"/> will be read soon. Returns at once and never fails; a source may ignore it.</summary>
    public virtual void Prefetch(ReadOnlySpan<ByteRange> ranges)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Fills <paramref name="destination"/>, which is not empty and lies inside the file, and calls <see cref="Count"/> for each request made.</summary>
    protected abstract void ReadCore(long fileOffset, Span<byte> destination);

    /// <summary>Counts one request of <paramref name="byteCount"/> bytes.</summary>
    protected void Count(long byteCount)
    {
        Interlocked.Increment(ref _readCount);
        Interlocked.Add(ref _bytesRead, byteCount);
    }

    /// <summary>Closes the file.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

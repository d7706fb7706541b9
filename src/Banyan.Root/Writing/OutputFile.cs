using System.Buffers.Binary;
using System.Security.Cryptography;
using Banyan.Root.Compression;
using Banyan.Storage;
using Microsoft.Win32.SafeHandles;

namespace Banyan.Root.Writing;

/// <summary>A file that grows beside its final place and moves there when it is complete; or one that is there and grows behind its end.</summary>
/// <remarks>
/// Not thread safe. Until <see cref="Commit(ReadOnlySpan{byte})"/> the bytes lie in a file of a similar name in the same folder, so an interrupted write leaves what was there before. The move is one
/// rename; after a power failure the system decides what is on the disk. A file that grows is changed before its old end by that call only, with one write, after all else is on the disk.
/// </remarks>
internal sealed class OutputFile : IDisposable
{
    private const int BufferByteCount = 1 << 20;
    private const int LongPiece = 512;
    private readonly SafeFileHandle _handle;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferByteCount];
    private readonly string _stagedPath; // beside the final place; of a file that grows, an empty one that keeps other writers away
    private readonly SafeFileHandle? _guard;
    private readonly long _oldLength;
    private long _kept;
    private readonly Action? _written;
    private int _buffered;
    private long _flushed;
    private volatile bool _committed;

    /// <summary>Opens the staged file.</summary>
    /// <exception cref="IOException">The folder is missing or cannot be written to, or the file is being written already.</exception>
    public OutputFile(string path)
    {
        Path = path;
        string full = System.IO.Path.GetFullPath(path);
        _stagedPath = full + ".part"; // the same name for every process: what a killed one left is overwritten
        if (Directory.Exists(full))
        {
            throw new OutputException(path, "it is a folder");
        }

        _handle = OpenStaged();
    }

    /// <summary>Opens a file that is there to let it grow; <see cref="StartAt"/> says from where on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="written">Called after every change of the file, for tests.</param>
    /// <exception cref="IOException">The file cannot be written to, or another writer has it open.</exception>
    public OutputFile(string path, Action? written)
    {
        _written = written;
        Path = path;
        string full = System.IO.Path.GetFullPath(path);
        _stagedPath = full + ".part";
        _guard = OpenStaged();
        try
        {
            _handle = File.OpenHandle(full, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            _oldLength = RandomAccess.GetLength(_handle);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            AppDomain.CurrentDomain.ProcessExit -= Exit;
            _guard.Dispose();
            RemoveStaged();
            throw Failure(problem);
        }
    }

    /// <summary>The final path, as given.</summary>
    public string Path { get; }

    /// <summary>Number of bytes appended so far: the offset of what comes next.</summary>
    public long Length => _flushed + _buffered;

    /// <summary>Where new bytes go in a file that grows; nothing before it changes until the end.</summary>
    public void StartAt(long end)
    {
        _kept = end;
        _flushed = end;
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Note(bytes);
        if (bytes.Length > BufferByteCount - _buffered)
        {
            Flush();
        }

        if (bytes.Length >= BufferByteCount)
        {
            WriteAt(_flushed, bytes);
            _flushed += bytes.Length;
        }
        else
        {
            bytes.CopyTo(_buffer.AsSpan(_buffered));
            _buffered += bytes.Length;
        }
    }

    /// <summary>Appends bytes that are a copy of another file's, which the digest leaves out: hashing them would take longer than copying.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void AppendCopy(ReadOnlySpan<byte> bytes)
    {
        Flush();
        WriteAt(_flushed, bytes);
        _flushed += bytes.Length;
    }

    /// <summary>Puts bytes that are not appended into the digest.</summary>
    public void Digest(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Cuts off what was appended behind <paramref name="length"/>.</summary>
    /// <exception cref="IOException">The file cannot be cut.</exception>
    public void CutTo(long length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, _kept);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Flush();
        OutputException.Guard(Path, () => RandomAccess.SetLength(_handle, length));
        _flushed = length;
    }

    /// <summary>Moves the end on without writing; what is skipped reads as zeros and takes no space where the file system knows sparse
    /// files.</summary>
    public void Skip(long byteCount)
    {
        Flush();
        _flushed += byteCount;
    }

    /// <summary>Replaces bytes that were appended before.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Overwrite(long fileOffset, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fileOffset + bytes.Length, Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(fileOffset, _kept);
        Flush();
        WriteAt(fileOffset, bytes);
    }

    /// <summary>A digest of everything that was appended, long pieces by their checksums, which are faster (what <see cref="Overwrite"/> changed later does not count).</summary>
    public byte[] Digest() => _hash.GetCurrentHash();

    /// <summary>Moves the finished file to its place, over an older file of that name.</summary>
    /// <exception cref="IOException">Writing or renaming failed; nothing was replaced.</exception>
    public void Commit()
    {
        Flush();
        _handle.Dispose();
        try
        {
            File.Move(_stagedPath, System.IO.Path.GetFullPath(Path), overwrite: true);
            _committed = true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure(problem);
        }
    }

    /// <summary>Makes what was appended to a file that was there visible: puts everything else on the disk, then replaces the file's first bytes.</summary>
    /// <exception cref="IOException">Writing failed; the file holds what it held.</exception>
    public void Commit(ReadOnlySpan<byte> head)
    {
        Flush();
        OutputException.Guard(Path, () =>
        {
            RandomAccess.SetLength(_handle, _flushed);
            RandomAccess.FlushToDisk(_handle);
        });
        _written?.Invoke();
        WriteAt(0, head);
        _committed = true;
        OutputException.Guard(Path, () => RandomAccess.FlushToDisk(_handle));
    }

    /// <summary>After <see cref="Commit(ReadOnlySpan{byte})"/>: writes to a place that nothing uses any more.</summary>
    public void Mark(long fileOffset, ReadOnlySpan<byte> bytes) => WriteAt(fileOffset, bytes);

    /// <summary>Closes the file. Without a commit a staged file is deleted, and one that was there gets its old length.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Exit;
        _hash.Dispose();
        if (_guard is not null && !_committed && !_handle.IsClosed)
        {
            CutOff();
        }

        _handle.Dispose();
        if (_guard is not null || !_committed)
        {
            RemoveStaged();
        }

        _guard?.Dispose();
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LongPiece)
        {
            _hash.AppendData(bytes);
            return;
        }

        Span<byte> sums = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(sums, XxHash3.Hash(bytes));
        BinaryPrimitives.WriteInt64LittleEndian(sums[sizeof(ulong)..], bytes.Length);
        _hash.AppendData(sums);
    }

    private SafeFileHandle OpenStaged()
    {
        try
        {
            // Not FileMode.Create: it truncates, a new file too, and what was truncated to nothing ext4 writes to the disk when it is closed.
            SafeFileHandle handle = File.OpenHandle(_stagedPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (RandomAccess.GetLength(handle) > 0)
            {
                RandomAccess.SetLength(handle, 0);
            }

            AppDomain.CurrentDomain.ProcessExit += Exit;
            return handle;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw IsLocked(_stagedPath) ? new OutputException(Path, "it is being written already") : Failure(problem);
        }
    }

    // A program that ends while a slow codec is still at work disposes nothing.
    private void Exit(object? sender, EventArgs e)
    {
        if (!_committed)
        {
            RemoveStaged();
        }
    }

    private void RemoveStaged()
    {
        try
        {
            File.Delete(_stagedPath);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The folder is gone or locked; the leftover names itself .part and is no ROOT file to anyone.
        }
    }

    private void CutOff()
    {
        try
        {
            RandomAccess.SetLength(_handle, _oldLength);
        }
        catch (IOException)
        {
            // The bytes behind the end stay, and mean nothing to anyone.
        }
    }

    private static bool IsLocked(string path)
    {
        try
        {
            using SafeFileHandle probe = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (IOException problem)
        {
            return problem is not (FileNotFoundException or DirectoryNotFoundException);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Flush()
    {
        if (_buffered > 0)
        {
            WriteAt(_flushed, _buffer.AsSpan(0, _buffered));
            _flushed += _buffered;
            _buffered = 0;
        }
    }

    private void WriteAt(long fileOffset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, fileOffset);
        }
        catch (IOException problem)
        {
            throw Failure(problem);
        }

        _written?.Invoke();
    }

    private OutputException Failure(Exception problem) => new(Path, problem);
}

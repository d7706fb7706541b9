using System.Security.Cryptography;
using Banyan.Storage;
using Microsoft.Win32.SafeHandles;

namespace Banyan.Root.Writing;

/// <summary>A file that grows beside its final place and moves there when it is complete.</summary>
/// <remarks>
/// Not thread safe. Until <see cref="Commit"/> the bytes lie in a file of a similar name in the same folder, so an interrupted write leaves what was
/// there before.
/// The move is one rename; after a power failure the system decides what is on the disk.
/// </remarks>
internal sealed class OutputFile : IDisposable
{
    private const int BufferByteCount = 1 << 20;
    private readonly SafeFileHandle _handle;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferByteCount];
    private readonly string _stagedPath;
    private int _buffered;
    private long _flushed;
    private bool _committed;

    /// <summary>Opens the staged file.</summary>
    /// <exception cref="IOException">The folder is missing or cannot be written to, or the file is being written already.</exception>
    public OutputFile(string path)
    {
        Path = path;
        string full = System.IO.Path.GetFullPath(path);
        _stagedPath = $"{full}.{Environment.ProcessId}.part";
        if (Directory.Exists(full))
        {
            throw new OutputException(path, "it is a folder");
        }

        try
        {
            _handle = File.OpenHandle(_stagedPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure(problem);
        }
    }

    /// <summary>The final path, as given.</summary>
    public string Path { get; }

    /// <summary>Number of bytes appended so far: the offset of what comes next.</summary>
    public long Length => _flushed + _buffered;

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
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
        Flush();
        WriteAt(fileOffset, bytes);
    }

    /// <summary>A digest of everything that was appended (what <see cref="Overwrite"/> changed later does not count).</summary>
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

    /// <summary>Closes the file; without <see cref="Commit"/> the staged file is deleted.</summary>
    public void Dispose()
    {
        _hash.Dispose();
        _handle.Dispose();
        if (!_committed)
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
    }

    private OutputException Failure(Exception problem) => new(Path, problem);
}

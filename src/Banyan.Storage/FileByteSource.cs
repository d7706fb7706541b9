using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Banyan.Storage;

/// <summary>A local file, read with <c>pread</c> (no shared position, so threads do not disturb each other).</summary>
public sealed partial class FileByteSource : ByteSource
{
    private const int PageSize = 4096;
    private const int WillNeed = 3; // POSIX_FADV_WILLNEED, the same number on every Linux
    private readonly SafeFileHandle _handle;

    /// <summary>Opens the file at <paramref name="path"/>.</summary>
    /// <exception cref="StorageException">There is no such file, it is a directory, or it may not be read.</exception>
    public FileByteSource(string path)
    {
        Name = path;
        try
        {
            _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
            Length = RandomAccess.GetLength(_handle);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException($"{path}: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && Directory.Exists(path))
        {
            throw new StorageException($"{path}: is a directory", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException($"{path}: no permission to read it", e);
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException)
        {
            throw new StorageException($"{path}: cannot be opened: {FirstLine(e.Message)}", e);
        }
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override void Prefetch(ReadOnlySpan<ByteRange> ranges)
    {
        if (!OperatingSystem.IsLinux() || _handle.IsClosed)
        {
            return;
        }

        for (int i = 0; i < ranges.Length;)
        {
            long start = ranges[i].FileOffset;
            long end = ranges[i++].EndOffset;
            while (i < ranges.Length && ranges[i].FileOffset >= start && ranges[i].FileOffset - end < PageSize)
            {
                end = Math.Max(end, ranges[i++].EndOffset);
            }

            if (PosixFadvise(_handle, start, end - start, WillNeed) != 0)
            {
                return; // only a hint: a file system without read-ahead is no error
            }
        }
    }

    /// <summary>Opens a path or a <c>file:</c> address, and explains what cannot be opened.</summary>
    internal static FileByteSource OpenAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            string rest = address[5..];
            return new FileByteSource(rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest);
        }

        if (RemoteAddress.Explain(address) is string reason)
        {
            throw new StorageException(reason);
        }

        return new FileByteSource(address);
    }

    /// <inheritdoc/>
    protected override void ReadCore(long fileOffset, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length)
        {
            int count;
            try
            {
                count = RandomAccess.Read(_handle, destination[done..], fileOffset + done);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StorageException($"{Name}: reading {destination.Length} bytes at {fileOffset} failed: {FirstLine(e.Message)}", e);
            }

            Count(count);
            if (count == 0)
            {
                throw new StorageException($"{Name}: the file was cut to less than {fileOffset + destination.Length} bytes while it was read");
            }

            done += count;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _handle.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string FirstLine(string message) => message.ReplaceLineEndings(" ");

    [LibraryImport("libc", EntryPoint = "posix_fadvise64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int PosixFadvise(SafeFileHandle handle, long offset, long length, int advice);
}

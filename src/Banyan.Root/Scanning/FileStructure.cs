using System.Buffers.Binary;
using Banyan.Storage;

namespace Banyan.Root.Scanning;

/// <summary>What lies where in a file, and what is wrong with its header, free list and row of records.</summary>
/// <remarks>No list of keys is needed: the records are walked one by one.</remarks>
public sealed class FileStructure
{
    private const int LeastHead = 26;
    private readonly List<FileProblem> _problems = [];
    private readonly ByteSource _source;
    private readonly FileHeader _header;

    private FileStructure(ByteSource source)
    {
        _source = source;
        _header = FileHeader.Read(source);
        var segments = new List<FileSegment> { new(0, Math.Clamp(_header.FirstRecord, 0, source.Length), FileSegmentKind.Header) };
        if (_header.FirstRecord < 45 || _header.FirstRecord >= source.Length)
        {
            Add(8, "header", $"the first record is said to lie at {_header.FirstRecord} in a file of {source.Length} bytes");
            segments[0] = new FileSegment(0, source.Length, FileSegmentKind.Header);
        }
        else
        {
            segments.AddRange(FileScan.Read(source, _header.FirstRecord, source.Length));
        }

        Segments = segments;
        CheckEnd();
        CheckRecord(_header.StreamerInfoOffset, _header.StreamerInfoByteCount, "streamer infos", "TList");
        CheckFreeList();
        foreach (FileSegment segment in segments.Where(segment => segment.Kind == FileSegmentKind.Damaged))
        {
            _problems.Add(new FileProblem(segment.FileOffset, "records", $"{segment.Problem}; {segment.ByteCount} bytes belong to nothing", IsHarmless: true));
        }
    }

    /// <summary>All parts of the file in order, without a hole between them; the header first.</summary>
    public IReadOnlyList<FileSegment> Segments { get; }

    /// <summary>The end that the header states.</summary>
    public long StatedEnd => _header.End;

    /// <summary>Where the header says that the streamer infos lie; 0 for nowhere.</summary>
    public long StreamerInfoOffset => _header.StreamerInfoOffset;

    /// <summary>Where the header says that the free list lies; 0 for nowhere.</summary>
    public long FreeListOffset => _header.FreeListOffset;

    /// <summary>What is wrong, by place.</summary>
    public IReadOnlyList<FileProblem> Problems => [.. _problems.OrderBy(problem => problem.FileOffset)];

    /// <summary>Walks through a file.</summary>
    /// <exception cref="RootFormatException">It has no header of a ROOT file.</exception>
    /// <exception cref="StorageException">Reading failed.</exception>
    public static FileStructure Read(ByteSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new FileStructure(source);
    }

    /// <summary>Compares a key of a list with the one at the record itself.</summary>
    /// <returns>Null when they agree, else what is wrong.</returns>
    /// <exception cref="StorageException">Reading failed.</exception>
    public static string? CheckKey(ByteSource source, RootKey key)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(key);
        if (key.FileOffset < 0 || key.KeyByteCount < LeastHead || key.RecordByteCount < key.KeyByteCount || key.FileOffset > source.Length - key.RecordByteCount)
        {
            return $"a record of {key.RecordByteCount} bytes is announced in a file of {source.Length} bytes";
        }

        var head = new byte[key.KeyByteCount];
        source.Read(key.FileOffset, head);
        if (new KeyReader(head).Read(string.Empty) is not RootKey found)
        {
            return "there is no key at its record";
        }

        // Subclasses of folders have two names for one class.
        bool isOther = found.ClassName != key.ClassName && !(found.IsDirectory && key.IsDirectory);
        return isOther || found.Name != key.Name || found.RecordByteCount != key.RecordByteCount || found.ObjectByteCount != key.ObjectByteCount
            ? $"the record holds {found.ClassName} {found.Name} of {found.RecordByteCount} bytes, the list of keys says {key.ClassName} {key.Name} of {key.RecordByteCount}" : null;
    }

    private void CheckEnd()
    {
        if (_header.End > _source.Length)
        {
            Add(_source.Length, "header", $"the file is cut off: its header states {_header.End} bytes, there are {_source.Length}");
        }
        else if (_header.End < _source.Length)
        {
            // Closing a file writes its free list; what an unclosed one has behind its end are records of its writer.
            long rest = _source.Length - _header.End;
            _problems.Add(_header.FreeListOffset == 0
                ? new FileProblem(_header.End, "header", $"the file was not closed: {rest} bytes lie behind the end that the header states ('banyan recover' shows them)")
                : new FileProblem(_header.End, "header", $"{rest} bytes lie behind the end that the header states", IsHarmless: true));
        }
    }

    private RootKey? CheckRecord(long fileOffset, int byteCount, string what, string className)
    {
        if (fileOffset == 0)
        {
            // A file that was never closed has neither; the check of its end says so.
            return null;
        }

        if (fileOffset < 0 || byteCount < LeastHead || fileOffset > _source.Length - byteCount)
        {
            Add(Math.Clamp(fileOffset, 0, _source.Length), what, $"{byteCount} bytes are announced at {fileOffset} in a file of {_source.Length} bytes");
            return null;
        }

        var bytes = new byte[byteCount];
        _source.Read(fileOffset, bytes);
        RootKey? key = new KeyReader(bytes).Read(string.Empty);
        if (key is null || (className.Length > 0 && key.ClassName != className))
        {
            Add(fileOffset, what, key is null ? "there is no key where its record should begin" : $"expected a {className}, found a {key.ClassName}");
        }

        return key;
    }

    private void CheckFreeList()
    {
        const string What = "free list";
        if (CheckRecord(_header.FreeListOffset, _header.FreeListByteCount, What, string.Empty) is not RootKey key)
        {
            return;
        }

        long start = _header.FreeListOffset + key.KeyByteCount;
        if (key.KeyByteCount < 0 || key.ObjectByteCount < 0 || key.KeyByteCount + (long)key.ObjectByteCount > _header.FreeListByteCount)
        {
            Add(_header.FreeListOffset, What, $"its key has {key.KeyByteCount} bytes and its object {key.ObjectByteCount} in a record of {_header.FreeListByteCount}");
            return;
        }

        var bytes = new byte[key.ObjectByteCount];
        _source.Read(start, bytes);
        long before = 0;

        // The list ends with the space that begins behind the file's end; what is left of its record means nothing (TFile::ReadFree).
        for (int position = 0; position + 10 <= bytes.Length && before <= _header.End;)
        {
            // TFree: version, first and last free byte.
            bool isLarge = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(position)) > 1000;
            if (isLarge && position + 18 > bytes.Length)
            {
                break;
            }

            long first = isLarge ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(position + 2)) : BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position + 2));
            long last = isLarge ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(position + 10)) : BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position + 6));
            if (last < first || (first < before && last <= _header.End))
            {
                Add(start + position, What, $"free space from {first} to {last} behind {before}");
                return;
            }

            if (first < before)
            {
                // Geant4's writer: readers never look for free space.
                _problems.Add(new FileProblem(start + position, What, $"free space from {first} to {last} behind {before}", IsHarmless: true));
                return;
            }

            before = last;
            position += isLarge ? 18 : 10;
        }
    }

    private void Add(long fileOffset, string what, string text) => _problems.Add(new FileProblem(fileOffset, what, text));
}

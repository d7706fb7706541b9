using System.Diagnostics;
using System.Runtime.InteropServices;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Storage;
using Microsoft.Win32.SafeHandles;

namespace Banyan.Benchmarking;

/// <summary>
/// The time below which no program can read some columns: that of the decompression library alone, over all baskets of the columns, from memory into a buffer that is used again and again. No
/// checksums, no byte order, no counters.
/// </summary>
/// <remarks>
/// Of baskets that are not compressed a copy can be counted: out of the page cache to memory that can hold all of them. Nobody gets at the bytes of a file for less than a copy by the system, or the page
/// faults of a mapping and a copy from there; both can be measured, and the faster one should count.
/// </remarks>
public sealed unsafe class DecompressionLimit : IDisposable
{
    // Tag, method, compressed and plain size of a block, 9 bytes (ROOT's R__zip); LZ4's checksum stands between them and the payload.
    private const int BlockHeadByteCount = 9;
    private const int Lz4ChecksumByteCount = 8;

    private readonly List<CompressedBlock> _blocks = [];
    private readonly byte* _memory;
    private int _largest;

    private readonly bool _countsCopies;
    private readonly string _path;
    private readonly List<(long FileOffset, int ByteCount)> _stored = [];
    private long _storedByteCount;
    private Workspace? _workspace;

    private DecompressionLimit(string path, long byteCount, bool countsCopies)
    {
        _path = path;
        _memory = (byte*)NativeMemory.Alloc((nuint)byteCount);
        _countsCopies = countsCopies;
    }

    /// <summary>Bytes before decompression, with the heads of the blocks.</summary>
    public long CompressedByteCount { get; private set; }

    /// <summary>Bytes after decompression.</summary>
    public long PlainByteCount { get; private set; }

    /// <summary>How most bytes are compressed: <c>zstd</c>, <c>lz4</c>, <c>zlib</c>; <c>none</c> where copies are counted.</summary>
    public string Codec => _blocks.Count == 0 || _storedByteCount > PlainByteCount / 2 ? "none"
        : _blocks.GroupBy(block => block.Kind).MaxBy(group => group.Sum(block => (long)block.PlainByteCount))!.Key.ToString().ToLowerInvariant();

    /// <summary>Reads the baskets of some columns of a file into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tree">Path of the tree.</param>
    /// <param name="columns">Names of branches, perhaps with a member behind a dot; a name that is no branch is left out.</param>
    /// <param name="countsCopies">True to count a copy of baskets that are not compressed, which cost nothing otherwise.</param>
    /// <exception cref="RootException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">A basket is compressed in a way that has no limit here (LZMA, the old ROOT one).</exception>
    public static DecompressionLimit Of(string path, string tree, IEnumerable<string> columns, bool countsCopies = false)
    {
        using RootFile file = RootFile.Open(path);
        RootKey key = file.GetKey(tree);
        if (key.IsRNTuple)
        {
            return OfPages(file, file.GetRNTuple(key), columns, countsCopies);
        }

        TTree description = file.GetTree(key);
        var ranges = new List<ByteRange>();
        foreach (string column in columns)
        {
            if (BranchOf(description, column) is TBranch branch)
            {
                for (int i = 0; i < branch.BasketCount; i++)
                {
                    BasketInfo basket = branch.GetBasket(i);
                    if (!basket.IsEmbedded)
                    {
                        ranges.Add(new ByteRange(basket.FileOffset, basket.RecordByteCount));
                    }
                }
            }
        }

        var limit = new DecompressionLimit(path, ranges.Sum(range => (long)range.Length) + 1, countsCopies);
        try
        {
            long place = 0;
            foreach (ByteRange range in ranges)
            {
                file.Source.Read(range.FileOffset, new Span<byte>(limit._memory + place, range.Length));
                limit.AddRecord(place, range.FileOffset, range.Length);
                place += range.Length;
            }

            return limit;
        }
        catch
        {
            limit.Dispose();
            throw;
        }
    }

    // 'branch.leaf' and 'branch.member' lie in the baskets of the branch.
    private static TBranch? BranchOf(TTree tree, string column)
    {
        while (true)
        {
            if (tree.TryGetBranch(column, out TBranch? branch))
            {
                return branch;
            }

            int dot = column.LastIndexOf('.');
            if (dot <= 0)
            {
                return null;
            }

            column = column[..dot];
        }
    }

    // Pages have no key before them; index pages count, because nothing can be read without them.
    private static DecompressionLimit OfPages(RootFile file, RNTuple tuple, IEnumerable<string> columns, bool countsCopies)
    {
        HashSet<string> names = [.. columns];
        (long Offset, long Stored, long Plain)[] pages =
            [.. tuple.Columns.Where(column => names.Contains(column.Name)).SelectMany(column => column.FieldsRead).Distinct().SelectMany(tuple.PagesOf)];
        var limit = new DecompressionLimit(file.Path, pages.Sum(page => page.Stored) + 1, countsCopies);
        try
        {
            long place = 0;
            foreach ((long offset, long stored, long plain) in pages)
            {
                file.Source.Read(offset, new Span<byte>(limit._memory + place, checked((int)stored)));
                limit.AddBlocks(place, offset, (int)stored, 0, plain);
                place += stored;
            }

            return limit;
        }
        catch
        {
            limit.Dispose();
            throw;
        }
    }

    /// <summary>Decompresses everything once.</summary>
    /// <param name="threads">Threads to use; they are started before the clock.</param>
    /// <param name="times">How often, for chains of one file.</param>
    /// <returns>Wall time.</returns>
    public TimeSpan Measure(int threads, int times)
    {
        long next = -1;
        long end = (long)_blocks.Count * times; // copies are no part of it
        long start = 0;
        using var ready = new Barrier(threads + 1, _ => start = Stopwatch.GetTimestamp()); // before any worker goes on
        var workers = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            workers[i] = new Thread(() => Work(ready, end, ref next));
            workers[i].Start();
        }

        ready.SignalAndWait();
        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Decompresses everything once, and copies what is not compressed, on the calling thread.</summary>
    /// <param name="maps">True to copy what is not compressed from a new mapping of the file; false to let the system copy it.</param>
    public BenchTime MeasureHere(bool maps)
    {
        _workspace ??= new Workspace(this);
        var clock = BenchClock.Start();
        foreach (CompressedBlock block in _blocks)
        {
            _workspace.Decompress(block);
        }

        BenchTime time = clock.Elapsed;
        return _stored.Count == 0 ? time : time + (maps ? _workspace.CopyMapped(_path, _stored) : _workspace.CopyRead(_path, _stored));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_memory);
        _workspace?.Dispose();
    }

    private void Work(Barrier ready, long end, ref long next)
    {
        using var workspace = new Workspace(this);
        ready.SignalAndWait();
        for (long i = Interlocked.Increment(ref next); i < end; i = Interlocked.Increment(ref next))
        {
            workspace.Decompress(_blocks[(int)(i % _blocks.Count)]);
        }
    }

    // A record: a key (its length at byte 14, the object's length at byte 6, big endian), then the blocks, or the object itself when it is not compressed.
    private void AddRecord(long place, long fileOffset, int byteCount)
    {
        byte* record = _memory + place;
        int objectByteCount = ReadInt32(record + 6);
        int keyByteCount = (record[14] << 8) | record[15];
        AddBlocks(place, fileOffset, byteCount, keyByteCount, objectByteCount);
    }

    private void AddBlocks(long place, long fileOffset, int byteCount, int keyByteCount, long objectByteCount)
    {
        byte* record = _memory + place;
        int position = keyByteCount;
        if (byteCount - keyByteCount == objectByteCount)
        {
            // What is stored as it is costs the library nothing.
            if (_countsCopies && objectByteCount > 0)
            {
                _stored.Add((fileOffset + keyByteCount, (int)objectByteCount));
                _storedByteCount += objectByteCount;
            }

            CompressedByteCount += objectByteCount;
            PlainByteCount += objectByteCount;
            return;
        }

        while (position + BlockHeadByteCount <= byteCount)
        {
            byte* head = record + position;
            int compressed = head[3] | (head[4] << 8) | (head[5] << 16);
            int plain = head[6] | (head[7] << 8) | (head[8] << 16);
            BlockKind kind = (head[0], head[1]) switch
            {
                ((byte)'Z', (byte)'S') => BlockKind.Zstd,
                ((byte)'L', (byte)'4') => BlockKind.Lz4,
                ((byte)'Z', (byte)'L') => BlockKind.Zlib,
                _ => throw new NotSupportedException($"the limit of baskets with the tag {(char)head[0]}{(char)head[1]} is not measured"),
            };
            int skipped = BlockHeadByteCount + (kind == BlockKind.Lz4 ? Lz4ChecksumByteCount : 0);
            position += BlockHeadByteCount + compressed;
            if (position > byteCount)
            {
                throw new InvalidDataException("a compressed block reaches beyond its record");
            }

            _blocks.Add(new CompressedBlock(kind, place + position - compressed - BlockHeadByteCount + skipped, compressed - (skipped - BlockHeadByteCount), plain));
            CompressedByteCount += compressed;
            PlainByteCount += plain;
            _largest = Math.Max(_largest, plain);
        }
    }

    private static int ReadInt32(byte* bytes) => (bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];

    // What a thread needs to decompress.
    private sealed class Workspace : IDisposable
    {
        private readonly DecompressionLimit _limit;
        private readonly byte* _buffer;
        private readonly void* _zstd = NativeDecompression.CreateZstd();
        private readonly void* _deflate = NativeDecompression.CreateDeflate();

        public Workspace(DecompressionLimit limit)
        {
            _limit = limit;
            long capacity = Math.Max(limit._largest, limit._storedByteCount) + 1;
            _buffer = (byte*)NativeMemory.Alloc((nuint)capacity);
            NativeMemory.Clear(_buffer, (nuint)capacity);
        }

        public void Decompress(CompressedBlock block)
        {
            byte* source = _limit._memory + block.Start;
            nuint capacity = (nuint)_limit._largest;
            bool isGood;
            switch (block.Kind)
            {
                case BlockKind.Zstd:
                    isGood = NativeDecompression.DecompressZstd(_zstd, _buffer, capacity, source, (nuint)block.ByteCount) == (nuint)block.PlainByteCount;
                    break;
                case BlockKind.Lz4:
                    isGood = NativeDecompression.DecompressLz4(source, _buffer, block.ByteCount, (int)capacity) == block.PlainByteCount;
                    break;
                case BlockKind.Zlib:
                    nuint written;
                    isGood = NativeDecompression.DecompressZlib(_deflate, source, (nuint)block.ByteCount, _buffer, capacity, &written) == 0 && written == (nuint)block.PlainByteCount;
                    break;
                default:
                    throw new InvalidOperationException($"{block.Kind} is not decompressed");
            }

            if (!isGood)
            {
                throw new InvalidDataException($"a block of {block.ByteCount} bytes cannot be decompressed");
            }
        }

        public BenchTime CopyMapped(string path, List<(long FileOffset, int ByteCount)> ranges)
        {
            using var mapping = new FileMapping(path);
            byte* to = _buffer;
            var clock = BenchClock.Start();
            foreach ((long fileOffset, int byteCount) in ranges)
            {
                Buffer.MemoryCopy(mapping.Pointer + fileOffset, to, byteCount, byteCount);
                to += byteCount;
            }

            return clock.Elapsed;
        }

        public BenchTime CopyRead(string path, List<(long FileOffset, int ByteCount)> ranges)
        {
            using SafeFileHandle file = File.OpenHandle(path);
            byte* to = _buffer;
            var clock = BenchClock.Start();
            foreach ((long fileOffset, int byteCount) in ranges)
            {
                _ = RandomAccess.Read(file, new Span<byte>(to, byteCount), fileOffset);
                to += byteCount;
            }

            return clock.Elapsed;
        }

        public void Dispose()
        {
            _ = NativeDecompression.FreeZstd(_zstd);
            NativeDecompression.FreeDeflate(_deflate);
            NativeMemory.Free(_buffer);
        }
    }
}

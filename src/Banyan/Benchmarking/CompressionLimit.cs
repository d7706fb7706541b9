using System.Diagnostics;
using System.Runtime.InteropServices;
using Banyan.Root;
using Banyan.Root.Compression;
using Banyan.Root.Trees;
using Banyan.Root.Writing;

namespace Banyan.Benchmarking;

/// <summary>
/// The time below which no program can write a tree: that of libzstd alone, over the bytes of every basket of a file that is there already, from memory into a buffer that is used again and again. No
/// reading, no byte order, no file.
/// </summary>
public sealed unsafe class CompressionLimit : IDisposable
{
    private readonly List<(long Start, int ByteCount)> _baskets = [];
    private readonly byte* _memory;
    private readonly int _level;
    private int _largest;

    private CompressionLimit(long byteCount, int level)
    {
        _memory = (byte*)NativeMemory.Alloc((nuint)byteCount + 1);
        _level = level;
    }

    /// <summary>Bytes of all baskets before compression.</summary>
    public long PlainByteCount { get; private set; }

    /// <summary>Takes the baskets of a tree that was written with the compression in question.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tree">Path of the tree.</param>
    /// <param name="compression">The compression, Zstandard.</param>
    /// <exception cref="RootException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">There is no limit for this compression.</exception>
    public static CompressionLimit Of(string path, string tree, RootCompression compression)
    {
        if (compression.Algorithm != CompressionAlgorithm.Zstd || compression.IsNone)
        {
            throw new NotSupportedException($"the limit of {compression} is not measured, only that of Zstandard");
        }

        using RootFile file = RootFile.Open(path);
        byte[][] payloads = [.. file.GetTree(tree).AllBranches.SelectMany(branch => Enumerable.Range(0, branch.BasketCount).Select(branch.GetBasket))
            .Where(basket => !basket.IsEmbedded).Select(basket => Read(file, basket))];
        var limit = new CompressionLimit(payloads.Sum(payload => (long)payload.Length), 2 * compression.Level); // ROOT's levels are half of libzstd's
        long place = 0;
        foreach (byte[] payload in payloads)
        {
            payload.CopyTo(new Span<byte>(limit._memory + place, payload.Length));
            limit._baskets.Add((place, payload.Length));
            limit._largest = Math.Max(limit._largest, payload.Length);
            place += payload.Length;
        }

        limit.PlainByteCount = place;
        return limit;
    }

    /// <summary>Compresses everything once.</summary>
    /// <param name="threads">Threads to use; they are started before the clock.</param>
    /// <returns>Wall time.</returns>
    public TimeSpan Measure(int threads)
    {
        int next = -1;
        using var ready = new Barrier(threads + 1);
        var workers = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            workers[i] = new Thread(() => Work(ready, ref next));
            workers[i].Start();
        }

        ready.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(_memory);

    private void Work(Barrier ready, ref int next)
    {
        nuint capacity = (nuint)_largest + 1024; // more than libzstd adds to what it cannot make smaller, 2^-8 of it at the most
        capacity += capacity / 128;
        byte* buffer = (byte*)NativeMemory.Alloc(capacity);
        new Span<byte>(buffer, (int)capacity).Clear();
        void* zstd = NativeCompression.CreateZstd();
        try
        {
            // The context takes its memory with the first basket: that is no work per byte.
            Compress(_baskets.Count > 0 ? _baskets[0] : default, buffer, capacity, zstd);
            ready.SignalAndWait();
            for (int i = Interlocked.Increment(ref next); i < _baskets.Count; i = Interlocked.Increment(ref next))
            {
                Compress(_baskets[i], buffer, capacity, zstd);
            }
        }
        finally
        {
            _ = NativeCompression.FreeZstd(zstd);
            NativeMemory.Free(buffer);
        }
    }

    private void Compress((long Start, int ByteCount) basket, byte* buffer, nuint capacity, void* zstd)
    {
        nuint written = NativeCompression.CompressZstd(zstd, buffer, capacity, _memory + basket.Start, (nuint)basket.ByteCount, _level);
        if (written > capacity)
        {
            throw new InvalidDataException($"a basket of {basket.ByteCount} bytes cannot be compressed");
        }
    }

    private static byte[] Read(RootFile file, BasketInfo basket)
    {
        byte[] record = new byte[basket.RecordByteCount];
        file.Source.Read(basket.FileOffset, record);

        // A key: the object's length at byte 6, its own length at byte 14, big endian.
        int objectByteCount = (record[6] << 24) | (record[7] << 16) | (record[8] << 8) | record[9];
        int keyByteCount = (record[14] << 8) | record[15];
        ReadOnlySpan<byte> stored = record.AsSpan(keyByteCount);
        byte[] plain = new byte[objectByteCount];
        if (stored.Length == objectByteCount)
        {
            stored.CopyTo(plain);
        }
        else if (Decompressor.Decompress(stored, plain) is string problem)
        {
            throw new InvalidDataException(problem);
        }

        return plain;
    }
}

using System.Diagnostics;
using Banyan.Root;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Root.Writing;

namespace Banyan.Benchmarking;

/// <summary>
/// The time below which no program can write some columns in a format: that of the codec alone (with the checksum of LZ4's blocks, which ROOT demands), over the bytes of every basket or page of a file
/// that was written, from memory into a buffer that is used again and again; without compression, that of copying them.
/// </summary>
internal sealed class CodecLimit
{
    private readonly byte[][] _payloads;
    private readonly RootCompression _compression;

    private CodecLimit(byte[][] payloads, RootCompression compression)
    {
        _payloads = payloads;
        _compression = compression;
    }

    /// <summary>Bytes of all baskets or pages before compression.</summary>
    public long PlainByteCount => _payloads.Sum(payload => (long)payload.Length);

    /// <summary>Takes the baskets of a tree, or the pages of an RNTuple.</summary>
    /// <exception cref="RootException">The file cannot be read.</exception>
    public static CodecLimit Of(string path, string name, RootCompression compression)
    {
        using RootFile file = RootFile.Open(path);
        RootKey key = file.GetKey(name);
        return new CodecLimit([.. key.IsRNTuple ? Pages(file, file.GetRNTuple(key)) : Baskets(file, file.GetTree(key))], compression);
    }

    /// <summary>Compresses everything once.</summary>
    /// <param name="threads">Threads to use.</param>
    /// <returns>Wall time.</returns>
    public TimeSpan Measure(int threads)
    {
        int next = -1;
        using var ready = new Barrier(threads + 1);
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() => Work(ready, ref next)))];
        Array.ForEach(workers, worker => worker.Start());
        ready.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        Array.ForEach(workers, worker => worker.Join());
        return Stopwatch.GetElapsedTime(start);
    }

    private static IEnumerable<byte[]> Baskets(RootFile file, TTree tree)
    {
        foreach (TBranch branch in tree.AllBranches)
        {
            for (int i = 0; i < branch.BasketCount; i++)
            {
                BasketInfo basket = branch.GetBasket(i);
                byte[] record = new byte[basket.RecordByteCount];
                file.Source.Read(basket.FileOffset, record);

                // A key: the object's length at byte 6, its own length at byte 14, big endian.
                int objectByteCount = (record[6] << 24) | (record[7] << 16) | (record[8] << 8) | record[9];
                int keyByteCount = (record[14] << 8) | record[15];
                yield return Plain(record.AsSpan(keyByteCount), objectByteCount);
            }
        }
    }

    // Pages that lie there once for several columns are compressed for each of them.
    private static IEnumerable<byte[]> Pages(RootFile file, RNTuple tuple)
    {
        foreach ((long fileOffset, long storedBytes, long bytes) in tuple.AllFields.SelectMany(tuple.PagesOf))
        {
            byte[] stored = new byte[storedBytes];
            file.Source.Read(fileOffset, stored);
            yield return Plain(stored, (int)bytes);
        }
    }

    private static byte[] Plain(ReadOnlySpan<byte> stored, int byteCount)
    {
        byte[] plain = new byte[byteCount];
        if (stored.Length == byteCount)
        {
            stored.CopyTo(plain);
        }
        else if (Decompressor.Decompress(stored, plain) is string problem)
        {
            throw new InvalidDataException(problem);
        }

        return plain;
    }

    private void Work(Barrier ready, ref int next)
    {
        byte[] buffer = new byte[_payloads.Length == 0 ? 0 : _payloads.Max(payload => payload.Length)];
        Compress(_payloads.Length > 0 ? _payloads[0] : [], buffer); // the context takes its memory with the first one
        ready.SignalAndWait();
        for (int i = Interlocked.Increment(ref next); i < _payloads.Length; i = Interlocked.Increment(ref next))
        {
            Compress(_payloads[i], buffer);
        }
    }

    private void Compress(byte[] payload, byte[] buffer)
    {
        if (_compression.IsNone)
        {
            payload.CopyTo(buffer, 0);
        }
        else
        {
            _ = Compressor.Compress(_compression.Algorithm, _compression.Level, payload, buffer);
        }
    }
}

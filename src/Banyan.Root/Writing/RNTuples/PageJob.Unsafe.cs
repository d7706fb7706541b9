using Banyan.Columns;
using Banyan.Root.Compression;
using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>A full page that waits to be encoded, compressed and summed. Owns its memory, before and after.</summary>
internal sealed unsafe class PageJob(ColumnPlan column, RawPage page, PendingCluster cluster) : ClusterJob(cluster, page.ByteCount)
{
    private RawPage? _raw = page;
    private EncodedPage? _encoded;

    /// <summary>The page as it goes into the file.</summary>
    /// <exception cref="InvalidOperationException">It was not compressed yet.</exception>
    public EncodedPage Encoded => _encoded ?? throw new InvalidOperationException("a page is not compressed yet");

    /// <inheritdoc/>
    public override void Dispose()
    {
        _raw?.Dispose();
        _encoded?.Dispose();
    }

    /// <inheritdoc/>
    private protected override void Pack(NativePool pool)
    {
        RawPage raw = _raw!;
        int plainByteCount = (int)((((long)raw.ElementCount * column.Bits) + 7) / 8);
        NativeBuffer plain = raw.Elements;
        if (!PageEncoder.IsPlain(column.Encoding))
        {
            plain = pool.Rent(plainByteCount);
            PageEncoder.Encode(column.Encoding, raw.Elements.Pointer, raw.ElementCount, plain.Pointer);
            raw.Dispose();
            _raw = raw with { Elements = plain }; // what is disposed if the compression fails
        }

        NativeBuffer stored = plain;
        int storedByteCount = plainByteCount;
        if (!column.Compression.IsNone && Compress(plain, plainByteCount, pool) is (NativeBuffer smaller, int byteCount))
        {
            plain.Dispose();
            (stored, storedByteCount) = (smaller, byteCount);
        }

        _raw = null;
        _encoded = new EncodedPage(stored, storedByteCount, plainByteCount, raw.ElementCount, XxHash3.Hash(new ReadOnlySpan<byte>(stored.Pointer, storedByteCount)));
    }

    private (NativeBuffer Stored, int ByteCount)? Compress(NativeBuffer plain, int plainByteCount, NativePool pool)
    {
        NativeBuffer stored = pool.Rent(Compressor.Bound(plainByteCount));
        int byteCount = 0;
        try
        {
            byteCount = Compressor.Compress(column.Compression.Algorithm, column.Compression.Level, new ReadOnlySpan<byte>(plain.Pointer, plainByteCount), stored.Span);
        }
        finally
        {
            if (byteCount == 0)
            {
                stored.Dispose();
            }
        }

        return byteCount > 0 ? (stored, byteCount) : null;
    }
}

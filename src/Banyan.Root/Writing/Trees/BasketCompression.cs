using Banyan.Columns;
using Banyan.Root.Compression;

namespace Banyan.Root.Writing.Trees;

/// <summary>Compresses baskets, which are stored as they are where that would not make them smaller.</summary>
internal static unsafe class BasketCompression
{
    /// <summary>Compresses a basket, which belongs to the result or is disposed afterwards; when it throws, it stays the caller's.</summary>
    /// <exception cref="RootNotSupportedException">The system library of the compression is missing.</exception>
    public static EncodedBasket Compress(RawBasket basket, RootCompression compression, NativePool pool)
    {
        if (!compression.IsNone)
        {
            NativeBuffer stored = pool.Rent(Compressor.Bound(basket.PayloadByteCount));
            int byteCount = 0;
            try
            {
                ReadOnlySpan<byte> payload = new(basket.Payload.Pointer, basket.PayloadByteCount);
                byteCount = Compressor.Compress(compression.Algorithm, compression.Level, payload, stored.Span);
            }
            finally
            {
                if (byteCount == 0)
                {
                    stored.Dispose();
                }
            }

            if (byteCount > 0)
            {
                basket.Dispose();
                return new EncodedBasket(stored, byteCount, basket.PayloadByteCount, basket.DataByteCount, basket.EntryCount);
            }
        }

        return new EncodedBasket(basket.Payload, basket.PayloadByteCount, basket.PayloadByteCount, basket.DataByteCount, basket.EntryCount);
    }
}

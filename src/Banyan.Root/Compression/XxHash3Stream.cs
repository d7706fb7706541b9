using System.Runtime.CompilerServices;

namespace Banyan.Root.Compression;

/// <summary>The XXH3 checksum of bytes that arrive at their place piece by piece, so that each piece is hashed while it is in the processor's caches. Begins as <c>default</c>.</summary>
internal struct XxHash3Stream
{
    private const int LeastByteCount = 241; // shorter data has no lanes

    private Lanes _lanes;
    private int _blocksDone;
    private bool _hasLanes;

    /// <summary>Hashes what has arrived.</summary>
    /// <param name="data">All of the data; the same bytes in each call.</param>
    /// <param name="arrived">How many of them are there.</param>
    public void Advance(ReadOnlySpan<byte> data, int arrived)
    {
        int end = Math.Min(arrived / XxHash3.BlockByteCount, (data.Length - 1) / XxHash3.BlockByteCount); // a block at the very end has no scramble
        if (end <= _blocksDone)
        {
            return;
        }

        if (!_hasLanes)
        {
            XxHash3.FirstLanes.CopyTo(_lanes);
            _hasLanes = true;
        }

        XxHash3.AddBlocks(_lanes, data[(_blocksDone * XxHash3.BlockByteCount)..], end - _blocksDone);
        _blocksDone = end;
    }

    /// <summary>The checksum of all data, which is there now.</summary>
    public ulong Complete(ReadOnlySpan<byte> data)
    {
        if (data.Length < LeastByteCount)
        {
            return XxHash3.Hash(data);
        }

        Advance(data, data.Length);
        if (!_hasLanes)
        {
            XxHash3.FirstLanes.CopyTo(_lanes);
        }

        return XxHash3.Complete(_lanes, data);
    }

    [InlineArray(8)]
    private struct Lanes
    {
        private ulong _first;
    }
}

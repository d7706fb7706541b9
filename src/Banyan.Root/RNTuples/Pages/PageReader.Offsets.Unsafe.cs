using Banyan.Columns;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples.Pages;

/// <content>Offsets of collections' items, straight from the pages of their index.</content>
internal sealed unsafe partial class PageReader
{
    private NativeBuffer? _ends; // offsets of one page that was needed in part, from its first end on
    private ColumnRange? _endsRange;
    private int _endsIndex;
    private ulong _firstEnd;

    /// <summary>Gives the offsets of the items of elements, as 32-bit numbers from 0 on, without making numbers of 64 bits first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="first">First element, counted in the cluster.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="elementCount">As for <see cref="Read"/>.</param>
    /// <param name="offsets">Gets <paramref name="count"/> + 1 offsets; there is room for 64 bytes more.</param>
    /// <param name="firstItem">The item at which the first element begins, counted in the cluster.</param>
    /// <returns>False where that is not possible: the column lacks elements, collections are very large, ends fall. <see cref="Read"/> then gives the ends as they are, or says what is wrong.</returns>
    /// <exception cref="RootFormatException">Pages are damaged.</exception>
    public bool TryReadOffsets(ClusterInfo cluster, long first, long count, long elementCount, int* offsets, out long firstItem)
    {
        firstItem = 0;
        ColumnRange range = Select(cluster);
        if (Missing(range, elementCount) > 0 || first > range.ElementCount - count || !TryGetEnd(range, first - 1, out ulong start) || start > long.MaxValue)
        {
            return false;
        }

        firstItem = (long)start;
        *offsets = 0;
        for (int index = count > 0 ? range.PageOf(first) : 0; count > 0; index++)
        {
            PageInfo page = range.Pages[index];
            int taken = (int)Math.Min(count, page.EndElement - first);
            if (taken > 0)
            {
                if (!(taken == page.ElementCount ? TryReadWhole(range, index, start, offsets) : TryReadPart(range, index, (int)(first - page.FirstElement), taken, start, offsets)))
                {
                    return false;
                }

                offsets += taken;
                first += taken;
                count -= taken;
            }
        }

        return true;
    }

    // The first of the offsets is that of the elements before; it stays.
    private bool TryReadWhole(ColumnRange range, int index, ulong start, int* offsets)
    {
        PageInfo page = range.Pages[index];
        ColumnEncoding encoding = _column!.Encoding;
        byte* bytes = Open(range, index);
        ulong shift = IndexDecoder.First(encoding, bytes, page.ElementCount) - start;
        if (shift > int.MaxValue || (int)shift < *offsets || !IndexDecoder.TryDecode(encoding, bytes, page.ElementCount, (int)shift, offsets + 1))
        {
            return false;
        }

        (_lastRange, _lastElement, _last) = (range, page.EndElement - 1, start + (ulong)offsets[page.ElementCount]);
        return true;
    }

    private bool TryReadPart(ColumnRange range, int index, int skipped, int taken, ulong start, int* offsets)
    {
        if (!TryKeepEnds(range, index))
        {
            return false;
        }

        int* ends = _ends!.As<int>() + skipped;
        long shift = (long)(_firstEnd - start);
        if (shift is < -int.MaxValue or > int.MaxValue || ends[0] + shift < *offsets || ends[taken - 1] + shift > int.MaxValue)
        {
            return false;
        }

        IndexDecoder.Shift(ends, taken, (int)shift, offsets + 1);
        return true;
    }

    // One past the last item of an element; 0 for the element before the first.
    private bool TryGetEnd(ColumnRange range, long element, out ulong end)
    {
        end = 0;
        if (element < 0)
        {
            return true;
        }

        if (_lastRange == range && _lastElement == element)
        {
            end = _last;
            return true;
        }

        int index = range.PageOf(element);
        if (!TryKeepEnds(range, index))
        {
            return false;
        }

        end = _firstEnd + (ulong)_ends!.As<int>()[element - range.Pages[index].FirstElement];
        return true;
    }

    private bool TryKeepEnds(ColumnRange range, int index)
    {
        if (_endsRange == range && _endsIndex == index)
        {
            return true;
        }

        _endsRange = null;
        PageInfo page = range.Pages[index];
        ColumnEncoding encoding = _column!.Encoding;
        byte* bytes = Open(range, index);
        int* ends = (int*)PageContent.Room(ref _ends, (long)page.ElementCount * sizeof(int));
        if (page.ElementCount == 0 || !IndexDecoder.TryDecode(encoding, bytes, page.ElementCount, 0, ends))
        {
            return false;
        }

        (_endsRange, _endsIndex, _firstEnd) = (range, index, IndexDecoder.First(encoding, bytes, page.ElementCount));
        return true;
    }
}

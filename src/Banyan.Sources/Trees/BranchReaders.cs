using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>The decoders of a branch that several columns come from (a leaf list, members of objects), for the cursors of one thread: each basket is decoded once for all of them.</summary>
/// <remarks>
/// Not thread safe. A cursor may be many baskets behind another (each walks through the whole batch of entries, one after the other), and what it holds must stay valid: so there is a decoder for each basket
/// that a cursor holds, and a few more for those that another may come to. A branch of one column has one decoder, whose baskets are read ahead.
/// </remarks>
internal sealed class BranchReaders(TBranch branch)
{
    private const int MostPlaces = 64;
    private const long MostBytes = 16 << 20; // of baskets that are kept
    private readonly List<Place> _places = [];
    private int _aheadEnd = int.MaxValue;
    private int _cursorCount;
    private long _uses;

    /// <summary>The branch.</summary>
    public TBranch Branch => branch;

    /// <summary>Counts one more cursor; before the first of them reads.</summary>
    public void AddCursor() => _cursorCount++;

    /// <summary>Compressed bytes read so far.</summary>
    public long BytesRead => Sum(reader => reader.BytesRead);

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => Sum(reader => reader.BytesDecompressed);

    /// <summary>One past the last basket that may be read ahead.</summary>
    public int AheadEnd
    {
        set
        {
            _aheadEnd = value;
            if (_places.Count > 0 && _cursorCount <= 1)
            {
                _places[0].Reader.AheadEnd = value;
            }
        }
    }

    /// <summary>Decodes a basket, unless it is there, and holds it for a cursor.</summary>
    /// <param name="basket">Number of the basket.</param>
    /// <param name="place">What the cursor holds, if anything: it is given up for the basket.</param>
    /// <returns>The basket; valid until the cursor's next call.</returns>
    public DecodedBasket Read(int basket, ref Place? place)
    {
        if (place == null || place.Basket != basket)
        {
            Place? old = place;
            place = null;
            if (old != null)
            {
                old.Users--;
            }

            Place next = Find(basket) ?? Free(old);
            next.Users++;
            next.Basket = basket;
            next.LastUse = ++_uses;
            place = next;
        }

        DecodedBasket decoded = place.Reader.Read(basket);
        place.ByteCount = decoded.DecompressedBytes;
        return decoded;
    }

    /// <summary>Frees the decoders. Cursors call it one after the other.</summary>
    public void Close()
    {
        lock (_places)
        {
            foreach (Place place in _places)
            {
                place.Reader.Dispose();
            }

            _places.Clear();
        }
    }

    private Place? Find(int basket) => _places.Find(place => place.Basket == basket);

    private Place Free(Place? preferred)
    {
        if (_cursorCount <= 1 && preferred != null)
        {
            return preferred;
        }

        if (_places.Count >= MostPlaces || _places.Sum(place => (long)place.ByteCount) >= MostBytes)
        {
            Place? oldest = _places.Where(place => place.Users == 0).MinBy(place => place.LastUse);
            if (oldest != null)
            {
                return oldest;
            }
        }

        var added = new Place(branch.OpenReader()) { Reader = { AheadEnd = _cursorCount <= 1 ? _aheadEnd : 0 } };
        lock (_places)
        {
            _places.Add(added);
        }

        return added;
    }

    // Other threads ask, to show progress.
    private long Sum(Func<BranchReader, long> count)
    {
        lock (_places)
        {
            return _places.Sum(place => count(place.Reader));
        }
    }

    /// <summary>A decoder, and who holds its basket.</summary>
    internal sealed class Place(BranchReader reader)
    {
        /// <summary>The decoder.</summary>
        public BranchReader Reader { get; } = reader;

        /// <summary>The basket that it has decoded, or was asked for; -1 for none.</summary>
        public int Basket { get; set; } = -1;

        /// <summary>Number of cursors that hold the basket.</summary>
        public int Users { get; set; }

        /// <summary>Grows with every cursor that comes to the basket.</summary>
        public long LastUse { get; set; }

        /// <summary>Bytes of the decoded basket.</summary>
        public int ByteCount { get; set; }
    }
}

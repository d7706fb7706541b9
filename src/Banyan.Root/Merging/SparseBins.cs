using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>The filled bins of a THnSparse: a packed place, a content and, with errors, a sum of squared weights for each.</summary>
/// <remarks>
/// Source: THnSparse.h and THnSparse.cxx (THnSparse, THnSparseArrayChunk, THnSparseCompactBinCoord). A chunk has room for as many contents as its array has numbers and as many bins as its places say. The packing
/// depends on the numbers of bins of the axes only, so that equal bins of histograms with equal axes have equal bytes.
/// </remarks>
internal sealed class SparseBins
{
    private const int ChunkVersion = 1;
    private const int DefaultCapacity = 16 << 10; // THnSparse's constructor

    /// <summary>Bytes of a packed place; 0 when nothing was filled.</summary>
    public int PlaceByteCount { get; private set; }

    /// <summary>Class of the contents: TArrayF, …; null when nothing was filled.</summary>
    public string? ContentClass { get; private set; }

    /// <summary>Numbers of a chunk.</summary>
    public int Capacity { get; private set; } = DefaultCapacity;

    /// <summary>The packed places, one behind the other.</summary>
    public List<byte> Places { get; } = [];

    /// <summary>The contents.</summary>
    public NumberSum? Contents { get; private set; }

    /// <summary>The sums of squared weights; null when there are none.</summary>
    public NumberSum? Squares { get; private set; }

    /// <summary>True when an integer left the range of its type and stands at its end now.</summary>
    public bool IsSaturated { get; private set; }

    /// <summary>Number of bins.</summary>
    public int Count => Contents?.Count ?? 0;

    /// <summary>Reads the bins.</summary>
    /// <param name="value">The histogram.</param>
    /// <param name="problem">What is wrong; null for nothing.</param>
    public static SparseBins Read(RootObject value, out string? problem)
    {
        var bins = new SparseBins();
        problem = null;
        foreach (RootObject? chunk in value.GetObject("fBinContent")?.Items ?? [])
        {
            problem ??= chunk is null ? "a part of its bins is missing" : bins.Add(chunk);
        }

        return bins;
    }

    /// <summary>Adds the bins of another histogram with the same axes.</summary>
    public void Add(SparseBins other, Dictionary<string, int> numbers)
    {
        if (other.Contents is null)
        {
            return;
        }

        PlaceByteCount = other.PlaceByteCount;
        ContentClass ??= other.ContentClass;
        Contents ??= NumberSum.Empty(other.Contents.Kind);
        if (Squares is null && other.Squares is not null)
        {
            Squares = Contents.ToNumbers(); // without errors a bin's squared error is its content (THnSparse::GetBinError2)
        }

        byte[] places = [.. other.Places];
        int[] targets = new int[other.Count];
        for (int i = 0; i < targets.Length; i++)
        {
            ReadOnlySpan<byte> place = places.AsSpan(i * PlaceByteCount, PlaceByteCount);
            string name = System.Text.Encoding.Latin1.GetString(place);
            if (!numbers.TryGetValue(name, out targets[i]))
            {
                targets[i] = numbers.Count;
                numbers.Add(name, targets[i]);
                Places.AddRange(place);
            }
        }

        Contents.Grow(numbers.Count);
        Contents.AddMoved(other.Contents, targets);
        if (Squares is not null)
        {
            Squares.Grow(numbers.Count);
            Squares.AddMoved(other.Squares ?? other.Contents.ToNumbers(), targets);
        }
    }

    /// <summary>Gives chunks the size that they have in another histogram.</summary>
    public void UseCapacity(SparseBins other) => Capacity = other.Capacity;

    /// <summary>Writes the TObjArray of the chunks.</summary>
    public byte[] Write()
    {
        var buffer = new ObjectBuffer(0);
        int head = buffer.BeginVersion(3);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty);
        buffer.WriteInt32((Count + Capacity - 1) / Capacity);
        buffer.WriteInt32(0); // fLowerBound
        byte[] places = [.. Places];
        for (int start = 0; start < Count; start += Capacity)
        {
            int count = Math.Min(Capacity, Count - start);
            buffer.WriteBytes(Chunk(places.AsSpan(start * PlaceByteCount, count * PlaceByteCount), start, count));
        }

        buffer.EndCount(head);
        return buffer.Bytes.ToArray();
    }

    // The classes are named each time anew, so that nothing depends on where the chunk stands in the record.
    private byte[] Chunk(ReadOnlySpan<byte> places, int start, int count)
    {
        var buffer = new ObjectBuffer(0);
        int pointer = buffer.BeginObject("THnSparseArrayChunk");
        int head = buffer.BeginVersion(ChunkVersion);
        buffer.WriteTObject();
        buffer.WriteInt32(PlaceByteCount);
        buffer.WriteInt32(places.Length);
        buffer.WriteByte(1);
        buffer.WriteBytes(places);
        buffer.WriteBytes(Numbers(ContentClass!, Contents!.Slice(start, count)));
        if (Squares is null)
        {
            buffer.WriteNull();
        }
        else
        {
            buffer.WriteBytes(Numbers("TArrayD", Squares.Slice(start, count)));
        }

        buffer.EndCount(head);
        buffer.EndCount(pointer);
        return buffer.Bytes.ToArray();
    }

    private byte[] Numbers(string className, NumberSum numbers)
    {
        var buffer = new ObjectBuffer(0);
        int pointer = buffer.BeginObject(className);
        buffer.WriteInt32(Capacity);
        numbers.Grow(Capacity);
        numbers.Write(buffer);
        IsSaturated |= numbers.IsSaturated;
        buffer.EndCount(pointer);
        return buffer.Bytes.ToArray();
    }

    private string? Add(RootObject chunk)
    {
        byte[] places = chunk.TryGet("fCoordinates", out object? stored) && stored is Array array && Buffer.ByteLength(array) is int length ? Bytes(array, length) : [];
        long placeByteCount = chunk.GetInt64("fSingleCoordinateSize");
        RootObject? contents = chunk.GetObject("fContent");
        NumberSum? all = NumberSum.Of(contents);
        if (places.Length == 0)
        {
            return null;
        }

        if (contents is null || all is null || placeByteCount <= 0 || places.Length % placeByteCount != 0 || places.Length / placeByteCount > all.Count
            || (PlaceByteCount != 0 && (placeByteCount != PlaceByteCount || contents.ClassName != ContentClass || all.Kind != Contents!.Kind)))
        {
            return "a part of its bins is damaged";
        }

        int count = (int)(places.Length / placeByteCount);
        NumberSum? squares = NumberSum.Of(chunk.GetObject("fSumw2"));
        if (squares is { Count: > 0 } && (squares.Count < count || squares.Kind != ElementKind.Float64))
        {
            return "a part of its squared weights is damaged";
        }

        NumberSum? before = Contents;
        PlaceByteCount = (int)placeByteCount;
        ContentClass = contents.ClassName;
        Capacity = Math.Max(before is null ? 1 : Capacity, all.Count);
        Places.AddRange(places);
        NumberSum taken = all.Slice(0, count);
        Contents = before is null ? taken : before.Append(taken);
        NumberSum? takenSquares = squares is { Count: > 0 } ? squares.Slice(0, count) : null;
        if (takenSquares is not null || Squares is not null)
        {
            Squares = (Squares ?? before?.ToNumbers() ?? NumberSum.Empty(ElementKind.Float64)).Append(takenSquares ?? taken.ToNumbers());
        }

        return null;
    }

    private static byte[] Bytes(Array array, int length)
    {
        byte[] bytes = new byte[length];
        Buffer.BlockCopy(array, 0, bytes, 0, length);
        return bytes;
    }
}

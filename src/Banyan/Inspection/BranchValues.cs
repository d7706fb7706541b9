using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Banyan.Columns;
using Banyan.Root.Trees;

namespace Banyan.Inspection;

/// <summary>Reads a whole branch once and says what is in it: entries, first and last values, sums of every leaf, a hash of all strings.</summary>
internal sealed unsafe class BranchValues : IDisposable
{
    private const int HeadEntries = 3;
    private const long LargestHead = 20_000;

    // TObject::kIsReferenced.
    private const uint IsReferenced = 0x10;

    // TBranchElement's fType of members of TClonesArrays and of STL collections; TVirtualStreamerInfo's kTString.
    private const int ClonesMember = 31;
    private const int CollectionMember = 41;
    private const int TStringMember = 65;

    private readonly TBranch _branch;
    private readonly ColumnShape[] _shapes;
    private readonly LeafSums?[] _sums;
    private readonly IncrementalHash? _strings;
    private readonly ArrayBufferWriter<byte> _headBuffer = new();
    private readonly ArrayBufferWriter<byte> _tailBuffer = new();
    private readonly bool _isLatin;
    private long _headValues;

    public BranchValues(TBranch branch)
    {
        _branch = branch;
        _shapes = [.. branch.Columns.Select(column => ShapeOf(branch, column))];
        _sums = [.. branch.Columns.Select(column => HoldsStrings(column.Type) ? null : new LeafSums())];
        (long type, long memberType) = branch.BranchClassName == "TBranchElement" ? (branch.Object.GetInt64("fType"), branch.Object.GetInt64("fStreamerType")) : (0, 0);
        _isLatin = type == ClonesMember && memberType == TStringMember;
        Problem = type == CollectionMember && memberType == TStringMember ? "TString members of a split collection: other readers take their entries apart in another way" : null;
        _strings = _sums.Contains(null) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    /// <summary>Why the values are not stated although they can be read: known columns about whose values readers do not agree. Null for nearly all.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the branch's entries are records of several members.</summary>
    private bool IsRecord => _branch.Columns.Count != 1 || _branch.Columns[0].Name.Length > 0;

    /// <summary>Reads all baskets.</summary>
    public void Read()
    {
        using BranchReader reader = _branch.OpenReader();
        using var head = new Utf8JsonWriter(_headBuffer, FileValues.Format);
        using var tail = new Utf8JsonWriter(_tailBuffer, FileValues.Format);
        head.WriteStartArray();
        tail.WriteStartArray();
        int headCount = 0;
        for (int index = 0; index < _branch.BasketCount; index++)
        {
            BasketInfo info = _branch.GetBasket(index);
            if (info.EndEntry <= info.FirstEntry)
            {
                continue;
            }

            DecodedBasket basket = reader.Read(index);
            long entries = basket.EndEntry - basket.FirstEntry;
            AddValues(basket, entries);
            for (long entry = 0; entry < entries && headCount < HeadEntries && _headValues <= LargestHead; entry++, headCount++)
            {
                WriteEntry(head, basket, entry);
            }

            if (basket.EndEntry >= _branch.EntryCount)
            {
                WriteEntry(tail, basket, entries - 1);
            }
        }

        head.WriteEndArray();
        tail.WriteEndArray();
    }

    /// <summary>Writes what was found, as the members of an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("entries", _branch.EntryCount);
        if (_headValues <= LargestHead)
        {
            json.WritePropertyName("head");
            json.WriteRawValue(_headBuffer.WrittenSpan, skipInputValidation: true);
            json.WritePropertyName("tail");
            json.WriteRawValue(_tailBuffer.WrittenSpan, skipInputValidation: true);
        }

        json.WriteStartArray("leaves");
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i]?.Write(json, IsRecord ? _branch.Columns[i].Name : null);
        }

        json.WriteEndArray();
        if (_strings != null)
        {
            json.WriteString("strings_sha256", Convert.ToHexStringLower(_strings.GetHashAndReset()));
        }
    }

    public void Dispose() => _strings?.Dispose();

    // The dimensions of an array that is a member of a collection's items are one in the references: bits[2][3] is six numbers per item.
    private static ColumnShape ShapeOf(TBranch branch, BranchColumn column)
    {
        bool isMember = branch.BranchClassName == "TBranchElement" && !column.IsFixedSize && column.FixedDimensions.Count > 1;
        return new ColumnShape(column.Type, isMember ? [column.FixedLength] : column.FixedDimensions, column.IsFixedSize);
    }

    private static bool HoldsStrings(DataType type) => type is StringType || (type is VectorType vector && HoldsStrings(vector.Item));

    private void AddValues(DecodedBasket basket, long entries)
    {
        for (int i = 0; i < _shapes.Length; i++)
        {
            basket.GetColumn(i, out ColumnBlock block);
            DataType type = _shapes[i].Type;
            if (_sums[i] is LeafSums sums)
            {
                (long start, long count) = EntryJson.FlatRange(type.OffsetLevels, block, 0, entries);
                sums.Add(type.Element, (byte*)block.Values + (start * type.Element.SizeOf()), count);
                if (type.Element == ElementKind.UInt32 && _branch.Name.EndsWith("fBits", StringComparison.Ordinal) && type.OffsetLevels > 0)
                {
                    CheckBits(new ReadOnlySpan<uint>((uint*)block.Values + start, (int)count));
                }
            }
            else
            {
                AddStrings(type.OffsetLevels, block, entries);
            }
        }
    }

    // The bits of an object that a TRef points to are followed by the number of a process, which some readers take for values.
    private void CheckBits(ReadOnlySpan<uint> bits)
    {
        foreach (uint value in bits)
        {
            if ((value & IsReferenced) != 0)
            {
                Problem = "bits of objects that references point to: other readers count the process numbers between them as values";
                return;
            }
        }
    }

    private void AddStrings(int levels, in ColumnBlock block, long entries)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        (long first, long count) = EntryJson.FlatRange(levels - 1, block, 0, entries);
        int* offsets = EntryJson.Offsets(block, levels - 1);
        for (long i = first; i < first + count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, offsets[i + 1] - offsets[i]);
            _strings!.AppendData(length);
            _strings.AppendData(new ReadOnlySpan<byte>((byte*)block.Values + offsets[i], offsets[i + 1] - offsets[i]));
        }
    }

    private void WriteEntry(Utf8JsonWriter json, DecodedBasket basket, long entry)
    {
        if (IsRecord)
        {
            json.WriteStartObject();
        }

        for (int i = 0; i < _shapes.Length; i++)
        {
            basket.GetColumn(i, out ColumnBlock block);
            int levels = _shapes[i].Type.OffsetLevels - (_sums[i] == null ? 1 : 0);
            _headValues += EntryJson.FlatRange(levels, block, entry, entry + 1).Count;
            if (_headValues > LargestHead)
            {
                break;
            }

            if (IsRecord)
            {
                json.WritePropertyName(_branch.Columns[i].Name);
            }

            EntryJson.Write(json, _shapes[i], block, entry, _isLatin);
        }

        if (IsRecord)
        {
            json.WriteEndObject();
        }
    }
}

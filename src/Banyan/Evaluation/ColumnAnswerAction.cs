using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Inspection;

namespace Banyan.Evaluation;

/// <summary>Makes the <see cref="ColumnAnswer"/> of an expression.</summary>
internal sealed unsafe class ColumnAnswerAction(BoundExpression input) : ColumnAction
{
    private const int HeadEntries = 3;
    private readonly List<string> _head = [];
    private readonly ResidueSums? _sums = HoldsStrings(input.Root.Type) ? null : new ResidueSums();
    private readonly IncrementalHash? _hash = HoldsStrings(input.Root.Type) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private string? _tail;
    private long _entries;

    /// <summary>The expression.</summary>
    public BoundExpression Input { get; } = input;

    /// <summary>The answer, after a run.</summary>
    public ColumnAnswer? Answer { get; private set; }

    public override string Kind => "Evaluate";

    public override IReadOnlyList<TypedNode> Inputs => [Input.Root];

    public override IReadOnlyList<string> InputTexts => [Input.Text];

    public override bool IsOrdered => true;

    public override ActionState CreateState() => new State(Input.Root.Type);

    public override void Deliver(ActionState state)
    {
        var part = (State)state;
        _entries += part.Entries;
        _head.AddRange(part.Head.Take(HeadEntries - _head.Count));
        _tail = part.Tail ?? _tail;
        _sums?.Append(part.Sums);
        _hash?.AppendData(part.Strings.WrittenSpan);
    }

    public override void Finish(ActionState merged)
    {
        Answer = new ColumnAnswer(Input.Root.Type, _entries, _head, _tail, _sums, _hash is null ? null : Convert.ToHexStringLower(_hash.GetHashAndReset()));
        _hash?.Dispose();
    }

    public override void Abandon() => _hash?.Dispose();

    private static bool HoldsStrings(DataType type) => type is StringType || (type is VectorType vector && HoldsStrings(vector.Item));

    private sealed class State(DataType type) : ColumnState
    {
        private readonly bool _holdsStrings = HoldsStrings(type);

        public long Entries { get; private set; }

        public List<string> Head { get; } = [];

        public string? Tail { get; private set; }

        public ResidueSums Sums { get; } = new();

        public ArrayBufferWriter<byte> Strings { get; } = new();

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            if (entryCount == 0)
            {
                return;
            }

            ColumnBlock block = columns[0];
            for (int k = 0; k < entryCount && Head.Count < HeadEntries; k++)
            {
                Head.Add(Json(block, k));
            }

            Tail = Json(block, entryCount - 1);
            Entries += entryCount;
            if (_holdsStrings)
            {
                AddStrings(block, entryCount);
                return;
            }

            (long start, long count) = EntryJson.FlatRange(type.OffsetLevels, block, 0, entryCount);
            Sums.Add(type.Element, (byte*)block.Values + (start * type.Element.SizeOf()), count);
        }

        // Ordered states are delivered one by one; what the engine merges afterwards are empty ones.
        public override void Merge(ActionState later)
        {
        }

        public override void Write(BinaryWriter writer)
        {
            StateMark.Column.Write(writer);
            writer.Write(Entries);
            writer.Write(Head.Count);
            Head.ForEach(writer.Write);
            writer.Write(Tail ?? string.Empty);
            Sums.Write(writer);
            writer.Write(Strings.WrittenCount);
            writer.Write(Strings.WrittenSpan);
        }

        public override void Read(BinaryReader reader) => StateMark.Column.Read(reader, () =>
        {
            Entries = reader.ReadInt64();
            int heads = reader.ReadInt32();
            if (heads is < 0 or > HeadEntries || Entries < heads)
            {
                throw new InvalidDataException($"expected at most {HeadEntries} first values, found {heads} of {Entries}");
            }

            Head.Clear();
            for (int i = 0; i < heads; i++)
            {
                Head.Add(reader.ReadString());
            }

            string tail = reader.ReadString();
            Tail = tail.Length > 0 ? tail : null;
            Sums.Read(reader);
            int bytes = reader.ReadInt32();
            Strings.Clear();
            while (Strings.WrittenCount < bytes)
            {
                byte[] part = reader.ReadBytes(Math.Min(bytes - Strings.WrittenCount, 1 << 20));
                Strings.Write(part.Length > 0 ? part : throw new EndOfStreamException());
            }
        });

        private string Json(in ColumnBlock block, long entry)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var json = new Utf8JsonWriter(buffer, FileValues.Format);
            EntryJson.Write(json, new ColumnShape(type, [], false), block, entry);
            json.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }

        private void AddStrings(in ColumnBlock block, int entryCount)
        {
            (long first, long count) = EntryJson.FlatRange(type.OffsetLevels - 1, block, 0, entryCount);
            int* offsets = EntryJson.Offsets(block, type.OffsetLevels - 1);
            for (long i = first; i < first + count; i++)
            {
                int length = offsets[i + 1] - offsets[i];
                BinaryPrimitives.WriteInt32LittleEndian(Strings.GetSpan(sizeof(int)), length);
                Strings.Advance(sizeof(int));
                Strings.Write(new ReadOnlySpan<byte>((byte*)block.Values + offsets[i], length));
            }
        }
    }
}

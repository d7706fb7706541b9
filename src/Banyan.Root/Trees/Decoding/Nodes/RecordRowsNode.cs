using System.Buffers.Binary;
using Banyan.Columns;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Objects of numbers in a container: all of one size, a column for each member.</summary>
internal sealed unsafe class RecordRowsNode(IReadOnlyList<RecordForm> forms) : DecodeNode
{
    private readonly RecordForm[] _forms = [.. forms];

    /// <inheritdoc/>
    public override int LeastByteCount { get; } = forms.Min(form => form.ByteCount);

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        if (count == 0)
        {
            return;
        }

        RecordForm form = FormOf(cursor);
        byte* source = cursor.Take((long)count * form.ByteCount);
        foreach (RecordForm.Head head in form.Heads)
        {
            RequireHeads(source + head.ByteOffset, count, form.ByteCount, head.Bytes);
        }

        IReadOnlyList<RecordForm.Member> members = form.Members;
        for (int i = 0; i < members.Count; i++)
        {
            RecordForm.Member member = members[i];
            ColumnOutput output = cursor.Outputs[i];
            Gather(source + member.ByteOffset, output.Append(count), count, form.ByteCount, member.Kind.SizeOf());
        }
    }

    private RecordForm FormOf(EntryCursor cursor)
    {
        foreach (RecordForm form in _forms)
        {
            if (cursor.Remaining >= form.ByteCount && new ReadOnlySpan<byte>(cursor.Position, form.Heads[0].Bytes.Length).SequenceEqual(form.Heads[0].Bytes))
            {
                return form;
            }
        }

        throw new EntryNotSupportedException($"objects of class {_forms[0].ClassName} in another version than the file describes");
    }

    private void RequireHeads(byte* head, int count, int stride, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < count; i++, head += stride)
        {
            if (!new ReadOnlySpan<byte>(head, bytes.Length).SequenceEqual(bytes))
            {
                throw new EntryNotSupportedException($"objects of class {_forms[0].ClassName} in different versions in one container");
            }
        }
    }

    private static void Gather(byte* source, byte* destination, int count, int stride, int size)
    {
        switch (size)
        {
            case 1:
                for (int i = 0; i < count; i++, source += stride)
                {
                    destination[i] = *source;
                }

                break;
            case 2:
                for (int i = 0; i < count; i++, source += stride)
                {
                    ((ushort*)destination)[i] = BinaryPrimitives.ReverseEndianness(*(ushort*)source);
                }

                break;
            case 4:
                for (int i = 0; i < count; i++, source += stride)
                {
                    ((uint*)destination)[i] = BinaryPrimitives.ReverseEndianness(*(uint*)source);
                }

                break;
            default:
                for (int i = 0; i < count; i++, source += stride)
                {
                    ((ulong*)destination)[i] = BinaryPrimitives.ReverseEndianness(*(ulong*)source);
                }

                break;
        }
    }
}

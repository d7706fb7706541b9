using System.Buffers.Binary;
using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>How objects of a class lie in a container when all of them take the same bytes: numbers behind version heads, base classes included.</summary>
/// <remarks>
/// A head is a byte count (4, with a mark), a version (2) and, of classes without ClassDef, which have version 0, a checksum (4). xAOD's ElementLink has two heads of 10 bytes, its own and that of its
/// base class, before two numbers of 4 bytes. Source: TBufferFile::WriteVersion, TStreamerInfoWriteBuffer.cxx (kBase).
/// </remarks>
/// <param name="ClassName">The class.</param>
/// <param name="ByteCount">Bytes of one object.</param>
/// <param name="Members">The numbers.</param>
/// <param name="Heads">Bytes that every object has alike: the heads.</param>
internal sealed record RecordForm(string ClassName, int ByteCount, IReadOnlyList<RecordForm.Member> Members, IReadOnlyList<RecordForm.Head> Heads)
{
    private const uint ByteCountMask = 0x4000_0000;
    private const int LongestRecord = 4096;

    /// <summary>The forms that a class may have, with and without checksums in its heads; none when its objects differ in size or hold more than numbers.</summary>
    public static IReadOnlyList<RecordForm> Of(StreamerTable table, string className)
    {
        if (table.FindNewest(className) is not StreamerInfo info)
        {
            return [];
        }

        return [.. new[] { Build(table, info, hasChecksum: true), Build(table, info, hasChecksum: false) }.OfType<RecordForm>()];
    }

    private static RecordForm? Build(StreamerTable table, StreamerInfo info, bool hasChecksum)
    {
        var bytes = new List<byte>();
        var isHead = new List<bool>();
        var members = new List<Member>();
        if (!Add(table, info, hasChecksum, bytes, isHead, members, 0) || members.Count == 0)
        {
            return null;
        }

        var heads = new List<Head>();
        for (int i = 0; i < bytes.Count;)
        {
            int start = i;
            while (i < bytes.Count && isHead[i])
            {
                i++;
            }

            if (i > start)
            {
                heads.Add(new Head(start, bytes.GetRange(start, i - start).ToArray()));
            }

            while (i < bytes.Count && !isHead[i])
            {
                i++;
            }
        }

        return new RecordForm(info.ClassName, bytes.Count, members, heads);
    }

    private static bool Add(StreamerTable table, StreamerInfo info, bool hasChecksum, List<byte> bytes, List<bool> isHead, List<Member> members, int depth)
    {
        int start = bytes.Count;
        Span<byte> head = stackalloc byte[hasChecksum ? 10 : 6];
        head.Clear();
        if (hasChecksum)
        {
            BinaryPrimitives.WriteUInt32BigEndian(head[6..], info.CheckSum);
        }
        else
        {
            BinaryPrimitives.WriteInt16BigEndian(head[4..], (short)info.Version);
        }

        bytes.AddRange(head);
        isHead.AddRange(Enumerable.Repeat(true, head.Length));
        foreach (StreamerElement element in info.Elements)
        {
            if (element.IsBase && !element.IsStl)
            {
                if (depth > 8 || SpecialClasses.Find(element.Name) != null || table.Find(element.Name, element.BaseVersion) is not StreamerInfo inner || !Add(table, inner, hasChecksum, bytes, isHead, members, depth + 1))
                {
                    return false;
                }

                continue;
            }

            if (element.IsStl || element.Type is StreamerType.Float16 or StreamerType.Double32 or StreamerType.Bits || (int)element.Type >= (int)StreamerType.FixedArray
                || StreamerCompiler.KindOf(element.Type) is not ElementKind kind || bytes.Count > LongestRecord)
            {
                return false;
            }

            members.Add(new Member(element.Name, kind, bytes.Count));
            bytes.AddRange(new byte[kind.SizeOf()]);
            isHead.AddRange(Enumerable.Repeat(false, kind.SizeOf()));
        }

        byte[] count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, (uint)(bytes.Count - start - 4) | ByteCountMask);
        for (int i = 0; i < 4; i++)
        {
            bytes[start + i] = count[i];
        }

        return true;
    }

    /// <summary>A number.</summary>
    /// <param name="Name">Member of the class or of a base class.</param>
    /// <param name="Kind">Kind of number.</param>
    /// <param name="ByteOffset">Where it lies in the object.</param>
    internal readonly record struct Member(string Name, ElementKind Kind, int ByteOffset);

    /// <summary>Bytes that all objects have.</summary>
    /// <param name="ByteOffset">Where they lie in the object.</param>
    /// <param name="Bytes">The bytes.</param>
    internal readonly record struct Head(int ByteOffset, byte[] Bytes);
}

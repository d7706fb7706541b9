using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <content>STL containers and strings.</content>
/// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kSTL; TCollectionProxyInfo; TCollectionClassStreamer.</remarks>
internal sealed partial class ObjectReader
{
    /// <summary>Reads a container that is a member: version head, then the content.</summary>
    public object? ReadContainer(CppType type, string name)
    {
        if (!HasOneHead(type))
        {
            return ReadValue(type);
        }

        VersionHead head = ReadVersion();
        object? result = ReadContent(type, head, head.IsMemberWise ? ReadItemInfo(type, head) : null);
        CheckEnd(head, $"the container {name}");
        return result;
    }

    private object? ReadStl(StreamerOp op)
    {
        if (op.Length <= 0)
        {
            return ReadContainer(op.Type!, op.Name);
        }

        // A fixed array of containers has one head.
        VersionHead head = ReadVersion();
        object?[] row = ReadContents(op, head, head.IsMemberWise ? ReadItemInfo(op.Type!, head) : null);
        CheckEnd(head, $"the containers {op.Name}");
        return row;
    }

    private object?[] ReadContents(StreamerOp op, VersionHead head, StreamerInfo? info)
    {
        var row = new object?[CheckCount(op.Length, 1)];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = ReadContent(op.Type!, head, info);
        }

        return row;
    }

    private object? ReadContent(CppType type, VersionHead head, StreamerInfo? itemInfo) => head.IsMemberWise ? ReadMemberWiseContent(type, head, itemInfo) : ReadValue(type);

    private static bool HasOneHead(CppType type) => type is CppType.Sequence or CppType.Map or CppType.Bitset or CppType.Text { IsTString: false };

    /// <summary>Reads a value without a head: what stands in containers, or an STL object that is a whole record. Objects, pairs and arrays among them have their own heads.</summary>
    public object? ReadValue(CppType type)
    {
        switch (type)
        {
            case CppType.Number number:
                return NumberArrays.Single(ReadNumbers(number.Kind, number.Packing, 1));
            case CppType.Text:
                return ReadString();
            case CppType.Bitset:
                return ReadNumbers(ElementKind.Bool, null, ReadInt32());
            case CppType.Class c when IsEnumeration(c):
                return ReadInt32();
            case CppType.Class c:
                return ReadObject(c.Name);
            case CppType.Pointer { Target: CppType.Class }:
                return ReadPointer();
        }

        Enter();
        object? result = type switch
        {
            CppType.Sequence sequence => ReadItems(sequence.Item, ReadInt32()),
            CppType.Map map => ReadMapItems(map, ReadInt32()),
            CppType.Pair or CppType.FixedArray => ReadHeaded(type),
            _ => throw NotSupported("a container of pointers to something that is no object"),
        };
        _depth--;
        return result;
    }

    /// <summary>Reads a pair or std::array that has no head: its members, which have theirs.</summary>
    public object? ReadBody(CppType type) => type switch
    {
        CppType.Pair pair => new KeyValuePair<object?, object?>(ReadMember(pair.First, "first"), ReadMember(pair.Second, "second")),
        CppType.FixedArray array => ReadItems(array.Item, array.Count),
        _ => ReadContainer(type, "of the entry"),
    };

    /// <summary>Reads a member of a pair: what is a container there has a head.</summary>
    private object? ReadMember(CppType type, string name) => HasOneHead(type) ? ReadContainer(type, name) : ReadValue(type);

    // Pairs and std::arrays are classes without ClassDef: version 0 and a checksum.
    private object? ReadHeaded(CppType type)
    {
        VersionHead head = ReadVersion();
        if (head.Version <= 0 && head.End - _position >= 4)
        {
            ReadUInt32();
        }

        object? result = ReadBody(type);
        CheckEnd(head, "a pair or array");
        return result;
    }

    /// <summary>A name without a streamer info and without template arguments can only be an enumeration, stored as an int. The end of the container tells when that was wrong.</summary>
    /// <remarks>Unless the bytes begin as an object of a class that the file describes under another name: a typedef, or a name without its namespace.</remarks>
    private bool IsEnumeration(CppType.Class type) => !type.Name.Contains('<', StringComparison.Ordinal) && !_table.Knows(type.Name) && !HasHeadOfOtherName(type.Name);

    private object ReadItems(CppType item, int count)
    {
        if (item is CppType.Number number)
        {
            return ReadNumbers(number.Kind, number.Packing, count);
        }

        if (item is CppType.Class c && IsEnumeration(c))
        {
            return ReadNumbers(ElementKind.Int32, null, count);
        }

        var items = new object?[CheckCount(count, 1)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(item);
        }

        return items;
    }

    private object?[] ReadMapItems(CppType.Map map, int count)
    {
        var items = new object?[CheckCount(count, 2)];
        for (int i = 0; i < items.Length; i++)
        {
            object? key = ReadValue(map.Key);
            items[i] = new KeyValuePair<object?, object?>(key, ReadValue(map.Value));
        }

        return items;
    }
}

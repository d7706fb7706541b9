using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <content>STL containers and strings.</content>
/// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kSTL; TCollectionProxyInfo; TCollectionClassStreamer.</remarks>
internal sealed partial class ObjectReader
{
    private const int FirstWithoutEmptyMembers = 7;

    /// <summary>The first class whose objects were met in a container, stored member by member, although the file does not describe it; null when there was none.</summary>
    /// <remarks>Such containers can be read as long as they are empty, or their items have no members.</remarks>
    public string? Undescribed { get; private set; }

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

    /// <summary>A class that ROOT treats as a container of objects (a collection proxy, such as a vector with a class of its own): its items, stored member by member.</summary>
    /// <remarks>Items of a class that has no streamer info hold no bytes: the classes of xAOD's DataVector have no persistent members.</remarks>
    private RootObject ReadCollectionClass(string className, VersionHead head)
    {
        CppType.Class item = ItemOf(className) ?? throw NotSupported($"an object of class {className} is stored member by member, and what it holds is not known");
        StreamerInfo? info = ReadItemInfo(item, head);
        int count = ReadInt32();
        RootObject[] items;
        if (info != null)
        {
            items = ReadItemsMemberWise(info, count, head);
        }
        else if (head.End == _position)
        {
            Undescribed ??= item.Name;
            var nothing = new MemberLayout();
            items = [.. Enumerable.Range(0, Math.Clamp(count, 0, _data.Length)).Select(_ => new RootObject(item.Name, 0, nothing))];
        }
        else
        {
            throw NotSupported($"there is no streamer info for the class {item.Name} in {className}");
        }

        CheckEnd(head, $"an object of class {className}");
        var layout = new MemberLayout();
        int slot = layout.AddItems();
        var result = new RootObject(className, head.Version, layout);
        result.SetReference(slot, items);
        return result;
    }

    // By the container that the class derives from, else by its first template argument.
    private CppType.Class? ItemOf(string className)
    {
        foreach (StreamerElement element in _table.FindNewest(className)?.Elements ?? [])
        {
            if (element.IsStl && CppTypeParser.Parse(element.TypeName.Length == 0 ? element.Name : element.TypeName) is CppType.Sequence { Item: CppType.Class inherited })
            {
                return inherited;
            }
        }

        return CppTypeParser.FirstArgument(className) is string argument && CppTypeParser.Parse(argument.TrimEnd('*')) is CppType.Class item ? item : null;
    }

    private object? ReadStl(StreamerOp op)
    {
        if (op.Length <= 0)
        {
            return ReadContainer(op.Type!, op.Name);
        }

        // A fixed array of containers has one head.
        VersionHead head = ReadVersion();
        var row = new object?[CheckCount(op.Length, 1)];
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(op.Type!, head) : null;
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = ReadContent(op.Type!, head, info);
        }

        CheckEnd(head, $"the containers {op.Name}");
        return row;
    }

    /// <summary>A container member of objects that are stored member by member: one head for the members of all objects.</summary>
    private void ReadStlMemberWise(StreamerOp op, RootObject[] targets)
    {
        VersionHead head = ReadVersion();
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(op.Type!, head) : null;
        foreach (RootObject target in targets)
        {
            target.SetReference(op.Slot, ReadContent(op.Type!, head, info));
        }

        CheckEnd(head, $"the containers {op.Name}");
    }

    private object? ReadContent(CppType type, VersionHead head, StreamerInfo? itemInfo) => head.IsMemberWise ? ReadMemberWiseContent(type, head, itemInfo) : ReadValue(type);

    /// <summary>The content of a container that is stored member by member: all first members, then all second ones, and so on.</summary>
    private object ReadMemberWiseContent(CppType type, VersionHead head, StreamerInfo? info)
    {
        int count = ReadInt32();
        if (PairOf(type) is var (firstType, secondType))
        {
            return ReadPairs(firstType, secondType, count);
        }

        if (type is CppType.Sequence { Item: CppType.FixedArray array })
        {
            return ReadArrays(array, count);
        }

        if (info != null)
        {
            return ReadItemsMemberWise(info, count, head);
        }

        // Empty containers may name a version that no object has (TBufferFile::ReadVersionForMemberWise).
        string item = type is CppType.Sequence { Item: CppType.Class c } ? c.Name : "the items";
        Undescribed ??= item;
        return count == 0 ? Array.Empty<RootObject>() : throw NotSupported($"there is no streamer info for the class {item} of the items of a container that is stored member by member");
    }

    /// <summary>The objects of an STL container that are stored member by member; from version 7 of TStreamerInfo on nothing is stored of no objects.</summary>
    /// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kSTL.</remarks>
    private RootObject[] ReadItemsMemberWise(StreamerInfo info, int count, VersionHead head) => count == 0 && head.Version >= FirstWithoutEmptyMembers ? [] : ReadMemberWise(info, count);

    private object?[] ReadPairs(CppType firstType, CppType secondType, int count)
    {
        NoteUndescribed(firstType);
        NoteUndescribed(secondType);
        object?[] first = ReadColumn(firstType, CheckCount(count, 1));
        object?[] second = ReadColumn(secondType, count);
        var items = new object?[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = new KeyValuePair<object?, object?>(first[i], second[i]);
        }

        return items;
    }

    private object?[] ReadArrays(CppType.FixedArray array, int count)
    {
        object?[] content = ReadColumn(array.Item, CheckCount(count, 1) * (long)array.Count);
        var items = new object?[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = array.Item is CppType.Number number
                ? NumberArrays.Gather(number.Kind, content.AsSpan(i * array.Count, array.Count))
                : content[(i * array.Count)..((i + 1) * array.Count)];
        }

        return items;
    }

    /// <summary>One member of many pairs or arrays: containers and strings have one head for all of them, objects have one each.</summary>
    private object?[] ReadColumn(CppType type, long count)
    {
        var column = new object?[CheckCount(count > int.MaxValue ? -1 : (int)count, 1)];
        if (count == 0)
        {
            return column;
        }

        if (!HasOneHead(type))
        {
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = ReadMember(type, "of a pair");
            }

            return column;
        }

        VersionHead head = ReadVersion();
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(type, head) : null;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = ReadContent(type, head, info);
        }

        CheckEnd(head, "a column of pairs");
        return column;
    }

    private static bool HasOneHead(CppType type) => type is CppType.Sequence or CppType.Map or CppType.Bitset or CppType.Text { IsTString: false };

    private static (CppType First, CppType Second)? PairOf(CppType type) => type switch
    {
        CppType.Map map => (map.Key, map.Value),
        CppType.Sequence { Item: CppType.Pair pair } => (pair.First, pair.Second),
        _ => null,
    };

    private void NoteUndescribed(CppType type)
    {
        if (type is CppType.Class c && !_table.Knows(c.Name))
        {
            Undescribed ??= c.Name;
        }
    }

    /// <summary>The streamer info of the items of a container that is stored member by member; null for pairs and arrays, whose members are known, and for classes that are not described.</summary>
    private StreamerInfo? ReadItemInfo(CppType type, VersionHead head)
    {
        // From version 8 of TStreamerInfo on, the version of the item's class follows (TStreamerInfoReadBuffer.cxx, case kSTL).
        int version = head.Version < 8 ? 0 : ReadInt16();
        uint checkSum = head.Version >= 8 && version <= 0 ? ReadUInt32() : 0;
        return (type as CppType.Class ?? (type as CppType.Sequence)?.Item) is not CppType.Class item ? null
            : head.Version < 8 ? _table.FindNewest(item.Name) : version > 0 ? _table.Find(item.Name, version) : _table.FindByCheckSum(item.Name, checkSum);
    }

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
    private bool IsEnumeration(CppType.Class type) => !type.Name.Contains('<', StringComparison.Ordinal) && !_table.Knows(type.Name);

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

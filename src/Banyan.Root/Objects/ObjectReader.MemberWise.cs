namespace Banyan.Root.Objects;

/// <content>Containers that are stored member by member.</content>
/// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kSTL; TCollectionClassStreamer; TBufferFile::ReadVersionForMemberWise.</remarks>
internal sealed partial class ObjectReader
{
    private const int FirstWithoutEmptyMembers = 7;
    private const int FirstWithItemVersion = 8;
    private const long MostEmptyItems = 1 << 22;
    private long _emptyItemCount;

    /// <summary>The first class whose objects were met in a container, stored member by member, although the file does not describe it; null when there was none.</summary>
    /// <remarks>Such containers can be read as long as they are empty, or their items have no members.</remarks>
    public string? Undescribed { get; private set; }

    /// <summary>A class that ROOT treats as a container of objects (a collection proxy, such as a vector with a class of its own): its items, stored member by member.</summary>
    /// <remarks>Items of a class that has no streamer info hold no bytes: the classes of xAOD's DataVector have no persistent members.</remarks>
    private RootObject ReadCollectionClass(string className, VersionHead head)
    {
        CppType.Class item = ItemOf(className) ?? ItemByCheckSum(head) ?? throw NotSupported($"an object of class {className} is stored member by member, and what it holds is not known");
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
            items = EmptyItems(item.Name, count);
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

    // The name of a container with a class of its own (xAOD::MissingETContainer_v1) does not tell what it holds; the checksum of the items' class stands at its content.
    private CppType.Class? ItemByCheckSum(VersionHead head)
    {
        int start = _position;
        StreamerInfo? info = head.Version >= FirstWithItemVersion && ReadInt16() <= 0 ? _table.FindByCheckSum(ReadUInt32()) : null;
        _position = start;
        return info == null ? null : new CppType.Class(info.ClassName);
    }

    // Items without bytes are one object, over and over; their number is bounded by nothing in the file.
    private RootObject[] EmptyItems(string className, int count)
    {
        _emptyItemCount += Math.Max(count, 0);
        if (count < 0 || _emptyItemCount > MostEmptyItems)
        {
            throw Damaged($"{count} objects of class {className} without any bytes are announced");
        }

        var items = new RootObject[count];
        Array.Fill(items, new RootObject(className, 0, new MemberLayout()));
        return items;
    }

    /// <summary>A container member of objects that are stored member by member: one head for the members of all objects.</summary>
    private void ReadStlMemberWise(StreamerOp op, RootObject[] targets)
    {
        VersionHead head = ReadVersion();
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(op.Type!, head) : null;
        foreach (RootObject target in targets)
        {
            target.SetReference(op.Slot, op.Length > 0 ? ReadContents(op, head, info) : ReadContent(op.Type!, head, info));
        }

        CheckEnd(head, $"the containers {op.Name}");
    }

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
    private RootObject[] ReadItemsMemberWise(StreamerInfo info, int count, VersionHead head) => count == 0 && head.Version >= FirstWithoutEmptyMembers ? []
        : _table.Program(info).HoldsNothing ? EmptyItems(info.ClassName, count) : ReadMemberWise(info, count);

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
        int version = head.Version < FirstWithItemVersion ? 0 : ReadInt16();
        uint checkSum = head.Version >= FirstWithItemVersion && version <= 0 ? ReadUInt32() : 0;
        return (type as CppType.Class ?? (type as CppType.Sequence)?.Item) is not CppType.Class item ? null
            : head.Version < FirstWithItemVersion ? _table.FindNewest(item.Name) : version > 0 ? _table.Find(item.Name, version) : _table.FindByCheckSum(item.Name, checkSum);
    }
}

using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <content>STL containers and strings.</content>
/// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kSTL; TCollectionProxyInfo; TCollectionClassStreamer.</remarks>
internal sealed partial class ObjectReader
{
    /// <summary>Reads a container that is a member: version head, then the content.</summary>
    public object? ReadContainer(CppType type, string name)
    {
        if (type is CppType.Text { IsTString: true })
        {
            return ReadString();
        }

        VersionHead head = ReadVersion();
        object? result = head.IsMemberWise ? ReadMemberWiseContent(type, ReadItemInfo(type, head, name)) : ReadValue(type);
        CheckEnd(head, $"the container {name}");
        return result;
    }

    /// <summary>A class that ROOT treats as a container of objects (a collection proxy, such as a vector with a class of its own): its items, stored member by member.</summary>
    /// <remarks>Items of a class that has no streamer info hold no bytes: the classes of xAOD's DataVector have no persistent members.</remarks>
    private RootObject ReadCollectionClass(string className, VersionHead head)
    {
        CppType.Class item = ItemOf(className) ?? throw NotSupported($"an object of class {className} is stored member by member, and what it holds is not known");
        int version = head.Version < 8 ? 0 : ReadInt16();
        uint checkSum = head.Version >= 8 && version <= 0 ? ReadUInt32() : 0;
        StreamerInfo? info = head.Version < 8 ? _table.FindNewest(item.Name) : version > 0 ? _table.Find(item.Name, version) : _table.FindByCheckSum(item.Name, checkSum);
        int count = ReadInt32();
        RootObject[] items;
        if (info != null)
        {
            items = ReadMemberWise(info, count);
        }
        else if (head.End == _position)
        {
            var nothing = new MemberLayout();
            items = [.. Enumerable.Range(0, Math.Clamp(count, 0, _data.Length)).Select(_ => new RootObject(item.Name, version, nothing))];
        }
        else
        {
            throw NotSupported($"there is no streamer info for version {version} of the class {item.Name} in {className}");
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
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(op.Type!, head, op.Name) : null;
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = head.IsMemberWise ? ReadMemberWiseContent(op.Type!, info) : ReadValue(op.Type!);
        }

        CheckEnd(head, $"the containers {op.Name}");
        return row;
    }

    /// <summary>A container member of objects that are stored member by member: one head for the members of all objects.</summary>
    private void ReadStlMemberWise(StreamerOp op, RootObject[] targets)
    {
        VersionHead head = ReadVersion();
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(op.Type!, head, op.Name) : null;
        foreach (RootObject target in targets)
        {
            target.SetReference(op.Slot, head.IsMemberWise ? ReadMemberWiseContent(op.Type!, info) : ReadValue(op.Type!));
        }

        CheckEnd(head, $"the containers {op.Name}");
    }

    /// <summary>The content of a container that is stored member by member: all first members, then all second ones, and so on.</summary>
    private object ReadMemberWiseContent(CppType type, StreamerInfo? info)
    {
        int count = ReadInt32();
        (CppType First, CppType Second)? pair = PairOf(type);
        if (pair is not var (firstType, secondType))
        {
            // Empty containers may name a version that no object has (TBufferFile::ReadVersionForMemberWise).
            return count == 0 ? Array.Empty<RootObject>()
                : info != null ? ReadMemberWise(info, count)
                : throw NotSupported("there is no streamer info for the items of a container that is stored member by member");
        }

        object?[] first = ReadColumn(firstType, CheckCount(count, 1));
        object?[] second = ReadColumn(secondType, count);
        var items = new object?[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = new KeyValuePair<object?, object?>(first[i], second[i]);
        }

        return items;
    }

    /// <summary>One member of many pairs: containers have one head for all of them.</summary>
    private object?[] ReadColumn(CppType type, int count)
    {
        var column = new object?[count];
        if (count == 0)
        {
            return column;
        }

        VersionHead? head = type is CppType.Number or CppType.Class or CppType.Pointer or CppType.Text { IsTString: true } ? null : ReadVersion();
        StreamerInfo? info = head is { IsMemberWise: true } ? ReadItemInfo(type, head.Value, "pair") : null;
        for (int i = 0; i < count; i++)
        {
            column[i] = head is { IsMemberWise: true } ? ReadMemberWiseContent(type, info) : ReadValue(type);
        }

        if (head != null)
        {
            CheckEnd(head.Value, "a column of pairs");
        }

        return column;
    }

    private static (CppType First, CppType Second)? PairOf(CppType type) => type switch
    {
        CppType.Map map => (map.Key, map.Value),
        CppType.Sequence { Item: CppType.Pair pair } => (pair.First, pair.Second),
        _ => null,
    };

    /// <summary>The streamer info of the items of a container that is stored member by member; null for pairs, whose members are known.</summary>
    private StreamerInfo? ReadItemInfo(CppType type, VersionHead head, string name)
    {
        CppType.Class? item = type is CppType.Sequence { Item: CppType.Class c } ? c : null;
        if (item == null && PairOf(type) == null)
        {
            throw NotSupported($"the container {name} is stored member by member, which is supported for containers of objects and pairs only");
        }

        // From version 8 of TStreamerInfo on, the version of the item's class follows (TStreamerInfoReadBuffer.cxx, case kSTL).
        int version = head.Version < 8 ? 0 : ReadInt16();
        uint checkSum = head.Version >= 8 && version <= 0 ? ReadUInt32() : 0;
        if (item == null)
        {
            return null;
        }

        return head.Version < 8 ? _table.FindNewest(item.Name) : version > 0 ? _table.Find(item.Name, version) : _table.FindByCheckSum(item.Name, checkSum);
    }

    /// <summary>Reads a value without a head: what stands in containers, or an STL object that is a whole record.</summary>
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
            case CppType.Class c:
                return ReadObject(c.Name);
            case CppType.Pointer { Target: CppType.Class }:
                return ReadPointer();
        }

        Enter();
        object? result = type switch
        {
            CppType.Sequence sequence => ReadItems(sequence.Item, ReadInt32()),
            CppType.FixedArray array => ReadItems(array.Item, array.Count),
            CppType.Map map => ReadItems(new CppType.Pair(map.Key, map.Value), ReadInt32()),
            CppType.Pair pair => new KeyValuePair<object?, object?>(ReadValue(pair.First), ReadValue(pair.Second)),
            _ => throw NotSupported("a container of pointers to something that is no object"),
        };
        _depth--;
        return result;
    }

    private object ReadItems(CppType item, int count)
    {
        if (item is CppType.Number number)
        {
            return ReadNumbers(number.Kind, number.Packing, count);
        }

        var items = new object?[CheckCount(count, 1)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(item);
        }

        return items;
    }
}

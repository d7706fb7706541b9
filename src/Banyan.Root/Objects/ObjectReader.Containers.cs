using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <content>STL containers and strings.</content>
/// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kSTL; TCollectionProxyInfo; TCollectionClassStreamer.</remarks>
internal sealed partial class ObjectReader
{
    /// <summary>Reads a container that is a whole record or a member: version head, then the content.</summary>
    public object? ReadContainer(CppType type, string name)
    {
        if (type is CppType.Text { IsTString: true })
        {
            return ReadString();
        }

        VersionHead head = ReadVersion();
        object? result = head.IsMemberWise ? ReadMemberWiseContainer(type, head, name) : ReadValue(type);
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
        var row = new object?[CheckCount(op.Length, 1)];
        StreamerInfo? info = head.IsMemberWise ? ReadItemInfo(op.Type!, head, op.Name) : null;
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = info == null ? ReadValue(op.Type!) : ReadMemberWise(info, ReadInt32());
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
            target.SetReference(op.Slot, info == null ? ReadValue(op.Type!) : ReadMemberWise(info, ReadInt32()));
        }

        CheckEnd(head, $"the containers {op.Name}");
    }

    private object ReadMemberWiseContainer(CppType type, VersionHead head, string name) =>
        ReadMemberWise(ReadItemInfo(type, head, name), ReadInt32());

    private StreamerInfo ReadItemInfo(CppType type, VersionHead head, string name)
    {
        if (type is not CppType.Sequence { Item: CppType.Class item })
        {
            throw NotSupported($"the container {name} is stored member by member, which is supported for containers of objects only");
        }

        if (head.Version < 8)
        {
            return _table.FindNewest(item.Name) ?? throw NotSupported($"there is no streamer info for the class {item.Name} in {name}");
        }

        int version = ReadInt16();
        StreamerInfo? info = version > 0 ? _table.Find(item.Name, version) : _table.FindByCheckSum(item.Name, ReadUInt32());
        return info ?? throw NotSupported($"there is no streamer info for version {version} of the class {item.Name} in {name}");
    }

    private object? ReadValue(CppType type)
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

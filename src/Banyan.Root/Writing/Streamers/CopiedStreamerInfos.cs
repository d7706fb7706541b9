using Banyan.Root.Objects;

namespace Banyan.Root.Writing.Streamers;

/// <summary>The descriptions of classes that other files carry, each once: what a file needs that holds copies of their records.</summary>
/// <remarks>
/// Each is written anew from its members, as version 9 of TStreamerInfo with elements of version 4: references inside the old record do not survive a move. Rules of schema evolution
/// (a TList <c>listOfRules</c> of TObjStrings in the same list) are joined. Source: TStreamerInfo::Streamer, TStreamerElement::Streamer, TFile::WriteStreamerInfo.
/// </remarks>
internal sealed class CopiedStreamerInfos
{
    private const uint IsReferenced = 1 << 4; // two more bytes would follow (TObject::Streamer)
    private const string RulesName = "listOfRules";
    private readonly OrderedDictionary<(string Name, int Version, uint CheckSum), RootObject> _infos = [];
    private readonly OrderedDictionary<string, bool> _rules = [];

    /// <summary>Number of items that <see cref="WriteItems"/> writes.</summary>
    public int Count => _infos.Count + (_rules.Count > 0 ? 1 : 0);

    /// <summary>Takes the list of a file; what is known already stays as it is.</summary>
    public void Add(RootObject list)
    {
        foreach (RootObject item in list.Items.OfType<RootObject>())
        {
            if (item.ClassName == "TStreamerInfo")
            {
                _infos.TryAdd((item.GetString("fName"), (int)item.GetInt64("fClassVersion"), (uint)item.GetInt64("fCheckSum")), item);
            }
            else if (item.ClassName == "TList" && item.GetString("fName") == RulesName)
            {
                foreach (RootObject rule in item.Items.OfType<RootObject>())
                {
                    _rules.TryAdd(rule.GetString("fString"), true);
                }
            }
        }
    }

    /// <summary>Those of Banyan's own descriptions that no file carried.</summary>
    public IReadOnlyList<ClassDescription> Without(IReadOnlyList<ClassDescription> classes)
    {
        HashSet<(string, int)> known = [.. _infos.Keys.Select(key => (key.Name, key.Version))];
        return [.. classes.Where(description => !known.Contains((description.Name, description.Version)))];
    }

    /// <summary>Writes the items of a TList, each with its option string.</summary>
    public void WriteItems(ObjectBuffer buffer)
    {
        foreach (RootObject info in _infos.Values)
        {
            WriteInfo(buffer, info);
            buffer.WriteByte(0);
        }

        if (_rules.Count > 0)
        {
            WriteRules(buffer);
            buffer.WriteByte(0);
        }
    }

    private static void WriteInfo(ObjectBuffer buffer, RootObject info)
    {
        int pointer = buffer.BeginObject("TStreamerInfo");
        int start = buffer.BeginVersion(9);
        WriteNamed(buffer, info);
        buffer.WriteUInt32((uint)info.GetInt64("fCheckSum"));
        buffer.WriteInt32((int)info.GetInt64("fClassVersion"));
        RootObject[] items = [.. (info.GetObject("fElements")?.Items ?? []).OfType<RootObject>()];
        int elements = buffer.BeginObject("TObjArray");
        int array = buffer.BeginVersion(3);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty);
        buffer.WriteInt32(items.Length);
        buffer.WriteInt32(0); // fLowerBound
        foreach (RootObject element in items)
        {
            WriteElement(buffer, element);
        }

        buffer.EndCount(array);
        buffer.EndCount(elements);
        buffer.EndCount(start);
        buffer.EndCount(pointer);
    }

    private static void WriteElement(ObjectBuffer buffer, RootObject element)
    {
        int pointer = buffer.BeginObject(element.ClassName);
        if (element.ClassName == "TStreamerSTLstring")
        {
            int outer = buffer.BeginVersion(2);
            WriteDerived(buffer, element, "TStreamerSTL");
            buffer.EndCount(outer);
        }
        else
        {
            WriteDerived(buffer, element, element.ClassName);
        }

        buffer.EndCount(pointer);
    }

    private static void WriteDerived(ObjectBuffer buffer, RootObject element, string className)
    {
        int version = className switch
        {
            "TStreamerBase" => element.Has("fBaseVersion") ? 3 : 2,
            "TStreamerSTL" => 3,
            "TStreamerArtificial" or "TStreamerObjectAnyPointer" => 1, // ROOT skips elements of versions that it does not have
            _ => 2,
        };
        int start = buffer.BeginVersion(version);
        WriteCommonPart(buffer, element);
        if (className == "TStreamerBase" && element.Has("fBaseVersion"))
        {
            buffer.WriteInt32((int)element.GetInt64("fBaseVersion"));
        }
        else if (className == "TStreamerSTL")
        {
            buffer.WriteInt32((int)element.GetInt64("fSTLtype"));
            buffer.WriteInt32((int)element.GetInt64("fCtype"));
        }
        else if (className is "TStreamerBasicPointer" or "TStreamerLoop")
        {
            buffer.WriteInt32((int)element.GetInt64("fCountVersion"));
            buffer.WriteString(element.GetString("fCountName"));
            buffer.WriteString(element.GetString("fCountClass"));
        }

        buffer.EndCount(start);
    }

    private static void WriteCommonPart(ObjectBuffer buffer, RootObject element)
    {
        int start = buffer.BeginVersion(4);
        WriteNamed(buffer, element);
        buffer.WriteInt32((int)element.GetInt64("fType"));
        buffer.WriteInt32((int)element.GetInt64("fSize"));
        buffer.WriteInt32((int)element.GetInt64("fArrayLength"));
        buffer.WriteInt32((int)element.GetInt64("fArrayDim"));
        int[] sizes = element.GetArray<int>("fMaxIndex");
        for (int i = 0; i < 5; i++)
        {
            buffer.WriteInt32(i < sizes.Length ? sizes[i] : 0);
        }

        buffer.WriteString(element.GetString("fTypeName"));
        buffer.EndCount(start);
    }

    private static void WriteNamed(ObjectBuffer buffer, RootObject named)
    {
        int start = buffer.BeginVersion(1);
        buffer.WriteTObject((uint)named.GetInt64("fBits") & ~IsReferenced, (uint)named.GetInt64("fUniqueID"));
        buffer.WriteString(named.GetString("fName"));
        buffer.WriteString(named.GetString("fTitle"));
        buffer.EndCount(start);
    }

    private void WriteRules(ObjectBuffer buffer)
    {
        int pointer = buffer.BeginObject("TList");
        int list = buffer.BeginVersion(5);
        buffer.WriteTObject();
        buffer.WriteString(RulesName);
        buffer.WriteInt32(_rules.Count);
        foreach (string rule in _rules.Keys)
        {
            int item = buffer.BeginObject("TObjString");
            int start = buffer.BeginVersion(1);
            buffer.WriteTObject();
            buffer.WriteString(rule);
            buffer.EndCount(start);
            buffer.EndCount(item);
            buffer.WriteByte(0);
        }

        buffer.EndCount(list);
        buffer.EndCount(pointer);
    }
}

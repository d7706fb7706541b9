namespace Banyan.Root.Objects;

/// <summary>Turns the objects of a file's StreamerInfo record into <see cref="StreamerInfo"/>s.</summary>
internal static class StreamerInfoReader
{
    /// <summary>The infos in the list that the record holds. Schema evolution rules, which lie in the same list, are left out.</summary>
    public static List<StreamerInfo> Read(RootObject list, RecordContext context)
    {
        var infos = new List<StreamerInfo>();
        foreach (RootObject? item in list.Items)
        {
            if (item is { ClassName: "TStreamerInfo" or "TStreamerInfoOld" })
            {
                infos.Add(Convert(item, context));
            }
        }

        return infos;
    }

    private static StreamerInfo Convert(RootObject info, RecordContext context)
    {
        var elements = new List<StreamerElement>();
        foreach (RootObject? element in info.GetObject("fElements")?.Items ?? [])
        {
            if (element != null)
            {
                elements.Add(ConvertElement(element, info.GetString("fName"), context));
            }
        }

        string className = info.GetString("fName");
        int version = (int)info.GetInt64("fClassVersion");
        return new StreamerInfo(className, version, (uint)info.GetInt64("fCheckSum"), [.. RooFitClasses.Stored(className, version, elements)]);
    }

    private static StreamerElement ConvertElement(RootObject element, string className, RecordContext context)
    {
        string typeName = element.GetString("fTypeName");
        var type = (StreamerType)element.GetInt64("fType");
        if (type == StreamerType.UChar && typeName is "Bool_t" or "bool")
        {
            type = StreamerType.Bool; // files of before ROOT 4 (TStreamerElement::Streamer)
        }

        long length = element.GetInt64("fArrayLength");
        long dimensionCount = element.GetInt64("fArrayDim");
        int[] sizes = element.GetArray<int>("fMaxIndex");
        if (length is < 0 or > int.MaxValue / 8 || dimensionCount < 0 || dimensionCount > sizes.Length)
        {
            throw context.Damaged($"member {element.GetString("fName")} of {className} has {length} elements in {dimensionCount} dimensions");
        }

        return new StreamerElement
        {
            ElementClass = element.ClassName,
            Name = element.GetString("fName"),
            Title = element.GetString("fTitle"),
            Type = type,
            ArrayLength = (int)length,
            Dimensions = sizes[..(int)dimensionCount],
            TypeName = typeName,
            BaseVersion = (int)element.GetInt64("fBaseVersion"),
            CountName = element.GetString("fCountName"),
        };
    }
}

namespace Banyan.Root.Writing.Streamers;

/// <summary>Writes the list of streamer infos that every file ends with: how the classes in it are laid out.</summary>
/// <remarks>
/// Sources: TFile::WriteStreamerInfo (a TList of TStreamerInfo in a record named StreamerInfo), TStreamerInfo::Streamer, TStreamerElement::Streamer
/// and its kin; the table is in
/// docs/format/streamer-info.md. Written as version 9 of TStreamerInfo, which every ROOT 5 and 6 reads.
/// </remarks>
internal static class StreamerInfoRecord
{
    /// <summary>Name of the record.</summary>
    public const string Name = "StreamerInfo";

    /// <summary>Title of the record, which ROOT gives every TList.</summary>
    public const string Title = "Doubly linked list";

    /// <summary>Writes the list.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="classes">Classes that Banyan describes.</param>
    /// <param name="copied">Descriptions of other files; null for none.</param>
    public static void Write(ObjectBuffer buffer, IReadOnlyList<ClassDescription> classes, CopiedStreamerInfos? copied = null)
    {
        int list = buffer.BeginVersion(5);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty);
        buffer.WriteInt32(classes.Count + (copied?.Count ?? 0));
        WriteItems(buffer, classes);
        copied?.WriteItems(buffer);
        buffer.EndCount(list);
    }

    /// <summary>Writes the items of the list.</summary>
    public static void WriteItems(ObjectBuffer buffer, IReadOnlyList<ClassDescription> classes)
    {
        foreach (ClassDescription description in classes)
        {
            WriteInfo(buffer, description);
            buffer.WriteByte(0); // the option string of a TList's link
        }
    }

    private static void WriteInfo(ObjectBuffer buffer, ClassDescription description)
    {
        int pointer = buffer.BeginObject("TStreamerInfo");
        int info = buffer.BeginVersion(9);
        buffer.WriteTNamed(description.Name, string.Empty);
        buffer.WriteUInt32(description.Checksum);
        buffer.WriteInt32(description.Version);
        int elements = buffer.BeginObject("TObjArray");
        int array = buffer.BeginVersion(3);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty);
        buffer.WriteInt32(description.Elements.Count);
        buffer.WriteInt32(0);
        foreach (ElementDescription element in description.Elements)
        {
            WriteElement(buffer, element);
        }

        buffer.EndCount(array);
        buffer.EndCount(elements);
        buffer.EndCount(info);
        buffer.EndCount(pointer);
    }

    private static void WriteElement(ObjectBuffer buffer, ElementDescription element)
    {
        (string className, int version) = element.Class switch
        {
            ElementClass.Base => ("TStreamerBase", 3),
            ElementClass.Basic => ("TStreamerBasicType", 2),
            ElementClass.CountedPointer => ("TStreamerBasicPointer", 2),
            ElementClass.String => ("TStreamerString", 2),
            ElementClass.Object => ("TStreamerObject", 2),
            ElementClass.ObjectAny => ("TStreamerObjectAny", 2),
            ElementClass.ObjectPointer => ("TStreamerObjectPointer", 2),
            _ => ("TStreamerSTL", 3),
        };
        int pointer = buffer.BeginObject(className);
        int start = buffer.BeginVersion(version);
        WriteCommonPart(buffer, element);
        switch (element.Class)
        {
            case ElementClass.Base:
                buffer.WriteInt32(element.Version);
                break;
            case ElementClass.CountedPointer:
                buffer.WriteInt32(element.Version);
                buffer.WriteString(element.Counter);
                buffer.WriteString(element.CounterClass);
                break;
            case ElementClass.Container:
                buffer.WriteInt32(element.ContainerTypes.Container);
                buffer.WriteInt32(element.ContainerTypes.Content);
                break;
        }

        buffer.EndCount(start);
        buffer.EndCount(pointer);
    }

    private static void WriteCommonPart(ObjectBuffer buffer, ElementDescription element)
    {
        int start = buffer.BeginVersion(4);
        buffer.WriteTNamed(element.Name, element.Title);
        buffer.WriteInt32(element.TypeCode);
        buffer.WriteInt32(element.ByteCount);
        buffer.WriteInt32(0); // fArrayLength
        buffer.WriteInt32(0); // fArrayDim
        buffer.WriteInt32s([0, unchecked((int)element.Checksum), 0, 0, 0]); // fMaxIndex; a base class keeps its checksum in [1]
        buffer.WriteString(element.TypeName);
        buffer.EndCount(start);
    }
}

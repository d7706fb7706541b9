namespace Banyan.Root.Objects;

/// <summary>The classes of RooFit whose streamers are written by hand; all others follow their streamer infos.</summary>
/// <remarks>Source: RooAbsArg.cxx, RooLinkedList.cxx, RooWorkspace.cxx, RooRealVar.cxx (roofit/roofitcore/src); the bytes of a workspace that ROOT 6.40 wrote.</remarks>
internal static class RooFitClasses
{
    /// <summary>The special classes.</summary>
    public static IEnumerable<SpecialClass> All { get; } =
    [
        new("RooRefArray", AddRefArray, ReadRefArray),
        new("RooLinkedList", AddLinkedList, ReadLinkedList),
        new("RooWorkspace::CodeRepo", AddCodeRepository, ReadCodeRepository),
    ];

    /// <summary>
    /// What the streamers of RooRealVar and RooCategory (version 2) store, which are written by hand: some of the members of the streamer info, then the properties that copies share (RooRealVar of
    /// version 3: a pointer to them).
    /// </summary>
    public static IEnumerable<StreamerElement> Stored(string className, int version, IReadOnlyList<StreamerElement> elements) => (className, version) switch
    {
        ("RooRealVar", 3) => [.. elements.Where(IsOfRealVar), Properties(StreamerType.ObjectPointer, "RooRealVarSharedProperties*")],
        ("RooRealVar", > 3) => [.. elements.Where(IsOfRealVar), Properties(StreamerType.Object, "RooRealVarSharedProperties")],
        ("RooCategory", 2) => [.. elements.Where(element => element.IsBase), Properties(StreamerType.Object, "RooCategorySharedProperties")],
        _ => elements,
    };

    private static bool IsOfRealVar(StreamerElement element) => element.IsBase || element.Name is "_error" or "_asymErrLo" or "_asymErrHi" or "_binning";

    private static StreamerElement Properties(StreamerType type, string typeName) => new() { ElementClass = "TStreamerObject", Name = "_sharedProp", Type = type, TypeName = typeName };

    private static void AddRefArray(MemberLayout layout)
    {
        SpecialClasses.AddRefArray(layout);
        layout.AddBase("TCollection");
        layout.AddItems();
    }

    /// <summary>RooRefArray::Streamer: a head around a TRefArray; the array itself stays empty until the references are resolved.</summary>
    private static void ReadRefArray(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        SpecialClasses.ReadRefArray(reader, target, numberSlot, referenceSlot);
        reader.CheckEnd(head, "a RooRefArray");
    }

    private static void AddLinkedList(MemberLayout layout)
    {
        SpecialClasses.AddObject(layout);
        layout.AddItems();
        layout.AddReference("_name");
    }

    /// <summary>RooLinkedList::Streamer: TObject, number of items, pointers, and the name in versions 2 and 3.</summary>
    private static void ReadLinkedList(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        SpecialClasses.ReadTObject(reader, target, numberSlot);
        var items = new RootObject?[reader.CheckCount(reader.ReadInt32(), 4)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.ReadPointer();
        }

        target.SetReference(referenceSlot, items);
        target.SetReference(referenceSlot + 1, head.Version is > 1 and < 4 ? reader.ReadString() : string.Empty);
        reader.CheckEnd(head, "a RooLinkedList");
    }

    private static void AddCodeRepository(MemberLayout layout)
    {
        foreach (string name in (ReadOnlySpan<string>)["_fmap", "_c2fmap", "_ehmap"])
        {
            layout.AddReference(name, MemberForm.List);
        }
    }

    /// <summary>RooWorkspace::CodeRepo::Streamer: files of code, classes, and (version 2) extra headers, each a number and rows of strings that begin with a name.</summary>
    private static void ReadCodeRepository(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        target.SetReference(referenceSlot, ReadRows(reader, 4));
        target.SetReference(referenceSlot + 1, ReadRows(reader, 3));
        target.SetReference(referenceSlot + 2, head.Version == 2 ? ReadRows(reader, 3) : null);
        reader.CheckEnd(head, "a RooWorkspace::CodeRepo");
    }

    private static object?[] ReadRows(ObjectReader reader, int length)
    {
        var rows = new object?[reader.CheckCount(reader.ReadInt32(), length)];
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new object?[length];
            for (int j = 0; j < length; j++)
            {
                row[j] = reader.ReadString();
            }

            rows[i] = row;
        }

        return rows;
    }
}

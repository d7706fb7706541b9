using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>The classes of ROOT whose streamers are written by hand.</summary>
/// <remarks>Each entry names ROOT's method that it follows.</remarks>
internal static class SpecialClasses
{
    private const uint HasUuid = 1 << 5; // TRef::kHasUUID
    private const uint BypassStreamer = 1 << 12; // TClonesArray::kBypassStreamer
    private static readonly (string Name, ElementKind Kind)[] s_arrays =
        [("TArrayC", ElementKind.Int8), ("TArrayS", ElementKind.Int16), ("TArrayI", ElementKind.Int32), ("TArrayL", ElementKind.Int64), ("TArrayL64", ElementKind.Int64),
        ("TArrayF", ElementKind.Float32), ("TArrayD", ElementKind.Float64)];

    private static readonly Dictionary<string, SpecialClass> s_all = Build();

    /// <summary>The special class of this name; null for classes that follow their streamer info.</summary>
    public static SpecialClass? Find(string className) => s_all.TryGetValue(className, out SpecialClass? special) ? special : null;

    private static Dictionary<string, SpecialClass> Build()
    {
        var all = new List<SpecialClass>
        {
            new("TObject", AddObject, (r, o, n, _) => ReadTObject(r, o, n)),
            new("TList", AddCollection, ReadList),
            new("THashList", AddCollection, ReadList),
            new("THashTable", AddCollection, ReadCollection),
            new("TOrdCollection", AddCollection, ReadCollection),
            new("TObjArray", AddArray, ReadObjArray),
            new("TClonesArray", AddArray, ReadClonesArray),
            new("TMap", AddCollection, ReadMap),
            new("TRef", AddRef, ReadRef),
            new("TRefArray", AddRefArray, ReadRefArray),
            new("TQObject", static _ => { }, static (_, _, _, _) => { }), // its streamer stores nothing
            new("TDatime", l => l.AddNumber("fDatime", NumberType.UInt32), (r, o, n, _) => o.SetNumber(n, r.ReadUInt32())),
            new("TString", l => l.AddReference("fString"), (r, o, _, s) => o.SetReference(s, r.ReadString())),
            BasketObject.Special,
            SymmetricMatrix.Special("TMatrixTSym<double>", ElementKind.Float64),
            SymmetricMatrix.Special("TMatrixTSym<float>", ElementKind.Float32),
        };
        all.AddRange(RooFitClasses.All);
        all.AddRange(PolyClasses.All);
        foreach ((string name, ElementKind kind) in s_arrays)
        {
            all.Add(new SpecialClass(name, AddNumberArray, (r, o, n, s) => ReadNumberArray(kind, r, o, n, s)));
        }

        return all.ToDictionary(s => s.Name);
    }

    /// <summary>The kind of number of a TArrayD or its kin; null for other classes.</summary>
    public static ElementKind? ArrayKind(string className)
    {
        foreach ((string name, ElementKind kind) in s_arrays)
        {
            if (name == className)
            {
                return kind;
            }
        }

        return null;
    }

    internal static void AddObject(MemberLayout layout)
    {
        layout.AddBase("TObject");
        layout.AddNumber("fUniqueID", NumberType.UInt32);
        int bits = layout.AddNumber("fBits", NumberType.UInt32);
        layout.AddProcessNumber("fPID", bits);
    }

    /// <summary>The number slots of a TObject.</summary>
    internal const int ObjectSlots = 3;

    private static void AddCollection(MemberLayout layout)
    {
        AddObject(layout);
        layout.AddBase("TCollection");
        layout.AddReference("fName");
        layout.AddItems();
        layout.AddReference("fOptions");
    }

    private static void AddArray(MemberLayout layout)
    {
        AddObject(layout);
        layout.AddBase("TCollection");
        layout.AddReference("fName");
        layout.AddItems();
        layout.AddNumber("fLowerBound", NumberType.Int32);
    }

    private static void AddRef(MemberLayout layout)
    {
        AddObject(layout);
        layout.AddNumber("fPID", NumberType.UInt16);
        layout.AddReference("fUUID");
    }

    internal static void AddRefArray(MemberLayout layout)
    {
        AddObject(layout);
        layout.AddReference("fName");
        layout.AddNumber("fLowerBound", NumberType.Int32);
        layout.AddNumber("fPID", NumberType.UInt16);
        layout.AddReference("fUIDs", MemberForm.List);
        layout.AddNumber("fSize", NumberType.Int32);
    }

    private static void AddNumberArray(MemberLayout layout)
    {
        layout.AddBase("TArray");
        layout.AddNumber("fN", NumberType.Int32);
        layout.AddReference("fArray", MemberForm.List);
    }

    /// <summary>TObject::Streamer: a version, which may have a byte count, id, bits, and a process id when the object is referenced.</summary>
    internal static uint ReadTObject(ObjectReader reader, RootObject target, int numberSlot)
    {
        reader.ReadVersion();
        target.SetNumber(numberSlot, reader.ReadUInt32());
        uint bits = reader.ReadUInt32();
        target.SetNumber(numberSlot + 1, bits);
        if ((bits & (1 << 4)) != 0)
        {
            target.SetNumber(numberSlot + 2, reader.ReadUInt16());
        }

        return bits;
    }

    /// <summary>TList::Streamer, also of THashList: items with an option string each.</summary>
    private static void ReadList(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        if (head.Version <= 3)
        {
            ReadCollection(reader, target, numberSlot, referenceSlot, head); // written before ROOT 3
            return;
        }

        ReadTObject(reader, target, numberSlot);
        target.SetReference(referenceSlot, reader.ReadString());
        var items = new RootObject?[reader.CheckCount(reader.ReadInt32(), 5)];
        var options = new string[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.ReadPointer();
            options[i] = ReadOption(reader, head.Version);
        }

        target.SetReference(referenceSlot + 1, items);
        target.SetReference(referenceSlot + 2, options);
        reader.CheckEnd(head, "a list");
    }

    private static string ReadOption(ObjectReader reader, int version)
    {
        int length = reader.ReadByte();
        if (version > 4 && length == 255)
        {
            length = reader.ReadInt32();
        }

        return ObjectReader.Text(reader.ReadBytes(reader.CheckCount(length, 1)));
    }

    /// <summary>TCollection::Streamer.</summary>
    private static void ReadCollection(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot) => ReadCollection(reader, target, numberSlot, referenceSlot, reader.ReadVersion());

    private static void ReadCollection(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot, VersionHead head)
    {
        if (head.Version > 2)
        {
            ReadTObject(reader, target, numberSlot);
        }

        target.SetReference(referenceSlot, head.Version > 1 ? reader.ReadString() : string.Empty);
        var items = new RootObject?[reader.CheckCount(reader.ReadInt32(), 4)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.ReadPointer();
        }

        target.SetReference(referenceSlot + 1, items);
        reader.CheckEnd(head, "a collection");
    }

    /// <summary>TObjArray::Streamer.</summary>
    private static void ReadObjArray(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        if (head.Version > 2)
        {
            ReadTObject(reader, target, numberSlot);
        }

        target.SetReference(referenceSlot, head.Version > 1 ? reader.ReadString() : string.Empty);
        int count = reader.CheckCount(reader.ReadInt32(), 4);
        target.SetNumber(numberSlot + ObjectSlots, (ulong)reader.ReadInt32());
        var items = new RootObject?[reader.CheckCount(count, 4)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.ReadPointer();
        }

        target.SetReference(referenceSlot + 1, items);
        reader.CheckEnd(head, "an array of objects");
    }

    /// <summary>TClonesArray::Streamer: objects of one class, one by one with a byte before each, or member by member.</summary>
    private static void ReadClonesArray(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        uint bits = head.Version > 2 ? ReadTObject(reader, target, numberSlot) : 0;
        target.SetReference(referenceSlot, head.Version > 1 ? reader.ReadString() : string.Empty);
        string classAndVersion = reader.ReadString();
        int semicolon = classAndVersion.IndexOf(';');
        string className = semicolon < 0 ? classAndVersion : classAndVersion[..semicolon];
        int version = semicolon >= 0 && int.TryParse(classAndVersion.AsSpan(semicolon + 1), out int number) ? number : 0;
        int count = reader.ReadInt32();
        count = reader.CheckCount(count == int.MinValue ? -1 : Math.Abs(count), 0);
        target.SetNumber(numberSlot + ObjectSlots, (ulong)reader.ReadInt32());
        RootObject?[] items;
        if ((bits & BypassStreamer) != 0)
        {
            items = reader.ReadMemberWise(className, version, count);
        }
        else
        {
            items = new RootObject?[reader.CheckCount(count, 1)];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = reader.ReadByte() != 0 ? reader.ReadObject(className) : null;
            }
        }

        target.SetReference(referenceSlot + 1, items);
        reader.CheckEnd(head, "a TClonesArray");
    }

    /// <summary>TMap::Streamer: keys and values in turn.</summary>
    private static void ReadMap(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        if (head.Version > 2)
        {
            ReadTObject(reader, target, numberSlot);
        }

        target.SetReference(referenceSlot, head.Version > 1 ? reader.ReadString() : string.Empty);
        var items = new RootObject?[2 * reader.CheckCount(reader.ReadInt32(), 8)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.ReadPointer();
        }

        target.SetReference(referenceSlot + 1, items);
        reader.CheckEnd(head, "a map");
    }

    /// <summary>TRef::Streamer: a TObject and the number of a process id, or a UUID.</summary>
    private static void ReadRef(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        if ((ReadTObject(reader, target, numberSlot) & HasUuid) != 0)
        {
            target.SetReference(referenceSlot, reader.ReadString());
        }
        else
        {
            target.SetNumber(numberSlot + ObjectSlots, reader.ReadUInt16());
        }
    }

    /// <summary>TRefArray::Streamer.</summary>
    internal static void ReadRefArray(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        VersionHead head = reader.ReadVersion();
        ReadTObject(reader, target, numberSlot);
        target.SetReference(referenceSlot, reader.ReadString());
        int count = reader.CheckCount(reader.ReadInt32(), 4);
        target.SetNumber(numberSlot + ObjectSlots, (ulong)reader.ReadInt32());
        target.SetNumber(numberSlot + ObjectSlots + 1, reader.ReadUInt16());
        var ids = new uint[reader.CheckCount(count, 4)];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = reader.ReadUInt32();
        }

        target.SetReference(referenceSlot + 1, ids);
        target.SetNumber(numberSlot + ObjectSlots + 2, (ulong)ids.Length);
        reader.CheckEnd(head, "a TRefArray");
    }

    /// <summary>TArrayD::Streamer and its kin: a count and numbers, without a version.</summary>
    private static void ReadNumberArray(ElementKind kind, ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        int count = reader.CheckCount(reader.ReadInt32(), kind.SizeOf());
        target.SetNumber(numberSlot, (ulong)count);
        target.SetReference(referenceSlot, NumberArrays.FromBigEndian(kind, reader.ReadBytes(count * kind.SizeOf())));
    }
}

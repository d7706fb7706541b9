using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>Lines and markers in space, whose points are stored without the byte that stands before a pointer's array.</summary>
/// <remarks>
/// Source: TPolyLine3D::Streamer, TPolyMarker3D::Streamer (graf3d/g3d/src). Bytes: head; TObject; the attributes with their head (line: colour, style, width; marker: colour, style, size as a float); number of
/// points; three floats per point; option; from version 2 of TPolyMarker3D on the name.
/// </remarks>
internal static class PolyClasses
{
    /// <summary>The special classes.</summary>
    public static IEnumerable<SpecialClass> All { get; } =
    [
        new("TPolyLine3D", layout => AddMembers(layout, isLine: true), (reader, target, numberSlot, referenceSlot) => Read(reader, target, numberSlot, referenceSlot, isLine: true)),
        new("TPolyMarker3D", layout => AddMembers(layout, isLine: false), (reader, target, numberSlot, referenceSlot) => Read(reader, target, numberSlot, referenceSlot, isLine: false)),
    ];

    private static void AddMembers(MemberLayout layout, bool isLine)
    {
        SpecialClasses.AddObject(layout);
        layout.AddBase(isLine ? "TAttLine" : "TAttMarker");
        string prefix = isLine ? "fLine" : "fMarker";
        layout.AddNumber($"{prefix}Color", NumberType.Int16);
        layout.AddNumber($"{prefix}Style", NumberType.Int16);
        layout.AddNumber(isLine ? "fLineWidth" : "fMarkerSize", isLine ? NumberType.Int16 : NumberType.Float32);
        layout.AddNumber("fN", NumberType.Int32);
        layout.AddReference("fP", MemberForm.List);
        layout.AddReference("fOption");
        if (!isLine)
        {
            layout.AddReference("fName");
        }
    }

    private static void Read(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot, bool isLine)
    {
        VersionHead head = reader.ReadVersion();
        SpecialClasses.ReadTObject(reader, target, numberSlot);
        int slot = numberSlot + SpecialClasses.ObjectSlots;
        VersionHead attributes = reader.ReadVersion();
        target.SetNumber(slot++, (ulong)reader.ReadInt16());
        target.SetNumber(slot++, (ulong)reader.ReadInt16());
        target.SetNumber(slot++, isLine ? (ulong)reader.ReadInt16() : BitConverter.DoubleToUInt64Bits(BitConverter.Int32BitsToSingle(reader.ReadInt32())));
        reader.CheckEnd(attributes, "the attributes");
        int count = reader.CheckCount(reader.ReadInt32(), 3 * sizeof(float));
        target.SetNumber(slot, (ulong)count);
        target.SetReference(referenceSlot, NumberArrays.FromBigEndian(ElementKind.Float32, reader.ReadBytes(count * 3 * sizeof(float))));
        target.SetReference(referenceSlot + 1, reader.ReadString());
        if (!isLine)
        {
            target.SetReference(referenceSlot + 2, head.Version > 1 ? reader.ReadString() : string.Empty);
        }

        reader.CheckEnd(head, isLine ? "a TPolyLine3D" : "a TPolyMarker3D");
    }
}

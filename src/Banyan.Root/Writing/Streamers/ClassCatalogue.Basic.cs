namespace Banyan.Root.Writing.Streamers;

/// <content>Names, strings, lists, arrays and drawing attributes.</content>
internal static partial class ClassCatalogue
{
    private static IEnumerable<ClassDescription> BasicClasses() =>
    [
        new("TObject", 1, 0x901bc02d, [UInt("fUniqueID"), Bits("fBits")]),
        new("TNamed", 1, 0xdfb74a3c, [Base("TObject", 1, 0x901bc02d), Text("fName"), Text("fTitle")]),
        new("TObjString", 1, 0x9c8e4800, [Base("TObject", 1, 0x901bc02d), Text("fString")]),
        new("TCollection", 3, 0x57e3cb9c, [Base("TObject", 1, 0x901bc02d), Text("fName"), Int("fSize")]),
        new("TSeqCollection", 0, 0xfc6c3bc6, [Base("TCollection", 3, 0x57e3cb9c)]),
        new("TList", 5, 0x69c5c3bb, [Base("TSeqCollection", 0, 0xfc6c3bc6)]),
        new("THashList", 0, 0xcc7e49c1, [Base("TList", 5, 0x69c5c3bb)]),
        new("TObjArray", 3, 0xa99e6552, [Base("TSeqCollection", 0, 0xfc6c3bc6), Int("fLowerBound"), Int("fLast")]),
        new("TArray", 1, 0x007021b2, [Counter("fN")]),
        new("TArrayD", 1, 0x7139ef34, [Base("TArray", 1, 0x007021b2), Array("fArray", "double", 8, "fN", "TArray", 1)]),
        new("TAttLine", 2, 0x94074549, [Short("fLineColor"), Short("fLineStyle"), Short("fLineWidth")]),
        new("TAttFill", 2, 0xffd92a92, [Short("fFillColor"), Short("fFillStyle")]),
        new("TAttMarker", 2, 0x291d8bec, [Short("fMarkerColor"), Short("fMarkerStyle"), Float("fMarkerSize")]),
    ];
}

namespace Banyan.Root.Writing.Streamers;

/// <content>The anchor of RNTuples.</content>
internal static partial class ClassCatalogue
{
    private static IEnumerable<ClassDescription> RNTupleClasses() =>
    [
        new(
            "ROOT::RNTuple",
            2,
            0x28e632ec,
            [
                UShort("fVersionEpoch"), UShort("fVersionMajor"), UShort("fVersionMinor"), UShort("fVersionPatch"), ULong("fSeekHeader"), ULong("fNBytesHeader"), ULong("fLenHeader"),
                ULong("fSeekFooter"), ULong("fNBytesFooter"), ULong("fLenFooter"), ULong("fMaxKeySize"),
            ]),
    ];
}

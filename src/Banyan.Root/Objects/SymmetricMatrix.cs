using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>TMatrixTSym: its head counts the members of TMatrixTBase only; behind them lies the upper triangle of the matrix, row by row.</summary>
/// <remarks>
/// Source: TMatrixTSym::Streamer (math/matrix/src/TMatrixTSym.cxx). Bytes: a version head of TMatrixTBase, a TObject, six integers (rows, columns, lower bounds of both, elements,
/// length of the row index), the tolerance (double), then rows·(rows + 1)/2 elements. <c>fElements</c> are these, as stored: element (i, j ≥ i) is number i·rows − i·(i − 1)/2 + j − i.
/// </remarks>
internal static class SymmetricMatrix
{
    private static readonly string[] s_integers = ["fNrows", "fNcols", "fRowLwb", "fColLwb", "fNelems", "fNrowIndex"];

    /// <summary>The special class of one kind of number.</summary>
    public static SpecialClass Special(string className, ElementKind kind) =>
        new(className, AddMembers, (reader, target, numberSlot, referenceSlot) => Read(reader, target, numberSlot, referenceSlot, kind));

    private static void AddMembers(MemberLayout layout)
    {
        SpecialClasses.AddObject(layout);
        foreach (string name in s_integers)
        {
            layout.AddNumber(name, NumberType.Int32);
        }

        layout.AddNumber("fTol", NumberType.Float64);
        layout.AddReference("fElements", MemberForm.List);
    }

    private static void Read(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot, ElementKind kind)
    {
        VersionHead head = reader.ReadVersion();
        SpecialClasses.ReadTObject(reader, target, numberSlot);
        int slot = numberSlot + SpecialClasses.ObjectSlots;
        int rows = 0;
        for (int i = 0; i < s_integers.Length; i++)
        {
            int value = reader.ReadInt32();
            rows = i == 0 ? value : rows;
            target.SetNumber(slot++, (ulong)value);
        }

        target.SetNumber(slot, (ulong)reader.ReadInt64());
        reader.CheckEnd(head, "a TMatrixTBase");
        long count = rows < 0 ? -1 : rows * (rows + 1L) / 2;
        int checkedCount = reader.CheckCount(count > int.MaxValue ? -1 : (int)count, kind.SizeOf());
        target.SetReference(referenceSlot, NumberArrays.FromBigEndian(kind, reader.ReadBytes(checkedCount * kind.SizeOf())));
    }
}

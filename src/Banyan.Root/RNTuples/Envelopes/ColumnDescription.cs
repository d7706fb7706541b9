namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>One physical column as the header or its extension describes it.</summary>
/// <param name="Id">Number in the order of description, by which page lists name it.</param>
/// <param name="Encoding">Encoding of its pages; may be one that this reader does not know.</param>
/// <param name="Bits">Bits of an element.</param>
/// <param name="FieldId">The field that it belongs to.</param>
/// <param name="Representation">Which of the field's representations it is a part of.</param>
/// <param name="FirstElement">Elements before this one are zero and have no pages (a column that was added late).</param>
/// <param name="Least">Least value of a quantised column.</param>
/// <param name="Greatest">Greatest value of a quantised column.</param>
/// <remarks>Source: RNTuple binary format 1.0, "Column Description".</remarks>
internal sealed record ColumnDescription(int Id, ColumnEncoding Encoding, int Bits, int FieldId, int Representation, long FirstElement, double Least, double Greatest)
{
    /// <summary>Fewest bytes of a record.</summary>
    public const int LeastByteCount = 8 + 12;

    private const int IsDeferred = 1;
    private const int HasRange = 2;

    /// <summary>Reads one record frame.</summary>
    public static ColumnDescription Read(EnvelopeReader reader, int id, int fieldCount)
    {
        var encoding = (ColumnEncoding)reader.ReadUInt16();
        int bits = reader.ReadUInt16();
        uint field = reader.ReadUInt32();
        ushort flags = reader.ReadUInt16();
        int representation = reader.ReadUInt16();
        long first = (flags & IsDeferred) != 0 ? reader.ReadInt64() : 0;
        double least = (flags & HasRange) != 0 ? reader.ReadDouble() : 0;
        double greatest = (flags & HasRange) != 0 ? reader.ReadDouble() : 0;
        return field < (uint)fieldCount
            ? new ColumnDescription(id, encoding, bits, (int)field, representation, first < 0 ? first & long.MaxValue : first, least, greatest)
            : throw reader.Damaged($"column {id} belongs to field {field} of {fieldCount}");
    }
}

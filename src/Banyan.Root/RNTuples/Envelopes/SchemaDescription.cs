namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>Fields and columns, from the header and then from the footer's extension.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Header Envelope" and "Schema Extension Record Frame".</remarks>
internal sealed class SchemaDescription
{
    private const int AliasByteCount = 8 + 8;
    private const int ExtraByteCount = 8 + 8 + 4;

    /// <summary>All fields; a field's number is its index.</summary>
    public List<FieldDescription> Fields { get; } = [];

    /// <summary>All physical columns; a column's number is its index.</summary>
    public List<ColumnDescription> Columns { get; } = [];

    /// <summary>Columns of projected fields: which physical column gives the data.</summary>
    public List<(int ColumnId, int FieldId)> Aliases { get; } = [];

    /// <summary>Reads four lists and adds what they hold.</summary>
    public void Add(ref EnvelopeReader reader)
    {
        EnvelopeReader fields = reader.ReadList(FieldDescription.LeastByteCount, out int count);
        for (int i = 0; i < count; i++)
        {
            Fields.Add(FieldDescription.Read(fields.ReadRecord(), Fields.Count));
        }

        EnvelopeReader columns = reader.ReadList(ColumnDescription.LeastByteCount, out count);
        for (int i = 0; i < count; i++)
        {
            Columns.Add(ColumnDescription.Read(columns.ReadRecord(), Columns.Count, Fields.Count));
        }

        EnvelopeReader aliases = reader.ReadList(AliasByteCount, out count);
        for (int i = 0; i < count; i++)
        {
            EnvelopeReader alias = aliases.ReadRecord();
            (uint column, uint field) = (alias.ReadUInt32(), alias.ReadUInt32());
            if (column >= (uint)Columns.Count || field >= (uint)Fields.Count)
            {
                throw aliases.Damaged($"field {field} is said to show column {column}; there are {Fields.Count} fields and {Columns.Count} columns");
            }

            Aliases.Add(((int)column, (int)field));
        }

        // Extra type information holds the streamer infos of fields that ROOT's streamers wrote; ROOT puts them into the file's own list as well, which is read.
        _ = reader.ReadList(ExtraByteCount, out _);
    }
}

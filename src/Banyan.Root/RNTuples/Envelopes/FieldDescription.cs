namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>One field as the header or its extension describes it.</summary>
/// <param name="Id">Number in the order of description.</param>
/// <param name="ParentId">Number of the parent; its own for a top-level field.</param>
/// <param name="Role">Structural role.</param>
/// <param name="Repetition">Items of a fixed-size array or bits of a bitset; 0 for others.</param>
/// <param name="SourceId">The field that a projected one is taken from; null for others.</param>
/// <param name="TypeVersion">Version of the class.</param>
/// <param name="Name">Name.</param>
/// <param name="TypeName">Normalised C++ type; empty for untyped records and collections.</param>
/// <param name="Description">What the writer says about it.</param>
/// <remarks>Source: RNTuple binary format 1.0, "Field Description".</remarks>
internal sealed record FieldDescription(
    int Id, int ParentId, FieldRole Role, long Repetition, int? SourceId, uint TypeVersion, string Name, string TypeName, string Description)
{
    /// <summary>Fewest bytes of a record.</summary>
    public const int LeastByteCount = 8 + 16 + 16;

    private const int IsRepetitive = 1;
    private const int IsProjected = 2;

    /// <summary>Reads one record frame.</summary>
    public static FieldDescription Read(EnvelopeReader reader, int id)
    {
        _ = reader.ReadUInt32();
        uint typeVersion = reader.ReadUInt32();
        uint parent = reader.ReadUInt32();
        var role = (FieldRole)reader.ReadUInt16();
        ushort flags = reader.ReadUInt16();
        string name = reader.ReadString();
        string typeName = reader.ReadString();
        _ = reader.ReadString(); // the type as the user spelled it
        string description = reader.ReadString();
        long repetition = (flags & IsRepetitive) != 0 ? reader.ReadInt64() : 0;
        int? source = (flags & IsProjected) != 0 ? reader.ReadInt32() : null;
        if (parent > (uint)id)
        {
            throw reader.Damaged($"field '{name}' ({id}) comes before its parent {parent}");
        }

        if (repetition < 0 || ((flags & IsRepetitive) != 0 && repetition > int.MaxValue))
        {
            throw reader.Damaged($"field '{name}' claims to hold {repetition} items");
        }

        return new FieldDescription(id, (int)parent, role, repetition, source, typeVersion, name, typeName, description);
    }
}

using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples;

/// <summary>Makes the tree of fields out of their descriptions.</summary>
internal static class FieldTree
{
    private const int DeepestNesting = 100;

    /// <summary>Builds all fields with their columns.</summary>
    /// <exception cref="RootFormatException">Fields nest too deeply, or a projected field has no source.</exception>
    public static (RNTupleField[] All, RNTupleField[] Top) Build(SchemaDescription schema, RecordContext context)
    {
        var fields = new RNTupleField[schema.Fields.Count];
        var depths = new int[fields.Length];
        var top = new List<RNTupleField>();
        ILookup<int, ColumnDescription> columns = schema.Columns.ToLookup(column => column.FieldId);
        ILookup<int, int> aliases = schema.Aliases.ToLookup(alias => alias.FieldId, alias => alias.ColumnId);
        for (int i = 0; i < fields.Length; i++)
        {
            FieldDescription description = schema.Fields[i];
            bool isTop = description.ParentId == i;
            fields[i] = new RNTupleField(description, isTop ? null : fields[description.ParentId]);
            depths[i] = isTop ? 0 : depths[description.ParentId] + 1;
            if (depths[i] > DeepestNesting)
            {
                throw context.Damaged($"fields nest more than {DeepestNesting} deep");
            }

            if (isTop)
            {
                top.Add(fields[i]);
            }

            fields[i].SetRepresentations(description.SourceId == null ? columns[i] : aliases[i].Select(id => schema.Columns[id]));
        }

        return (fields, [.. top]);
    }
}

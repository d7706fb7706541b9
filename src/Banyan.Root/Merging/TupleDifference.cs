using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Merging;

/// <summary>Says why the pages of one RNTuple cannot stand behind those of another.</summary>
internal static class TupleDifference
{
    /// <summary>The first difference in one sentence; null when there is none that matters.</summary>
    public static string? Find(StoredTuple first, string firstFile, StoredTuple other)
    {
        Dictionary<string, FieldDescription> mine = Paths(first.Schema.Fields);
        Dictionary<string, FieldDescription> theirs = Paths(other.Schema.Fields);
        foreach ((string path, FieldDescription field) in mine)
        {
            if (!theirs.TryGetValue(path, out FieldDescription? found))
            {
                return $"field {path} ({field.TypeName}) of {firstFile} is missing: only RNTuples with the same fields can be joined";
            }

            if (found.TypeName != field.TypeName || found.Role != field.Role || found.Repetition != field.Repetition)
            {
                return $"field {path} is {found.TypeName}, but {field.TypeName} in {firstFile}";
            }

            if (found.TypeVersion != field.TypeVersion)
            {
                return $"field {path} has version {found.TypeVersion} of the class {found.TypeName}, but version {field.TypeVersion} in {firstFile}";
            }
        }

        if (theirs.Keys.FirstOrDefault(path => !mine.ContainsKey(path)) is string added)
        {
            return $"field {added} ({theirs[added].TypeName}) is not in {firstFile}: only RNTuples with the same fields can be joined";
        }

        return FindColumn(first.Schema, firstFile, other.Schema);
    }

    private static string? FindColumn(SchemaDescription first, string firstFile, SchemaDescription other)
    {
        for (int i = 0; i < first.Fields.Count; i++)
        {
            if (first.Fields[i].Name != other.Fields[i].Name || first.Fields[i].ParentId != other.Fields[i].ParentId || first.Fields[i].SourceId != other.Fields[i].SourceId)
            {
                return $"its fields are the same, but in another order than in {firstFile} (field {i} is {other.Fields[i].Name} instead of {first.Fields[i].Name}): snapshot one of them first";
            }
        }

        for (int i = 0; i < Math.Max(first.Columns.Count, other.Columns.Count); i++)
        {
            ColumnDescription? mine = i < first.Columns.Count ? first.Columns[i] : null;
            ColumnDescription? theirs = i < other.Columns.Count ? other.Columns[i] : null;
            if (mine is null || theirs is null || mine with { FirstElement = 0 } != theirs with { FirstElement = 0 })
            {
                string field = (mine is null ? other.Fields[theirs!.FieldId] : first.Fields[mine.FieldId]).Name;
                return $"field {field} is stored as {Encoding(theirs)}, but as {Encoding(mine)} in {firstFile}: the fields fit together, their pages do not; snapshot one of them first";
            }

            if (theirs.FirstElement > 0)
            {
                return $"field {other.Fields[theirs.FieldId].Name} was added after {theirs.FirstElement} entries, so that nothing can stand before it: snapshot it first";
            }
        }

        return first.Aliases.SequenceEqual(other.Aliases) ? null : $"its projected fields show other columns than in {firstFile}";
    }

    private static string Encoding(ColumnDescription? column) => column is null ? "nothing" : $"{column.Encoding} of {column.Bits} bits";

    private static Dictionary<string, FieldDescription> Paths(List<FieldDescription> fields)
    {
        var paths = new Dictionary<string, FieldDescription>();
        string[] names = new string[fields.Count];
        for (int i = 0; i < fields.Count; i++)
        {
            names[i] = fields[i].ParentId == i ? fields[i].Name : $"{names[fields[i].ParentId]}.{fields[i].Name}";
            paths.TryAdd(names[i], fields[i]);
        }

        return paths;
    }
}

using Banyan.Columns;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Merging;

/// <summary>Says why the pages of one RNTuple cannot stand behind those of another.</summary>
internal static class TupleDifference
{
    /// <summary>What can be done about differences.</summary>
    public const string Advice = "hadd leaves out fields that the first input does not have, and stops at others; to join what both have, write them anew with 'banyan convert IN OUT --columns NAMES'";

    /// <summary>Matches an input's columns with those of the first input.</summary>
    /// <param name="first">The first input's.</param>
    /// <param name="firstFile">Its file.</param>
    /// <param name="other">The input's.</param>
    /// <param name="differences">What does not fit, in one sentence each; empty when all does.</param>
    /// <returns>Null when something does not fit.</returns>
    public static TupleMatch? Match(StoredTuple first, string firstFile, StoredTuple other, out IReadOnlyList<string> differences)
    {
        var found = new List<string>();
        differences = found;
        Dictionary<string, FieldDescription> mine = Paths(first.Schema.Fields);
        Dictionary<string, FieldDescription> theirs = Paths(other.Schema.Fields);
        string[] added = [.. theirs.Keys.Where(path => !mine.ContainsKey(path))];
        foreach ((string path, FieldDescription field) in mine)
        {
            if (!theirs.TryGetValue(path, out FieldDescription? same))
            {
                // Of a structure that is missing as a whole the first line is enough.
                if (field.ParentId == field.Id || theirs.ContainsKey(path[..path.LastIndexOf('.')]))
                {
                    found.Add($"field {path}{Type(field)} of {firstFile} is missing{NearestNames.Suggestion(path, added)}");
                }
            }
            else if (same.TypeName != field.TypeName || same.Role != field.Role || same.Repetition != field.Repetition)
            {
                found.Add($"field {path} is {same.TypeName}, but {field.TypeName} in {firstFile}");
            }
            else if (same.TypeVersion != field.TypeVersion)
            {
                found.Add($"field {path} has version {same.TypeVersion} of the class {same.TypeName}, but version {field.TypeVersion} in {firstFile}");
            }
            else if ((same.SourceId is null) != (field.SourceId is null))
            {
                found.Add($"field {path} shows another field in {(field.SourceId is null ? "this file" : firstFile)} only");
            }
        }

        foreach (string path in added.Where(path => theirs[path].ParentId == theirs[path].Id || mine.ContainsKey(path[..path.LastIndexOf('.')])))
        {
            found.Add($"field {path}{Type(theirs[path])} is not in {firstFile}{NearestNames.Suggestion(path, mine.Keys.Where(name => !theirs.ContainsKey(name)))}");
        }

        if (found.Count > 0)
        {
            return null;
        }

        TupleMatch? match = TupleMatch.Of(first.Schema, other.Schema, out (ColumnDescription? Output, ColumnDescription? Input)? unmatched);
        if (unmatched is { } pair)
        {
            string field = pair.Output is null ? other.Schema.Fields[pair.Input!.FieldId].Name : first.Schema.Fields[pair.Output.FieldId].Name;
            found.Add($"field {field} is stored as {Encoding(pair.Input)}, but as {Encoding(pair.Output)} in {firstFile}: the fields fit together, their pages do not");
        }
        else if (!Projections(first.Schema).SetEquals(Projections(other.Schema)))
        {
            found.Add($"its projected fields show other columns than in {firstFile}");
        }

        return found.Count == 0 ? match : null;
    }

    private static string Type(FieldDescription field) => field.TypeName.Length > 0 ? $" ({field.TypeName})" : string.Empty;

    private static string Encoding(ColumnDescription? column) => column is null ? "nothing" : $"{column.Encoding} of {column.Bits} bits";

    private static HashSet<(string Field, string Source)> Projections(SchemaDescription schema)
    {
        string[] paths = TupleMatch.Paths(schema.Fields);
        return [.. schema.Aliases.Select(alias => (paths[alias.FieldId], paths[schema.Columns[alias.ColumnId].FieldId]))];
    }

    private static Dictionary<string, FieldDescription> Paths(List<FieldDescription> fields)
    {
        string[] names = TupleMatch.Paths(fields);
        var paths = new Dictionary<string, FieldDescription>();
        for (int i = 0; i < fields.Count; i++)
        {
            paths.TryAdd(names[i], fields[i]);
        }

        return paths;
    }
}

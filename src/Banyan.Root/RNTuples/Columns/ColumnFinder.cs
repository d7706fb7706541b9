using Banyan.Columns;

namespace Banyan.Root.RNTuples.Columns;

/// <summary>Finds the columns that a frame can read in the tree of fields.</summary>
/// <remarks>Source of the names: RNTupleDS::AddField in ROOT's RNTupleDS.cxx.</remarks>
internal static class ColumnFinder
{
    /// <summary>All columns in the order of fields.</summary>
    public static IEnumerable<RNTupleColumn> Find(RNTuple tuple)
    {
        RNTupleColumn[] columns = [.. tuple.Fields.SelectMany(field => Find(field, field.Name, []))];
        HashSet<string> ambiguous = [.. columns.GroupBy(column => column.Name).Where(group => group.Count() > 1).Select(group => group.Key)];
        foreach (RNTupleColumn column in columns)
        {
            yield return ambiguous.Contains(column.Name) ? column with { Name = QualifiedName(column.Field) } : column;
        }
    }

    private static IEnumerable<RNTupleColumn> Find(RNTupleField field, string name, PathStep[] steps)
    {
        if (FieldTypes.ProblemOf(field) is string problem)
        {
            return [Unreadable(field, name, problem)];
        }

        return field.Role switch
        {
            FieldRole.Leaf => FindLeaf(field, name, steps),
            FieldRole.Collection when field.Children.Count == 1 && field.Representations.Count > 0 => Find(field.Children[0], name, [.. steps, new PathStep(field, 0)]),
            FieldRole.Record => field.Children.SelectMany(child => Find(child, NameOf(child, name), steps)),
            FieldRole.Variant => [Unreadable(field, name, $"variants ({field.TypeName}) are no columns of a frame; inspect --values reads them")],
            FieldRole.Streamed => [Unreadable(field, name, $"objects of class {field.TypeName} that ROOT's streamers wrote are no columns of a frame; inspect --values reads them")],
            _ => [Unreadable(field, name, $"a field of role {(int)field.Role} with {field.Children.Count} parts is not known")],
        };
    }

    private static IEnumerable<RNTupleColumn> FindLeaf(RNTupleField field, string name, PathStep[] steps)
    {
        if (field.Repetition > 0)
        {
            steps = WithArray(steps, (int)Math.Min(int.MaxValue, field.Repetition));
        }

        // Arrays, atomics and enums have no columns themselves.
        if (field.Representations.Count == 0)
        {
            return field.Children.Count == 1 ? Find(field.Children[0], name, steps) : [Unreadable(field, name, $"a field of type {field.TypeName} without columns is not known")];
        }

        if (FieldTypes.IsString(field))
        {
            return [Column(field, name, steps, ValueForm.Strings, new StringType())];
        }

        return field.Representations[0].Length == 1 && FieldTypes.KindOf(field) is ElementKind kind
            ? [Column(field, name, steps, field.IsCardinality ? ValueForm.Counts : ValueForm.Numbers, DataType.Scalar(kind))]
            : [Unreadable(field, name, $"a field of type {field.TypeName} with {field.Representations[0].Length} columns is not known")];
    }

    // Dimensions of an array are one, as in trees.
    private static PathStep[] WithArray(PathStep[] steps, int length) => steps.Length > 0 && steps[^1].Field == null
        ? [.. steps[..^1], new PathStep(null, (int)Math.Min(int.MaxValue, (long)steps[^1].Length * length))]
        : [.. steps, new PathStep(null, length)];

    private static RNTupleColumn Column(RNTupleField field, string name, PathStep[] steps, ValueForm form, DataType item)
    {
        DataType type = item;
        for (int i = 0; i < steps.Length; i++)
        {
            type = DataType.Vector(type);
        }

        return new RNTupleColumn
        {
            Name = name,
            Type = type,
            Field = field,
            Steps = steps,
            Form = form,
            Problem = type.OffsetLevels > ColumnBlock.MostLevels ? $"{type.CppName} nests more than {ColumnBlock.MostLevels} deep" : null,
        };
    }

    private static RNTupleColumn Unreadable(RNTupleField field, string name, string problem) =>
        new() { Name = name, Type = DataType.Scalar(ElementKind.UInt8), Field = field, Problem = problem };

    // Of members of several base classes: the base stands in the name.
    private static string QualifiedName(RNTupleField field) => field.Parent == null ? field.Name
        : field.Parent.Role == FieldRole.Record ? $"{QualifiedName(field.Parent)}.{(field.Name.StartsWith(':') ? field.TypeName : field.Name)}"
        : QualifiedName(field.Parent);

    // ":_0" is a base class; its members are the class's own.
    private static string NameOf(RNTupleField member, string parent) => member.Name.StartsWith(':') ? parent : $"{parent}.{member.Name}";
}

using Banyan.Root;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>Makes nodes for a field and its parts.</summary>
internal static class FieldNodeBuilder
{
    /// <summary>The node of a field.</summary>
    public static FieldNode Build(RNTuple tuple, RNTupleField field, string? member)
    {
        switch (field.Role)
        {
            case FieldRole.Collection when field.Children.Count == 1:
                return new CollectionNode(tuple, field, Build(tuple, field.Children[0], member));
            case FieldRole.Record:
                return new RecordNode([.. Members(field).Select(part => (part.Name, Build(tuple, part.Field, member == null ? part.Name : $"{member}.{part.Name}")))]);
            case FieldRole.Variant:
                return new VariantNode(tuple, field, [.. field.Children.Select(child => Build(tuple, child, member))]);
            case FieldRole.Leaf:
                return BuildLeaf(tuple, field, member);
            case FieldRole.Streamed:
                return new StreamedNode(tuple, field, member);
            default:
                throw new RootNotSupportedException(
                    $"fields of role {(int)field.Role} are not known", tuple.File.Path, tuple.Key.FileOffset, $"{tuple.Key.Path}, field {field.Path}");
        }
    }

    private static FieldNode BuildLeaf(RNTuple tuple, RNTupleField field, string? member)
    {
        FieldNode node;
        if (field.Encoding == null)
        {
            node = field.Children.Count == 1
                ? Build(tuple, field.Children[0], member)
                : throw new RootNotSupportedException($"a field of type {field.TypeName} without columns is not known", tuple.File.Path, tuple.Key.FileOffset, $"{tuple.Key.Path}, field {field.Path}");
        }
        else
        {
            node = field.TypeName == "std::string" ? new StringNode(tuple, field) : field.IsCardinality ? new CountNode(tuple, field, member) : new NumberNode(tuple, field, member);
        }

        return field.Repetition > 0 ? new ArrayNode(node, field.Repetition) : node;
    }

    // Own members first, then those of base classes (":_0"); members that several bases have stand with the base.
    private static List<(string Name, RNTupleField Field)> Members(RNTupleField record)
    {
        List<(string Name, RNTupleField Field)> members = [.. record.Children.Where(child => !child.Name.StartsWith(':')).Select(child => (child.Name, child))];
        List<(RNTupleField Base, string Name, RNTupleField Field)> inherited =
            [.. record.Children.Where(child => child.Name.StartsWith(':')).SelectMany(parent => Members(parent).Select(part => (parent, part.Name, part.Field)))];
        ILookup<string, RNTupleField> owners = inherited.ToLookup(part => part.Name, part => part.Field);
        foreach ((RNTupleField parent, string name, RNTupleField field) in inherited)
        {
            bool isAmbiguous = owners[name].Count() > 1 || members.Exists(own => own.Name == name);
            members.Add((isAmbiguous ? $"{parent.TypeName}::{name}" : name, field));
        }

        return members;
    }
}

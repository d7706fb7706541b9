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
                return new RecordNode([.. Members(field).Select(child => (child.Name, Build(tuple, child, member == null ? child.Name : $"{member}.{child.Name}")))]);
            case FieldRole.Variant:
                return new VariantNode(tuple, field, [.. field.Children.Select(child => Build(tuple, child, member))]);
            case FieldRole.Leaf:
                return BuildLeaf(tuple, field, member);
            default:
                throw new RootNotSupportedException(
                    $"objects of class {field.TypeName} that ROOT's streamers wrote are not supported", tuple.File.Path, tuple.Key.FileOffset, $"{tuple.Key.Path}, field {field.Path}");
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

    // Own members first, then those of base classes (":_0"), as the references have them.
    private static IEnumerable<RNTupleField> Members(RNTupleField record) =>
        record.Children.Where(child => !child.Name.StartsWith(':')).Concat(record.Children.Where(child => child.Name.StartsWith(':')).SelectMany(Members));
}

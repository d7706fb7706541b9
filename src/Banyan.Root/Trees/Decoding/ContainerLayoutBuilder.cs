using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Layouts of STL containers of numbers and strings, nested ones included.</summary>
/// <remarks>
/// A container is stored as a version head (byte count and version, 6 bytes), the number of items (4) and the items; containers and strings inside have no head.
/// Source: TStreamerInfoReadBuffer.cxx (kSTL), TCollectionProxyInfo, TStdStringStreamer.
/// </remarks>
internal static class ContainerLayoutBuilder
{
    private const int HeadAndCountByteCount = 10;

    /// <summary>The layout of a container, as a branch of its own or as a member.</summary>
    /// <param name="typeName">C++ type.</param>
    /// <param name="dimensions">Dimensions of a fixed array of containers.</param>
    /// <param name="counts">The branch with the number of items, in a collection.</param>
    /// <param name="inCollection">True for a member of the items of a split collection.</param>
    /// <param name="table">Describes classes of items.</param>
    public static BranchLayout Build(string typeName, IReadOnlyList<int> dimensions, CountSource? counts, bool inCollection, StreamerTable table)
    {
        if (typeName.EndsWith('*'))
        {
            return BranchLayout.Unreadable(typeName, $"pointers to containers ({typeName}) inside a branch are not supported");
        }

        CppType type = CppTypeParser.Parse(typeName);
        if (type is CppType.Class)
        {
            return BranchLayout.Unreadable(typeName, $"objects of class {typeName} inside a branch are not supported");
        }

        string shown = typeName + string.Concat(dimensions.Select(d => $"[{d}]")) + (inCollection ? "[]" : string.Empty);
        if (!inCollection && dimensions.Count == 0 && type is CppType.Sequence { Item: CppType.Number { Packing: null } number })
        {
            var flat = new BranchColumn(string.Empty, DataType.Vector(number.Kind), [], false, shown);
            DecodeNode whole = new HeadNode(new SequenceNode(new NumbersNode(0, number.Kind, number.Packing), [(0, 0)]), typeName);
            return BranchLayout.Single(flat, new BasketPlan.Jagged(number.Kind, number.Packing, HeadAndCountByteCount, 1, null, new BasketPlan.Sequential(whole)));
        }

        int level = inCollection ? 1 : 0;
        long outer = dimensions.Aggregate(1L, (product, d) => Math.Min(int.MaxValue, product * Math.Max(1, d)));
        level += dimensions.Count > 0 ? 1 : 0;
        if (Node(type, table, ref level) is not var (node, itemType, members))
        {
            return BranchLayout.Unreadable(typeName, $"containers of the type {typeName} inside a branch are not supported");
        }

        DataType columnType = itemType;
        if (dimensions.Count > 0)
        {
            node = new FixedArrayNode(node, (int)outer, Levels(members, inCollection ? 1 : 0));
            columnType = DataType.Vector(columnType);
        }

        node = new HeadNode(node, typeName, type is CppType.Sequence { Item: CppType.FixedArray }, type is CppType.Bitset);
        if (inCollection)
        {
            node = new CollectionNode(node, Levels(members, 0), hasHead: true);
            columnType = DataType.Vector(columnType);
        }

        return columnType.OffsetLevels > ColumnBlock.MostLevels
            ? BranchLayout.Unreadable(typeName, $"containers nested {columnType.OffsetLevels} deep ({shown}) are not supported")
            : members == null ? BranchLayout.Single(new BranchColumn(string.Empty, AsColumn(columnType), [], false, shown), new BasketPlan.Sequential(node, counts))
            : new BranchLayout(shown, [.. members.Select(member => new BranchColumn(member.Name, AsColumn(WithItem(columnType, member.Kind)), [], false, member.Kind.CppName()))], new BasketPlan.Sequential(node, counts), null);
    }

    // A column for each member of the items, all with the same offsets.
    private static (int Column, int Level)[] Levels(IReadOnlyList<RecordForm.Member>? members, int level) => [.. Enumerable.Range(0, members?.Count ?? 1).Select(column => (column, level))];

    private static DataType WithItem(DataType type, ElementKind kind) => type is VectorType vector ? vector with { Item = WithItem(vector.Item, kind) } : DataType.Scalar(kind);

    /// <summary>The node of a type whose offsets begin at <paramref name="level"/>, and its column type; null when it cannot be read.</summary>
    /// <remarks>Items that are objects of numbers have a column for each member; the type is that of the first.</remarks>
    private static (DecodeNode Node, DataType Type, IReadOnlyList<RecordForm.Member>? Members)? Node(CppType type, StreamerTable table, ref int level)
    {
        switch (type)
        {
            case CppType.Number number:
                return (new NumbersNode(0, number.Kind, number.Packing), DataType.Scalar(number.Kind), null);
            case CppType.Text:
                return (new TextNode(0, level), new StringType(), null);
            case CppType.Bitset:
                return (new SequenceNode(new NumbersNode(0, ElementKind.Bool, null), [(0, level)]), DataType.Vector(ElementKind.Bool), null);
            case CppType.Sequence sequence:
                int own = level++;
                if (Node(sequence.Item, table, ref level) is not var (item, itemType, members))
                {
                    return null;
                }

                return (new SequenceNode(item, Levels(members, own)), DataType.Vector(itemType), members);
            case CppType.Class record when level > 0 && RecordForm.Of(table, record.Name) is { Count: > 0 } forms:
                return (new RecordRowsNode(forms), DataType.Scalar(forms[0].Members[0].Kind), forms[0].Members);
            case CppType.FixedArray { Item: CppType.Number number } array when array.Count > 0:
                return (new FixedArrayNode(new NumbersNode(0, number.Kind, number.Packing, array.Count), 1, [(0, level)]), DataType.Vector(number.Kind), null);
            default:
                return null;
        }
    }

    /// <summary>The type that RDataFrame gives a column: RVec outside, std::vector inside.</summary>
    private static DataType AsColumn(DataType type) =>
        type is VectorType { Item: VectorType item } outer ? outer with { Item = AsStd(item) } : type;

    private static VectorType AsStd(VectorType type) =>
        new(type.Item is VectorType item ? AsStd(item) : type.Item, IsStd: true);
}

using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Layouts of branches that hold objects or their members (TBranchElement), from the streamer infos.</summary>
/// <remarks>
/// Source: TBranchElement (tree/tree/src/TBranchElement.cxx). fType: 0 a member or a whole object, 1 a base class, 2 a member object that is split, 3 a TClonesArray and
/// 4 a container that are split (their baskets hold the number of items), 31 and 41 members of the items of such.
/// </remarks>
internal static class ElementLayoutBuilder
{
    private const int BaseClass = 1;
    private const int SplitMember = 2;
    private const int ClonesArray = 3;
    private const int Collection = 4;
    private const int ClonesMember = 31;
    private const int CollectionMember = 41;

    /// <summary>The layout of a branch of class TBranchElement.</summary>
    public static BranchLayout Build(TBranch branch)
    {
        long type = branch.Object.GetInt64("fType");
        if (type is ClonesArray or Collection)
        {
            return BranchLayoutBuilder.Numbers("Int_t", ElementKind.Int32, null, [], null, false) with { TypeName = branch.ClassName };
        }

        if (branch.Branches.Count > 0 || type is BaseClass or SplitMember)
        {
            return BranchLayout.Unreadable(branch.ClassName, "it only groups sub-branches");
        }

        return branch.Object.GetInt64("fID") < 0 ? BuildWhole(branch) : BuildMember(branch, type is ClonesMember or CollectionMember);
    }

    /// <summary>A branch that holds a whole object, unsplit.</summary>
    private static BranchLayout BuildWhole(TBranch branch)
    {
        string className = branch.ClassName;
        return CppTypeParser.Parse(className) is CppType.Text
            ? BranchLayout.Single(new BranchColumn(string.Empty, new StringType(), [], false, className), new BasketPlan.Sequential(new TextNode(0, 0)))
            : BuildNumberArray(className, StreamerType.Any, null, false) ?? ContainerLayoutBuilder.Build(className, [], null, false, branch.Tree.File.Streamers);
    }

    /// <summary>A branch that holds a member of an object, or of the items of a split collection.</summary>
    private static BranchLayout BuildMember(TBranch branch, bool inCollection)
    {
        StreamerElement? element = FindElement(branch);
        if (element == null)
        {
            return BuildFromLeaf(branch, inCollection);
        }

        CountSource? counts = inCollection ? CollectionCounts(branch) : null;
        if (element.IsStl)
        {
            // Arrays of strings may have a length and no dimensions.
            IReadOnlyList<int> rows = element.Dimensions.Count > 0 || element.ArrayLength == 0 ? element.Dimensions : [element.ArrayLength];
            return ContainerLayoutBuilder.Build(element.TypeName, rows, counts, inCollection, branch.Tree.File.Streamers);
        }

        int code = (int)element.Type;
        if (code is > (int)StreamerType.CountedArray and < (int)StreamerType.CountedArray + 20)
        {
            return BuildCounted(branch, element, code - (int)StreamerType.CountedArray, inCollection);
        }

        bool isArray = code is > (int)StreamerType.FixedArray and < (int)StreamerType.CountedArray;
        var type = (StreamerType)(isArray ? code - (int)StreamerType.FixedArray : code);
        // In a collection several dimensions come as one, as the leaf states them.
        IReadOnlyList<int> dimensions = !isArray ? [] : element.Dimensions.Count > 0 && !inCollection ? element.Dimensions : [element.ArrayLength];
        return type == StreamerType.Bits ? Bits(counts, inCollection)
            : StreamerCompiler.KindOf(type) is ElementKind kind ? BranchLayoutBuilder.Numbers(element.TypeName, kind, Packing(type, element), dimensions, counts, inCollection)
            : BuildText(element, counts, inCollection) ?? BuildNumberArray(element, counts, inCollection)
            ?? BranchLayout.Unreadable(element.TypeName, $"objects of class {element.TypeName} inside a branch are not supported");
    }

    private static ValuePacking? Packing(StreamerType type, StreamerElement element) =>
        type is StreamerType.Float16 or StreamerType.Double32 ? ValuePacking.Parse(type == StreamerType.Float16, element.Title) : null;

    /// <summary>A pointer to a counted array: a byte that says whether there is one, then the numbers. Of the items of a split collection: that for each item.</summary>
    private static BranchLayout BuildCounted(TBranch branch, StreamerElement element, int code, bool inCollection)
    {
        var type = (StreamerType)code;
        string typeName = element.TypeName.TrimEnd('*');
        int rowCount = element.ArrayLength > 1 ? element.ArrayLength : 0;
        if (StreamerCompiler.KindOf(type) is not ElementKind kind)
        {
            return BranchLayout.Unreadable(element.TypeName, $"counted arrays of {typeName} are not supported");
        }

        ValuePacking? packing = Packing(type, element);
        string shown = typeName + (inCollection ? "[]" : string.Empty) + (rowCount > 0 ? $"[{rowCount}]" : string.Empty) + "[]";
        DataType values = rowCount > 0 ? new VectorType(DataType.Vector(kind) with { IsStd = true }, IsStd: inCollection) : new VectorType(DataType.Scalar(kind), IsStd: inCollection);
        var column = new BranchColumn(string.Empty, inCollection ? DataType.Vector(values) : values, [], false, shown);
        var numbers = new NumbersNode(0, kind, packing);
        if (!inCollection)
        {
            var sequential = new BasketPlan.Sequential(new CountedPointerNode(numbers, 0, rowCount));
            return BranchLayout.Single(column, packing == null && rowCount == 0 ? new BasketPlan.Jagged(kind, null, 1, 1, null, sequential) : sequential);
        }

        return ItemCounts(branch, element) is CountSource counts
            ? BranchLayout.Single(column, new BasketPlan.Sequential(new CollectionNode(new CountedItemsNode(numbers, 0, rowCount), [(0, 0)], hasHead: false), null, counts))
            : BranchLayout.Unreadable(element.TypeName, $"the branch that counts {element.Name}, {element.CountName}, is not in the tree");
    }

    /// <summary>The branch with the numbers by which an array of each item of a split collection is counted: the one that the branch names, else its neighbour of that name.</summary>
    /// <remarks>Source: TBranchElement::fBranchCount2.</remarks>
    private static CountSource? ItemCounts(TBranch branch, StreamerElement element) => Counts(branch, element, "fBranchCount2");

    /// <summary>The branch with the number by which an array is counted.</summary>
    internal static CountSource? ArrayCounts(TBranch branch, StreamerElement element) => Counts(branch, element, "fBranchCount");

    private static CountSource? Counts(TBranch branch, StreamerElement element, string member)
    {
        TBranch? count = branch.Object.GetObject(member) is RootObject stored ? branch.Tree.FindBranch(stored) : null;
        if (count == null && element.CountName.Length > 0)
        {
            string name = branch.Name[..(branch.Name.LastIndexOf('.') + 1)] + element.CountName;
            count = (branch.Parent?.Branches ?? branch.Tree.Branches).FirstOrDefault(b => b.Name == name);
        }

        return count == null || count == branch ? null : new CountSource(count, 0);
    }

    private static BranchLayout? BuildText(StreamerElement element, CountSource? counts, bool inCollection)
    {
        int code = (int)element.Type;
        bool isArray = code == (int)StreamerType.TString + (int)StreamerType.FixedArray;
        int firstLevel = (inCollection ? 1 : 0) + (isArray ? 1 : 0);
        DecodeNode? node = element.Type is StreamerType.TString || isArray ? new TextNode(0, firstLevel)
            : element.Type == StreamerType.CharStar ? new CharPointerNode(0, firstLevel) : null;
        if (node == null)
        {
            return null;
        }

        DataType type = new StringType();
        if (isArray && element.ArrayLength <= 0)
        {
            return BranchLayout.Unreadable(element.TypeName, $"the array {element.Name} has {element.ArrayLength} elements");
        }

        if (isArray)
        {
            node = new FixedArrayNode(node, element.ArrayLength, [(0, firstLevel - 1)]);
            type = DataType.Vector(type);
        }

        if (inCollection)
        {
            node = new CollectionNode(node, [(0, 0)], hasHead: false);
            type = DataType.Vector(type);
        }

        var column = new BranchColumn(string.Empty, type, [], false, element.TypeName + (inCollection ? "[]" : string.Empty));
        return BranchLayout.Single(column, new BasketPlan.Sequential(node, counts));
    }

    private static BranchLayout? BuildNumberArray(StreamerElement element, CountSource? counts, bool inCollection) => BuildNumberArray(element.TypeName, element.Type, counts, inCollection);

    /// <summary>TArrayD and its kin, or a pointer to one: a number of items and the items, without a head. Null for other classes.</summary>
    private static BranchLayout? BuildNumberArray(string typeName, StreamerType type, CountSource? counts, bool inCollection)
    {
        if (SpecialClasses.ArrayKind(typeName.TrimEnd('*')) is not ElementKind kind
            || type is not (StreamerType.Any or StreamerType.AnyPointerInline or StreamerType.AnyPointer or StreamerType.ObjectPointerInline or StreamerType.ObjectPointer))
        {
            return null;
        }

        DecodeNode node = new SequenceNode(new NumbersNode(0, kind, null), [(0, inCollection ? 1 : 0)]);
        if (type is StreamerType.AnyPointer or StreamerType.ObjectPointer)
        {
            node = new ArrayPointerNode(node, typeName.TrimEnd('*'), 0, inCollection ? 1 : 0);
        }

        if (inCollection)
        {
            node = new CollectionNode(node, [(0, 0)], hasHead: false);
        }

        DataType column = inCollection ? DataType.Vector(new VectorType(DataType.Scalar(kind), IsStd: true)) : DataType.Vector(kind);
        return BranchLayout.Single(new BranchColumn(string.Empty, column, [], false, typeName + (inCollection ? "[]" : string.Empty)), new BasketPlan.Sequential(node, counts));
    }

    /// <summary>TObject::fBits: stored as 4 bytes, or 6 when the object is referenced.</summary>
    private static BranchLayout Bits(CountSource? counts, bool inCollection)
    {
        DecodeNode node = new ObjectBitsNode(0);
        DataType type = DataType.Scalar(ElementKind.UInt32);
        if (inCollection)
        {
            node = new CollectionNode(node, [(0, 0)], hasHead: false);
            type = DataType.Vector(type);
        }

        return BranchLayout.Single(new BranchColumn(string.Empty, type, [], !inCollection, "UInt_t"), new BasketPlan.Sequential(node, counts));
    }

    /// <summary>A member whose class has no streamer info: what the leaf and the branch say.</summary>
    private static BranchLayout BuildFromLeaf(TBranch branch, bool inCollection)
    {
        long code = branch.Object.GetInt64("fStreamerType", -1);
        if (branch.Leaves.Count == 1 && code is >= 0 and < (int)StreamerType.CountedArray
            && StreamerCompiler.KindOf((StreamerType)(code % (int)StreamerType.FixedArray)) is ElementKind kind
            && (StreamerType)(code % (int)StreamerType.FixedArray) is not (StreamerType.Float16 or StreamerType.Double32 or StreamerType.Bits))
        {
            return BranchLayoutBuilder.Numbers(
                kind.CppName(), kind, null, LeafLayoutBuilder.Dimensions(branch.Leaves[0]), inCollection ? CollectionCounts(branch) : null, inCollection);
        }

        return BranchLayout.Unreadable(branch.ClassName, $"there is no streamer info for version {branch.Object.GetInt64("fClassVersion")} of the class {branch.ClassName}");
    }

    /// <summary>The branch whose entries are the numbers of items.</summary>
    internal static CountSource? CollectionCounts(TBranch branch)
    {
        TBranch? count = branch.Object.GetObject("fBranchCount") is RootObject stored ? branch.Tree.FindBranch(stored) : null;
        for (TBranch? parent = branch.Parent; count == null && parent != null; parent = parent.Parent)
        {
            if (parent.Object.GetInt64("fType") is ClonesArray or Collection)
            {
                count = parent;
            }
        }

        return count == null ? null : new CountSource(count, 0);
    }

    /// <summary>The member that a branch holds: by its number in the streamer info of its class, checked by name; else by name.</summary>
    internal static StreamerElement? FindElement(TBranch branch)
    {
        StreamerTable table = branch.Tree.File.Streamers;
        string className = branch.ClassName;
        StreamerInfo? info = table.Find(className, (int)branch.Object.GetInt64("fClassVersion"));
        uint checkSum = (uint)branch.Object.GetInt64("fCheckSum");
        if (checkSum != 0 && info?.CheckSum != checkSum)
        {
            info = table.FindByCheckSum(className, checkSum) ?? info;
        }

        info ??= table.FindNewest(className);
        if (info == null)
        {
            return null;
        }

        string name = MemberName(branch.Name);
        int id = (int)branch.Object.GetInt64("fID");
        if (id < info.Elements.Count && info.Elements[id].Name == name)
        {
            return info.Elements[id];
        }

        return info.Elements.FirstOrDefault(e => e.Name == name) ?? (id < info.Elements.Count ? info.Elements[id] : null);
    }

    /// <summary>The last part of a branch's name, without dimensions.</summary>
    private static string MemberName(string branchName)
    {
        int bracket = branchName.IndexOf('[');
        string name = bracket > 0 ? branchName[..bracket] : branchName;
        int dot = name.LastIndexOf('.');
        return dot >= 0 && dot + 1 < name.Length ? name[(dot + 1)..] : name;
    }
}

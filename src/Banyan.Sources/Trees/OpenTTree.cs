using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>An open file with a tree.</summary>
internal sealed class OpenTTree : OpenTree
{
    private readonly TTree _tree;

    private OpenTTree(RootFile file, TTree tree, TreeSchema? usual, bool readsTexts)
        : base(file, tree.Key)
    {
        _tree = tree;
        Schema = usual != null && usual.Fits(TreeFingerprint.Of(tree)) ? usual : TTreeColumns.Find(tree, readsTexts);
    }

    public override TreeSchema Schema { get; }

    public override IReadOnlyList<long> ClusterBoundaries => _tree.ClusterBoundaries;

    public override long TotalBytes => _tree.TotalBytes;

    /// <summary>Takes a tree of a file.</summary>
    /// <exception cref="InputException">The tree claims entries that no branch has.</exception>
    public static OpenTTree Open(RootFile file, TTree tree, TreeSchema? usual, bool readsTexts)
    {
        long most = tree.AllBranches.Count == 0 ? tree.EntryCount : tree.AllBranches.Max(branch => branch.EntryCount);
        return most >= tree.EntryCount ? new OpenTTree(file, tree, usual, readsTexts)
            : throw new InputException($"{file.Path}: tree '{tree.Key.Path}' claims {tree.EntryCount} entries, and none of its branches has more than {most}", file.Path);
    }

    public override ColumnSize SizeOf(TreeColumn column)
    {
        TBranch branch = BranchOf(column);
        return new ColumnSize(branch.BasketCount, branch.TotalBytes, branch.ZipBytes);
    }

    public override IEnumerable<ByteRange> Ranges(IEnumerable<TreeColumn> columns, long firstEntry, long endEntry)
    {
        foreach (TBranch branch in columns.Select(BranchOf).Distinct())
        {
            if (!branch.IsReadable || branch.BasketCount == 0 || firstEntry < branch.GetBasket(0).FirstEntry || firstEntry >= branch.GetBasket(branch.BasketCount - 1).EndEntry)
            {
                continue;
            }

            for (int i = branch.BasketIndexOf(firstEntry); i < branch.BasketCount; i++)
            {
                BasketInfo basket = branch.GetBasket(i);
                if (basket.FirstEntry >= endEntry)
                {
                    break;
                }

                if (!basket.IsEmbedded)
                {
                    yield return new ByteRange(basket.FileOffset, basket.RecordByteCount);
                }
            }
        }
    }

    public override TreeCursor OpenCursor(TreeColumn column, SharedDecoders shared)
    {
        TBranch branch = BranchOf(column);
        var cursor = new BranchCursor(Path, shared.Of(branch, out bool isFirst), PartOf(branch, column), isFirst);
        return column.IsCharArray ? new CharArrayCursor(cursor, Math.Max(1, branch.Leaves[column.PartIndex].Length)) : cursor;
    }

    // The schema may be that of another file: classes inside of the branch's objects may have other members here.
    private int PartOf(TBranch branch, TreeColumn column)
    {
        if (!branch.HasMemberColumns || IsPart(branch, column, column.PartIndex))
        {
            return column.PartIndex;
        }

        int part = Enumerable.Range(0, branch.Columns.Count).FirstOrDefault(index => IsPart(branch, column, index), -1);
        return part >= 0 ? part : throw new InputException($"{Path}: branch '{branch.Path}' of tree '{TreePath}' has no column '{column.Name}' of type {column.Type.CppName}", Path);
    }

    private static bool IsPart(TBranch branch, TreeColumn column, int part) =>
        part < branch.Columns.Count && branch.Columns[part] is var here && here.Type == column.Type && column.Name.EndsWith("." + here.Name, StringComparison.Ordinal);

    private TBranch BranchOf(TreeColumn column) => _tree.AllBranches[column.Index];
}

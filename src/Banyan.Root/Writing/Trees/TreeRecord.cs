namespace Banyan.Root.Writing.Trees;

/// <summary>The TTree object of a finished tree: its branches and where their baskets lie.</summary>
/// <remarks>Sources: streamer infos of TTree 20, TBranch 13, TBranchElement 10 and the leaves; values as in files that ROOT 6.40 wrote. Table:
/// docs/format/trees.md.</remarks>
internal sealed class TreeRecord(
    TreePlan plan, TreeDefinition definition, string title, IReadOnlyList<BranchTotals> totals, ClusterRanges clusters, long entryCount, int basketByteCount)
    : WritableObject
{
    private const uint MustCleanup = 1 << 3; // TObject::kMustCleanup, on every TTree
    private const uint IsOwner = 1 << 14; // TCollection::kIsOwner, on a tree's fBranches: ROOT deletes the branches with the tree
    private const uint NoBufferMap = 1 << 22; // TBranch::kDoNotUseBufferMap, on every branch
    private const long NoLimit = 1_000_000_000_000; // fMaxEntries, fMaxEntryLoop
    private const int UsualOffsetLength = 1000; // fDefaultEntryOffsetLen; not 0: baskets have a table of offsets
    private const int SmallestBasketArray = 10; // TBranch::Streamer

    /// <inheritdoc/>
    public override string ClassName => "TTree";

    /// <inheritdoc/>
    internal override string KeyTitle => title;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses =>
        ["TTree", .. plan.Branches.Select(BranchClass), .. plan.Branches.Select(branch => branch.LeafClass), .. TreeSideLists.Classes(definition)];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        int tree = buffer.BeginVersion(20);
        buffer.WriteTNamed(name, title, MustCleanup);
        DrawingAttributes.WriteLine(buffer);
        DrawingAttributes.WriteFill(buffer);
        DrawingAttributes.WriteMarker(buffer);
        WriteCounts(buffer);
        WriteIOFeatures(buffer);
        int[] leaves = WriteBranches(buffer);
        int list = BeginArray(buffer, leaves.Length); // fLeaves: pointers to the leaves of the branches
        foreach (int leaf in leaves)
        {
            buffer.WriteReference(leaf);
        }

        buffer.EndCount(list);
        TreeSideLists.WriteAliases(buffer, definition.Aliases);
        buffer.WriteInt32(0); // fIndexValues
        buffer.WriteInt32(0); // fIndex
        buffer.WriteNull(); // fTreeIndex
        TreeSideLists.WriteFriends(buffer, definition.Friends);
        buffer.WriteNull(); // fUserInfo
        buffer.WriteNull(); // fBranchRef
        buffer.EndCount(tree);
    }

    private static string BranchClass(BranchPlan branch) => branch.ValueClass.Length > 0 ? "TBranchElement" : "TBranch";

    private static int BeginArray(ObjectBuffer buffer, int count, uint bits = 0)
    {
        int mark = buffer.BeginVersion(3); // TObjArray
        buffer.WriteTObject(bits);
        buffer.WriteString(string.Empty);
        buffer.WriteInt32(count);
        buffer.WriteInt32(0); // fLowerBound
        return mark;
    }

    /// <summary>A class without ClassDef: version 0 and its checksum, then its one member.</summary>
    private static void WriteIOFeatures(ObjectBuffer buffer)
    {
        int mark = buffer.BeginVersion(0);
        buffer.WriteUInt32(0x1aa12f10);
        buffer.WriteByte(0);
        buffer.EndCount(mark);
    }

    private void WriteCounts(ObjectBuffer buffer)
    {
        buffer.WriteInt64(entryCount);
        buffer.WriteInt64(totals.Sum(branch => branch.TotalBytes));
        buffer.WriteInt64(totals.Sum(branch => branch.ZipBytes));
        buffer.WriteInt64(0); // fSavedBytes
        buffer.WriteInt64(totals.Sum(branch => branch.ZipBytes)); // fFlushedBytes
        buffer.WriteDouble(1); // fWeight
        buffer.WriteInt32(0); // fTimerInterval
        buffer.WriteInt32(25); // fScanField
        buffer.WriteInt32(0); // fUpdate
        buffer.WriteInt32(UsualOffsetLength);
        buffer.WriteInt32(clusters.Sizes.Count);
        buffer.WriteInt64(NoLimit); // fMaxEntries
        buffer.WriteInt64(NoLimit); // fMaxEntryLoop
        buffer.WriteInt64(0); // fMaxVirtualSize
        buffer.WriteInt64(-300_000_000); // fAutoSave: every 300 MB
        buffer.WriteInt64(clusters.LastSize > 0 ? clusters.LastSize : -30_000_000); // fAutoFlush: entries, or every 30 MB
        buffer.WriteInt64(1_000_000); // fEstimate
        WriteArray(buffer, clusters.LastEntries);
        WriteArray(buffer, clusters.Sizes);
    }

    /// <summary>A counted array behind a pointer: one byte that says whether it is there, and the numbers.</summary>
    private static void WriteArray(ObjectBuffer buffer, IReadOnlyList<long> values)
    {
        buffer.WriteBool(values.Count > 0);
        buffer.WriteInt64s([.. values]);
    }

    private int[] WriteBranches(ObjectBuffer buffer)
    {
        int[] leaves = new int[plan.Branches.Count];
        int array = BeginArray(buffer, leaves.Length, IsOwner);
        for (int i = 0; i < leaves.Length; i++)
        {
            BranchPlan branch = plan.Branches[i];
            bool isClass = branch.ValueClass.Length > 0;
            int pointer = buffer.BeginObject(BranchClass(branch));
            int element = isClass ? buffer.BeginVersion(10) : 0;
            leaves[i] = WriteBranch(buffer, branch, totals[i], branch.CountIndex >= 0 ? leaves[branch.CountIndex] : -1);
            if (isClass)
            {
                WriteClassPart(buffer, branch);
                buffer.EndCount(element);
            }

            buffer.EndCount(pointer);
        }

        buffer.EndCount(array);
        return leaves;
    }

    /// <summary>Writes a TBranch with its leaf.</summary>
    /// <returns>The leaf's place, for references.</returns>
    private int WriteBranch(ObjectBuffer buffer, BranchPlan branch, BranchTotals total, int countLeaf)
    {
        int mark = buffer.BeginVersion(13);
        bool isClass = branch.ValueClass.Length > 0;
        int basketCount = total.BasketOffsets.Count;
        int capacity = Math.Max(SmallestBasketArray, basketCount + 1);
        buffer.WriteTNamed(branch.Name, branch.Title, NoBufferMap);
        DrawingAttributes.WriteFill(buffer);
        buffer.WriteInt32(branch.Compression.Setting);
        buffer.WriteInt32(basketByteCount);
        buffer.WriteInt32(branch.HasOffsets ? UsualOffsetLength : 0); // fEntryOffsetLen
        buffer.WriteInt32(basketCount); // fWriteBasket
        buffer.WriteInt64(total.EntryCount); // fEntryNumber
        WriteIOFeatures(buffer);
        buffer.WriteInt32(0); // fOffset
        buffer.WriteInt32(capacity); // fMaxBaskets
        buffer.WriteInt32(branch.Form == BranchForm.Vector ? 99 : 0); // fSplitLevel
        buffer.WriteInt64(total.EntryCount);
        buffer.WriteInt64(0); // fFirstEntry
        buffer.WriteInt64(total.TotalBytes);
        buffer.WriteInt64(total.ZipBytes);
        buffer.EndCount(BeginArray(buffer, 0)); // fBranches
        int leaves = BeginArray(buffer, 1);
        int leaf = LeafRecord.Write(buffer, branch, total.LargestCount, countLeaf);
        buffer.EndCount(leaves);
        buffer.EndCount(BeginArray(buffer, 0)); // fBaskets: none is kept in memory
        WritePadded(buffer, total, capacity);
        buffer.WriteString(string.Empty); // fFileName: baskets lie in this file
        buffer.EndCount(mark);
        return leaf;
    }

    /// <summary>The arrays fBasketBytes, fBasketEntry (with the end behind the last basket) and fBasketSeek, each behind a byte 1 and filled up with
    /// zeros.</summary>
    private static void WritePadded(ObjectBuffer buffer, BranchTotals total, int capacity)
    {
        int[] byteCounts = new int[capacity];
        total.BasketByteCounts.CopyTo(byteCounts);
        buffer.WriteByte(1);
        buffer.WriteInt32s(byteCounts);
        long[] values = new long[capacity];
        total.BasketFirstEntries.CopyTo(values);
        values[total.BasketFirstEntries.Count] = total.EntryCount;
        buffer.WriteByte(1);
        buffer.WriteInt64s(values);
        Array.Clear(values);
        total.BasketOffsets.CopyTo(values);
        buffer.WriteByte(1);
        buffer.WriteInt64s(values);
    }

    /// <summary>What a TBranchElement has besides a branch: the class of its values, which are not split.</summary>
    private static void WriteClassPart(ObjectBuffer buffer, BranchPlan branch)
    {
        bool isString = branch.Form == BranchForm.Text;
        buffer.WriteString(branch.ValueClass);
        buffer.WriteString(string.Empty); // fParentName
        buffer.WriteString(string.Empty); // fClonesName
        buffer.WriteUInt32(StandardClassChecksum.Of(branch.ValueClass));
        buffer.WriteInt16(isString ? 2 : 6); // fClassVersion
        buffer.WriteInt32(-1); // fID: no member of a split object
        buffer.WriteInt32(isString ? -1 : 0); // fType
        buffer.WriteInt32(-1); // fStreamerType
        buffer.WriteInt32(0); // fMaximum
        buffer.WriteNull(); // fBranchCount
        buffer.WriteNull(); // fBranchCount2
    }
}

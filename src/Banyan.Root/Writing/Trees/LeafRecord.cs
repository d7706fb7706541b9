using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>The TLeaf objects of a tree's record.</summary>
/// <remarks>Sources: streamer infos of TLeaf 2 and its kin, values as in files that ROOT 6.40 wrote.</remarks>
internal static class LeafRecord
{
    /// <summary>Writes the leaf of a branch.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="largestCount">Of a count branch: its largest value, from which readers make room; of text: the longest.</param>
    /// <param name="countLeaf">Place of the leaf that counts its items; negative for none.</param>
    /// <returns>The leaf's place, for references.</returns>
    public static int Write(ObjectBuffer buffer, BranchPlan branch, long largestCount, int countLeaf)
    {
        int pointer = buffer.BeginObject(branch.LeafClass);
        int own = buffer.BeginVersion(1);
        int mark = buffer.BeginVersion(2);
        bool isText = branch.LeafClass == "TLeafC";
        bool isClass = branch.LeafClass == "TLeafElement";
        long textLength = Math.Min(largestCount + 1, int.MaxValue); // with the terminating zero
        buffer.WriteTNamed(branch.Name, branch.LeafTitle);
        buffer.WriteInt32(isText ? (int)textLength : branch.ItemLength); // fLen
        buffer.WriteInt32(isClass ? 0 : branch.Element.SizeOf()); // fLenType
        buffer.WriteInt32(0); // fOffset
        buffer.WriteBool(branch.CountsOthers); // fIsRange
        buffer.WriteBool(!isClass && branch.Element.IsUnsigned());
        if (countLeaf >= 0)
        {
            buffer.WriteReference(countLeaf);
        }
        else
        {
            buffer.WriteNull();
        }

        buffer.EndCount(mark);
        if (isClass)
        {
            buffer.WriteInt32(-1); // fID
            buffer.WriteInt32(-1); // fType
        }
        else
        {
            WriteLimits(buffer, branch.LeafClass, isText ? textLength : branch.CountsOthers ? largestCount : 0);
        }

        buffer.EndCount(own);
        buffer.EndCount(pointer);
        return pointer;
    }

    /// <summary>Writes fMinimum and fMaximum in the leaf's own type.</summary>
    private static void WriteLimits(ObjectBuffer buffer, string leafClass, long largest)
    {
        switch (leafClass)
        {
            case "TLeafO" or "TLeafB":
                buffer.WriteByte(0);
                buffer.WriteByte((byte)largest);
                break;
            case "TLeafS":
                buffer.WriteInt16(0);
                buffer.WriteInt16((short)largest);
                break;
            case "TLeafL":
                buffer.WriteInt64(0);
                buffer.WriteInt64(largest);
                break;
            case "TLeafF":
                buffer.WriteFloat(0);
                buffer.WriteFloat(largest);
                break;
            case "TLeafD":
                buffer.WriteDouble(0);
                buffer.WriteDouble(largest);
                break;
            default:
                buffer.WriteInt32(0);
                buffer.WriteInt32((int)largest);
                break;
        }
    }
}

using System.Globalization;
using Banyan.Root.Objects;
using Banyan.Root.Trees;

namespace Banyan.Root.Merging;

/// <summary>What two branches must have in common so that the baskets of one can stand behind those of the other.</summary>
/// <param name="Layout">Classes, checksums and leaves: equal when the bytes of entries mean the same.</param>
/// <param name="TypeName">The C++ type, for people.</param>
internal sealed record BranchSignature(string Layout, string TypeName)
{
    /// <summary>The signature of a branch.</summary>
    public static BranchSignature Of(TBranch branch)
    {
        RootObject value = branch.Object;
        IEnumerable<string> leaves = (value.GetObject("fLeaves")?.Items ?? []).OfType<RootObject>().Select(LeafText);
        string layout = string.Join('|', [
            branch.ClassName,
            Number(value, "fCheckSum"), Number(value, "fClassVersion"), Number(value, "fID"), Number(value, "fType"), Number(value, "fStreamerType"),
            value.GetString("fClonesName"), value.GetObject("fBranchCount")?.GetString("fName") ?? string.Empty, .. leaves]);
        return new BranchSignature(layout, branch.TypeName);
    }

    // The length of strings is that of the longest one, not a part of their type.
    private static string LeafText(RootObject leaf) =>
        $"{leaf.ClassName} {leaf.GetString("fName")} {leaf.GetString("fTitle")} {(leaf.ClassName == "TLeafC" ? string.Empty : Number(leaf, "fLen"))} {Number(leaf, "fLenType")} " +
        $"{Number(leaf, "fIsUnsigned")} {leaf.GetObject("fLeafCount")?.GetString("fName")}";

    private static string Number(RootObject owner, string member) => owner.GetInt64(member).ToString(CultureInfo.InvariantCulture);
}

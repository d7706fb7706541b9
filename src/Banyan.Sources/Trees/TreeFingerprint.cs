using Banyan.Root.RNTuples;
using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>Tells without working out any type whether two trees have the same branches of the same types.</summary>
internal static class TreeFingerprint
{
    /// <summary>A number for names, classes, versions and leaves of all branches in their order; null for a tree some of whose branches have fewer entries than it.</summary>
    public static ulong? Of(TTree tree)
    {
        ulong hash = 14695981039346656037;
        foreach (TBranch branch in tree.AllBranches)
        {
            if (branch.EntryCount < tree.EntryCount && branch.Branches.Count == 0)
            {
                return null;
            }

            Add(ref hash, branch.Name);
            Add(ref hash, branch.BranchClassName);
            Add(ref hash, (ulong)branch.Branches.Count);
            if (branch.BranchClassName == "TBranchElement")
            {
                Add(ref hash, branch.ClassName);
                foreach (string member in (ReadOnlySpan<string>)["fType", "fStreamerType", "fID", "fClassVersion", "fCheckSum"])
                {
                    Add(ref hash, (ulong)branch.Object.GetInt64(member));
                }
            }

            foreach (TLeaf leaf in branch.Leaves)
            {
                Add(ref hash, leaf.Name);
                Add(ref hash, leaf.Title);
                Add(ref hash, leaf.ClassName);
                Add(ref hash, leaf.CountLeafName ?? string.Empty);
                Add(ref hash, leaf.IsUnsigned ? 1UL : 0);
                Add(ref hash, leaf.ClassName == "TLeafC" ? 0 : (ulong)leaf.Length);
            }
        }

        return hash;
    }

    /// <summary>A number for names, types and places of all fields in their order.</summary>
    public static ulong Of(RNTuple tuple)
    {
        ulong hash = 1099511628211;
        foreach (RNTupleField field in tuple.AllFields)
        {
            Add(ref hash, field.Path);
            Add(ref hash, field.TypeName);
            Add(ref hash, (ulong)field.Role);
            Add(ref hash, (ulong)field.Repetition);
            Add(ref hash, (ulong)(field.Encoding ?? 0));
        }

        return hash;
    }

    // FNV-1a, with the length before the text so that neighbours cannot run into each other.
    private static void Add(ref ulong hash, string text)
    {
        Add(ref hash, (ulong)text.Length);
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }
    }

    private static void Add(ref ulong hash, ulong number)
    {
        for (int shift = 0; shift < 64; shift += 16)
        {
            hash = (hash ^ ((number >> shift) & 0xFFFF)) * 1099511628211;
        }
    }
}

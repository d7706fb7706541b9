using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>The names of branches in expressions.</summary>
public static class ColumnNames
{
    /// <summary>The name of a branch with its parents' before it (<c>evt.P3.Px</c>), unless its stored name begins with them already (<c>Particle.PDG</c>).</summary>
    /// <remarks>Source: GetBranchNamesImpl in ROOT's RDFInterfaceUtils, TBranch::GetFullName, and the strings that ROOT accepts.</remarks>
    public static string FullName(TBranch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        string name = StoredName(branch);
        for (TBranch? parent = branch.Parent; parent != null; parent = parent.Parent)
        {
            string parentName = parent.Name.TrimEnd('.');
            if (name.Length > parentName.Length && name[parentName.Length] == '.' && name.StartsWith(parentName, StringComparison.Ordinal))
            {
                return parent.Parent == null ? name : $"{FullName(parent.Parent)}.{name}";
            }
        }

        return branch.Parent == null ? name : $"{FullName(branch.Parent)}.{name}";
    }

    /// <summary>The name as stored, without a dot behind it and without dimensions: a member that is an array is stored as <c>fVtx[3]</c>.</summary>
    internal static string StoredName(TBranch branch)
    {
        int bracket = branch.Name.IndexOf('[', StringComparison.Ordinal);
        return (bracket > 0 ? branch.Name[..bracket] : branch.Name).TrimEnd('.');
    }
}

using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>A column of a tree: the branch, and which of the branch's columns, that hold it.</summary>
/// <param name="Info">Name, type, title, problem.</param>
/// <param name="BranchIndex">Index in <see cref="Root.Trees.TTree.AllBranches"/>.</param>
/// <param name="ColumnIndex">Index in <see cref="Root.Trees.TBranch.Columns"/>.</param>
/// <param name="IsCharArray">True for a character array (<c>x/C</c>): an array of fixed length, shorter strings are padded with zeros.</param>
internal sealed record TreeColumn(ColumnInfo Info, int BranchIndex, int ColumnIndex, bool IsCharArray = false)
{
    public string Name => Info.Name;

    public DataType Type => Info.Type;
}

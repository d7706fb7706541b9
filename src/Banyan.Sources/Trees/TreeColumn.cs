using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>A column of a tree: what of it holds it.</summary>
/// <param name="Info">Name, type, title, problem.</param>
/// <param name="Index">Of a tree the index in <see cref="Root.Trees.TTree.AllBranches"/>, of an RNTuple that in <see cref="Root.RNTuples.RNTuple.Columns"/>.</param>
/// <param name="PartIndex">Index in <see cref="Root.Trees.TBranch.Columns"/>; 0 for RNTuples.</param>
/// <param name="IsCharArray">True for a character array (<c>x/C</c>): an array of fixed length, shorter strings are padded with zeros.</param>
internal sealed record TreeColumn(ColumnInfo Info, int Index, int PartIndex, bool IsCharArray = false)
{
    public string Name => Info.Name;

    public DataType Type => Info.Type;
}

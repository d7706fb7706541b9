using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Root.Trees;

namespace Banyan.Sources.Trees;

/// <summary>A column of one tree: the branch, and which of the branch's columns, that hold it.</summary>
/// <param name="Info">Name, type, title, problem.</param>
/// <param name="Branch">The branch.</param>
/// <param name="ColumnIndex">Index in <see cref="TBranch.Columns"/>.</param>
/// <param name="CharCount">For a character array (<c>x/C</c>): its length, which shorter strings are padded to with zeros; 0 for all others.</param>
internal sealed record TreeColumn(ColumnInfo Info, TBranch Branch, int ColumnIndex, int CharCount = 0)
{
    public string Name => Info.Name;

    public DataType Type => Info.Type;
}

namespace Banyan.Root.Writing.Trees;

/// <summary>How a branch keeps its values in the file.</summary>
public enum BranchStorage
{
    /// <summary>A leaf for numbers, fixed arrays and arrays with a count branch; <c>std::vector</c> and <c>std::string</c> for the rest.</summary>
    Automatic,

    /// <summary>A leaf: numbers, arrays, and C strings (TLeafC).</summary>
    Leaf,

    /// <summary>A <c>std::vector</c> or <c>std::string</c> (TBranchElement).</summary>
    StandardClass,
}

namespace Banyan.Root.Merging;

/// <summary>Inputs do not fit together: what differs, in which of them.</summary>
/// <remarks>No input is damaged, so leaving damaged ones out does not help.</remarks>
public sealed class MergeException : RootException
{
    internal MergeException(string problem, string path, string objectPath)
        : base(problem, path, null, objectPath, null)
    {
    }
}

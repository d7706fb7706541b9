namespace Banyan.Root.Merging;

/// <summary>What one input adds to an object of the output.</summary>
internal abstract class MergePart
{
    /// <summary>Bytes that are copied from file to file: baskets and pages.</summary>
    public virtual CopiedRange[] Ranges => [];

    /// <summary>Appends what has no range of its own: baskets that lie inside the tree's record.</summary>
    public virtual void AppendRest(MergeOutput output)
    {
    }

    /// <summary>Adds the part to the object; all is copied now, and nothing fails any more.</summary>
    public abstract void Commit();
}

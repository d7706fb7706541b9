using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>A cursor that can begin again at another partition of the same file.</summary>
internal abstract class TreeCursor : ColumnCursor
{
    /// <summary>Makes the cursor ready for a partition.</summary>
    public abstract void Begin(Partition partition);

    /// <summary>Frees what the cursor owns (not the decoder).</summary>
    public virtual void Close()
    {
    }
}

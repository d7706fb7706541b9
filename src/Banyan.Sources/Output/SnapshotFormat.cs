namespace Banyan.Sources.Output;

/// <summary>The form in which a snapshot keeps entries.</summary>
public enum SnapshotFormat
{
    /// <summary>A TTree, which every version of ROOT reads.</summary>
    Tree,

    /// <summary>An RNTuple 1.0, which ROOT reads from 6.34 on.</summary>
    RNTuple,
}

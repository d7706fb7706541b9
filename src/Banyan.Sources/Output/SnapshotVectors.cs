namespace Banyan.Sources.Output;

/// <summary>How a snapshot keeps vectors of numbers.</summary>
public enum SnapshotVectors
{
    /// <summary>As the input does: an array with a count branch if the input has it so and the count is written too, a fixed array if it is one; everything else as <c>std::vector</c>.</summary>
    AsRead,

    /// <summary>Arrays with a count branch, like NanoAOD: the input's, else one that is made for each vector, named <c>n</c> and the vector's name. Fixed arrays stay fixed.</summary>
    Counted,

    /// <summary>Everything as <c>std::vector</c>.</summary>
    StandardVectors,
}

namespace Banyan.AnalysisFiles;

/// <summary>A column that an analysis file defines.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Expression">What it is.</param>
/// <param name="IsRedefined">True when the column exists already and gets a new meaning.</param>
public sealed record DefineSpec(string Name, ExpressionSpec Expression, bool IsRedefined = false)
{
    /// <summary>True when it has one value per dataset: the expression is over the dataset's metadata.</summary>
    public bool IsPerSample { get; init; }
}

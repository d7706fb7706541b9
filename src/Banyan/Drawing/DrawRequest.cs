namespace Banyan.Drawing;

/// <summary>What to draw, with TTree::Draw's meaning.</summary>
/// <param name="Expression">One to three expressions.</param>
/// <param name="Cut">What an event or element must fulfil; a number that is no bool counts as a weight. Null for none.</param>
/// <param name="Weight">Weight of each fill; null for 1.</param>
/// <param name="IsProfile">Whether the last dimension is averaged instead of binned; needs two or three expressions.</param>
/// <param name="Name">Key in an output file, where the expression names none.</param>
public sealed record DrawRequest(DrawExpression Expression, string? Cut = null, string? Weight = null, bool IsProfile = false, string Name = "h")
{
    /// <summary>The bins of x, y and z. What is missing, and what the expression's own bins do not say, is found from the data.</summary>
    public IReadOnlyList<DrawBins> Bins { get; init; } = [];

    /// <summary>Put behind the name, where several lines would have the same.</summary>
    public string Suffix { get; init; } = string.Empty;

    /// <summary>Name of the histogram.</summary>
    public string HistogramName => (Expression.Target?.Name ?? Name) + Suffix;

    /// <summary>How many dimensions are binned.</summary>
    public int BinnedDimensions => IsProfile ? Expression.Dimensions - 1 : Expression.Dimensions;

    /// <summary>The bins of a dimension: those behind <c>&gt;&gt;h</c> come before the request's.</summary>
    /// <param name="dimension">0 for x.</param>
    /// <exception cref="Frame.AnalysisException">The numbers behind <c>&gt;&gt;h</c> make no axis.</exception>
    public DrawBins BinsOf(int dimension)
    {
        DrawBins given = dimension < Bins.Count ? Bins[dimension] : DrawBins.Automatic;
        if (Expression.Target is not { Bins.Count: > 0 } target)
        {
            return given;
        }

        DrawBins own = DrawBins.Of(target, dimension);
        return own.Axis is null && own.Count is null ? given : given.Axis is null ? own with { IsLogarithmic = given.IsLogarithmic } : given;
    }
}

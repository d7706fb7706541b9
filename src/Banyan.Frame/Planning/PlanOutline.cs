namespace Banyan.Frame.Planning;

/// <summary>A plan in words, for drawings and listings.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Columns">Its columns that are read.</param>
/// <param name="Defines">The columns that are defined, each after those it uses.</param>
/// <param name="Steps">The steps, a parent before its children, depth first.</param>
public sealed record PlanOutline(string Dataset, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<PlanColumn> Defines, IReadOnlyList<PlanStep> Steps);

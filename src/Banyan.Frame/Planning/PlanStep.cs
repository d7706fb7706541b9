namespace Banyan.Frame.Planning;

/// <summary>A place in a plan that entries reach: all entries, a filter, a range.</summary>
/// <param name="Parent">Index of the step that entries come from; -1 for the first.</param>
/// <param name="Label">The user's name for it and its expression.</param>
/// <param name="Text">What it does.</param>
/// <param name="Defines">Names of the defined columns that it and its actions use themselves, in the order of use.</param>
/// <param name="Actions">What is computed from the entries that pass it.</param>
public sealed record PlanStep(int Parent, string Label, string Text, IReadOnlyList<string> Defines, IReadOnlyList<PlanAction> Actions);

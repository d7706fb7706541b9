namespace Banyan.Comparing;

/// <summary>A step of a cut flow as a results file states it.</summary>
/// <param name="Cut">Its name.</param>
/// <param name="Reached">Events that reached it.</param>
/// <param name="Passed">Events that passed it.</param>
/// <param name="Yield">Sum of their weights; null when the file states none.</param>
internal sealed record CutFlowRow(string Cut, double Reached, double Passed, double? Yield);

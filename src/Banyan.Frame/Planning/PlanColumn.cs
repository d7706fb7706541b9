namespace Banyan.Frame.Planning;

/// <summary>A column that a plan reads or defines.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C++ type.</param>
/// <param name="Text">The expression that defines it; empty for a column of the dataset.</param>
public sealed record PlanColumn(string Name, string Type, string Text);

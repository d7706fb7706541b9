namespace Banyan.Frame.Planning;

/// <summary>An action of a plan, in words.</summary>
/// <param name="Kind">What it is, e.g. <c>Histo1D</c>.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Text">All of it: kind, name, inputs, parameters.</param>
public sealed record PlanAction(string Kind, string Name, string Text);

namespace Banyan.Converting;

/// <summary>A column or object that a conversion leaves out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record LeftOut(string Name, string Reason);

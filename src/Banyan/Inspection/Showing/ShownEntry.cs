namespace Banyan.Inspection.Showing;

/// <summary>A row of an <see cref="EntryTable"/>.</summary>
/// <param name="Entry">Number of the entry, over the whole dataset.</param>
/// <param name="Values">One value per column: a boxed number or bool, a string, or an array of them.</param>
public sealed record ShownEntry(long Entry, object[] Values);

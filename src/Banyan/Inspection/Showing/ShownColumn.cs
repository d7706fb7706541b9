using Banyan.Columns;

namespace Banyan.Inspection.Showing;

/// <summary>A column of an <see cref="EntryTable"/>.</summary>
/// <param name="Name">Name or expression.</param>
/// <param name="Type">Type of its values.</param>
public sealed record ShownColumn(string Name, DataType Type);

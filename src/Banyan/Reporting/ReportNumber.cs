namespace Banyan.Reporting;

/// <summary>A number of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What it is, e.g. <c>mean(pt)</c>.</param>
/// <param name="Selection">The selection; may be empty.</param>
/// <param name="Value">The value as text.</param>
public sealed record ReportNumber(string Name, string What, string Selection, string Value);

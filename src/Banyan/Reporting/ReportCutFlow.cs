using Banyan.Histograms;

namespace Banyan.Reporting;

/// <summary>A cut flow of a report.</summary>
/// <param name="Name">The selection; may be empty.</param>
/// <param name="Cuts">The filters with the entries that reached and passed them.</param>
/// <param name="Yields">Sum of weights behind each filter; empty where events have no weight.</param>
/// <param name="BuildsOn">The selection whose entries it starts from; empty for all entries.</param>
/// <param name="Total">Entries that the last shares refer to; 0 for those that reached the first filter.</param>
public sealed record ReportCutFlow(string Name, CutFlow Cuts, IReadOnlyList<double> Yields, string BuildsOn = "", long Total = 0);

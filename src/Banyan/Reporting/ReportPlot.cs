using Banyan.Histograms;

namespace Banyan.Reporting;

/// <summary>A histogram of a report.</summary>
/// <param name="Folder">Where it stands in the output file, e.g. <c>data/signal</c>: plots of one folder stand together.</param>
/// <param name="Histogram">The histogram.</param>
/// <param name="Log">Logarithmic contents.</param>
public sealed record ReportPlot(string Folder, Histogram Histogram, bool Log = false);

namespace Banyan.Reporting;

/// <summary>How an HTML report looks.</summary>
public sealed record HtmlReportOptions
{
    /// <summary>
    /// Show what differs from run to run: times, rates, bytes read, threads, memory. Without it the same analysis of the same data gives the same bytes, whatever the number of threads.
    /// </summary>
    public bool ShowTimes { get; init; }
}

using System.Reflection;
using System.Runtime.CompilerServices;

namespace Banyan;

/// <summary>Runs what a C# script has booked: <c>return await Analysis.RunAsync(args, mass, cuts);</c>.</summary>
public static class Analysis
{
    /// <summary>
    /// Runs everything that the results need, one pass per dataset, then prints them: cut flows, numbers, histograms as plots; with <c>--out FILE.root</c> the histograms go there. Errors become one
    /// line on standard error and an exit code, which is also set for the process.
    /// </summary>
    /// <param name="args">The script's arguments: <c>--threads N</c>, <c>--out FILE.root</c>, <c>--quiet</c> (no progress, no summary line), <c>--skip-unreadable</c>, <c>--help</c>.</param>
    /// <param name="results">What is wanted.</param>
    /// <returns>The exit code; see docs/errors-and-exit-codes.md.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<int> RunAsync(string[] args, params IReadOnlyList<Result> results)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new AnalysisScript(args, Assembly.GetCallingAssembly()).RunAsync(results);
    }

    /// <summary>A script whose parameters and files the command line may replace: <c>--set ptcut=30</c>, <c>other/*.root</c>.</summary>
    /// <param name="args">The script's arguments.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static AnalysisScript Script(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new AnalysisScript(args, Assembly.GetCallingAssembly());
    }
}

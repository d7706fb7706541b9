using Banyan.Frame.Running;
using Banyan.Histograms;
using Banyan.Sources.Output;

namespace Banyan.AnalysisFiles;

/// <summary>What an analysis found in a dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="ScaleFactor">The constant that every weight includes: cross section × luminosity / generated events, or 1.</param>
/// <param name="Plan">The plan that ran, as text.</param>
/// <param name="Selections">The cut flow of each selection, in the order of the analysis.</param>
/// <param name="Histograms">The histograms, in the order of the analysis.</param>
/// <param name="Numbers">The numbers, in the order of the analysis.</param>
/// <param name="Snapshots">The files with its events.</param>
/// <param name="Run">What the run did.</param>
public sealed record DatasetOutcome(
    DatasetSpec Dataset,
    double ScaleFactor,
    string Plan,
    IReadOnlyList<SelectionOutcome> Selections,
    IReadOnlyList<HistogramOutcome> Histograms,
    IReadOnlyList<NumberOutcome> Numbers,
    IReadOnlyList<SnapshotOutcome> Snapshots,
    RunSummary Run);

/// <summary>The cut flow of a selection.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="Steps">Its own cuts in order; what it builds on has its own outcome.</param>
/// <param name="Yields">Sum of weights behind each step; empty where events have no weight.</param>
public sealed record SelectionOutcome(SelectionSpec Selection, IReadOnlyList<CutFlowStep> Steps, IReadOnlyList<double> Yields)
{
    /// <summary>All filters from the dataset's events down to the selection, raw and, where events have weights, weighted; its own cuts are the last.</summary>
    public CutFlow Flow { get; init; } = new(Steps);
}

/// <summary>A histogram over a selection.</summary>
/// <param name="Folder">Its folder in the output: dataset, and selection if there is one, with <c>/</c> between.</param>
/// <param name="Histogram">The histogram.</param>
public sealed record HistogramOutcome(string Folder, Histogram Histogram)
{
    /// <summary>True for plots with logarithmic contents.</summary>
    public bool IsLog { get; init; }
}

/// <summary>Events that were written.</summary>
/// <param name="Snapshot">What was asked for.</param>
/// <param name="Written">What was written.</param>
public sealed record SnapshotOutcome(SnapshotSpec Snapshot, SnapshotResult Written);

/// <summary>A number over a selection.</summary>
/// <param name="Number">What it is.</param>
/// <param name="Selection">The selection; <see cref="AnalysisFile.AllEvents"/> for none.</param>
/// <param name="Value">The value.</param>
public sealed record NumberOutcome(NumberSpec Number, string Selection, double Value);

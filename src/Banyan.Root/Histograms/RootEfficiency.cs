using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Histograms;

/// <summary>A ROOT efficiency (TEfficiency): two histograms of the same bins, of all events and of those that passed. Read from any file by <see cref="From"/>, and written. Immutable.</summary>
/// <remarks>Sources: the streamer info of TEfficiency 2; defaults from files that ROOT 6.40 wrote. Priors of single bins are not kept: ROOT uses them only when asked to.</remarks>
public sealed class RootEfficiency : WritableObject
{
    private const string TypeName = "TEfficiency";
    private const double OneSigma = 0.682689492137;
    private const uint UseWeights = 1 << 18; // TEfficiency::kUseWeights

    /// <summary>An efficiency.</summary>
    /// <param name="passed">What passed.</param>
    /// <param name="total">Everything.</param>
    /// <exception cref="ArgumentException">The histograms are profiles, or of different classes or bins.</exception>
    public RootEfficiency(RootHistogram passed, RootHistogram total)
    {
        ArgumentNullException.ThrowIfNull(passed);
        ArgumentNullException.ThrowIfNull(total);
        if (passed.ClassName != total.ClassName || passed.IsProfile || passed.CellCount != total.CellCount)
        {
            throw new ArgumentException($"an efficiency needs two histograms with the same bins, not a {passed.ClassName} of {passed.CellCount} cells and a {total.ClassName} of {total.CellCount}", nameof(passed));
        }

        Passed = passed;
        Total = total;
    }

    /// <inheritdoc/>
    public override string ClassName => TypeName;

    /// <summary>Title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>What passed.</summary>
    public RootHistogram Passed { get; }

    /// <summary>Everything.</summary>
    public RootHistogram Total { get; }

    /// <summary>How errors are computed, as ROOT numbers it (TEfficiency::EStatOption); 0 Clopper-Pearson.</summary>
    public int StatisticOption { get; init; }

    /// <summary>Confidence level of the errors.</summary>
    public double ConfidenceLevel { get; init; } = OneSigma;

    /// <summary>First parameter of the beta distribution that Bayesian options take as prior.</summary>
    public double BetaAlpha { get; init; } = 1;

    /// <summary>Second parameter of the prior.</summary>
    public double BetaBeta { get; init; } = 1;

    /// <summary>Weight of the efficiency where several are combined.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>True when the histograms hold weighted fills.</summary>
    public bool IsWeighted { get; init; }

    /// <inheritdoc/>
    internal override string KeyTitle => Title;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [TypeName, .. Passed.StreamedClasses, .. Total.StreamedClasses];

    /// <summary>Takes the efficiency out of an object that was read from a file.</summary>
    /// <param name="value">An object of class TEfficiency.</param>
    /// <param name="path">Path of the file, for messages.</param>
    /// <param name="objectPath">Path of the object in the file, for messages.</param>
    /// <exception cref="ArgumentException">It is no efficiency, or one without histograms.</exception>
    /// <exception cref="RootFormatException">A histogram's axes and arrays disagree.</exception>
    public static RootEfficiency From(RootObject value, string path, string objectPath)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.ClassName != TypeName || value.GetObject("fPassedHistogram") is not RootObject passed || value.GetObject("fTotalHistogram") is not RootObject total)
        {
            throw new ArgumentException($"{objectPath} is no efficiency with two histograms but {value.ClassName}", nameof(value));
        }

        return new RootEfficiency(RootHistogram.From(passed, path, objectPath), RootHistogram.From(total, path, objectPath))
        {
            Title = value.GetString("fTitle"),
            StatisticOption = (int)value.GetInt64("fStatisticOption"),
            ConfidenceLevel = value.GetDouble("fConfLevel"),
            BetaAlpha = value.GetDouble("fBeta_alpha"),
            BetaBeta = value.GetDouble("fBeta_beta"),
            Weight = value.GetDouble("fWeight"),
            IsWeighted = ((uint)value.GetInt64("fBits") & UseWeights) != 0,
        };
    }

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(2);
        buffer.WriteTNamed(name, Title, IsWeighted ? UseWeights : 0);
        DrawingAttributes.WriteLine(buffer, DrawingAttributes.Black);
        DrawingAttributes.WriteFill(buffer, DrawingAttributes.Grey, DrawingAttributes.Solid);
        DrawingAttributes.WriteMarker(buffer);
        buffer.WriteDouble(BetaAlpha);
        buffer.WriteDouble(BetaBeta);
        int parameters = buffer.BeginVersion(9); // a container, with the version that Banyan writes for them
        buffer.WriteInt32(0); // fBeta_bin_params
        buffer.EndCount(parameters);
        buffer.WriteDouble(ConfidenceLevel);
        buffer.WriteEmptyList(); // fFunctions
        StreamHistogram(buffer, Passed, $"{name}_passed");
        buffer.WriteInt32(StatisticOption);
        StreamHistogram(buffer, Total, $"{name}_total");
        buffer.WriteDouble(Weight);
        buffer.EndCount(start);
    }

    private static void StreamHistogram(ObjectBuffer buffer, RootHistogram histogram, string name)
    {
        int pointer = buffer.BeginObject(histogram.ClassName);
        histogram.Stream(buffer, histogram.Name.Length > 0 ? histogram.Name : name);
        buffer.EndCount(pointer);
    }
}

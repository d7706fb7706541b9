using System.Diagnostics;
using System.Globalization;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Benchmarking;

/// <summary>
/// Measures how long a big analysis takes before its first event: parsing and binding its expressions, planning, emitting and JIT compilation. The events themselves are eight, in memory, and their loop
/// is not counted. The first measurement of a process is the cold one.
/// </summary>
/// <param name="defines">Columns that are defined, two in five of them vectors.</param>
/// <param name="filters">Filters, one below the other.</param>
/// <param name="histograms">Histograms, spread over the filters; every second one of a vector under a mask of its own.</param>
public sealed class CompileBench(int defines, int filters, int histograms)
{
    private const int Entries = 8;

    private static readonly string[] s_scalars = ["MET_pt", "MET_phi", "PV_npvs", "HT"];
    private static readonly string[] s_vectors = ["Jet_pt", "Jet_eta", "Jet_phi", "Jet_mass"];

    /// <summary>Books the analysis anew and compiles it.</summary>
    public CompileResult Measure()
    {
        using ArraySource source = Source();
        long start = Stopwatch.GetTimestamp();
        EventFrame frame = EventFrame.FromSource(source);
        Result<Histograms.Histogram1D>[] booked = Book(frame);
        TimeSpan binding = Stopwatch.GetElapsedTime(start);
        RunSummary summary = frame.Run(new RunOptions { Threads = 1 }, CancellationToken.None);
        return new CompileResult(binding, summary.CompileTime, booked.Sum(histogram => histogram.Value.Entries));
    }

    private Result<Histograms.Histogram1D>[] Book(EventFrame frame)
    {
        var scalars = new List<string>(s_scalars);
        var vectors = new List<string>(s_vectors);
        for (int i = 0; i < defines; i++)
        {
            string name = Text($"d{i}");
            frame = frame.Define(name, Define(i, scalars, vectors));
            (i % 5 is 1 or 3 ? vectors : scalars).Add(name);
        }

        var results = new List<Result<Histograms.Histogram1D>>();
        for (int filter = 0; filter <= filters; filter++)
        {
            if (filter > 0)
            {
                frame = frame.Filter(Filter(filter, scalars, vectors));
            }

            int end = (int)((long)histograms * (filter + 1) / (filters + 1));
            while (results.Count < end)
            {
                int i = results.Count;
                string vector = vectors[i % vectors.Count];
                results.Add(i % 2 == 0
                    ? frame.Histo1D(scalars[i % scalars.Count], 50 + (i % 50), 0, 100 + i)
                    : frame.Histo1D(Text($"{vector}[{vector} > {i % 30} && abs(Jet_eta) < {1.5 + (0.01 * i)}]"), 100, 0, 200 + i));
            }
        }

        return [.. results];
    }

    private static string Define(int i, List<string> scalars, List<string> vectors)
    {
        string scalar = scalars[(i * 7) % scalars.Count];
        string other = scalars[(i * 3) % scalars.Count];
        string vector = vectors[(i * 5) % vectors.Count];
        return (i % 5) switch
        {
            0 => Text($"sqrt(pow({scalar}, 2) + {other} * {other} + {i})"),
            1 => Text($"{vector} * {1 + (0.01 * i)} + {scalar} / 100"),
            2 => Text($"Sum({vector}[{vector} > {i % 40}])"),
            3 => Text($"DeltaPhi(Jet_phi, float(MET_phi)) * {vector} / {1 + i}"),
            _ => Text($"Jet_pt.size() > {i % 3} ? {scalar} * cos(MET_phi + {i}) : {other}"),
        };
    }

    private static string Filter(int i, List<string> scalars, List<string> vectors) => i % 2 == 0
        ? Text($"{scalars[i % scalars.Count]} > {-1e9 - i} && Sum({vectors[(i * 3) % vectors.Count]} > {i}) >= 0")
        : Text($"Jet_pt.size() >= 0 || {scalars[(i * 3) % scalars.Count]} < {i}");

    private static ArraySource Source()
    {
        var columns = new List<ArrayColumn>();
        foreach (string name in s_scalars)
        {
            columns.Add(ArrayColumn.Scalar<float>(name, [.. Enumerable.Range(0, Entries).Select(i => i * 7.5f)]));
        }

        foreach (string name in s_vectors)
        {
            columns.Add(ArrayColumn.Vector<float>(name, [.. Enumerable.Range(0, Entries).Select(i => Enumerable.Range(0, i % 4).Select(k => (i * 11f) + k).ToArray())]));
        }

        return new ArraySource([.. columns]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

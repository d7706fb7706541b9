using Banyan.Root.Objects;

namespace Banyan.Root.Histograms;

/// <content>Reading from an object of any ROOT version.</content>
public sealed partial class RootHistogram
{
    /// <summary>True for a class that <see cref="From"/> takes.</summary>
    public static bool IsHistogramClass(string className) => HistogramKind.Find(className) is not null;

    /// <summary>Takes the histogram out of an object that was read from a file.</summary>
    /// <param name="value">An object of a class TH1*, TH2*, TH3* or TProfile*.</param>
    /// <param name="path">Path of the file, for messages.</param>
    /// <param name="objectPath">Path of the object in the file, for messages.</param>
    /// <exception cref="ArgumentException">It is no histogram.</exception>
    /// <exception cref="RootFormatException">Its axes and its arrays disagree.</exception>
    public static RootHistogram From(RootObject value, string path, string objectPath)
    {
        HistogramKind kind = HistogramKind.Find(value.ClassName) ?? throw new ArgumentException($"{value.ClassName} is no histogram class", nameof(value));
        RootHistogram histogram = new(value.ClassName)
        {
            Name = value.GetString("fName"),
            Title = value.GetString("fTitle"),
            X = AxisOf(value, "fXaxis", path, objectPath),
            Y = AxisOf(value, "fYaxis", path, objectPath),
            Z = AxisOf(value, "fZaxis", path, objectPath),
            Contents = CellsOf(value, kind.Item),
            SumW2 = MemberArray(value, "fSumw2"),
            Entries = value.GetDouble("fEntries"),
            Statistics = StatisticsOf(value, kind),
            Profile = kind.IsProfile ? ProfileOf(value) : null,
            Buffer = value.GetArray<double>("fBuffer"),
        };
        histogram.CheckSizes(path, objectPath);
        return histogram;
    }

    private static RootAxis AxisOf(RootObject histogram, string member, string path, string objectPath)
    {
        RootObject axis = histogram.GetObject(member)
            ?? throw new RootFormatException($"a {histogram.ClassName} without {member}", path, null, objectPath);
        double[] edges = MemberArray(axis, "fXbins");
        long binCount = axis.GetInt64("fNbins");
        if (binCount < 1 || binCount > int.MaxValue - 2 || (edges.Length != 0 && edges.Length != binCount + 1))
        {
            throw new RootFormatException($"{member} has {binCount} bins and {edges.Length} edges", path, null, objectPath);
        }

        Dictionary<int, string> labels = [];
        foreach (RootObject? label in axis.GetObject("fLabels")?.Items ?? [])
        {
            if (label is not null)
            {
                labels[(int)label.GetInt64("fUniqueID")] = label.GetString("fString");
            }
        }

        return new RootAxis
        {
            BinCount = (int)binCount,
            Low = axis.GetDouble("fXmin"),
            High = axis.GetDouble("fXmax"),
            VariableEdges = edges,
            Title = axis.GetString("fTitle"),
            Labels = labels,
        };
    }

    /// <summary>The numbers of a member that is a TArrayD.</summary>
    private static double[] MemberArray(RootObject value, string member) => value.GetObject(member)?.GetArray<double>("fArray") ?? [];

    private static double[] CellsOf(RootObject value, char item) => item switch
    {
        'C' => Array.ConvertAll(value.GetArray<sbyte>("fArray"), cell => (double)cell),
        'S' => Array.ConvertAll(value.GetArray<short>("fArray"), cell => (double)cell),
        'I' => Array.ConvertAll(value.GetArray<int>("fArray"), cell => (double)cell),
        'L' => Array.ConvertAll(value.GetArray<long>("fArray"), cell => (double)cell),
        'F' => Array.ConvertAll(value.GetArray<float>("fArray"), cell => (double)cell),
        _ => value.GetArray<double>("fArray"),
    };

    private static double[] StatisticsOf(RootObject value, HistogramKind kind)
    {
        List<string> members = ["fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"];
        if (kind.Dimensions > 1)
        {
            members.AddRange(["fTsumwy", "fTsumwy2", "fTsumwxy"]);
        }

        if (kind.Dimensions > 2)
        {
            members.AddRange(["fTsumwz", "fTsumwz2", "fTsumwxz", "fTsumwyz"]);
        }

        if (kind.IsProfile)
        {
            // The sums over the value are named after the first axis that is free: y in TProfile, z in TProfile2D, t in TProfile3D.
            string value1 = kind.Dimensions switch { 1 => "fTsumwy", 2 => "fTsumwz", _ => "fTsumwt" };
            members.AddRange([value1, value1 + "2"]);
        }

        return [.. members.Select(member => value.GetDouble(member))];
    }

    private static ProfilePart ProfileOf(RootObject value)
    {
        string axis = value.TryGet("fYmin", out _) ? "Y" : value.TryGet("fZmin", out _) ? "Z" : "T";
        return new ProfilePart
        {
            BinEntries = MemberArray(value, "fBinEntries"),
            BinSumW2 = MemberArray(value, "fBinSumw2"),
            ErrorMode = (ProfileErrorMode)value.GetInt64("fErrorMode"),
            LowestValue = value.GetDouble($"f{axis}min"),
            HighestValue = value.GetDouble($"f{axis}max"),
        };
    }

    private void CheckSizes(string path, string objectPath)
    {
        long cells = (long)X.CellCount * (Dimensions > 1 ? Y.CellCount : 1);
        if (cells <= int.MaxValue && Dimensions > 2)
        {
            cells *= Z.CellCount;
        }

        if (Contents.Length != cells)
        {
            throw new RootFormatException($"the axes make {cells} cells, there are {Contents.Length} numbers", path, null, objectPath);
        }

        if (IsProfile && Profile!.BinEntries.Length != cells)
        {
            throw new RootFormatException($"the axes make {cells} cells, fBinEntries has {Profile.BinEntries.Length}", path, null, objectPath);
        }
    }
}

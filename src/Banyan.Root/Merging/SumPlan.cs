using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>Which members of a class are added up, and what two objects must have in common for that.</summary>
/// <remarks>Members as in ROOT's streamer infos of TH1, TProfile, TH2Poly, THnBase, THn, TEfficiency, THStack; what Merge does there.</remarks>
internal sealed class SumPlan
{
    private const int DeepestNesting = 8;
    private static readonly string[] s_statistics =
    [
        "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2", "fTsumwy", "fTsumwy2", "fTsumwxy", "fTsumwz", "fTsumwz2", "fTsumwxz", "fTsumwyz", "fTsumwt", "fTsumwt2",
    ];

    private readonly List<SumTerm> _terms = [];
    private readonly List<(ObjectPath Owner, string Form)> _forms = [];

    private SumPlan()
    {
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<SumTerm> Terms => _terms;

    /// <summary>Bins and classes of all histograms in the object, which must agree.</summary>
    public IReadOnlyList<(ObjectPath Owner, string Form)> Forms => _forms;

    /// <summary>True for classes whose objects are added up.</summary>
    /// <remarks>TH1K keeps its fills and TProfile2Poly the sums of its polygons in ways of their own: they are kept one by one.</remarks>
    public static bool Takes(string className) => className is not ("TH1K" or "TProfile2Poly") && (
        className.StartsWith("TH1", StringComparison.Ordinal) || className.StartsWith("TH2", StringComparison.Ordinal) || className.StartsWith("TH3", StringComparison.Ordinal)
        || className.StartsWith("TProfile", StringComparison.Ordinal) || className.StartsWith("THnT<", StringComparison.Ordinal) || className is "TEfficiency" or "THStack");

    /// <summary>The plan of an object.</summary>
    public static SumPlan Of(RootObject value)
    {
        var plan = new SumPlan();
        plan.Add(value, ObjectPath.Root, 0);
        return plan;
    }

    private void Add(RootObject value, ObjectPath path, int depth)
    {
        if (depth > DeepestNesting)
        {
            return;
        }

        if (value.Inherits("TH1"))
        {
            AddHistogram(value, path);
        }
        else if (value.Inherits("THnBase"))
        {
            AddMany(value, path);
        }
        else if (value.ClassName == "TEfficiency")
        {
            AddPart(value, path, "fPassedHistogram", depth);
            AddPart(value, path, "fTotalHistogram", depth);
        }
        else if (value.ClassName == "THStack")
        {
            IReadOnlyList<RootObject?> items = value.GetObject("fHists")?.Items ?? [];
            _forms.Add((path, $"{items.Count} histograms"));
            for (int i = 0; i < items.Count; i++)
            {
                if (items[i] is RootObject item)
                {
                    Add(item, path.To("fHists", i), depth + 1);
                }
            }
        }
    }

    private void AddPart(RootObject value, ObjectPath path, string member, int depth)
    {
        if (value.GetObject(member) is RootObject part)
        {
            Add(part, path.To(member), depth + 1);
        }
    }

    private void AddHistogram(RootObject value, ObjectPath path)
    {
        _forms.Add((path, AxisForm.Of(value)));
        foreach (string member in s_statistics.Where(value.Has))
        {
            _terms.Add(new SumTerm(path, member, SumRole.Statistics));
        }

        _terms.Add(new SumTerm(path, "fEntries", SumRole.Plain));
        foreach (string member in ((string[])["fArray", "fBinEntries", "fOverflow"]).Where(value.Has))
        {
            _terms.Add(new SumTerm(path, member, SumRole.Plain));
        }

        foreach (string member in ((string[])["fSumw2", "fBinSumw2"]).Where(value.Has))
        {
            _terms.Add(new SumTerm(path, member, SumRole.SquaredWeights));
        }

        IReadOnlyList<RootObject?> bins = value.GetObject("fBins")?.Items ?? []; // TH2Poly
        for (int i = 0; i < bins.Count; i++)
        {
            _terms.Add(new SumTerm(path.To("fBins", i), "fContent", SumRole.Plain));
        }
    }

    private void AddMany(RootObject value, ObjectPath path)
    {
        _forms.Add((path, AxisForm.Of(value)));
        foreach (string member in (string[])["fEntries", "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"])
        {
            _terms.Add(new SumTerm(path, member, SumRole.Plain));
        }

        foreach (string member in (string[])["fArray", "fSumw2"])
        {
            if (value.GetObject(member) is RootObject cells && cells.Has("fData"))
            {
                _terms.Add(new SumTerm(path.To(member), "fData", SumRole.Plain));
            }
        }
    }
}

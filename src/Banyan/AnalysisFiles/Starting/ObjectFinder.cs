using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.AnalysisFiles.Starting;

/// <summary>Finds the collections of objects in a dataset by the names of their columns.</summary>
internal static class ObjectFinder
{
    private const int MaxCollections = 4;

    // What an analysis looks at first; names that hold one of these words come first, in this order.
    private static readonly string[] s_wanted = ["muon", "electron", "photon", "jet", "tau", "reconstructedparticle", "lepton", "track"];

    // What is there besides the reconstructed objects.
    private static readonly string[] s_unwanted = ["gen", "truth", "trig", "mc", "particle#", "eflow", "lowpt", "corr", "sub", "cosmic", "soft", "indet", "missing", "met"];

    /// <summary>The collections that a first analysis should look at, the most interesting first.</summary>
    public static IReadOnlyList<ObjectCollection> Find(EventSource source, FileLayout layout)
    {
        var collections = new List<(int Rank, ObjectCollection Collection)>();
        foreach (IGrouping<string, ColumnInfo> group in source.Columns.Where(IsUsable).GroupBy(c => PrefixOf(c.Name)).Where(g => g.Key.Length > 0))
        {
            Dictionary<string, string> parts = new(StringComparer.Ordinal);
            foreach (ColumnInfo column in group)
            {
                parts.TryAdd(column.Name[group.Key.Length..].ToLowerInvariant(), column.Name);
            }

            if (Describe(NameOf(group.Key), group.Key, parts, layout == FileLayout.PhysLite ? " / 1000" : string.Empty) is { } collection && Rank(collection.Name) is { } rank)
            {
                collections.Add((rank, collection));
            }
        }

        return [.. collections.OrderBy(c => c.Rank).Select(c => c.Collection).DistinctBy(c => c.Name).Take(MaxCollections)];
    }

    /// <summary>True for a name that an expression can hold.</summary>
    public static bool IsName(string name) => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    private static bool IsUsable(ColumnInfo column) => column.Problem is null && IsName(column.Name) && column.Type is VectorType { Item: ScalarType };

    // "Muon_" of Muon_pt, "AnalysisMuonsAuxDyn." of AnalysisMuonsAuxDyn.pt, "ReconstructedParticles." of ReconstructedParticles.momentum.x; a first part only: deeper parts belong to it.
    private static string PrefixOf(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..(dot + 1)] : name[..(name.IndexOf('_', StringComparison.Ordinal) + 1)];
    }

    private static string NameOf(string prefix)
    {
        string name = prefix.TrimEnd('.', '_').ToLowerInvariant();
        name = name.StartsWith("analysis", StringComparison.Ordinal) ? name["analysis".Length..] : name;
        name = name.EndsWith("auxdyn", StringComparison.Ordinal) ? name[..^"auxdyn".Length] : name;
        return name.EndsWith('s') && name.Length > 3 ? name[..^1] : name;
    }

    private static int? Rank(string name)
    {
        if (s_unwanted.Any(word => name.StartsWith(word, StringComparison.Ordinal)))
        {
            return null;
        }

        int rank = Array.FindIndex(s_wanted, word => name == word);
        int near = Array.FindIndex(s_wanted, word => name.Contains(word, StringComparison.Ordinal));
        return rank >= 0 ? rank : near >= 0 ? 100 + near : 1000;
    }

    private static ObjectCollection? Describe(string name, string prefix, Dictionary<string, string> parts, string scale)
    {
        string? One(params string[] names) => names.Select(n => parts.GetValueOrDefault(n)).FirstOrDefault(c => c is not null);
        string? Scaled(string? column) => column is null ? null : column + scale;
        string? px = One("px", "momentum.x", "p4.x");
        string? py = One("py", "momentum.y", "p4.y");
        string? pz = One("pz", "momentum.z", "p4.z");
        string? energy = One("e", "energy");
        string? pt = Scaled(One("pt", "p_t"));
        if (pt is null && (px is null || py is null))
        {
            return null;
        }

        return new ObjectCollection(name, prefix, pt ?? $"hypot({px}, {py})")
        {
            Eta = One("eta"),
            Phi = One("phi"),
            Mass = Scaled(One("mass", "m")),
            // That of a jet is no quantum number to select on.
            Charge = name.Contains("jet", StringComparison.Ordinal) ? null : One("charge", "q"),
            Momentum = px is not null && py is not null && pz is not null && energy is not null ? (px + scale, py + scale, pz + scale, energy + scale) : null,
        };
    }
}

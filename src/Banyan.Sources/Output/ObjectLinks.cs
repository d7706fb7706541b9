using System.Text.RegularExpressions;
using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Output;

/// <summary>Columns that are positions in other collections of the same entry: ATLAS's ElementLinks, EDM4hep's relations, NanoAOD's indices.</summary>
/// <remarks>
/// Dropping whole entries keeps them right. They are wrong where the collection that they point into was redefined with other items, and of no use where it is not written; a snapshot says so in its
/// plan. Which collection an ElementLink or a relation points into is data and not known to the plan; NanoAOD names it.
/// </remarks>
internal static partial class ObjectLinks
{
    private const int NamesShown = 3;

    /// <summary>What is to be said about the links among the columns of a snapshot, one sentence each; empty when they stay right.</summary>
    public static IReadOnlyList<string> Warnings(EventFrame frame, IReadOnlyList<SnapshotColumn> columns)
    {
        string[] links = [.. columns.Where(column => column.Info != null && column.Value.Root.Type is VectorType && IsLink(column.Info.Name)).Select(column => column.Info!.Name)];
        if (links.Length == 0)
        {
            return [];
        }

        var warnings = new List<string>();
        ColumnInfo[] vectors = [.. frame.Source.Columns.Where(column => column.Problem == null && column.Type is VectorType)];
        string[] redefined = [.. vectors.Select(column => column.Name).Where(frame.IsDefined)];
        string[] changed = [.. links.Where(link => Targets(link, redefined).Length > 0)];
        if (changed.Length > 0)
        {
            redefined = [.. redefined.Where(name => changed.Any(link => Targets(link, [name]).Length > 0))];
            warnings.Add(
                $"{Names(changed)} hold positions of objects in collections as they were read, and {Names(redefined)} {(redefined.Length == 1 ? "was" : "were")} redefined: where that changes the number or order of the objects, links to them are wrong in the snapshot");
        }

        HashSet<string> written = [.. columns.Select(column => column.Name), .. columns.Select(column => column.Info?.Name).OfType<string>()];
        string[] names = [.. vectors.Select(column => column.Name)];
        string[] dangling = [.. links.Where(link => IsTargetMissing(link, names, written))];
        if (dangling.Length > 0)
        {
            warnings.Add(
                $"{Names(dangling)} hold positions of objects in other collections, and not all collections are written to the snapshot: where theirs is missing, the links lead nowhere");
        }

        return warnings;
    }

    /// <summary>True for the name of a column that holds positions in another collection.</summary>
    public static bool IsLink(string name) => ElementLink().IsMatch(name) || Relation().IsMatch(name) || NanoIndex().IsMatch(name);

    // The columns that a link may point into: all vectors, but NanoAOD's Electron_jetIdx points into Jet_…
    private static string[] Targets(string link, string[] vectors) => NanoIndex().Match(link) is { Success: true } index
        ? [.. vectors.Where(name => name.StartsWith(index.Groups["target"].Value + "_", StringComparison.OrdinalIgnoreCase))]
        : vectors;

    // One column of a named collection is enough; where the collection is not known, every one counts.
    private static bool IsTargetMissing(string link, string[] vectors, HashSet<string> written)
    {
        string[] targets = Targets(link, vectors);
        return NanoIndex().IsMatch(link) ? targets.Length > 0 && !targets.Any(written.Contains) : !targets.All(written.Contains);
    }

    private static string Names(string[] names) => names.Length <= NamesShown
        ? string.Join(" and ", names)
        : $"{string.Join(", ", names.Take(NamesShown))} and {names.Length - NamesShown} more";

    // xAOD: X.m_persKey and X.m_persIndex of an ElementLink.
    [GeneratedRegex(@"\.m_persIndex$", RegexOptions.CultureInvariant)]
    private static partial Regex ElementLink();

    // EDM4hep: X#0.index, in newer files _X_relation.index; ranges of them X.parents_begin.
    [GeneratedRegex(@"(#\d+|^_.*)\.index$|\.\w+_begin$", RegexOptions.CultureInvariant)]
    private static partial Regex Relation();

    [GeneratedRegex(@"^[A-Za-z0-9]+_(?<target>[A-Za-z0-9]+?)Idx(G|\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NanoIndex();
}

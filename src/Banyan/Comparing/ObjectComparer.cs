using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using Banyan.Root.Histograms;
using Banyan.Root.Objects;

namespace Banyan.Comparing;

/// <summary>Compares two objects of any class member by member: graphs, efficiencies, functions, whatever a file describes.</summary>
internal sealed class ObjectComparer
{
    private const int DeepestLevel = 32;
    private const int MostDifferences = 20;

    private static readonly FrozenSet<string> s_attributes = new[]
    {
        "fLineColor", "fLineStyle", "fLineWidth", "fFillColor", "fFillStyle", "fMarkerColor", "fMarkerStyle", "fMarkerSize",
    }.ToFrozenSet();

    private readonly Tolerance _tolerance;
    private readonly string _file;
    private readonly List<Difference> _differences = [];
    private readonly HashSet<(RootObject, RootObject)> _visited = [];

    private ObjectComparer(Tolerance tolerance, string file)
    {
        _tolerance = tolerance;
        _file = file;
    }

    /// <summary>Compares both.</summary>
    /// <param name="left">The first file's.</param>
    /// <param name="right">The second file's.</param>
    /// <param name="tolerance">How far numbers may lie apart.</param>
    /// <param name="file">Path of the first file, for messages about histograms inside.</param>
    public static ComparedPair Compare(RootObject left, RootObject right, Tolerance tolerance, string file)
    {
        var comparer = new ObjectComparer(tolerance, file);
        comparer.CompareObjects(left, right, string.Empty, 0);
        return new ComparedPair(comparer._differences);
    }

    private void CompareObjects(RootObject left, RootObject right, string path, int level)
    {
        if (level > DeepestLevel || _differences.Count >= MostDifferences || !_visited.Add((left, right)))
        {
            return;
        }

        if (left.ClassName != right.ClassName)
        {
            Add(level == 0 ? DifferenceKind.Class : DifferenceKind.Members, $"{Prefix(path)}{left.ClassName} → {right.ClassName}");
            return;
        }

        if (level > 0 && RootHistogram.IsHistogramClass(left.ClassName))
        {
            CompareHistograms(left, right, path);
            return;
        }

        IReadOnlyList<string> names = left.MemberNames;
        foreach (string name in names.Distinct())
        {
            if (!IsBookkeeping(left, name) && right.Has(name))
            {
                CompareValues(left[name], right[name], path.Length > 0 ? $"{path}.{name}" : name, level, KindOf(left, name));
            }
        }

        if (!names.ToHashSet().SetEquals(right.MemberNames))
        {
            string[] others = [.. names.Except(right.MemberNames).Concat(right.MemberNames.Except(names))];
            Add(DifferenceKind.Form, $"{Prefix(path)}{left.ClassName} version {left.ClassVersion} → {right.ClassVersion}, in one of them only: {string.Join(", ", others.Take(5))}");
        }

        CompareLists([.. left.Items], [.. right.Items], path, level);
    }

    private void CompareHistograms(RootObject left, RootObject right, string path)
    {
        ComparedPair pair = HistogramComparer.Compare(
            new HistogramContent(RootHistogram.From(left, _file, path)), new HistogramContent(RootHistogram.From(right, _file, path)), _tolerance);
        _differences.AddRange(pair.Differences.Select(difference => difference with { Text = Prefix(path) + difference.Text }));
    }

    private void CompareValues(object? left, object? right, string path, int level, DifferenceKind kind = DifferenceKind.Members)
    {
        switch (left, right)
        {
            case (null, null):
                break;
            case (RootObject first, RootObject second):
                CompareObjects(first, second, path, level + 1);
                break;
            case (string first, string second):
                if (first != second)
                {
                    Add(kind, $"{path} '{first}' → '{second}'");
                }

                break;
            case (KeyValuePair<object?, object?> first, KeyValuePair<object?, object?> second):
                CompareValues(first.Key, second.Key, path + ".first", level + 1);
                CompareValues(first.Value, second.Value, path + ".second", level + 1);
                break;
            case (Array first, Array second) when IsNumbers(first) && IsNumbers(second):
                CompareNumbers(first, second, path);
                break;
            case (Array first, Array second):
                CompareLists([.. first], [.. second], path, level);
                break;
            case (null, _) or (_, null):
                Add(DifferenceKind.Members, $"{path} {(left is null ? "null" : "there")} → {(right is null ? "null" : "there")}");
                break;
            default:
                CompareScalars(left, right, path, kind);
                break;
        }
    }

    private void CompareLists(object?[] left, object?[] right, string path, int level)
    {
        if (left.Length != right.Length)
        {
            Add(DifferenceKind.Members, $"{Prefix(path)}{left.Length} items → {right.Length}");
            return;
        }

        for (int i = 0; i < left.Length && _differences.Count < MostDifferences; i++)
        {
            CompareValues(left[i], right[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), level + 1);
        }
    }

    private void CompareNumbers(Array left, Array right, string path)
    {
        if (left.Length != right.Length)
        {
            Add(DifferenceKind.Members, $"{path} has {left.Length} numbers → {right.Length}");
            return;
        }

        int count = 0;
        int first = -1;
        IEnumerator others = right.GetEnumerator();
        int place = 0;
        foreach (object value in left)
        {
            others.MoveNext();
            if (!SameNumber(value, others.Current!))
            {
                first = count++ == 0 ? place : first;
            }

            place++;
        }

        if (count > 0)
        {
            Add(DifferenceKind.Members, $"{path}: {NumberText.Count(count)} of {NumberText.Count(left.Length)} numbers, first at {first}: {ChangeText(left.GetValue(first)!, right.GetValue(first)!)}");
        }
    }

    private void CompareScalars(object left, object right, string path, DifferenceKind kind)
    {
        if (!IsNumber(left) || !IsNumber(right))
        {
            if (!left.Equals(right))
            {
                Add(kind, $"{path} {left} → {right}");
            }
        }
        else if (!SameNumber(left, right))
        {
            Add(kind, $"{path} {ChangeText(left, right)}");
        }
    }

    // 64-bit integers do not fit into a double.
    private bool SameNumber(object left, object right) => left.Equals(right)
        || ((left is not (long or ulong) || !_tolerance.IsExact) && _tolerance.Accepts(ToDouble(left), ToDouble(right)));

    private static string ChangeText(object left, object right) => left is long or ulong ? $"{left} → {right}" : NumberText.Change(ToDouble(left), ToDouble(right));

    private static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static bool IsNumber(object value) => value is bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double;

    private static bool IsNumbers(Array array) => array.GetType().GetElementType() is { IsPrimitive: true };

    // Names, titles and how something is drawn are remarks.
    private static DifferenceKind KindOf(RootObject owner, string member) =>
        member is "fTitle" or "fName" ? DifferenceKind.Title
        : s_attributes.Contains(member) || (member is "fMinimum" or "fMaximum" or "fOption" && IsDrawable(owner)) ? DifferenceKind.Form
        : DifferenceKind.Members;

    // TObject's bits and number, and the empty histogram that a graph or function keeps for its axes.
    private static bool IsBookkeeping(RootObject owner, string member) =>
        (member is "fUniqueID" or "fBits" && owner.Inherits("TObject")) || (member == "fHistogram" && IsDrawable(owner));

    private static bool IsDrawable(RootObject value) =>
        value.Inherits("TGraph") || value.Inherits("TMultiGraph") || value.Inherits("TGraph2D") || value.Inherits("TF1") || value.Inherits("THStack");

    private static string Prefix(string path) => path.Length > 0 ? path + ": " : string.Empty;

    private void Add(DifferenceKind kind, string text) => _differences.Add(new Difference(kind, text));
}

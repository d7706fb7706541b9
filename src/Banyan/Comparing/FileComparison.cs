using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Sources;
using Banyan.Storage;

namespace Banyan.Comparing;

/// <summary>Two files compared object by object: the model behind <c>banyan diff</c>.</summary>
/// <remarks>Holds both files open until it is disposed, for whoever shows the objects.</remarks>
public sealed class FileComparison : IDisposable
{
    private readonly ComparedFile _left;
    private readonly ComparedFile _right;
    private readonly ComparisonOptions _options;

    private FileComparison(ComparedFile left, ComparedFile right, ComparisonOptions options)
    {
        _left = left;
        _right = right;
        _options = options;
    }

    /// <summary>The first input as it was given.</summary>
    public required string LeftName { get; init; }

    /// <summary>The second input as it was given.</summary>
    public required string RightName { get; init; }

    /// <summary>All objects, what is wrong first, the worst at the top; equal ones in the order of their paths.</summary>
    public IReadOnlyList<ItemComparison> Items { get; private set; } = [];

    /// <summary>Number of objects that patterns left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Patterns that fit no object of either file: perhaps misspelt.</summary>
    public IReadOnlyList<string> IdlePatterns { get; private set; } = [];

    /// <summary>True when any object counts as a difference.</summary>
    public bool HasDifferences => Items.Any(item => item.Counts);

    /// <summary>True when an object could not be read.</summary>
    public bool HasUnreadable => Items.Any(item => item.Status == ItemStatus.Unreadable);

    /// <summary>Compares two inputs.</summary>
    /// <param name="left">A ROOT file or a JSON document, perhaps with <c>:FOLDER</c> or <c>:OBJECT</c>.</param>
    /// <param name="right">The other one.</param>
    /// <param name="options">What is compared, and how strictly.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="InputException">One of them cannot be read.</exception>
    public static FileComparison Run(string left, string right, ComparisonOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ComparedFile first = ComparedFile.Open(left);
        ComparedFile? second = null;
        try
        {
            second = ComparedFile.Open(right);
            var comparison = new FileComparison(first, second, options) { LeftName = left, RightName = right };
            comparison.CompareAll(cancellation);
            return comparison;
        }
        catch
        {
            first.Dispose();
            second?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }

    /// <summary>Both objects of a path once more; null for one that is not there or cannot be read.</summary>
    internal (ComparedContent? Left, ComparedContent? Right) Load(string path) => (TryLoad(_left, path), TryLoad(_right, path));

    private static ComparedContent? TryLoad(ComparedFile file, string path)
    {
        try
        {
            return file.Classes.ContainsKey(path) ? file.Load(path) : null;
        }
        catch (Exception problem) when (problem is RootException or StorageException)
        {
            return null;
        }
    }

    private void CompareAll(CancellationToken cancellation)
    {
        string[] paths = [.. ObjectPaths()];
        string[] chosen = [.. paths.Where(path => (_options.Only.Count == 0 || _options.Only.Any(pattern => pattern.Fits(path))) && !_options.Ignore.Any(pattern => pattern.Fits(path)))];
        IdlePatterns = [.. _options.Only.Concat(_options.Ignore).Where(pattern => !paths.Any(pattern.Fits)).Select(pattern => pattern.Text)];
        LeftOut = paths.Length - chosen.Length;
        var items = new List<ItemComparison>(chosen.Length);
        foreach (string path in chosen)
        {
            cancellation.ThrowIfCancellationRequested();
            items.Add(Compare(path, cancellation));
        }

        Items = [.. items
            .OrderBy(item => item.Status)
            .ThenBy(item => item.Differences.Count > 0 ? item.Differences[0].Kind : default)
            .ThenByDescending(item => item.Distance)
            .ThenBy(item => item.Path, StringComparer.Ordinal)];
    }

    // A folder is what is in it; only one that is empty, or shares its name with something else, is an object of its own.
    private IEnumerable<string> ObjectPaths()
    {
        var full = new HashSet<string>();
        foreach (string path in _left.Classes.Keys.Concat(_right.Classes.Keys))
        {
            int slash = path.LastIndexOf('/');
            if (slash > 0)
            {
                full.Add(path[..slash]);
            }
        }

        return _left.Classes.Keys.Union(_right.Classes.Keys).Where(path => !(IsFolder(_left, path) && IsFolder(_right, path) && full.Contains(path)));
    }

    // Where there is nothing, nothing contradicts a folder.
    private static bool IsFolder(ComparedFile file, string path) => file.Classes.GetValueOrDefault(path, "TDirectory") is "TDirectory" or "TDirectoryFile";

    private ItemComparison Compare(string path, CancellationToken cancellation)
    {
        bool isLeft = _left.Classes.TryGetValue(path, out string? className);
        bool isRight = _right.Classes.TryGetValue(path, out string? otherName);
        if (!isLeft || !isRight)
        {
            if (!(isLeft ? _right : _left).CanHold(className ?? otherName!))
            {
                return new ItemComparison(path, className ?? otherName!, ItemStatus.NotCompared, [new Difference(DifferenceKind.Form, $"the {(isLeft ? "second" : "first")} file is of a format without such objects")]);
            }

            return new ItemComparison(path, className ?? otherName!, ItemStatus.Missing, [new Difference(DifferenceKind.Missing, isLeft ? "only in the first file" : "only in the second file")]);
        }

        ComparedPair pair;
        try
        {
            pair = ContentComparer.Compare(_left.Load(path), _right.Load(path), (className!, otherName!), _options, _left.Path, cancellation);
        }
        catch (Exception problem) when (problem is RootException or StorageException or SourceException)
        {
            return new ItemComparison(path, className!, ItemStatus.Unreadable, [new Difference(DifferenceKind.Unreadable, problem.Message)]);
        }

        Difference[] differences = [.. pair.Differences.OrderBy(difference => difference.Kind)];
        IEnumerable<Difference> notes = new[] { pair.Problem, pair.Note }.OfType<string>().Select(text => new Difference(DifferenceKind.Form, text));
        return new ItemComparison(path, className!, StatusOf(pair, differences), [.. differences, .. notes])
        {
            Kolmogorov = pair.Kolmogorov,
            ChiSquare = pair.ChiSquare,
            Distance = pair.Distance,
        };
    }

    private ItemStatus StatusOf(ComparedPair pair, Difference[] differences)
    {
        if (pair.Problem is not null)
        {
            return ItemStatus.NotCompared;
        }

        if (!differences.Any(difference => _options.IsStrict || !difference.IsRemark))
        {
            return differences.Length > 0 ? ItemStatus.Remarked : ItemStatus.Same;
        }

        // Tests speak about cells and what follows from them, not about bins, classes or titles. For a profile there is the χ² test only.
        bool isCells = differences.All(difference => difference.Kind is DifferenceKind.Contents or DifferenceKind.Errors or DifferenceKind.Entries or DifferenceKind.Sums || (difference.IsRemark && !_options.IsStrict));
        bool isAccepted = isCells && (_options.LeastKolmogorov ?? _options.LeastChiSquare) is not null
            && (_options.LeastKolmogorov is not double ks || pair.Kolmogorov?.Passes(ks) == true || (pair.Kolmogorov is null && _options.LeastChiSquare is not null))
            && (_options.LeastChiSquare is not double chi || pair.ChiSquare?.Passes(chi) == true);
        return isAccepted ? ItemStatus.Accepted : ItemStatus.Different;
    }
}

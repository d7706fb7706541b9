using Banyan.Frame.Sources;
using Banyan.Root.Objects;
using Banyan.Sources.Inputs;

namespace Banyan.Sources.Trees;

/// <summary>Opens all files of a dataset once, in parallel, and keeps what must be known of each.</summary>
internal sealed class DatasetOpening
{
    private const int IdleColumns = 2000;
    private const int MostIdleFiles = 100;

    private readonly IReadOnlyList<InputFile> _inputs;
    private readonly TreeSourceOptions _options;
    private readonly OpenTree?[] _open;
    private readonly DatasetFile?[] _found;
    private readonly InputException?[] _failures;
    private readonly StreamerShare _share = new();
    private readonly List<IReadOnlyList<ColumnInfo>> _extra = [];
    private int _idleLimit;

    private DatasetOpening(IReadOnlyList<InputFile> inputs, TreeSourceOptions options)
    {
        _inputs = inputs;
        _options = options;
        _open = new OpenTree?[inputs.Count];
        _found = new DatasetFile?[inputs.Count];
        _failures = new InputException?[inputs.Count];
    }

    /// <summary>The files that can be read, in order; at least one.</summary>
    public DatasetFile[] Files { get; private set; } = [];

    /// <summary>Holds the first ones open.</summary>
    public OpenTreeCache Cache { get; private set; } = null!;

    /// <summary>Columns of the first file.</summary>
    public TreeSchema FirstSchema { get; private set; } = null!;

    /// <summary>The files that were left out.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; private set; } = [];

    /// <summary>Opens the files.</summary>
    /// <exception cref="InputException">A file cannot be read (or none, when they may be skipped). Of several, the first is named.</exception>
    public static DatasetOpening Open(IReadOnlyList<InputFile> inputs, TreeSourceOptions options)
    {
        var opening = new DatasetOpening(inputs, options);
        try
        {
            opening.OpenAll();
            return opening;
        }
        catch
        {
            foreach (OpenTree? tree in opening._open)
            {
                tree?.Dispose();
            }

            throw;
        }
    }

    private void OpenAll()
    {
        int first = OpenFirst();
        OpenTree firstTree = _open[first]!;
        FirstSchema = firstTree.Schema;
        _idleLimit = _options.OpenFiles > 0 ? _options.OpenFiles : IdleLimit(FirstSchema.Columns.Count);
        string treePath = firstTree.TreePath;
        _found[first] = Describe(firstTree, _inputs[first].Sample);
        if (_inputs.Count > first + 1)
        {
            Parallel.For(first + 1, _inputs.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, loop) =>
            {
                OpenOne(i, treePath);
                if (_failures[i] != null && !_options.SkipUnreadableFiles)
                {
                    loop.Break();
                }
            });
        }

        if (!_options.SkipUnreadableFiles && _failures.FirstOrDefault(failure => failure != null) is InputException failed)
        {
            throw failed;
        }

        int[] good = [.. Enumerable.Range(0, _inputs.Count).Where(i => _found[i] != null)];
        Files = [.. good.Select(i => _found[i]!)];
        Skipped = [.. Enumerable.Range(0, _inputs.Count).Where(i => _failures[i] != null).Select(i => new SkippedFile(_inputs[i].Path, _failures[i]!.Message))];
        DatasetFile[] files = Files;
        Cache = new OpenTreeCache(i => OpenTree.Open(files[i].Path, files[i].TreePath, FirstSchema, _share, _options.ReadsTexts), _idleLimit);
        for (int i = 0; i < good.Length; i++)
        {
            if (_open[good[i]] is OpenTree open)
            {
                Cache.Add(i, open);
            }
        }
    }

    // To read the description of a tree again costs 0.3 ms and more, to keep it takes memory for every column: small trees stay open.
    private static int IdleLimit(int columnCount)
    {
        int least = Environment.ProcessorCount + 8;
        return Math.Clamp(IdleColumns / Math.Max(1, columnCount), least, Math.Max(least, MostIdleFiles));
    }

    // The first file that can be read gives the columns.
    private int OpenFirst()
    {
        for (int i = 0; i < _inputs.Count; i++)
        {
            try
            {
                _open[i] = OpenTree.Open(_inputs[i].Path, _inputs[i].Tree ?? _options.Tree, null, _share, _options.ReadsTexts);
                return i;
            }
            catch (InputException e) when (_options.SkipUnreadableFiles)
            {
                _failures[i] = e;
            }
        }

        throw new InputException($"none of the {_inputs.Count} files can be read; the first: {_failures[0]!.Message}", _inputs[0].Path, _failures[0]);
    }

    private void OpenOne(int i, string treePath)
    {
        try
        {
            OpenTree tree = OpenTree.Open(_inputs[i].Path, _inputs[i].Tree ?? treePath, FirstSchema, _share, _options.ReadsTexts);
            _open[i] = tree;
            _found[i] = Describe(tree, _inputs[i].Sample);
            if (i >= _idleLimit)
            {
                _open[i] = null;
                tree.Dispose();
            }
        }
        catch (InputException e)
        {
            _failures[i] = e;
        }
    }

    // Files with the same extra columns share one list, so that a thousand of them do not keep a thousand descriptions alive.
    private IReadOnlyList<ColumnInfo> Shared(IReadOnlyList<ColumnInfo> columns)
    {
        lock (_extra)
        {
            IReadOnlyList<ColumnInfo>? known = _extra.Find(other => other.SequenceEqual(columns));
            if (known is null)
            {
                _extra.Add(known = columns);
            }

            return known;
        }
    }

    private DatasetFile Describe(OpenTree open, int sample)
    {
        long[] cuts = PartitionPlanner.Plan(open.ClusterBoundaries, open.TotalBytes, _options.PartitionEntries, _options.PartitionBytes);
        var differences = new Dictionary<string, ColumnDifference>(StringComparer.Ordinal);
        var reshaped = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<ColumnInfo> extra = [];
        if (open.Schema != FirstSchema)
        {
            foreach (TreeColumn column in FirstSchema.Columns)
            {
                TreeColumn? here = open.Schema.Find(column.Name);
                if (here == null)
                {
                    differences.Add(column.Name, new ColumnDifference(null, null));
                }
                else if (here.Type == column.Type && here.Info.Problem == null && (here.Info.Dimensions, here.Info.ItemDimensions, here.Info.CountColumn) != (column.Info.Dimensions, column.Info.ItemDimensions, column.Info.CountColumn))
                {
                    reshaped.Add(column.Name);
                }
                else if (here.Info.Problem != null ? column.Info.Problem == null : here.Type != column.Type)
                {
                    differences.Add(column.Name, here.Info.Problem != null ? new ColumnDifference(null, here.Info.Problem) : new ColumnDifference(here.Type, null));
                }
            }

            extra = Shared([.. open.Schema.Columns.Where(column => FirstSchema.Find(column.Name) == null).Select(column => column.Info)]);
        }

        return new DatasetFile(open.Path, open.TreePath, cuts, differences, reshaped, extra, sample);
    }
}

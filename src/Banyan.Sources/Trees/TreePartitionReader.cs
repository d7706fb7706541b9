using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>Reads columns of one file for one thread; begun again for other partitions of the same file, so that decoders and the last decoded baskets are kept.</summary>
internal sealed class TreePartitionReader : PartitionReader
{
    private readonly TreeCursor[] _cursors;
    private readonly SharedDecoders _shared = new();
    private readonly Action<TreePartitionReader> _return;
    private long _bytesReadBefore;
    private long _bytesDecompressedBefore;
    private bool _isInUse;

    /// <summary>Opens decoders.</summary>
    /// <param name="tree">The file; it must stay open until <see cref="Close"/>.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="defaults">What columns are that the file lacks.</param>
    /// <param name="giveBack">Called by Dispose.</param>
    public TreePartitionReader(OpenTree tree, IReadOnlyList<ColumnInfo> columns, IReadOnlyDictionary<string, object> defaults, Action<TreePartitionReader> giveBack)
    {
        Columns = [.. columns];
        _return = giveBack;
        _cursors = new TreeCursor[columns.Count];
        try
        {
            for (int i = 0; i < _cursors.Length; i++)
            {
                _cursors[i] = CreateCursor(tree, columns[i], defaults, _shared);
            }
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>The columns that cursors are for.</summary>
    public ColumnInfo[] Columns { get; }

    /// <summary>Number of the file in the dataset.</summary>
    public int FileIndex { get; private set; }

    /// <inheritdoc/>
    /// <remarks>Other threads may ask, to show progress.</remarks>
    public override long BytesRead => _cursors.Sum(cursor => cursor.BytesRead) - _bytesReadBefore;

    /// <inheritdoc/>
    public override long BytesDecompressed => _cursors.Sum(cursor => cursor.BytesDecompressed) - _bytesDecompressedBefore;

    /// <summary>Makes the reader ready for a partition of its file.</summary>
    public void Begin(Partition partition)
    {
        FileIndex = partition.FileIndex;
        _isInUse = true;
        _bytesReadBefore = 0;
        _bytesDecompressedBefore = 0;
        (_bytesReadBefore, _bytesDecompressedBefore) = (BytesRead, BytesDecompressed);
        foreach (TreeCursor cursor in _cursors)
        {
            cursor.Begin(partition);
        }
    }

    /// <inheritdoc/>
    public override ColumnCursor GetCursor(int columnIndex) => _cursors[columnIndex];

    /// <summary>Frees the decoders.</summary>
    public void Close()
    {
        foreach (TreeCursor? cursor in _cursors)
        {
            cursor?.Close();
        }

        _shared.Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_isInUse)
        {
            _isInUse = false;
            _return(this);
        }
    }

    private static TreeCursor CreateCursor(OpenTree tree, ColumnInfo column, IReadOnlyDictionary<string, object> defaults, SharedDecoders shared)
    {
        if (tree.Schema.Find(column.Name) is not TreeColumn here)
        {
            return (column.Default ?? defaults.GetValueOrDefault(column.Name)) is { } value
                ? new ConstantCursor(column, value)
                : throw new InputException($"{tree.Path}: tree '{tree.TreePath}' has no column '{column.Name}'", tree.Path);
        }

        if (here.Info.Problem is string problem)
        {
            throw new InputException($"{tree.Path}: column '{column.Name}' cannot be read: {problem}", tree.Path);
        }

        if (here.Type != column.Type && CommonType.Of(here.Type, column.Type) != column.Type)
        {
            throw new InputException($"{tree.Path}: column '{column.Name}' is {here.Type.CppName}, not {column.Type.CppName} as in the first file", tree.Path);
        }

        TreeCursor cursor = tree.OpenCursor(here, shared);
        return here.Type == column.Type ? cursor : new WideningCursor(cursor, here.Type, column.Type);
    }
}

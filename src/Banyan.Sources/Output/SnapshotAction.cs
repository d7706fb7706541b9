using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Sources.Output;

/// <summary>Writes the entries that reach a node to a new tree, in the order of the dataset. The file appears when the run has ended.</summary>
internal sealed class SnapshotAction : ColumnAction
{
    private readonly IReadOnlyList<BoundExpression> _inputs;
    private readonly TreeDefinition _definition;
    private readonly SnapshotOptions _options;
    private readonly string _path;
    private readonly string _tree;
    private RootFileWriter? _file;
    private TreeWriter? _writer;

    public SnapshotAction(string tree, string path, IReadOnlyList<BoundExpression> inputs, TreeDefinition definition, SnapshotOptions options)
    {
        _tree = tree;
        _path = path;
        _inputs = inputs;
        _definition = definition;
        _options = options;
    }

    public override string Kind => "Snapshot";

    public override string Name => _tree;

    public override string Parameters => $"{_options.Compression}; {string.Join(", ", _definition.Branches.Select(branch => branch.Name))}";

    public override IReadOnlyList<TypedNode> Inputs => [.. _inputs.Select(input => input.Root)];

    public override IReadOnlyList<string> InputTexts => [.. _inputs.Select(input => input.Text)];

    public override bool IsOrdered => true;

    /// <summary>What was written; null before the end of the run.</summary>
    public SnapshotResult? Value { get; private set; }

    public override ActionState CreateState() => new State([.. _inputs.Select(input => input.Root.Type)]);

    public override void Deliver(ActionState state)
    {
        Open();
        ((State)state).WriteTo(_writer!);
    }

    public override void Finish(ActionState merged)
    {
        Open();
        long entries = _writer!.EntryCount;
        _file!.Commit();
        Value = new SnapshotResult(_path, _tree, entries, _file.ByteCount);
        Close();
    }

    public override void Abandon() => Close();

    // Opened by the first partition: a plan that is never run makes no file.
    private void Open()
    {
        if (_file == null)
        {
            _file = RootFileWriter.Create(_path, new RootFileWriterOptions { Compression = _options.Compression });
            _writer = _file.CreateTree(_tree, _definition, new TreeWriterOptions
            {
                ClusterEntryCount = _options.ClusterEntries,
                BasketByteCount = _options.BasketBytes,
                Threads = _options.Threads > 0 ? _options.Threads : Environment.ProcessorCount,
            });
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
        _writer = null;
    }

    /// <summary>Copies of the values of one partition's entries.</summary>
    private sealed class State(DataType[] types) : ColumnState
    {
        private readonly ColumnStore[] _columns = [.. types.Select(type => new ColumnStore(type))];
        private int _entryCount;

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            for (int i = 0; i < _columns.Length; i++)
            {
                _columns[i].Append(entryCount, columns[i]);
            }

            _entryCount += entryCount;
        }

        // What was delivered is gone from the state, so only empty ones meet here.
        public override void Merge(ActionState later)
        {
            if (((State)later)._entryCount > 0)
            {
                throw new InvalidOperationException("entries of ordered output are delivered, not merged");
            }
        }

        public void WriteTo(TreeWriter tree)
        {
            if (_entryCount > 0)
            {
                tree.Fill(_entryCount, [.. _columns.Select(column => column.Block())]);
            }
        }

        protected override void Dispose(bool disposing)
        {
            foreach (ColumnStore column in _columns)
            {
                column.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

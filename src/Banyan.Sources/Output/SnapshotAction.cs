using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>Writes the entries that reach a node to a new tree or RNTuple, in the order of the dataset. The file appears when the run has ended.</summary>
/// <remarks>
/// Partitions are delivered in order and cut into baskets or pages by one thread at a time; the workers of the run compress them, each before it collects more entries. So compression runs on as many
/// threads as the run has, no thread is added to them, and no more than the window of partitions waits in memory.
/// </remarks>
internal sealed class SnapshotAction : ColumnAction
{
    private readonly IReadOnlyList<SnapshotColumn> _columns;
    private readonly SnapshotTarget _target;
    private readonly SnapshotOptions _options;
    private readonly string _path;
    private readonly string _tree;
    private readonly RootFileWriter? _given; // a file that the caller completes; null for one of its own
    private RootFileWriter? _file;
    private EntryWriter? _writer;

    public SnapshotAction(string tree, string path, RootFileWriter? given, IReadOnlyList<SnapshotColumn> columns, SnapshotTarget target, SnapshotOptions options, IReadOnlyList<string> warnings)
    {
        Warnings = warnings;
        _tree = tree;
        _path = path;
        _given = given;
        _columns = columns;
        Inputs = [.. columns.Select(column => column.Value.Root)];
        InputTexts = [.. columns.Select(column => column.Value.Text)];
        _target = target;
        _options = options;
    }

    public override string Kind => "Snapshot";

    public override string Name => _tree;

    public override string Parameters => $"{_options.Compression}; {string.Join(", ", _target.Parts)}";

    public override IReadOnlyList<TypedNode> Inputs { get; }

    public override IReadOnlyList<string> InputTexts { get; }

    public override IReadOnlyList<string> Warnings { get; }

    public override bool IsOrdered => true;

    /// <summary>What was written; null before the end of the run.</summary>
    public SnapshotResult? Value { get; private set; }

    public override ActionState CreateState() => new State(this, [.. _columns.Select(column => new ColumnStore(column.Value.Root.Type, column.IsPaddedText))]);

    public override void Deliver(ActionState state)
    {
        Open();
        ((State)state).WriteTo(_writer!);
    }

    public override void Finish(ActionState merged) => Finish(merged, 1);

    public override void Finish(ActionState merged, int threads)
    {
        Open();
        _writer!.FlushCluster();
        Task[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => Task.Run(CompressWaiting))];
        CompressWaiting();
        Task.WaitAll(others);
        long entries = _writer.EntryCount;
        if (_given == null)
        {
            _file!.Commit();
        }
        else
        {
            _writer.Finish();
        }

        Value = new SnapshotResult(_path, _tree, entries, _file!.ByteCount);
        Close();
    }

    public override void Abandon() => Close();

    // Opened by the first partition: a plan that is never run makes no file.
    private void Open()
    {
        if (_file == null)
        {
            RootFileWriterOptions options = new() { Compression = _options.Compression };
            _file = _given ?? (_options.Append && File.Exists(_path) ? RootFileWriter.Append(_path, options) : RootFileWriter.Create(_path, options));
            _writer = _target.Start(_file, _tree, _options);
        }
    }

    private void CompressWaiting()
    {
        while (Volatile.Read(ref _writer)?.CompressNext() == true)
        {
        }
    }

    private void Close()
    {
        if (_given == null)
        {
            _file?.Dispose();
        }

        _file = null;
        _writer = null;
    }

    /// <summary>Copies of the values of one partition's entries.</summary>
    private sealed class State(SnapshotAction action, ColumnStore[] columns) : ColumnState
    {
        private readonly ColumnStore[] _columns = columns;
        private int _entryCount;

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            action.CompressWaiting();
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

        public void WriteTo(EntryWriter tree)
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

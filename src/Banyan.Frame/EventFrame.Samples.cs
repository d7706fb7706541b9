using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan;

/// <content>Columns that follow from samples and files.</content>
public sealed partial class EventFrame
{
    /// <summary>The samples of the dataset.</summary>
    public IReadOnlyList<SampleInfo> Samples => _session.Source.Samples;

    /// <summary>Adds a column that has one value per sample, computed from the samples' metadata.</summary>
    /// <param name="name">Name of the new column; must not exist yet.</param>
    /// <param name="expression">An expression over the names of the metadata, e.g. <c>xsec * lumi / sumw</c>, and <c>sample</c>, the sample's name. Columns of the dataset are not visible.</param>
    /// <exception cref="AnalysisException">The expression is wrong, a sample lacks a value, or the column exists.</exception>
    public EventFrame DefinePerSample(string name, string expression)
    {
        CheckNew(name);
        BoundExpression bound = ExpressionBinder.Bind(expression, new SampleScope(_session.Source), _functions);
        return WithColumn(name, expression, bound.Root);
    }

    /// <summary>Adds a column that has one value per range of entries of a file, computed by a C# function.</summary>
    /// <typeparam name="T">A number, bool or <see cref="string"/>.</typeparam>
    /// <param name="name">Name of the new column; must not exist yet.</param>
    /// <param name="function">Gets sample, file, tree, entries and metadata. Must be thread safe, and depend on sample and file only for results that do not depend on how files are cut.</param>
    /// <exception cref="AnalysisException">The function asks for metadata that a sample lacks, or returns another type, or the column exists.</exception>
    public EventFrame DefinePerSample<T>(string name, Func<SamplePart, T> function)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckNew(name);
        DataType type = typeof(T) == typeof(string) ? new StringType()
            : ElementKinds.FromClrType(typeof(T)) is ElementKind kind ? DataType.Scalar(kind)
            : throw new AnalysisException($"a function of DefinePerSample must return a number, a bool or a string, not {ElementKinds.CSharpName(typeof(T))}");
        EventSource source = _session.Source;

        // Once per sample now, so that what a sample lacks is known before the run.
        foreach (Partition partition in source.Partitions.DistinctBy(source.SampleOf))
        {
            _ = function(PartOf(partition));
        }

        var column = new SourceColumn(new PartitionColumnInfo(name, type, partition => function(PartOf(partition)), () => $"{SampleScope.Describe(source)} {DelegateFingerprint.Of(function)}"));
        return new EventFrame(_session, _node, _scope.With(name, column), _functions);

        SamplePart PartOf(Partition partition) =>
            new(source.SampleOf(partition), partition.File, partition.FirstEntry - partition.FileFirstEntry, partition.EndEntry - partition.FileFirstEntry);
    }

    /// <summary>Gives a column a value in the files that lack it; its type stays.</summary>
    /// <param name="column">A column that at least one file has.</param>
    /// <param name="value">A number, bool or string, or an array for a vector.</param>
    /// <exception cref="AnalysisException">No file has the column, or the value does not suit it.</exception>
    public EventFrame DefaultValueFor(string column, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ColumnInfo info = StoredColumn(column);
        if (info.Problem is null)
        {
            _ = ConstantBlocks.Bytes(info, value);
        }

        return WithStored(column, info with { Default = value });
    }

    /// <summary>Keeps the entries of files that have a column; below, the column may be used although other files lack it.</summary>
    /// <exception cref="AnalysisException">No file has the column.</exception>
    public EventFrame FilterAvailable(string column)
    {
        ColumnInfo info = StoredColumn(column);
        EventFrame readable = info.Default is null ? WithStored(column, info with { Default = Zero(info.Type) }) : this;
        return new EventFrame(_session, AvailabilityFilter(info, true), readable._scope, _functions);
    }

    /// <summary>Keeps the entries of files that lack a column.</summary>
    /// <exception cref="AnalysisException">No file has the column.</exception>
    public EventFrame FilterMissing(string column) => new(_session, AvailabilityFilter(StoredColumn(column), false), _scope, _functions);

    private FilterNode AvailabilityFilter(ColumnInfo column, bool wanted)
    {
        EventSource source = _session.Source;
        string text = $"'{column.Name}' is {(wanted ? "available" : "missing")}";
        var info = new PartitionColumnInfo(text, DataType.Scalar(ElementKind.Bool), partition => source.IsAvailable(column, partition) == wanted, () => text);
        return new FilterNode(_node, new BoundExpression(text, new ColumnNode(new SourceColumn(info), default), []), null);
    }

    private ColumnInfo StoredColumn(string name)
    {
        if (_scope.TryGetColumn(name, out ColumnSymbol? symbol))
        {
            return symbol is SourceColumn { Info: not PartitionColumnInfo } stored ? stored.Info : throw new AnalysisException($"column '{name}' is computed and never missing");
        }

        return _session.Source.TryGetPartialColumn(name, out ColumnInfo? partial) ? partial : Require(name) is SourceColumn found ? found.Info : throw new AnalysisException($"column '{name}' is computed and never missing");
    }

    private EventFrame WithStored(string name, ColumnInfo info) => new(_session, _node, _scope.With(name, new SourceColumn(info)), _functions);

    private static object Zero(DataType type) => type switch
    {
        StringType => string.Empty,
        VectorType { Item: ScalarType item } => Array.CreateInstance(item.Kind.ClrType(), 0),
        ScalarType => 0,
        _ => throw new AnalysisException($"a column that is {type.CppName} cannot be missing in some files"),
    };
}

using Banyan.Columns;
using Banyan.Execution.Threads;
using Banyan.Frame;
using Banyan.Frame.Actions;
using Banyan.Frame.Sources;

namespace Banyan.Inspection.Showing;

/// <summary>Some entries of a dataset with the values of some columns: the model behind <c>banyan show</c>.</summary>
/// <param name="Description">What the dataset is.</param>
/// <param name="TotalEntries">Entries of the whole dataset.</param>
/// <param name="Columns">The columns, in the order that was asked for.</param>
/// <param name="Rows">The entries.</param>
/// <param name="OmittedColumns">How many readable columns the dataset has besides.</param>
public sealed record EntryTable(string Description, long TotalEntries, IReadOnlyList<ShownColumn> Columns, IReadOnlyList<ShownEntry> Rows, int OmittedColumns)
{
    /// <summary>Reads entries.</summary>
    /// <param name="source">The dataset; stays open.</param>
    /// <param name="request">Which entries and columns.</param>
    /// <param name="cancellation">Stops a search through the dataset.</param>
    /// <exception cref="AnalysisException">A column or the condition is wrong.</exception>
    /// <exception cref="SourceException">The data cannot be read.</exception>
    public static EntryTable Read(EventSource source, ShowRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        string[] chosen = request.Columns.Count > 0
            ? [.. request.Columns.SelectMany(column => Expand(source, column))]
            : [.. source.Columns.Where(column => column.Problem == null).Select(column => column.Name).Take(request.ColumnLimit)];
        if (chosen.Length == 0)
        {
            string reason = source.Columns.FirstOrDefault(column => column.Problem != null) is { } first ? $"; {first.Name}: {first.Problem} ('inspect --values' reads objects)" : string.Empty;
            throw new AnalysisException($"{source.Description} has no column that can be read{reason}");
        }

        if (request.Columns.Count == 0)
        {
            chosen = WithoutUnreadable(source, chosen, request, cancellation);
        }

        bool needsFrame = request.Where != null || chosen.Any(name => !source.TryGetColumn(name, out ColumnInfo? column) || column.Problem != null);
        EntryTable table = needsFrame ? FromFrame(source, request, chosen, cancellation) : FromColumns(source, request, chosen, cancellation);
        int readable = source.Columns.Count(column => column.Problem == null);
        return table with { OmittedColumns = request.Columns.Count > 0 ? 0 : readable - table.Columns.Count };
    }

    // What a column holds may turn out to be unreadable only when its first basket is opened: where the user did not ask for it, it is left out like the others that cannot be read.
    private static string[] WithoutUnreadable(EventSource source, string[] chosen, ShowRequest request, CancellationToken cancellation)
    {
        ShowRequest first = request with { EntryCount = 1, Where = null };
        return [.. chosen.Where(name =>
        {
            try
            {
                FromColumns(source, first, [name], cancellation);
                return true;
            }
            catch (SourceException)
            {
                return false;
            }
        })];
    }

    // "Muon_*" is a pattern, "nMuon*2" and "x*y" are products of columns.
    private static IEnumerable<string> Expand(EventSource source, string column)
    {
        bool isPattern = column.AsSpan().ContainsAny('*', '?')
            && column.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '#' or '*' or '?')
            && !column.Split('*').All(part => double.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out _) || source.TryGetColumn(part, out _));
        if (!isPattern)
        {
            return [column];
        }

        NamePattern pattern = NamePattern.Parse(column);
        string[] fitting = [.. source.Columns.Where(c => c.Problem == null && pattern.Fits(c.Name)).Select(c => c.Name)];
        return fitting.Length > 0
            ? fitting
            : throw new AnalysisException($"no column fits '{column}'{NearestNames.Suggestion(column, source.Columns.Select(c => c.Name))}");
    }

    // Conditions and expressions need the event loop; it stops when enough entries have been found.
    private static EntryTable FromFrame(EventSource source, ShowRequest request, string[] chosen, CancellationToken cancellation)
    {
        EventFrame frame = EventFrame.FromSource(source);
        frame.Engine = new ThreadEngine();
        frame.Cancellation = cancellation;
        EventFrame wanted = (request.Where == null ? frame : frame.Filter(request.Where)).Range(request.FirstEntry, request.FirstEntry + request.EntryCount);
        Result<ulong[]> entries = wanted.Take<ulong>("rdfentry_");
        bool isPlain = chosen.All(name => source.TryGetColumn(name, out ColumnInfo? column) && column.Problem == null);
        if (isPlain)
        {
            ColumnInfo[] columns = [.. chosen.Select(name => source.TryGetColumn(name, out ColumnInfo? column) ? column : throw new InvalidOperationException(name))];
            return ReadEntries(source, columns, [.. entries.Value.Select(entry => (long)entry)], cancellation);
        }

        ShownColumn[] shown = [.. chosen.Select(expression => new ShownColumn(expression, wanted.Bind(expression).Root.Type))];
        Result<object[]>[] values = [.. chosen.Select(expression => wanted.Take<object>(expression))];
        ShownEntry[] rows = [.. entries.Value.Select((entry, i) => new ShownEntry((long)entry, [.. values.Select(column => column.Value[i])]))];
        return new EntryTable(source.Description, source.EntryCount, shown, rows, 0);
    }

    private static EntryTable FromColumns(EventSource source, ShowRequest request, string[] chosen, CancellationToken cancellation)
    {
        ColumnInfo[] columns = [.. chosen.Select(name => source.TryGetColumn(name, out ColumnInfo? column) ? column : throw new InvalidOperationException(name))];
        long first = Math.Min(request.FirstEntry, source.EntryCount);
        long end = Math.Min(source.EntryCount, first + request.EntryCount);
        var entries = new List<long>();
        for (long entry = first; entry < end; entry++)
        {
            entries.Add(entry);
        }

        return ReadEntries(source, columns, entries, cancellation);
    }

    private static EntryTable ReadEntries(EventSource source, ColumnInfo[] columns, IReadOnlyList<long> entries, CancellationToken cancellation)
    {
        source.Require(columns);
        var rows = new ShownEntry[entries.Count];
        int next = 0;
        foreach (Partition partition in source.Partitions)
        {
            int begin = next;
            while (next < entries.Count && entries[next] < partition.EndEntry)
            {
                rows[next] = new ShownEntry(entries[next], new object[columns.Length]);
                next++;
            }

            if (next > begin)
            {
                using PartitionReader reader = source.OpenPartition(partition, columns);
                for (int c = 0; c < columns.Length; c++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    ColumnCursor cursor = reader.GetCursor(c);
                    for (int i = begin; i < next; i++)
                    {
                        cursor.Load(entries[i], out ColumnBlock block);
                        rows[i].Values[c] = BlockValues.Get(columns[c].Type, block, entries[i] - block.FirstEntry);
                    }
                }
            }

            if (next == entries.Count)
            {
                break;
            }
        }

        return new EntryTable(source.Description, source.EntryCount, [.. columns.Select(column => new ShownColumn(column.Name, column.Type))], rows, 0);
    }
}

using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Scanning;
using Banyan.Root.Trees;
using Banyan.Sources;
using Banyan.Sources.Inputs;
using Banyan.Storage;

namespace Banyan.Checking;

/// <summary>Reads everything in a ROOT file: header, free list, records, keys, streamer infos, objects, every basket of every tree.</summary>
/// <remarks>One thread per file, so that what is found does not depend on how many files are checked at once.</remarks>
public sealed class FileChecker
{
    private readonly HashSet<long> _damagedPages = [];
    private readonly List<CheckFinding> _findings = [];
    private readonly List<string> _notes = [];
    private readonly Action<long> _progress;
    private readonly CancellationToken _cancellation;
    private int _objects;
    private int _trees;
    private long _baskets;
    private int _tuples;
    private long _pages;
    private long _pageBytes;
    private long _basketBytes;

    private FileChecker(Action<long> progress, CancellationToken cancellation)
    {
        _progress = progress;
        _cancellation = cancellation;
    }

    /// <summary>Checks a file. Damage never is an exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Told how many bytes of baskets were read since it was called last.</param>
    /// <param name="cancellation">Stops between two baskets.</param>
    public static FileCheck Check(string path, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Missing(path) is { } missing)
        {
            return new FileCheck(path, 0, [new CheckFinding(null, "file", missing, "everything")]) { IsMissing = true };
        }

        var checker = new FileChecker(progress ?? (_ => { }), cancellation);
        long byteCount = 0;
        try
        {
            byteCount = checker.CheckStructure(path);
            using RootFile file = RootFile.Open(path);
            checker.CheckContent(file);
        }
        catch (Exception problem) when (problem is RootException or StorageException)
        {
            checker.Add(problem, string.Empty, "the lists of keys cannot be read: nothing in the file can ('banyan recover' may find objects without them)");
        }

        return new FileCheck(path, byteCount, [.. checker._findings.OrderBy(finding => finding.FileOffset ?? -1)])
        {
            Objects = checker._objects,
            Trees = checker._trees,
            Baskets = checker._baskets,
            RNTuples = checker._tuples,
            Pages = checker._pages,
            PageBytes = checker._pageBytes,
            BasketBytes = checker._basketBytes,
            Notes = checker._notes,
        };
    }

    // Why there is nothing to read, as the commands that need the file say it; null where there is a file.
    private static string? Missing(string path)
    {
        try
        {
            InputList.Resolve([path]);
            return null;
        }
        catch (InputException problem)
        {
            return problem.Message;
        }
    }

    private long CheckStructure(string path)
    {
        using ByteSource source = ByteSource.Open(path);
        FileStructure structure = FileStructure.Read(source);
        _findings.AddRange(structure.Problems.Where(problem => !problem.IsHarmless).Select(problem => new CheckFinding(problem.FileOffset, problem.What, problem.Text, string.Empty)));
        _notes.AddRange(structure.Problems.Where(problem => problem.IsHarmless).Select(problem => $"at byte {problem.FileOffset}: {problem.What}: {problem.Text}"));
        return source.Length;
    }

    private void CheckContent(RootFile file)
    {
        bool hasStreamers = CheckStreamers(file);
        foreach (RootKey key in file.Keys)
        {
            _cancellation.ThrowIfCancellationRequested();
            try
            {
                CheckKey(file, key, hasStreamers);
            }
            catch (Exception problem) when (problem is RootException or StorageException)
            {
                Add(problem, key.PathWithCycle, key.IsTree ? "the whole tree" : $"this {key.ClassName}");
            }
        }
    }

    private bool CheckStreamers(RootFile file)
    {
        try
        {
            file.LoadStreamerInfos();
            return true;
        }
        catch (Exception problem) when (problem is RootException or StorageException)
        {
            Add(problem, "streamer infos", "objects and trees cannot be taken apart");
            return false;
        }
    }

    private void CheckKey(RootFile file, RootKey key, bool hasStreamers)
    {
        if (FileStructure.CheckKey(file.Source, key) is string problem)
        {
            _findings.Add(new CheckFinding(key.FileOffset, key.PathWithCycle, problem, key.IsDirectory ? "the folder" : $"this {key.ClassName}"));
            return;
        }

        if (key.IsDirectory)
        {
            return;
        }

        if (key.IsRNTuple)
        {
            CheckRNTuple(file, key);
            return;
        }

        if (!hasStreamers)
        {
            file.ReadRecord(key);
            return;
        }

        if (key.IsTree && file.FindKey(key.Path) == key)
        {
            CheckTree(file.GetTree(key));
            return;
        }

        try
        {
            Banyan.Root.Objects.RootObject value = file.Get(key);
            if (RootHistogram.IsHistogramClass(value.ClassName))
            {
                _ = RootHistogram.From(value, file.Path, key.Path);
            }

            _objects++;
        }
        catch (RootNotSupportedException unsupported)
        {
            file.ReadRecord(key);
            _notes.Add($"{key.PathWithCycle}: read, not taken apart: {unsupported.Problem}");
        }
        catch (RootFormatException unfit) when (key.IsCompressed && HasChecksum(file.CompressionSetting))
        {
            file.ReadRecord(key);
            _notes.Add($"{key.PathWithCycle}: its bytes are whole, but do not fit the description of {key.ClassName}: {unfit.Problem}");
        }
    }

    private void CheckRNTuple(RootFile file, RootKey key)
    {
        try
        {
            Root.RNTuples.RNTuple tuple = file.GetRNTuple(key);
            _tuples++;
            ReadColumns(tuple);
            foreach (Root.RNTuples.RNTupleField field in tuple.AllFields.Where(field => !field.IsProjected))
            {
                (long pages, long bytes, _) = tuple.SizeOf(field);
                (_pages, _pageBytes) = (_pages + pages, _pageBytes + bytes);
            }
        }
        catch (RootNotSupportedException unsupported)
        {
            file.ReadRecord(key);
            _notes.Add($"{key.PathWithCycle}: its anchor was read, not its pages: {unsupported.Problem}");
        }
    }

    private void CheckTree(TTree tree)
    {
        _trees++;
        int undecoded = 0;
        List<string> elsewhere = [];
        foreach (TBranch branch in tree.AllBranches)
        {
            if (branch.FileName.Length > 0)
            {
                elsewhere.Add(branch.FileName);
                continue;
            }

            if (branch.IsGroup && !branch.IsReadable)
            {
                continue; // ROOT never reads baskets of a branch that only groups others; old files name some that are not there
            }

            undecoded += branch.BasketCount > 0 && !branch.IsReadable ? 1 : 0;
            CheckBranch(tree, branch);
        }

        foreach (IGrouping<string, string> file in elsewhere.GroupBy(name => name))
        {
            _notes.Add($"{tree.Key.PathWithCycle}: the baskets of {file.Count()} branches lie in another file, {file.Key}, and were not read");
        }

        if (undecoded > 0)
        {
            _notes.Add($"{tree.Key.PathWithCycle}: baskets of {undecoded} branches without a reader were decompressed, not taken apart");
        }
    }

    private void CheckBranch(TTree tree, TBranch branch)
    {
        using BranchReader? reader = branch.BasketCount > 0 && branch.IsReadable ? branch.OpenReader() : null;
        using var probe = new BasketProbe();
        long end = 0;
        for (int i = 0; i < branch.BasketCount; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            BasketInfo info = branch.GetBasket(i);
            string entries = $"entries {info.FirstEntry} to {info.EndEntry - 1} of {branch.EntryCount} in branch {branch.Path}";
            if (info.FirstEntry > end)
            {
                _findings.Add(new CheckFinding(tree.Key.FileOffset, $"{tree.Key.PathWithCycle}, branch {branch.Path}", $"no basket holds entries {end} to {info.FirstEntry - 1}", $"these entries of branch {branch.Path}"));
            }

            end = info.EndEntry;
            try
            {
                _basketBytes += ReadBasket(reader, probe, branch, i);
                _baskets++;
            }
            catch (RootNotSupportedException)
            {
                // The decoder gave up on what the bytes hold; that they can be decompressed is still to be seen.
                ReadRaw(probe, tree, branch, i, entries);
            }
            catch (RootFormatException unfit) when (IsWhole(probe, branch, i))
            {
                // The checksum holds, so what fails is the description, or this reader.
                _notes.Add($"{tree.Key.PathWithCycle}: the bytes of {entries} are whole, but do not fit their description: {unfit.Problem}");
            }
            catch (Exception problem) when (problem is RootException or StorageException)
            {
                Add(problem, $"{tree.Key.PathWithCycle}, branch {branch.Path}, basket {i}", entries);
            }

            _progress(info.RecordByteCount);
        }
    }

    // Of ROOT's algorithms zlib (1), lzma (2) and lz4 (4) keep checksums; zstd (5) and old deflate (3) do not.
    private static bool HasChecksum(int compressionSetting) => compressionSetting / 100 is 0 or 1 or 2 or 4 && compressionSetting % 100 > 0;

    private static bool IsWhole(BasketProbe probe, TBranch branch, int index)
    {
        try
        {
            BasketInfo info = branch.GetBasket(index);
            return HasChecksum(branch.CompressionSetting) && !info.IsEmbedded && probe.Read(branch, index) > info.RecordByteCount;
        }
        catch (Exception problem) when (problem is RootException or StorageException)
        {
            return false;
        }
    }

    private void ReadRaw(BasketProbe probe, TTree tree, TBranch branch, int index, string entries)
    {
        try
        {
            _basketBytes += probe.Read(branch, index);
            _baskets++;
        }
        catch (Exception problem) when (problem is RootException or StorageException)
        {
            Add(problem, $"{tree.Key.PathWithCycle}, branch {branch.Path}, basket {index}", entries);
        }
    }

    private static long ReadBasket(BranchReader? reader, BasketProbe probe, TBranch branch, int index)
    {
        BasketInfo info = branch.GetBasket(index);

        // A basket without entries has nothing to take apart.
        return reader is null || info.EndEntry <= info.FirstEntry ? probe.Read(branch, index) : reader.Read(index).DecompressedBytes;
    }

    private void Add(Exception problem, string what, string cost)
    {
        var root = problem as RootException;
        _findings.Add(new CheckFinding(root?.FileOffset, what.Length > 0 ? what : root?.ObjectPath ?? "file", root?.Problem ?? problem.Message, cost));
    }

    // Every page of every column, with its checksum.
    private void ReadColumns(Root.RNTuples.RNTuple tuple)
    {
        foreach (Root.RNTuples.RNTupleColumn column in tuple.Columns)
        {
            if (column.Problem != null)
            {
                _notes.Add($"{tuple.Key.PathWithCycle}: {column.Name} was not taken apart: {column.Problem}");
                ReadPages(tuple, column, column.Field);
                continue;
            }

            ReadColumn(tuple, column);
        }
    }

    // After damage the next cluster goes on.
    private void ReadColumn(Root.RNTuples.RNTuple tuple, Root.RNTuples.RNTupleColumn column)
    {
        using Root.RNTuples.RNTupleColumnReader reader = tuple.OpenReader(column);
        IReadOnlyList<long> boundaries = tuple.ClusterBoundaries;
        for (long entry = 0; entry < tuple.EntryCount;)
        {
            _cancellation.ThrowIfCancellationRequested();
            try
            {
                reader.Read(entry, out Columns.ColumnBlock block);
                entry = block.EndEntry;
            }
            catch (Exception problem) when (problem is RootException or StorageException)
            {
                long next = boundaries.FirstOrDefault(boundary => boundary > entry, tuple.EntryCount);
                AddPage(problem, tuple, column, $"entries {entry} to {next - 1} of {tuple.EntryCount} in column {column.Name}");
                entry = next;
            }
        }
    }

    // What is no column has pages all the same: those of its field and of all parts of it.
    private void ReadPages(Root.RNTuples.RNTuple tuple, Root.RNTuples.RNTupleColumn column, Root.RNTuples.RNTupleField field)
    {
        IReadOnlyList<long> boundaries = tuple.ClusterBoundaries;
        for (int part = 0; part < field.ColumnCount; part++)
        {
            for (int cluster = 0; cluster + 1 < boundaries.Count; cluster++)
            {
                _cancellation.ThrowIfCancellationRequested();
                try
                {
                    using Root.RNTuples.RNTupleElementReader reader = tuple.OpenElements(field, part);
                    reader.ReadAll(cluster);
                }
                catch (Root.RootNotSupportedException)
                {
                    break; // an encoding that is not known: the note says so
                }
                catch (Exception problem) when (problem is RootException or StorageException)
                {
                    AddPage(problem, tuple, column, $"entries {boundaries[cluster]} to {boundaries[cluster + 1] - 1} of {tuple.EntryCount} in field {field.Path}");
                }
            }
        }

        foreach (Root.RNTuples.RNTupleField child in field.Children)
        {
            ReadPages(tuple, column, child);
        }
    }

    // The members of a collection share the pages with its offsets: their damage is named once.
    private void AddPage(Exception problem, Root.RNTuples.RNTuple tuple, Root.RNTuples.RNTupleColumn column, string cost)
    {
        long? offset = (problem as RootException)?.FileOffset;
        if (offset == null || _damagedPages.Add(offset.Value))
        {
            Add(problem, $"{tuple.Key.PathWithCycle}, column {column.Name}", cost);
        }
    }
}

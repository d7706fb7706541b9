using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Root.Merging;

/// <summary>A tree whose entries are those of the inputs' trees, one behind the other: baskets are copied, the description is the first input's.</summary>
/// <remarks>
/// The record of the first input that has branches is kept byte by byte but for counts, lists of baskets and clusters, so that trees of any structure stay what they are. An index (TTreeIndex) is dropped
/// when there is more than one input: it would not know the others' entries.
/// </remarks>
internal sealed class MergedTree : MergedItem
{
    private const string Advice = "hadd leaves out what the first input does not have and whole inputs that lack a branch; to join what all have, write them anew with 'banyan convert IN OUT --columns NAMES'";
    private readonly MergeTarget _target;
    private readonly Dictionary<string, MergedBranch> _branches = [];
    private readonly List<string> _order = [];
    private readonly ClusterRanges _clusters = new();
    private TracedRecord? _record;
    private string _recordFile;
    private long _entryCount;
    private readonly SortedSet<string> _otherLists = new(StringComparer.Ordinal);
    private bool _droppedIndex;

    /// <summary>A tree without inputs yet.</summary>
    public MergedTree(MergePlace place, MergeTarget target)
        : base(place)
    {
        _target = target;
        _recordFile = place.FirstFile;
    }

    /// <inheritdoc/>
    public override string Kind => "tree";

    /// <inheritdoc/>
    public override long EntryCount => _entryCount;

    /// <summary>Number of baskets.</summary>
    public long BasketCount => _branches.Values.Sum(branch => (long)branch.FileOffsets.Count);

    /// <inheritdoc/>
    public override string? Note => (_droppedIndex, _otherLists.Count > 0) switch
    {
        (true, _) => "its index (TTreeIndex) was left out: it knows the entries of one input only; build it again",
        (_, true) => $"{string.Join(" and ", _otherLists)} of later inputs differ from the first input's and were left out",
        _ => null,
    };

    /// <inheritdoc/>
    public override MergeTarget Target => _target;

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        TracedRecord? record = _order.Count == 0 ? TracedRecord.Read(file, key) : null;
        RootObject value = record?.Object ?? file.Get(key);
        if (!value.Inherits("TTree"))
        {
            throw new RootNotSupportedException($"is no tree but a {key.ClassName}", file.Path, key.FileOffset, key.Path);
        }

        var tree = new TTree(file, key, value);
        List<TBranch> branches = AllBranches(tree);
        foreach (TBranch branch in branches)
        {
            RequireCopyable(tree, branch);
        }

        if (record is not null || branches.Count == 0)
        {
            // hadd leaves out trees without branches as well: what a selection without events wrote.
            return new MergedTreePart(this, tree, record, [.. Named(branches).Select(item => (new MergedBranch(item.Branch.Object, BranchSignature.Of(item.Branch)), item.Name, item.Branch))]);
        }

        return new MergedTreePart(this, tree, null, Match(tree, branches));
    }

    /// <summary>Entries of the output before those of the next input.</summary>
    public long FirstEntryOfNext => _entryCount;

    /// <summary>Adds an input whose baskets are copied.</summary>
    public void Add(MergedTreePart part)
    {
        InputCount++;
        if (part.Record is not null && (_record is null || part.Branches.Count > 0))
        {
            _record = part.Record;
            _recordFile = part.Tree.File.Path;
            foreach ((MergedBranch branch, string name, _) in part.Branches)
            {
                _branches.Add(name, branch);
                _order.Add(name);
            }

            _entryCount = 0;
        }

        foreach ((MergedBranch branch, _, MergedBranchPart source) in part.Parts)
        {
            branch.Add(source);
        }

        IReadOnlyList<long> boundaries = part.Tree.ClusterBoundaries;
        for (int i = 1; i < boundaries.Count && part.Branches.Count > 0; i++)
        {
            _clusters.Add(boundaries[i] - boundaries[i - 1]);
        }

        _entryCount += part.Branches.Count > 0 || part.Record is not null ? part.Tree.EntryCount : 0; // a tree without branches only counts
        NoteOtherLists(part.Tree.Object);
        _droppedIndex |= InputCount > 1 && _record?.Object.GetObject("fTreeIndex") is not null;
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        var edit = new RecordEdit(_record!);
        var numbers = new MemberEdit(_record!, edit);
        foreach (MergedBranch branch in _branches.Values)
        {
            BranchEdit.Apply(numbers, branch, _target.Compression);
        }

        RootObject tree = _record!.Object;
        long zipBytes = _branches.Values.Sum(branch => branch.ZipBytes);
        numbers.Set(tree, "fEntries", _entryCount);
        numbers.Set(tree, "fTotBytes", _branches.Values.Sum(branch => branch.TotalBytes));
        numbers.Set(tree, "fZipBytes", zipBytes);
        numbers.Set(tree, "fSavedBytes", 0);
        numbers.Set(tree, "fFlushedBytes", zipBytes);
        if (_clusters.LastSize > 0 && _record.Trace.Find(tree, "fClusterRangeEnd") is not null)
        {
            numbers.Set(tree, "fNClusterRange", _clusters.Sizes.Count);
            numbers.SetCounted(tree, "fClusterRangeEnd", _clusters.LastEntries);
            numbers.SetCounted(tree, "fClusterSize", _clusters.Sizes);
            numbers.Set(tree, "fAutoFlush", _clusters.LastSize);
        }

        if (_droppedIndex)
        {
            numbers.SetNull(tree, "fTreeIndex");
            numbers.SetEmptyArray(tree, "fIndexValues");
            numbers.SetEmptyArray(tree, "fIndex");
        }

        output.Writer.WriteObject(directory, name, new EditedObject(Place.ClassName, tree.GetString("fTitle"), edit, new RecordContext(_recordFile, 0, Path), isTable: true));
    }

    // What hadd leaves out as well (TTree::Merge copies entries only).
    private void NoteOtherLists(RootObject tree)
    {
        foreach ((string member, string what) in (ReadOnlySpan<(string, string)>)[("fFriends", "friends"), ("fUserInfo", "user info"), ("fAliases", "aliases")])
        {
            if (tree.GetObject(member) is { Items.Count: > 0 } theirs && ListText(theirs) != ListText(_record?.Object.GetObject(member)))
            {
                _otherLists.Add(what);
            }
        }
    }

    private static string ListText(RootObject? list) => list is null ? string.Empty : string.Join('\n', list.Items.Select(item => item is null ? string.Empty : string.Join('\t', item.Members.Where(member => member.Value is not (null or Array or RootObject)).Select(member => $"{member.Key}={member.Value}"))));

    /// <summary>All branches with baskets or leaves, the one that remembers references (TBranchRef) as well.</summary>
    private static List<TBranch> AllBranches(TTree tree)
    {
        List<TBranch> all = [.. tree.AllBranches];
        if (tree.Object.GetObject("fBranchRef") is RootObject references)
        {
            all.Add(new TBranch(tree, null, references, []));
        }

        return all;
    }

    // Several branches may have one name: their order tells them apart.
    private static IEnumerable<(string Name, TBranch Branch)> Named(List<TBranch> branches)
    {
        var counts = new Dictionary<string, int>();
        foreach (TBranch branch in branches)
        {
            int count = counts.GetValueOrDefault(branch.Path);
            counts[branch.Path] = count + 1;
            yield return (count == 0 ? branch.Path : $"{branch.Path}#{count + 1}", branch);
        }
    }

    private static void RequireCopyable(TTree tree, TBranch branch)
    {
        string what = $"{tree.Key.Path}, branch {branch.Path}";
        if (branch.Object.GetString("fFileName").Length > 0)
        {
            throw new RootNotSupportedException($"its baskets lie in another file, {branch.Object.GetString("fFileName")}: snapshot the tree instead", tree.File.Path, null, what);
        }

    }

    private (MergedBranch Branch, string Name, TBranch Source)[] Match(TTree tree, List<TBranch> branches)
    {
        var matched = new List<(MergedBranch, string, TBranch)>(branches.Count);
        var differences = new List<string>();
        (string Name, TBranch Branch)[] named = [.. Named(branches)];
        var there = new HashSet<string>(named.Length);
        foreach ((string name, TBranch branch) in named)
        {
            there.Add(name);
        }

        foreach ((string name, TBranch branch) in named)
        {
            BranchSignature signature = BranchSignature.Of(branch);
            if (!_branches.TryGetValue(name, out MergedBranch? merged))
            {
                differences.Add($"branch {name} ({signature.TypeName}) is not in {_recordFile}{NearestNames.Suggestion(name, _order.Where(other => !there.Contains(other)))}");
            }
            else if (signature.Layout != merged.Signature.Layout || branch.BranchClassName != merged.Object.ClassName)
            {
                differences.Add(Difference(name, signature, merged));
            }
            else
            {
                RequireAligned(differences, name, merged.FileOffsets.Count > 0 || branch.BasketCount > 0, merged.EntryCount, _entryCount, _recordFile);
                RequireAligned(differences, name, branch.BasketCount > 0, branch.EntryCount, tree.EntryCount, tree.File.Path);
                matched.Add((merged, name, branch));
            }
        }

        foreach (string missing in _order.Where(name => !there.Contains(name)))
        {
            differences.Add($"branch {missing} ({_branches[missing].Signature.TypeName}) of {_recordFile} is missing{NearestNames.Suggestion(missing, named.Select(item => item.Name).Where(name => !_branches.ContainsKey(name)))}");
        }

        return differences.Count == 0 ? [.. matched] : throw MergeException.Of(differences, Advice, tree.File.Path, Path);
    }

    // A branch that was added late, or filled by itself, begins and ends elsewhere than its tree: entries of the next input would stand at wrong places.
    private static void RequireAligned(List<string> differences, string name, bool hasData, long count, long treeCount, string file)
    {
        if (hasData && count != treeCount)
        {
            differences.Add($"branch {name} has {count} entries in {file} where the tree has {treeCount}, so that nothing can stand behind or before it");
        }
    }

    private string Difference(string name, BranchSignature signature, MergedBranch merged)
    {
        string first = merged.Signature.TypeName;
        return first == signature.TypeName
            ? $"branch {name} ({first}) is stored in another layout than in {_recordFile} (another version of its class, or split in another way)"
            : $"branch {name} is {signature.TypeName}, but {first} in {_recordFile}";
    }
}

using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Root.Scanning;

/// <summary>A file that was never closed, or whose lists of keys are damaged, opened by what its records say.</summary>
public sealed partial class RecoveredFile : IDisposable
{
    private readonly FileHeader _header;
    private readonly RecoveredKeys _keys;

    private RecoveredFile(ByteSource source)
    {
        _header = FileHeader.Read(source);
        if (_header.FirstRecord < 4 || _header.FirstRecord > source.Length)
        {
            throw new RootFormatException($"the first record is said to lie at {_header.FirstRecord} in a file of {source.Length} bytes", source.Name, 8);
        }

        Segments = FileScan.Read(source, _header.FirstRecord, source.Length);
        _keys = RecoveredKeys.Sort(source, _header, Segments);
        File = RootFile.OpenWith(
            source,
            _header with { StreamerInfoOffset = _keys.StreamerInfo?.FileOffset ?? 0, StreamerInfoByteCount = _keys.StreamerInfo?.RecordByteCount ?? 0 },
            _keys.All);
    }

    /// <summary>The parts of the file behind its header.</summary>
    public IReadOnlyList<FileSegment> Segments { get; }

    /// <summary>The file with the keys that were found.</summary>
    public RootFile File { get; }

    /// <summary>True when the file was closed as it should: its header and lists of keys are complete.</summary>
    public bool IsClosed => _header.End == File.Source.Length && _header.StreamerInfoOffset > 0 && Segments.All(segment => segment.Kind != FileSegmentKind.Damaged);

    /// <summary>False when the streamer infos were never written: objects of the file cannot be taken apart then.</summary>
    public bool HasStreamerInfos => _keys.StreamerInfo is not null;

    /// <summary>Scans a file, and owns <paramref name="source"/> from then on.</summary>
    /// <exception cref="RootFormatException">It has no header of a ROOT file.</exception>
    /// <exception cref="StorageException">Reading failed.</exception>
    public static RecoveredFile Open(ByteSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return new RecoveredFile(source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The baskets that no tree of the file knows, by tree and branch in the order of the file.</summary>
    public IReadOnlyList<LostBaskets> FindLostBaskets()
    {
        var known = new HashSet<long>();
        foreach (RootKey key in File.TreeKeys)
        {
            try
            {
                foreach (TBranch branch in File.GetTree(key).AllBranches)
                {
                    for (int i = 0; i < branch.BasketCount; i++)
                    {
                        known.Add(branch.GetBasket(i).FileOffset);
                    }
                }
            }
            catch (RootException)
            {
                // A tree that cannot be read knows no basket.
            }
        }

        var lost = new OrderedDictionary<(string Tree, string Branch), LostBaskets>();
        foreach (RootKey key in Segments.Select(segment => segment.Key).OfType<RootKey>())
        {
            if (key.ClassName == "TBasket" && !known.Contains(key.FileOffset))
            {
                (string, string) name = (key.Title, key.Name);
                LostBaskets before = lost.GetValueOrDefault(name, new LostBaskets(key.Title, key.Name, 0, 0));
                lost[name] = before with { BasketCount = before.BasketCount + 1, EntryCount = before.EntryCount + EntriesOf(key) };
            }
        }

        return [.. lost.Values];
    }

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();

    private int EntriesOf(RootKey key)
    {
        var head = new byte[key.KeyByteCount];
        File.Source.Read(key.FileOffset, head);
        return BasketHead.Read(head)?.EntryCount ?? 0;
    }
}

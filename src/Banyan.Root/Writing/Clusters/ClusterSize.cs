namespace Banyan.Root.Writing.Clusters;

/// <summary>Decides where clusters end, by the numbers of entries and bytes alone: blocks of any size and any number of threads give the same clusters.</summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class ClusterSize
{
    /// <summary>How many steps of a cluster after the first are looked at for size.</summary>
    private const int SizeChecks = 8;

    /// <summary>In the first cluster the size is looked at after this many entries, then at half the way that is left.</summary>
    private const int FirstCheck = 16;

    private readonly bool _isFixed;
    private readonly long _byteCount;
    private int _entryCount;

    /// <summary>A rule for clusters.</summary>
    /// <param name="fixedEntryCount">Entries of every cluster; 0 for as many as the first one has when it reaches <paramref name="byteCount"/>.</param>
    /// <param name="byteCount">Bytes before compression at which the first cluster ends; later ones with as many entries end early where they would be twice as large.</param>
    public ClusterSize(int fixedEntryCount, long byteCount)
    {
        _isFixed = fixedEntryCount > 0;
        _byteCount = byteCount;
        _entryCount = fixedEntryCount;
        Restart();
    }

    /// <summary>At this number of entries <see cref="IsFull"/> must be asked.</summary>
    public int NextCheck { get; private set; }

    /// <summary>A new cluster begins.</summary>
    public void Restart() => NextCheck = _entryCount > 0 ? CheckAfter(0) : FirstCheck;

    /// <summary>True when the cluster ends after <see cref="NextCheck"/> entries; else moves that number on.</summary>
    /// <param name="bytes">Bytes that the cluster has before compression.</param>
    public bool IsFull(long bytes)
    {
        if (_isFixed)
        {
            return true;
        }

        int count = NextCheck;
        bytes = Math.Max(1, bytes);
        if (_entryCount > 0)
        {
            if (count >= _entryCount || bytes >= 2 * _byteCount)
            {
                return true;
            }

            NextCheck = CheckAfter(count);
            return false;
        }

        double entriesLeft = (_byteCount - bytes) * ((double)count / bytes);
        if (entriesLeft <= count / 16 || count >= int.MaxValue / 2)
        {
            _entryCount = count;
            return true;
        }

        NextCheck = count + (int)Math.Clamp(entriesLeft / 2, 1, int.MaxValue / 4);
        return false;
    }

    private int CheckAfter(int count) => _isFixed ? _entryCount : Math.Min(_entryCount, count + Math.Max(1, _entryCount / SizeChecks));
}

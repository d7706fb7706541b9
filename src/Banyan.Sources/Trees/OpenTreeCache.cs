namespace Banyan.Sources.Trees;

/// <summary>Keeps a bounded number of files open. Files in use are never closed; idle ones are, the longest idle first.</summary>
/// <remarks>Thread safe. Two threads that ask for the same closed file wait for one opening.</remarks>
internal sealed class OpenTreeCache(Func<int, OpenTree> open, int idleLimit) : IDisposable
{
    private readonly Dictionary<int, Slot> _slots = [];
    private readonly Lock _lock = new();
    private long _clock;
    private bool _isDisposed;

    /// <summary>Number of files that are open.</summary>
    public int OpenCount
    {
        get
        {
            lock (_lock)
            {
                return _slots.Count;
            }
        }
    }

    /// <summary>The file with number <paramref name="fileIndex"/>, opened if need be. Every call needs one <see cref="Release"/>.</summary>
    public OpenTree Acquire(int fileIndex)
    {
        Slot? slot;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_slots.TryGetValue(fileIndex, out slot))
            {
                slot = new Slot(new Lazy<OpenTree>(() => open(fileIndex)));
                _slots.Add(fileIndex, slot);
            }

            slot.UserCount++;
        }

        try
        {
            return slot.Tree.Value;
        }
        catch
        {
            lock (_lock)
            {
                // Lazy keeps the failure; the next call tries again.
                slot.UserCount--;
                if (_slots.GetValueOrDefault(fileIndex) == slot)
                {
                    _slots.Remove(fileIndex);
                }
            }

            throw;
        }
    }

    /// <summary>Puts an open file into the cache without using it.</summary>
    public void Add(int fileIndex, OpenTree tree)
    {
        Slot slot = new(new Lazy<OpenTree>(tree)) { UserCount = 1 };
        lock (_lock)
        {
            _slots.Add(fileIndex, slot);
        }

        Release(fileIndex);
    }

    /// <summary>Ends one use.</summary>
    public void Release(int fileIndex)
    {
        OpenTree? closing = null;
        lock (_lock)
        {
            if (!_slots.TryGetValue(fileIndex, out Slot? slot))
            {
                return;
            }

            slot.UserCount--;
            slot.LastUse = ++_clock;
            int idle = 0;
            int oldest = -1;
            foreach ((int index, Slot candidate) in _slots)
            {
                if (candidate.UserCount == 0)
                {
                    idle++;
                    oldest = oldest < 0 || candidate.LastUse < _slots[oldest].LastUse ? index : oldest;
                }
            }

            if (oldest >= 0 && (idle > idleLimit || _isDisposed))
            {
                closing = _slots[oldest].Tree.Value;
                _slots.Remove(oldest);
            }
        }

        closing?.Dispose();
    }

    public void Dispose()
    {
        List<OpenTree> closing = [];
        lock (_lock)
        {
            _isDisposed = true;
            foreach ((int index, Slot slot) in _slots.Where(s => s.Value.UserCount == 0).ToList())
            {
                closing.Add(slot.Tree.Value);
                _slots.Remove(index);
            }
        }

        closing.ForEach(tree => tree.Dispose());
    }

    private sealed class Slot(Lazy<OpenTree> tree)
    {
        public Lazy<OpenTree> Tree { get; } = tree;

        public int UserCount { get; set; }

        public long LastUse { get; set; }
    }
}

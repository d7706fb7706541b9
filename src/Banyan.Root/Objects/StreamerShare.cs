namespace Banyan.Root.Objects;

/// <summary>Lets files that carry the same streamer infos byte for byte, as those of one production do, share what was made of them: reading a thousand files then compiles each class once.</summary>
/// <remarks>Thread safe. Keeps the last few records.</remarks>
public sealed class StreamerShare
{
    private const int MostRecords = 8;
    private readonly List<(byte[] Record, StreamerTable Table)> _known = [];
    private readonly Lock _lock = new();

    /// <summary>The table made of a record's bytes, by an earlier file or now.</summary>
    internal StreamerTable Get(ReadOnlySpan<byte> record, Func<StreamerTable> read)
    {
        lock (_lock)
        {
            foreach ((byte[] known, StreamerTable table) in _known)
            {
                if (record.SequenceEqual(known))
                {
                    return table;
                }
            }
        }

        StreamerTable made = read();
        lock (_lock)
        {
            if (_known.Count == MostRecords)
            {
                _known.RemoveAt(0);
            }

            _known.Add((record.ToArray(), made));
        }

        return made;
    }
}

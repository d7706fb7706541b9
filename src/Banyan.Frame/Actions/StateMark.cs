namespace Banyan.Frame.Actions;

/// <summary>The number that begins the binary form of a state: its kind and version. Never reused for another layout; a test keeps the numbers.</summary>
/// <remarks>Histograms (0x4248), accumulators (0x4263 …) and statistics (0x4253) bring their own.</remarks>
public readonly record struct StateMark
{
    private readonly uint _number;
    private readonly string _name;

    /// <summary>A mark of a user's own state.</summary>
    /// <param name="number">Kind and version; must differ from all others.</param>
    /// <param name="name">What it is, for messages.</param>
    public StateMark(uint number, string name)
    {
        _number = number;
        _name = name;
    }

    /// <summary>Values that are kept.</summary>
    public static StateMark Take { get; } = new(0x4254_0001, "values that are kept");

    /// <summary>The first rows.</summary>
    public static StateMark Display { get; } = new(0x4244_0001, "rows that are shown");

    /// <summary>An aggregate of the user's.</summary>
    public static StateMark Aggregate { get; } = new(0x4241_0001, "an aggregate");

    /// <summary>A histogram whose bins are not known yet.</summary>
    public static StateMark Automatic { get; } = new(0x4242_0001, "a histogram without bins");

    /// <summary>A drawing.</summary>
    public static StateMark Drawing { get; } = new(0x4257_0003, "a drawing");

    /// <summary>Answers about a column.</summary>
    public static StateMark Column { get; } = new(0x4245_0001, "answers about a column");

    /// <summary>Points of a graph.</summary>
    public static StateMark Graph { get; } = new(0x4247_0001, "a graph");

    /// <summary>Columns that are kept in memory.</summary>
    public static StateMark Cache { get; } = new(0x4243_0001, "columns in memory");

    /// <summary>A partial result: counts of nodes and the states of all actions.</summary>
    public static StateMark Partial { get; } = new(0x4250_0001, "a partial result");

    /// <summary>The number.</summary>
    public uint Number => _number;

    /// <summary>Writes the mark.</summary>
    public void Write(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_number);
    }

    /// <summary>Checks the mark and reads what follows; every way in which bytes can be wrong becomes one error.</summary>
    /// <exception cref="InvalidDataException">The mark is another one, or what follows is bad or ends too early.</exception>
    public void Read(BinaryReader reader, Action read)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            uint found = reader.ReadUInt32();
            if (found != _number)
            {
                throw new InvalidDataException($"expected the binary form 0x{_number:x8} of {_name}, found 0x{found:x8}");
            }

            read();
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"the bytes of {_name} end too early", e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or System.Text.Json.JsonException)
        {
            throw new InvalidDataException($"the bytes of {_name} are bad: {e.Message}", e);
        }
    }
}

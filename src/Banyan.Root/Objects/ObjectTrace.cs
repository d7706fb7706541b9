using System.Runtime.InteropServices;

namespace Banyan.Root.Objects;

/// <summary>Where the parts of a record's object lie: byte counts, references, members. With it the bytes of one part can be replaced and all others kept as they are.</summary>
/// <remarks>One thread. Positions count from the first byte of the object, behind its key.</remarks>
internal sealed class ObjectTrace
{
    private readonly List<(int Position, int End)> _byteCounts = [];
    private readonly List<(int Position, uint Target)> _references = [];
    private readonly List<(int Start, int End, string ClassName)> _skipped = [];
    private readonly Dictionary<RootObject, List<Member>> _members = new(ReferenceEqualityComparer.Instance);

    /// <summary>Byte counts: where each stands, and where what it counts ends.</summary>
    public ReadOnlySpan<(int Position, int End)> ByteCounts => CollectionsMarshal.AsSpan(_byteCounts);

    /// <summary>References to objects and classes: where each stands, and the place that it names, counted as in the file.</summary>
    public ReadOnlySpan<(int Position, uint Target)> References => CollectionsMarshal.AsSpan(_references);

    /// <summary>Parts that were skipped: what refers to other parts in them is not known.</summary>
    public IReadOnlyList<(int Start, int End, string ClassName)> Skipped => _skipped;

    /// <summary>True for a record of before byte counts, whose references number objects through instead of naming places.</summary>
    public bool IsNumbered { get; private set; }

    /// <summary>Notes a byte count of 4 bytes.</summary>
    public void AddByteCount(int position, int end) => _byteCounts.Add((position, end));

    /// <summary>Notes a reference of 4 bytes.</summary>
    public void AddReference(int position, uint target) => _references.Add((position, target));

    /// <summary>Notes a part that was not read.</summary>
    public void AddSkipped(int start, int end, string className) => _skipped.Add((start, end, className));

    /// <summary>Notes that an object has a number and no place.</summary>
    public void AddNumbered() => IsNumbered = true;

    /// <summary>Notes the bytes of a member.</summary>
    public void AddMember(RootObject owner, StreamerOp op, int start, int end)
    {
        ref List<Member>? members = ref CollectionsMarshal.GetValueRefOrAddDefault(_members, owner, out _);
        (members ??= []).Add(new Member(op, start, end));
    }

    /// <summary>Forgets what was noted from a position on: it is read again in another way.</summary>
    public void Forget(int position)
    {
        _byteCounts.RemoveAll(count => count.Position >= position);
        _references.RemoveAll(reference => reference.Position >= position);
        _skipped.RemoveAll(part => part.Start >= position);
    }

    /// <summary>The bytes of a member, of two members of one name those of the most derived class; null when the object has none, or was not read member by member.</summary>
    public Member? Find(RootObject owner, string name)
    {
        if (!_members.TryGetValue(owner, out List<Member>? members))
        {
            return null;
        }

        int index = members.FindLastIndex(member => member.Op.Name == name);
        return index < 0 ? null : members[index];
    }

    /// <summary>The bytes of the base class of an object that has a streamer of its own (TArrayD and its kin); null when there is none.</summary>
    public Member? FindSpecial(RootObject owner, string namePrefix)
    {
        if (!_members.TryGetValue(owner, out List<Member>? members))
        {
            return null;
        }

        int index = members.FindLastIndex(member => member.Op.Code == StreamerOpCode.Special && member.Op.Name.StartsWith(namePrefix, StringComparison.Ordinal));
        return index < 0 ? null : members[index];
    }

    /// <summary>The bytes of a member.</summary>
    /// <param name="Op">How it is stored.</param>
    /// <param name="Start">First byte.</param>
    /// <param name="End">One past the last byte.</param>
    internal readonly record struct Member(StreamerOp Op, int Start, int End);
}

namespace Banyan.Root.Objects;

/// <summary>An object of any class, read with the streamer info of its file: members by name, those of base classes included.</summary>
/// <remarks>
/// Values: integers and floating numbers, <see cref="bool"/>, <see cref="string"/>, arrays of numbers (<c>double[]</c>, …; fixed and counted ones, and std::vectors),
/// <see cref="RootObject"/> for object members and pointers (null for a null pointer), <c>object?[]</c> for arrays and containers of anything else; items of maps and
/// pairs are <c>KeyValuePair&lt;object?, object?&gt;</c>. Characters (char arrays) are <c>sbyte[]</c>. The arrays TArrayD, … are the members <c>fN</c> and <c>fArray</c>. Immutable after reading.
/// </remarks>
public sealed class RootObject
{
    private const uint IsReferenced = 1 << 4; // TObject::kIsReferenced
    private readonly MemberLayout _layout;
    private readonly ulong[] _numbers;
    private readonly object?[] _references;

    internal RootObject(string className, int classVersion, MemberLayout layout)
    {
        ClassName = className;
        ClassVersion = classVersion;
        _layout = layout;
        _numbers = layout.NumberCount == 0 ? [] : new ulong[layout.NumberCount];
        _references = layout.ReferenceCount == 0 ? [] : new object?[layout.ReferenceCount];
    }

    /// <summary>C++ class.</summary>
    public string ClassName { get; }

    /// <summary>Version of the class that wrote it.</summary>
    public int ClassVersion { get; }

    /// <summary>Why the members could not be read, in one sentence (a class without streamer info behind a pointer); null when they were.</summary>
    public string? Problem { get; internal init; }

    /// <summary>Names of all members, base classes first, in the order of the streamer info.</summary>
    public IReadOnlyList<string> MemberNames => [.. Slots.Select(m => m.Name)];

    /// <summary>All members with their values, base classes first, in the order of the streamer info; a name may come more than once (a member of a base class and of the class). An array without items is empty, not null.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Members =>
        Slots.Select(slot => KeyValuePair.Create(slot.Name, slot.Type != NumberType.None ? Box(slot) : _references[slot.Index] ?? (slot.Form.IsList ? Array.Empty<object?>() : null)));

    private IEnumerable<MemberLayout.Slot> Slots => _layout.Members.Where(IsThere);

    /// <summary>For collections (TList, TObjArray, THashList, TClonesArray, …): the items; null items are null pointers. Empty for other classes.</summary>
    public IReadOnlyList<RootObject?> Items =>
        _layout.ItemsSlot >= 0 && _references[_layout.ItemsSlot] is RootObject?[] items ? items : [];

    /// <summary>True for classes that are a container and nothing else: a vector with a class of its own, such as xAOD's <c>DataVector</c>.</summary>
    public bool IsContainer => _layout.ItemsSlot >= 0 && _layout.Members.Count == 0;

    /// <summary>The value of a member; null for a null pointer.</summary>
    /// <exception cref="KeyNotFoundException">The class has no such member.</exception>
    public object? this[string member] => TryGet(member, out object? value) ? value : throw new KeyNotFoundException($"{ClassName} has no member {member}");

    /// <summary>The class's name or that of a base class equals <paramref name="className"/>.</summary>
    public bool Inherits(string className) => ClassName == className || _layout.HasBase(className);

    /// <summary>True when the class has a member of this name.</summary>
    public bool Has(string member) => _layout.TryGet(member, out MemberLayout.Slot slot) && IsThere(slot);

    /// <summary>Looks a member up.</summary>
    public bool TryGet(string member, out object? value)
    {
        if (!_layout.TryGet(member, out MemberLayout.Slot slot) || !IsThere(slot))
        {
            value = null;
            return false;
        }

        value = slot.Type == NumberType.None ? _references[slot.Index] : Box(slot);
        return true;
    }

    /// <summary>An integer (or bool) member; <paramref name="missing"/> when the class has none of this name.</summary>
    public long GetInt64(string member, long missing = 0)
    {
        if (!_layout.TryGet(member, out MemberLayout.Slot slot))
        {
            return missing;
        }

        return slot.Type switch
        {
            NumberType.None => missing,
            NumberType.Float32 or NumberType.Float64 => (long)BitConverter.UInt64BitsToDouble(_numbers[slot.Index]),
            _ => (long)_numbers[slot.Index],
        };
    }

    /// <summary>A number; <paramref name="missing"/> when the class has none of this name.</summary>
    public double GetDouble(string member, double missing = 0)
    {
        if (!_layout.TryGet(member, out MemberLayout.Slot slot))
        {
            return missing;
        }

        return slot.Type switch
        {
            NumberType.None => missing,
            NumberType.Float32 or NumberType.Float64 => BitConverter.UInt64BitsToDouble(_numbers[slot.Index]),
            NumberType.UInt64 => _numbers[slot.Index],
            _ => (long)_numbers[slot.Index],
        };
    }

    /// <summary>A string; empty when the class has none of this name.</summary>
    public string GetString(string member) => TryGet(member, out object? value) && value is string text ? text : string.Empty;

    /// <summary>An object or a null pointer; null as well when the class has no such member.</summary>
    public RootObject? GetObject(string member) => TryGet(member, out object? value) ? value as RootObject : null;

    /// <summary>An array of numbers of exactly this element type; empty when the class has none of this name or the pointer is null.</summary>
    public T[] GetArray<T>(string member)
        where T : unmanaged => TryGet(member, out object? value) && value?.GetType() == typeof(T[]) ? (T[])value : [];

    /// <summary>Class name, for debugging.</summary>
    public override string ToString() => _layout.TryGet("fName", out _) ? $"{ClassName} {GetString("fName")}" : ClassName;

    /// <summary>Where the members are, and what is known of them.</summary>
    internal MemberLayout Layout => _layout;

    /// <summary>The value of a member of this object's layout.</summary>
    internal object? GetValue(MemberLayout.Slot slot) => slot.Type == NumberType.None ? _references[slot.Index] : Box(slot);

    /// <summary>True when a member is there: nearly all always are.</summary>
    internal bool IsThere(MemberLayout.Slot slot) => slot.BitsIndex < 0 || (_numbers[slot.BitsIndex] & IsReferenced) != 0;

    /// <summary>Stores a number: integers sign or zero extended, floating numbers as the bits of a double.</summary>
    internal void SetNumber(int slot, ulong bits) => _numbers[slot] = bits;

    /// <summary>The number in a slot, as <see cref="SetNumber"/> got it.</summary>
    internal ulong GetNumber(int slot) => _numbers[slot];

    /// <summary>Stores a string, an array or an object.</summary>
    internal void SetReference(int slot, object? value) => _references[slot] = value;

    private object Box(MemberLayout.Slot slot)
    {
        ulong bits = _numbers[slot.Index];
        return slot.Type switch
        {
            NumberType.Bool => bits != 0,
            NumberType.Int8 => (sbyte)bits,
            NumberType.UInt8 => (byte)bits,
            NumberType.Int16 => (short)bits,
            NumberType.UInt16 => (ushort)bits,
            NumberType.Int32 => (int)bits,
            NumberType.UInt32 => (uint)bits,
            NumberType.Int64 => (long)bits,
            NumberType.UInt64 => bits,
            NumberType.Float32 => (float)BitConverter.UInt64BitsToDouble(bits),
            _ => BitConverter.UInt64BitsToDouble(bits),
        };
    }
}

namespace Banyan.Root.Objects;

/// <summary>An object of any class, read with the streamer info of its file: members by name, those of base classes included.</summary>
/// <remarks>
/// Values: integers and floating numbers, <see cref="bool"/>, <see cref="string"/>, arrays of numbers (<c>double[]</c>, …; fixed and counted ones, and std::vectors),
/// <see cref="RootObject"/> for object members and pointers (null for a null pointer). The arrays TArrayD, … are the members <c>fN</c> and <c>fArray</c>. Immutable after reading.
/// </remarks>
public sealed class RootObject
{
    internal RootObject(string className, int classVersion)
    {
        ClassName = className;
        ClassVersion = classVersion;
    }

    /// <summary>C++ class.</summary>
    public string ClassName { get; }

    /// <summary>Version of the class that wrote it.</summary>
    public int ClassVersion { get; }

    /// <summary>Names of all members, base classes first, in the order of the streamer info.</summary>
    public IReadOnlyList<string> MemberNames => throw new NotSupportedException();

    /// <summary>For collections (TList, TObjArray, THashList, TClonesArray, …): the items; null items are null pointers. Empty for other classes.</summary>
    public IReadOnlyList<RootObject?> Items => throw new NotSupportedException();

    /// <summary>The value of a member; null for a null pointer.</summary>
    /// <exception cref="KeyNotFoundException">The class has no such member.</exception>
    public object? this[string member] => TryGet(member, out object? value) ? value : throw new KeyNotFoundException($"{ClassName} has no member {member}");

    /// <summary>The class's name or that of a base class equals <paramref name="className"/>.</summary>
    public bool Inherits(string className) => throw new NotSupportedException(className);

    /// <summary>Looks a member up.</summary>
    public bool TryGet(string member, out object? value) => throw new NotSupportedException(member);

    /// <summary>An integer (or bool) member; <paramref name="missing"/> when the class has none of this name.</summary>
    public long GetInt64(string member, long missing = 0) => throw new NotSupportedException(member);

    /// <summary>A number; <paramref name="missing"/> when the class has none of this name.</summary>
    public double GetDouble(string member, double missing = 0) => throw new NotSupportedException(member);

    /// <summary>A string; empty when the class has none of this name.</summary>
    public string GetString(string member) => throw new NotSupportedException(member);

    /// <summary>An object or a null pointer; null as well when the class has no such member.</summary>
    public RootObject? GetObject(string member) => throw new NotSupportedException(member);

    /// <summary>An array of numbers of exactly this element type; empty when the class has none of this name or the pointer is null.</summary>
    public T[] GetArray<T>(string member)
        where T : unmanaged => throw new NotSupportedException(member);
}

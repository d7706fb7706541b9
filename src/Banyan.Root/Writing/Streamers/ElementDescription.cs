namespace Banyan.Root.Writing.Streamers;

/// <summary>One base class or data member of a streamed class (TStreamerElement and its kin).</summary>
/// <param name="Class">Which class of element describes it.</param>
/// <param name="Name">Name of the member or base class.</param>
/// <param name="TypeName">C++ type.</param>
/// <param name="TypeCode">ROOT's number of the type (TVirtualStreamerInfo::EReadWrite).</param>
/// <param name="ByteCount">Size in memory on 64-bit machines (of an array: of one item); readers compute their own.</param>
internal sealed record ElementDescription(ElementClass Class, string Name, string TypeName, int TypeCode, int ByteCount)
{
    /// <summary>Comment of the member where it means something to readers: the counter of an array, <c>-&gt;</c> for a pointer that is never
    /// null.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Version of a base class; of a counted array, version of the class with the counter.</summary>
    public int Version { get; init; }

    /// <summary>Checksum of a base class (kept in fMaxIndex[1]).</summary>
    public uint Checksum { get; init; }

    /// <summary>The member that counts an array.</summary>
    public string Counter { get; init; } = string.Empty;

    /// <summary>The class that has <see cref="Counter"/>.</summary>
    public string CounterClass { get; init; } = string.Empty;

    /// <summary>The kind of a container (1 for vector) and of what is in it.</summary>
    public (int Container, int Content) ContainerTypes { get; init; }

    /// <summary>The class whose own description belongs beside this one; empty for numbers and strings.</summary>
    public string DependsOn => Class switch
    {
        ElementClass.Base => Name,
        ElementClass.Object or ElementClass.ObjectAny or ElementClass.ObjectPointer => TypeName.TrimEnd('*'),
        _ => string.Empty,
    };
}

using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>One step of a <see cref="StreamerProgram"/>.</summary>
internal sealed record StreamerOp(StreamerOpCode Code, string Name)
{
    /// <summary>Slot of the value in the object: among the numbers for <see cref="StreamerOpCode.Number"/>, else among the references.</summary>
    public int Slot { get; init; }

    /// <summary>Kind of number.</summary>
    public ElementKind Kind { get; init; }

    /// <summary>Packing of Float16_t and Double32_t.</summary>
    public ValuePacking? Packing { get; init; }

    /// <summary>Number of elements of a fixed array; 0 for a single value.</summary>
    public int Length { get; init; }

    /// <summary>Number slot of the member that counts.</summary>
    public int CountSlot { get; init; } = -1;

    /// <summary>True for counted 64-bit numbers that have 32 bits in the file unless the byte before them is 2: the places of baskets before TBranch 10 (TBranch::Streamer).</summary>
    public bool MayBeNarrow { get; init; }

    /// <summary>Class of the object or base class.</summary>
    public string ClassName { get; init; } = string.Empty;

    /// <summary>For <see cref="StreamerOpCode.BeginBase"/>: the layout that the following steps assume.</summary>
    public StreamerInfo? BaseInfo { get; init; }

    /// <summary>For <see cref="StreamerOpCode.BeginBase"/>: true for TNamed, which goes through its own streamer, with its head, even where objects are stored member by member.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Type of a container.</summary>
    public CppType? Type { get; init; }

    /// <summary>The streamer of a special class.</summary>
    public SpecialClass? Special { get; init; }

    /// <summary>For <see cref="StreamerOpCode.Special"/>: first number slot of the class. <see cref="Slot"/> is its first reference slot.</summary>
    public int NumberSlot { get; init; }

    /// <summary>Why it cannot be read.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>True for <c>T** name; //[n]</c>: an array of pointers.</summary>
    public bool OfPointers { get; init; }
}

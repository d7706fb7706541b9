namespace Banyan.Root.Objects;

/// <summary>One member or base class in a <see cref="StreamerInfo"/>: ROOT's TStreamerElement and the classes derived from it.</summary>
/// <remarks>Source: core/meta/inc/TStreamerElement.h.</remarks>
internal sealed record StreamerElement
{
    /// <summary>Class of the element: TStreamerBase, TStreamerBasicType, …</summary>
    public required string ElementClass { get; init; }

    /// <summary>Name of the member, or of the base class.</summary>
    public required string Name { get; init; }

    /// <summary>The member's comment; ranges of Double32_t stand here.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Type code.</summary>
    public required StreamerType Type { get; init; }

    /// <summary>Number of elements of a fixed array; 0 or 1 without one.</summary>
    public int ArrayLength { get; init; }

    /// <summary>The dimensions of a fixed array.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [];

    /// <summary>C++ type as written in the class.</summary>
    public required string TypeName { get; init; }

    /// <summary>Version of a base class.</summary>
    public int BaseVersion { get; init; }

    /// <summary>Member that counts the elements of a counted array; empty without one.</summary>
    public string CountName { get; init; } = string.Empty;

    /// <summary>True for a base class.</summary>
    public bool IsBase => ElementClass == "TStreamerBase" || (Type == StreamerType.Base && ElementClass != "TStreamerBasicType");

    /// <summary>True for STL containers and strings, members or bases.</summary>
    public bool IsStl => ElementClass is "TStreamerSTL" or "TStreamerSTLstring";
}

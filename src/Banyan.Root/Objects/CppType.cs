using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>A C++ type as ROOT spells it, taken apart: a number, a string, a container, or a class.</summary>
internal abstract record CppType
{
    /// <summary>A number; with <paramref name="Packing"/> for Float16_t and Double32_t.</summary>
    public sealed record Number(ElementKind Kind, ValuePacking? Packing = null) : CppType;

    /// <summary>std::string, TString and (in containers) char strings: a length and bytes.</summary>
    public sealed record Text(bool IsTString) : CppType;

    /// <summary>A container with a count and items: vector, list, deque, set, RVec, … (they are all stored alike).</summary>
    public sealed record Sequence(string Container, CppType Item) : CppType;

    /// <summary>std::array.</summary>
    public sealed record FixedArray(CppType Item, int Count) : CppType;

    /// <summary>map, multimap and the unordered ones: a sequence of pairs.</summary>
    public sealed record Map(string Container, CppType Key, CppType Value) : CppType
    {
        /// <summary>The pair as ROOT's JSON names it: with all template arguments of the map.</summary>
        public string PairName { get; init; } = "pair";
    }

    /// <summary>std::pair.</summary>
    public sealed record Pair(CppType First, CppType Second) : CppType
    {
        /// <summary>Name with template arguments.</summary>
        public string Name { get; init; } = "pair";
    }

    /// <summary>std::bitset: stored as a sequence of bools.</summary>
    public sealed record Bitset(int Count) : CppType;

    /// <summary>A pointer to a type, as an item of a container.</summary>
    public sealed record Pointer(CppType Target) : CppType;

    /// <summary>A class that is described by streamer infos.</summary>
    public sealed record Class(string Name) : CppType;
}

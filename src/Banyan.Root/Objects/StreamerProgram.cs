using System.Collections.Immutable;

namespace Banyan.Root.Objects;

/// <summary>A streamer info turned into a flat list of steps, base classes included, and the layout of the objects that it fills.</summary>
internal sealed class StreamerProgram(string className, int version, MemberLayout layout, IReadOnlyList<StreamerOp> ops)
{
    /// <summary>C++ class.</summary>
    public string ClassName { get; } = className;

    /// <summary>Class version.</summary>
    public int Version { get; } = version;

    /// <summary>Where values go.</summary>
    public MemberLayout Layout { get; } = layout;

    /// <summary>The steps.</summary>
    public ImmutableArray<StreamerOp> Ops { get; } = [.. ops];

    /// <summary>True when objects that are stored member by member take no bytes: neither the class nor its base classes have members.</summary>
    public bool HoldsNothing { get; } = ops.All(o => o.Code == StreamerOpCode.EndBase || o is { Code: StreamerOpCode.BeginBase, IsWhole: false });

    /// <summary>A number of bytes that an object takes at least when it is stored member by member, to check counts: one for each member that is surely there.</summary>
    public int LeastByteCount { get; } = ops.Count(o => o.Length == 0 && o.Code is StreamerOpCode.Number or StreamerOpCode.Bits or StreamerOpCode.TString
        or StreamerOpCode.CharStar or StreamerOpCode.Pointer or StreamerOpCode.Object);
}

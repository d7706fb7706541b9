namespace Banyan.Root.Objects;

/// <summary>What a member that is no number holds, as far as the streamer info tells: for those who write objects in another form.</summary>
internal sealed record MemberForm
{
    /// <summary>A string, an object, or a pointer that may be null.</summary>
    public static MemberForm Single { get; } = new();

    /// <summary>An array that is empty where it is null.</summary>
    public static MemberForm List { get; } = new() { IsList = true };

    /// <summary>True for arrays and containers: null stands for an empty one.</summary>
    public bool IsList { get; init; }

    /// <summary>The type of a container; null for other members.</summary>
    public CppType? Type { get; init; }

    /// <summary>True for a container that the class derives from.</summary>
    public bool IsBase { get; init; }

    /// <summary>The dimensions of a fixed array, whose values are stored flat; empty for others.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [];

    /// <summary>True for arrays of <c>char</c>, which mostly hold a text.</summary>
    public bool IsCharacters { get; init; }
}

namespace Banyan.Root.Objects;

/// <summary>How one version of a class is laid out in a file: ROOT's TStreamerInfo. Equal only to itself.</summary>
/// <param name="className">C++ class.</param>
/// <param name="version">Class version.</param>
/// <param name="checkSum">Checksum of the class, by which versions of classes without ClassDef are told apart.</param>
/// <param name="elements">Base classes and members, in the order in which they are stored.</param>
internal sealed class StreamerInfo(string className, int version, uint checkSum, IReadOnlyList<StreamerElement> elements)
{
    /// <summary>C++ class.</summary>
    public string ClassName { get; } = className;

    /// <summary>Class version.</summary>
    public int Version { get; } = version;

    /// <summary>Checksum of the class.</summary>
    public uint CheckSum { get; } = checkSum;

    /// <summary>Base classes and members, in the order in which they are stored.</summary>
    public IReadOnlyList<StreamerElement> Elements { get; } = elements;
}

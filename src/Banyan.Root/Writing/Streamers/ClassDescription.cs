namespace Banyan.Root.Writing.Streamers;

/// <summary>What a streamer info says of one class: its version, checksum and members, as they lie in the file.</summary>
/// <param name="Name">C++ name.</param>
/// <param name="Version">Class version (the number in ClassDef).</param>
/// <param name="Checksum">ROOT's checksum of the members (TClass::GetCheckSum).</param>
/// <param name="Elements">Base classes and members in their order in the file.</param>
internal sealed record ClassDescription(string Name, int Version, uint Checksum, IReadOnlyList<ElementDescription> Elements);

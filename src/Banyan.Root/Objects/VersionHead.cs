namespace Banyan.Root.Objects;

/// <summary>The head that most objects begin with.</summary>
/// <param name="Version">Class version; 0 or less for a class without ClassDef, whose checksum follows.</param>
/// <param name="End">Where the object ends; -1 when its head has no byte count.</param>
/// <param name="IsMemberWise">True for a collection that is stored member by member.</param>
internal readonly record struct VersionHead(int Version, int End, bool IsMemberWise);

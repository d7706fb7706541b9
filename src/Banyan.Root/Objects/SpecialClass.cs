namespace Banyan.Root.Objects;

/// <summary>A class whose streamer is written by hand in ROOT and does not follow its streamer info.</summary>
/// <param name="Name">C++ class.</param>
/// <param name="AddMembers">Adds its members to a layout.</param>
/// <param name="Read">Reads everything, head included, into an object, from the given first number slot and first reference slot on.</param>
internal sealed record SpecialClass(string Name, Action<MemberLayout> AddMembers, SpecialClass.Reader Read)
{
    /// <summary>Reads one object of a special class.</summary>
    public delegate void Reader(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot);
}

namespace Banyan.Root.Merging;

/// <summary>Where an object is, in the inputs and in the output.</summary>
/// <param name="Folder">Path of its folder; empty at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="ClassName">C++ class, of the first input.</param>
/// <param name="FirstFile">The first input that has it, for messages.</param>
internal sealed record MergePlace(string Folder, string Name, string ClassName, string FirstFile)
{
    /// <summary>Path with the folder.</summary>
    public string Path => Folder.Length == 0 ? Name : $"{Folder}/{Name}";
}

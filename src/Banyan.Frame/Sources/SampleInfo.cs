namespace Banyan.Frame.Sources;

/// <summary>A named part of a dataset, e.g. one simulated process, with what is known about it as a whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tree">The tree in its files.</param>
/// <param name="Metadata">Values by name: each a <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>.</param>
public sealed record SampleInfo(string Name, string Tree, IReadOnlyDictionary<string, object> Metadata)
{
    /// <summary>A sample about which nothing but the name and tree is known.</summary>
    public SampleInfo(string name, string tree)
        : this(name, tree, new Dictionary<string, object>())
    {
    }
}

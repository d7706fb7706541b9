using Banyan.Columns;

namespace Banyan.Root;

/// <summary>A file has no object (or a tree no branch) of the name that was asked for; the message lists the nearest names.</summary>
public sealed class RootKeyNotFoundException : RootException
{
    private RootKeyNotFoundException(string message, string path, string? objectPath, string requestedName)
        : base(message, path, null, objectPath, null)
    {
        RequestedName = requestedName;
    }

    /// <summary>The name that was asked for.</summary>
    public string RequestedName { get; }

    /// <summary>An error for a name that is not among <paramref name="names"/>.</summary>
    /// <param name="kind">What was looked for: object, branch, tree.</param>
    /// <param name="name">Its name.</param>
    /// <param name="names">The names that exist.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="objectPath">Where in the file; null for the file itself.</param>
    public static RootKeyNotFoundException Create(string kind, string name, IEnumerable<string> names, string path, string? objectPath) =>
        new($"there is no {kind} {name}{NearestNames.Suggestion(name, names)}", path, objectPath, name);
}

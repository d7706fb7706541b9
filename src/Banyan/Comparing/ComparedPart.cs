using Banyan.Columns;
using Banyan.Sources;

namespace Banyan.Comparing;

/// <summary>A folder of a file, whose objects have their paths within it, or one object of it, by its last name.</summary>
internal sealed class ComparedPart : ComparedFile
{
    // So many names are shown for one that is not there.
    private const int MostNames = 8;

    private readonly ComparedFile _whole;
    private readonly Dictionary<string, string> _paths = [];

    /// <summary>A part of a file, which it owns from then on.</summary>
    /// <exception cref="InputException">There is no such part.</exception>
    public ComparedPart(ComparedFile whole, string part)
        : base(whole.Path)
    {
        string prefix = part.TrimEnd('/') + "/";
        foreach ((string path, string className) in whole.Classes)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                Add(path, path[prefix.Length..], className);
            }
            else if (path == part && className is not ("TDirectory" or "TDirectoryFile"))
            {
                Add(path, path[(path.LastIndexOf('/') + 1)..], className);
            }
        }

        // An empty folder is a part without objects.
        if (Classes.Count == 0 && !whole.Classes.ContainsKey(part))
        {
            string[] names = [.. Folders(whole), .. whole.Classes.Keys];
            string suggestion = NearestNames.Suggestion(part, names);
            throw new InputException($"{whole.Path} has no folder or object '{part}'{(suggestion.Length > 0 ? suggestion : Contents(whole))}", whole.Path);
        }

        _whole = whole;
    }

    /// <inheritdoc/>
    public override OrderedDictionary<string, string> Classes { get; } = [];

    /// <inheritdoc/>
    public override bool CanHold(string className) => _whole.CanHold(className);

    /// <inheritdoc/>
    public override ComparedContent Load(string path) => _whole.Load(_paths[path]);

    /// <inheritdoc/>
    public override void Dispose() => _whole.Dispose();

    // JSON documents have no folders but in the paths of their objects.
    private static IEnumerable<string> Folders(ComparedFile whole) =>
        whole.Classes.Keys.SelectMany(path => path.Select((c, i) => c == '/' ? path[..i] : string.Empty)).Where(folder => folder.Length > 0).Distinct();

    private static string Contents(ComparedFile whole)
    {
        string[] folders = [.. Folders(whole)];
        string[] names = folders.Length > 0 ? folders : [.. whole.Classes.Keys];
        string kind = folders.Length > 0 ? "folders" : "objects";
        return names.Length == 0 ? "; it has nothing" : $"; it has the {kind} {string.Join(", ", names.Take(MostNames))}{(names.Length > MostNames ? $" and {names.Length - MostNames} more" : string.Empty)}";
    }

    private void Add(string path, string name, string className)
    {
        Classes[name] = className;
        _paths[name] = path;
    }
}

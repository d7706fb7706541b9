using Banyan.AnalysisFiles.Yaml;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>What <c>${name}</c> stands for at a place: parameters, and the variables of the loops around it.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, YamlItem> _items;

    private Variables(Dictionary<string, YamlItem> items, string loop)
    {
        _items = items;
        Loop = loop;
    }

    /// <summary>No variables.</summary>
    public static Variables None { get; } = new([], string.Empty);

    /// <summary>The loop variables with their values, for messages; empty outside loops.</summary>
    public string Loop { get; }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => _items.Keys;

    /// <summary>The value of <paramref name="path"/>: a name, or names with dots for an entry of a map; null when there is none.</summary>
    public YamlItem? Find(string path)
    {
        string[] steps = path.Split('.');
        YamlItem? item = _items.GetValueOrDefault(steps[0]);
        foreach (string step in steps.Skip(1))
        {
            item = (item as YamlMap)?.Entry(step)?.Value;
        }

        return item;
    }

    /// <summary>These and one more parameter.</summary>
    public Variables With(string name, YamlItem value) => new(new Dictionary<string, YamlItem>(_items, StringComparer.Ordinal) { [name] = value }, Loop);

    /// <summary>These and one more variable of a loop.</summary>
    public Variables WithLoop(string name, YamlItem value) =>
        new(With(name, value)._items, $"{Loop}{(Loop.Length > 0 ? ", " : string.Empty)}{name} = {YamlText.Of(value)}");
}

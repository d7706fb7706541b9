using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;
using Banyan.Errors;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>What the command line sets: <c>NAME=VALUE</c> for a parameter, <c>section.name.key=VALUE</c> for anything else in the file.</summary>
internal sealed class Settings
{
    private readonly List<(string Name, YamlItem Value)> _settings = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Takes the settings apart.</summary>
    /// <exception cref="UsageException">One has no <c>=</c>.</exception>
    public Settings(IReadOnlyList<string> settings)
    {
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new UsageException($"--set takes NAME=VALUE, found '{setting}'");
            }

            _settings.Add((setting[..equals].Trim(), Value(setting[(equals + 1)..].Trim(), new FileMark($"--set {setting}", 0, 0))));
        }
    }

    /// <summary>The value that is set for a parameter, or null; the last one counts.</summary>
    public YamlItem? ForParameter(string name)
    {
        _used.Add(name);
        return _settings.LastOrDefault(s => s.Name == name).Value;
    }

    /// <summary>The analysis with every setting that is no parameter's in its place.</summary>
    /// <param name="root">The analysis, loops written out.</param>
    /// <param name="rootKeys">The keys that an analysis may have.</param>
    /// <param name="mistakes">Takes what is not there.</param>
    public YamlMap Apply(YamlMap root, IEnumerable<string> rootKeys, MistakeList mistakes)
    {
        foreach ((string name, YamlItem value) in _settings.Where(s => !_used.Contains(s.Name)))
        {
            string[] steps = name.Split('.');
            if (!rootKeys.Contains(steps[0]))
            {
                IEnumerable<string> known = steps.Length == 1 ? _used.Concat(rootKeys) : rootKeys;
                mistakes.Add(value.At, $"there is no parameter '{name}'{NearestNames.Suggestion(steps[0], known)}{(_used.Count == 0 ? " (the analysis has no parameters)" : string.Empty)}");
                continue;
            }

            root = (YamlMap)Replace(root, steps, 0, value, mistakes);
        }

        return root;
    }

    private static YamlItem Replace(YamlItem item, string[] steps, int index, YamlItem value, MistakeList mistakes)
    {
        if (index == steps.Length)
        {
            return value;
        }

        string step = steps[index];
        string path = string.Join('.', steps.Take(index));
        switch (item)
        {
            case YamlMap map when map.Entry(step) is { } entry:
                return new YamlMap([.. map.Entries.Select(e => e == entry ? e with { Value = Replace(e.Value, steps, index + 1, value, mistakes) } : e)], map.At);

            // A key that the file did not give; whether there is such a key is checked like the file's own.
            case YamlMap map when index == steps.Length - 1 && index != 1:
                return new YamlMap([.. map.Entries, new YamlEntry(step, value, value.At)], map.At);

            case YamlList list when int.TryParse(step, out int number) && number >= 0 && number < list.Items.Count:
                return new YamlList([.. list.Items.Select((e, i) => i == number ? Replace(e, steps, index + 1, value, mistakes) : e)], list.At);

            case YamlMap map:
                mistakes.Add(value.At, $"{(path.Length > 0 ? path : "the analysis")} has no '{step}'{NearestNames.Suggestion(step, map.Entries.Select(e => e.Key))}");
                return item;

            default:
                mistakes.Add(value.At, $"{path} is {item.Kind} and has no '{step}'");
                return item;
        }
    }

    // Lists, maps and quotes as in YAML; everything else is the text as it stands.
    private static YamlItem Value(string text, FileMark at)
    {
        if (text.Length == 0 || !"[{\"'".Contains(text[0], StringComparison.Ordinal))
        {
            return new YamlScalar(text, true, at);
        }

        try
        {
            return At(YamlReader.Read(at.Path, text, new MistakeList()), at);
        }
        catch (AnalysisFileException)
        {
            return new YamlScalar(text, true, at);
        }
    }

    private static YamlItem At(YamlItem item, FileMark at) => item switch
    {
        YamlList list => new YamlList([.. list.Items.Select(i => At(i, at))], at),
        YamlMap map => new YamlMap([.. map.Entries.Select(e => new YamlEntry(e.Key, At(e.Value, at), at))], at),
        YamlScalar scalar => scalar with { At = at },
        _ => item,
    };
}

using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>Reads an analysis file with the files that it includes, and lays it over them.</summary>
/// <remarks>The files of one <c>include</c> may not contradict one another: what two of them say about the same thing must be in the same file, or be overridden by the including file.</remarks>
internal sealed class IncludeReader(MistakeList mistakes)
{
    private const string IncludeKey = "include";

    // A chain or a fan of more files than this is a mistake or an attack.
    private const int MaxFiles = 200;

    private readonly Dictionary<string, YamlMap?> _known = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private readonly List<string> _files = [];

    /// <summary>The included files, each once, in the order in which they were read.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Reads the text of the first file and all that it includes.</summary>
    /// <exception cref="AnalysisFileException">The first file's own text is no YAML map.</exception>
    public YamlMap Read(string path, string text)
    {
        _open.Add(Path.GetFullPath(path));
        YamlItem item = YamlReader.Read(path, text, mistakes);
        YamlMap own = item as YamlMap ?? throw new AnalysisFileException(item.At, $"the analysis must be a map of names, found {item.Kind}");
        return WithIncludes(own);
    }

    private YamlMap WithIncludes(YamlMap own)
    {
        if (own.Entry(IncludeKey) is not { } entry)
        {
            return own;
        }

        YamlMap? below = null;
        foreach (YamlItem item in entry.Value is YamlList list ? list.Items : [entry.Value])
        {
            if (item is not YamlScalar { IsEmpty: false, Text.Length: > 0 } name)
            {
                mistakes.Add(item.At, $"'{IncludeKey}' takes a file or a list of files, found {item.Kind}");
                continue;
            }

            foreach (string path in FilesOf(name))
            {
                if (mistakes.Try(() => ReadFile(path, name)) is { } included)
                {
                    CheckAgreement(below, included, own, string.Empty);
                    below = below is null ? included : YamlMerge.Over(below, included, isDeep: true);
                }
            }
        }

        var rest = new YamlMap([.. own.Entries.Where(e => e.Key != IncludeKey)], own.At);
        return below is null ? rest : YamlMerge.Over(below, rest, isDeep: true);
    }

    private IReadOnlyList<string> FilesOf(YamlScalar name)
    {
        string folder = Path.GetDirectoryName(name.At.Path) ?? string.Empty;
        string pattern = Path.IsPathRooted(name.Text) ? name.Text : Path.Join(folder, name.Text);
        if (!name.Text.AsSpan().ContainsAny("*?"))
        {
            return [pattern];
        }

        try
        {
            string parent = Path.GetDirectoryName(pattern) ?? string.Empty;
            string[] found = [.. Directory.EnumerateFiles(parent.Length == 0 ? "." : parent, Path.GetFileName(pattern)).Select(f => Path.Join(parent, Path.GetFileName(f))).Order(StringComparer.Ordinal)];
            if (found.Length > 0)
            {
                return found;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No such folder: no file.
        }

        mistakes.Add(name.At, $"no file fits '{name.Text}'");
        return [];
    }

    private YamlMap? ReadFile(string path, YamlScalar name)
    {
        string full = Path.GetFullPath(path);
        if (_open.Contains(full))
        {
            throw new AnalysisFileException(name.At, $"'{name.Text}' includes itself: {string.Join(" includes ", _open.SkipWhile(f => f != full).Append(full).Select(f => Path.GetFileName(f)))}");
        }

        if (_known.TryGetValue(full, out YamlMap? known))
        {
            return known;
        }

        if (_known.Count >= MaxFiles)
        {
            throw new AnalysisFileException(name.At, $"more than {MaxFiles} files are included");
        }

        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AnalysisFileException(name.At, File.Exists(path) ? $"'{name.Text}' cannot be read: {e.Message}" : $"there is no file '{path}' to include{NearestFile(path)}", e);
        }

        _known.Add(full, null);
        _files.Add(path);
        _open.Add(full);
        try
        {
            YamlItem item = YamlReader.Read(path, text, mistakes);
            YamlMap own = item as YamlMap ?? throw new AnalysisFileException(item.At, $"an included file must be a map of names, found {item.Kind}");
            return _known[full] = WithIncludes(own);
        }
        finally
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private static string NearestFile(string path)
    {
        try
        {
            string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
            return NearestNames.Suggestion(Path.GetFileName(path), Directory.EnumerateFiles(folder, "*.y*ml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    // The same entry of a file that was included twice does not contradict itself; what the including file says itself decides.
    private void CheckAgreement(YamlMap? first, YamlMap second, YamlMap own, string place)
    {
        if (first is null)
        {
            return;
        }

        foreach (YamlEntry entry in second.Entries)
        {
            YamlEntry? other = first.Entry(entry.Key);
            YamlEntry? above = own.Entry(entry.Key);
            string name = place + entry.Key;
            if (other is null || ReferenceEquals(other.Value, entry.Value))
            {
                continue;
            }

            if (other.Value is YamlMap a && entry.Value is YamlMap b)
            {
                CheckAgreement(a, b, above?.Value as YamlMap ?? new YamlMap([], own.At), name + ".");
            }
            else if (above is null && other.At != entry.At)
            {
                mistakes.Add(entry.At, $"'{name}' is in {other.At.Path} on line {other.At.Line} as well, and the including file does not say which one counts");
            }
        }
    }
}

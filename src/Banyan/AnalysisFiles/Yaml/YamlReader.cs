using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Banyan.AnalysisFiles.Yaml;

/// <summary>Turns YAML text into items with places. Anchors, aliases and merge keys (<c>&lt;&lt;: *base</c>) work; tags do not.</summary>
/// <remarks>It walks the parser's events; YamlDotNet's object mapping would cost start-up time and lose the places.</remarks>
internal sealed partial class YamlReader
{
    // Deeper than any analysis; keeps hostile text from overflowing the stack.
    private const int MaxDepth = 64;

    private const string MergeKey = "<<";

    // Braces end a plain text in lists and maps on one line. Those of ${name} are hidden from the parser behind characters of the private use area, which keep every column.
    private const char HiddenOpen = '\uE000';
    private const char HiddenClose = '\uE001';

    private readonly string _path;
    private readonly Parser _parser;
    private readonly MistakeList _mistakes;
    private readonly Dictionary<AnchorName, YamlItem> _anchors = [];

    private YamlReader(string path, string text, MistakeList mistakes)
    {
        _path = path;
        _parser = new Parser(new StringReader(Variable().Replace(text, $"$${HiddenOpen}$1{HiddenClose}")));
        _mistakes = mistakes;
    }

    /// <summary>Reads the one document of <paramref name="text"/>.</summary>
    /// <param name="path">The file's name, for messages.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="mistakes">Takes what is wrong but leaves the rest readable: a name that comes twice, an anchor that is not there.</param>
    /// <exception cref="AnalysisFileException">The text is no YAML, or holds more or less than one document.</exception>
    public static YamlItem Read(string path, string text, MistakeList mistakes)
    {
        var reader = new YamlReader(path, text, mistakes);
        try
        {
            return reader.ReadDocument();
        }
        catch (InvalidOperationException error)
        {
            // YamlDotNet's scanner, for a plain text in brackets that begins with a colon and the like.
            FileMark at = reader._parser.Current is { } current ? reader.Place(current.End) : new FileMark(path, 1, 1);
            throw new AnalysisFileException(at, "this is not YAML: a text is missing or needs quotes", error);
        }
        catch (YamlException error)
        {
            throw new AnalysisFileException(reader.Place(error.Start), $"this is not YAML: {Explain(error, text)}", error);
        }
    }

    // The mistakes that C++ expressions invite.
    private static string Explain(YamlException error, string text)
    {
        if (error.Message.Contains("invalid mapping", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("mapping values", StringComparison.OrdinalIgnoreCase))
        {
            return "an expression with ': ' in it (as in a ? b : c) must be put in quotes";
        }

        string line = text.Split('\n').ElementAtOrDefault((int)error.Start.Line - 1) ?? string.Empty;
        return line.TakeWhile(char.IsWhiteSpace).Contains('\t') ? "a tab cannot indent YAML; use blanks" : error.Message.TrimEnd('.');
    }

    private FileMark Place(Mark mark) => new(_path, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private YamlItem ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new AnalysisFileException(new FileMark(_path, 1, 1), "the file is empty");
        }

        YamlItem item = ReadItem(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            throw new AnalysisFileException(Place(second.Start), "a second document begins; an analysis is one document");
        }

        return item;
    }

    private YamlItem ReadItem(int depth)
    {
        ParsingEvent current = _parser.Current ?? throw new AnalysisFileException(new FileMark(_path, 1, 1), "the file ends too early");
        FileMark at = Place(current.Start);
        if (depth > MaxDepth)
        {
            throw new AnalysisFileException(at, $"lists and maps are nested deeper than {MaxDepth}");
        }

        if (current is AnchorAlias alias)
        {
            _parser.MoveNext();
            if (_anchors.TryGetValue(alias.Value, out YamlItem? known))
            {
                return known;
            }

            _mistakes.Add(at, $"*{alias.Value.Value} refers to an anchor that is not there; an expression that begins with * must be put in quotes");
            return new YamlScalar(string.Empty, true, at);
        }

        var node = (NodeEvent)current;
        if (!node.Tag.IsEmpty && node.Tag.Value != "!")
        {
            _mistakes.Add(at, $"{node.Tag.Value} is a YAML tag; an expression that begins with ! must be put in quotes");
            if (node is Scalar { Value.Length: 0 })
            {
                _parser.MoveNext();
                return new YamlScalar(node.Tag.Value, true, at);
            }
        }

        YamlItem item = node switch
        {
            Scalar scalar => ReadScalar(scalar, at),
            SequenceStart => ReadList(depth, at),
            _ => ReadMap(depth, at),
        };
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = item;
        }

        return item;
    }

    private YamlScalar ReadScalar(Scalar scalar, FileMark at)
    {
        _parser.MoveNext();
        return new YamlScalar(Shown(scalar.Value.Trim()), scalar.Style == ScalarStyle.Plain, at);
    }

    private static string Shown(string text) => text.Contains(HiddenOpen) ? text.Replace(HiddenOpen, '{').Replace(HiddenClose, '}') : text;

    [GeneratedRegex(@"\$\{([ \w.]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    private YamlList ReadList(int depth, FileMark at)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<YamlItem>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadItem(depth + 1));
        }

        return new YamlList(items, at);
    }

    private YamlMap ReadMap(int depth, FileMark at)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var places = new Dictionary<string, FileMark>(StringComparer.Ordinal);
        YamlItem? merged = null;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlItem key = ReadItem(depth + 1);
            if (key is not YamlScalar { Text.Length: > 0 } name)
            {
                throw new AnalysisFileException(key.At, $"a name was expected before the colon, found {key.Kind}");
            }

            YamlItem value = ReadItem(depth + 1);
            if (!places.TryAdd(name.Text, name.At))
            {
                _mistakes.Add(name.At, $"'{name.Text}' comes twice; it is on line {places[name.Text].Line} already");
            }
            else if (name is { Text: MergeKey, IsPlain: true })
            {
                merged = value;
            }
            else
            {
                entries.Add(new YamlEntry(name.Text, value, name.At));
            }
        }

        return merged is null ? new YamlMap(entries, at) : Merged(entries, merged, at);
    }

    // YAML's merge key: what the map names itself counts, then the first of the merged maps that has it.
    private YamlMap Merged(List<YamlEntry> own, YamlItem merged, FileMark at)
    {
        var map = new YamlMap(own, at);
        foreach (YamlItem item in merged is YamlList list ? list.Items : [merged])
        {
            if (item is YamlMap lower)
            {
                map = YamlMerge.Over(lower, map, isDeep: false);
            }
            else
            {
                _mistakes.Add(item.At, $"'<<' takes a map or a list of maps, as in '<<: *base', found {item.Kind}");
            }
        }

        return map;
    }
}

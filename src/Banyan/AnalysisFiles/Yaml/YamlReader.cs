using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Banyan.AnalysisFiles.Yaml;

/// <summary>Turns YAML text into items with lines. Anchors and aliases work; tags do not.</summary>
/// <remarks>It walks the parser's events; YamlDotNet's object mapping would cost start-up time and lose the lines.</remarks>
internal sealed class YamlReader
{
    // Deeper than any analysis; keeps hostile text from overflowing the stack.
    private const int MaxDepth = 64;

    private readonly string _path;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, YamlItem> _anchors = [];

    private YamlReader(string path, string text)
    {
        _path = path;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads the one document of <paramref name="text"/>.</summary>
    /// <param name="path">The file's name, for messages.</param>
    /// <param name="text">The YAML text.</param>
    /// <exception cref="AnalysisFileException">The text is no YAML, or holds more or less than one document.</exception>
    public static YamlItem Read(string path, string text)
    {
        var reader = new YamlReader(path, text);
        try
        {
            return reader.ReadDocument();
        }
        catch (InvalidOperationException error)
        {
            // YamlDotNet's scanner, for a plain text in brackets that begins with a colon and the like.
            throw new AnalysisFileException(path, Math.Max(1, (int)(reader._parser.Current?.End.Line ?? 1)), "this is not YAML: a text is missing or needs quotes", error);
        }
        catch (YamlException error)
        {
            throw new AnalysisFileException(path, Math.Max(1, (int)error.Start.Line), $"this is not YAML: {Explain(error)}", error);
        }
    }

    // The two mistakes that C++ expressions invite.
    private static string Explain(YamlException error) =>
        error.Message.Contains("invalid mapping", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("mapping values", StringComparison.OrdinalIgnoreCase)
            ? "an expression with ': ' in it (as in a ? b : c) must be put in quotes"
            : error.Message.TrimEnd('.');

    private YamlItem ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new AnalysisFileException(_path, 1, "the file is empty");
        }

        YamlItem item = ReadItem(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            throw new AnalysisFileException(_path, (int)second.Start.Line, "a second document begins; an analysis is one document");
        }

        return item;
    }

    private YamlItem ReadItem(int depth)
    {
        ParsingEvent current = _parser.Current ?? throw new AnalysisFileException(_path, 1, "the file ends too early");
        int line = (int)current.Start.Line;
        if (depth > MaxDepth)
        {
            throw new AnalysisFileException(_path, line, $"lists and maps are nested deeper than {MaxDepth}");
        }

        if (current is AnchorAlias alias)
        {
            _parser.MoveNext();
            return _anchors.TryGetValue(alias.Value, out YamlItem? known)
                ? known
                : throw new AnalysisFileException(_path, line, $"*{alias.Value.Value} refers to an anchor that is not there; an expression that begins with * must be put in quotes");
        }

        var node = (NodeEvent)current;
        if (!node.Tag.IsEmpty && node.Tag.Value != "!")
        {
            throw new AnalysisFileException(_path, line, $"{node.Tag.Value} is a YAML tag; an expression that begins with ! must be put in quotes");
        }

        YamlItem item = node switch
        {
            Scalar scalar => ReadScalar(scalar, line),
            SequenceStart => ReadList(depth, line),
            _ => ReadMap(depth, line),
        };
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = item;
        }

        return item;
    }

    private YamlScalar ReadScalar(Scalar scalar, int line)
    {
        _parser.MoveNext();
        return new YamlScalar(scalar.Value.Trim(), scalar.Style == ScalarStyle.Plain, line);
    }

    private YamlList ReadList(int depth, int line)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<YamlItem>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadItem(depth + 1));
        }

        return new YamlList(items, line);
    }

    private YamlMap ReadMap(int depth, int line)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlItem key = ReadItem(depth + 1);
            if (key is not YamlScalar { Text.Length: > 0 } name)
            {
                throw new AnalysisFileException(_path, key.Line, $"a name was expected before the colon, found {key.Kind}");
            }

            if (!lines.TryAdd(name.Text, name.Line))
            {
                throw new AnalysisFileException(_path, name.Line, $"'{name.Text}' comes twice; it is on line {lines[name.Text]} already");
            }

            entries.Add(new YamlEntry(name.Text, ReadItem(depth + 1), name.Line));
        }

        return new YamlMap(entries, line);
    }
}

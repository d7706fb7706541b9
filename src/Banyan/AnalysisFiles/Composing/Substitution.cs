using System.Text;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>Puts values in the place of <c>${name}</c>, in names and texts; <c>$${</c> stands for <c>${</c> itself.</summary>
/// <remarks>A text that is nothing but <c>${name}</c> becomes the value as it is, so it may be a list or a map. Everything that is made counts against a limit: aliases in aliases grow without bounds.</remarks>
internal sealed class Substitution(MistakeList mistakes)
{
    private const int MaxItems = 1_000_000;
    private const int MaxTextLength = 100_000;

    private int _itemCount;

    /// <summary>The item with all variables replaced.</summary>
    /// <exception cref="AnalysisFileException">The analysis grows beyond all bounds.</exception>
    public YamlItem Apply(YamlItem item, Variables variables)
    {
        Count(item.At);
        return item switch
        {
            YamlScalar scalar => Apply(scalar, variables),
            YamlList list => new YamlList([.. list.Items.Select(i => Apply(i, variables))], Mark(item.At, variables)),
            YamlMap map => new YamlMap([.. map.Entries.Select(e => new YamlEntry(Text(e.Key, e.At, variables), Apply(e.Value, variables), Mark(e.At, variables)))], Mark(item.At, variables)),
            _ => item,
        };
    }

    /// <summary>Counts an item that is made.</summary>
    /// <exception cref="AnalysisFileException">There are too many.</exception>
    public void Count(FileMark at)
    {
        if (++_itemCount > MaxItems)
        {
            throw new AnalysisFileException(at, $"loops and aliases make more than {MaxItems} items of this analysis");
        }
    }

    /// <summary>A text with all variables replaced.</summary>
    public string Text(string text, FileMark at, Variables variables)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        int position = 0;
        while (text.IndexOf("${", position, StringComparison.Ordinal) is >= 0 and int start)
        {
            if (start > position && text[start - 1] == '$')
            {
                result.Append(text, position, start - 1 - position).Append("${");
                position = start + 2;
                continue;
            }

            result.Append(text, position, start - position);
            int end = text.IndexOf('}', start);
            if (end < 0)
            {
                mistakes.Add(Mark(at, variables), $"'{text[start..]}' has no closing brace; $${{ stands for ${{ itself");
                return result.Append(text, start, text.Length - start).ToString();
            }

            string name = text[(start + 2)..end].Trim();
            switch (Find(name, at, variables))
            {
                case YamlScalar scalar:
                    result.Append(scalar.Text);
                    break;
                case { } other:
                    mistakes.Add(Mark(at, variables), $"${{{name}}} is {other.Kind} and cannot be a part of a text");
                    break;
            }

            position = end + 1;
            if (result.Length > MaxTextLength)
            {
                throw new AnalysisFileException(at, $"a text with its variables replaced is longer than {MaxTextLength} characters");
            }
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private YamlItem Apply(YamlScalar scalar, Variables variables)
    {
        string text = scalar.Text;
        if (text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1)
        {
            YamlItem? whole = Find(text[2..^1].Trim(), scalar.At, variables);
            return whole is null ? scalar with { At = Mark(scalar.At, variables) } : Moved(whole, Mark(scalar.At, variables));
        }

        return new YamlScalar(Text(text, scalar.At, variables), scalar.IsPlain, Mark(scalar.At, variables));
    }

    // What is wrong with a value is wrong where it is used.
    private YamlItem Moved(YamlItem item, FileMark at)
    {
        Count(at);
        return item switch
        {
            YamlScalar scalar => scalar with { At = at },
            YamlList list => new YamlList([.. list.Items.Select(i => Moved(i, at))], at),
            YamlMap map => new YamlMap([.. map.Entries.Select(e => new YamlEntry(e.Key, Moved(e.Value, at), at))], at),
            _ => item,
        };
    }

    private YamlItem? Find(string name, FileMark at, Variables variables)
    {
        YamlItem? found = variables.Find(name);
        if (found is null)
        {
            string suggestion = NearestNames.Suggestion(name, variables.Names);
            mistakes.Add(Mark(at, variables), $"${{{name}}}: there is no parameter and no loop variable of that name{(suggestion.Length > 0 ? suggestion : "; $${ stands for ${ itself")}");
        }

        return found;
    }

    private static FileMark Mark(FileMark at, Variables variables) => variables.Loop.Length == 0 ? at : at with { Loop = variables.Loop };
}

using System.Globalization;
using System.Text;
using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>Brings names of template classes into one spelling, so that a class is found under the name that another version of ROOT, or a typedef, gave it.</summary>
/// <remarks>
/// ROOT 5 writes <c>Holder&lt;Int_t&gt;</c> into a member's type and <c>Holder&lt;int&gt;</c> into the streamer info (TClassEdit::ShortType, TClassEdit::ResolveTypedef).
/// </remarks>
internal static class CppSpelling
{
    private const int DeepestNesting = 32;
    private static readonly string[] s_dropped = ["const ", "class ", "struct ", "enum ", "std::", "__1::", "__cxx11::"];

    // Arguments that containers have by default (TClassEdit::kDropStlDefault).
    private static readonly string[] s_defaults = ["allocator<", "less<", "char_traits<", "hash<", "equal_to<", "default_delete<"];

    /// <summary>The name with numbers under one name each, without blanks, <c>std::</c> and default arguments; the name itself when it is nested too deep.</summary>
    public static string Canonical(string name)
    {
        var text = new StringBuilder(name.Length);
        int position = 0;
        return Append(text, name, ref position, 0) && position == name.Length ? text.ToString() : name;
    }

    /// <summary>Takes a canonical template name apart; null when it is none.</summary>
    public static (string Template, IReadOnlyList<string> Arguments)? Split(string canonical)
    {
        int open = canonical.IndexOf('<', StringComparison.Ordinal);
        if (open <= 0 || !canonical.EndsWith('>'))
        {
            return null;
        }

        var arguments = new List<string>();
        int depth = 0;
        int start = open + 1;
        for (int i = start; i < canonical.Length - 1; i++)
        {
            depth += canonical[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0 && canonical[i] == ',')
            {
                arguments.Add(canonical[start..i]);
                start = i + 1;
            }
        }

        arguments.Add(canonical[start..^1]);
        return (canonical[..open], arguments);
    }

    /// <summary>True for a word that could be a typedef: no number, no template, no literal.</summary>
    public static bool IsWord(string canonical) =>
        canonical.Length > 0 && !char.IsAsciiDigit(canonical[0]) && canonical.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':') && CppTypeParser.NumberKind(canonical) == null;

    // One type up to a comma or bracket that is not its own.
    private static bool Append(StringBuilder text, string name, ref int position, int depth)
    {
        if (depth > DeepestNesting)
        {
            return false;
        }

        int word = position;
        while (position < name.Length && name[position] is not (',' or '>'))
        {
            if (name[position] != '<')
            {
                position++;
                continue;
            }

            text.Append(Word(name[word..position]));
            if (!AppendArguments(text, name, ref position, depth))
            {
                return false;
            }

            word = position;
        }

        text.Append(Word(name[word..position]));
        return true;
    }

    private static bool AppendArguments(StringBuilder text, string name, ref int position, int depth)
    {
        text.Append('<');
        int first = text.Length;
        while (true)
        {
            position++; // the bracket or comma before the argument
            int start = text.Length;
            if (start > first)
            {
                text.Append(',');
            }

            int begin = text.Length;
            if (!Append(text, name, ref position, depth + 1) || position >= name.Length)
            {
                return false;
            }

            string argument = text.ToString(begin, text.Length - begin);
            if (start > first && s_defaults.Any(d => argument.StartsWith(d, StringComparison.Ordinal)))
            {
                text.Length = start;
            }

            if (name[position] == '>')
            {
                position++;
                text.Append('>');
                return true;
            }
        }
    }

    private static string Word(string word)
    {
        string s = word.Trim();
        for (int i = 0; i < s_dropped.Length; i++)
        {
            if (s.StartsWith(s_dropped[i], StringComparison.Ordinal))
            {
                s = s[s_dropped[i].Length..].TrimStart();
                i = -1;
            }
        }

        string bare = s.TrimEnd('*', ' ');
        string stars = string.Concat(s[bare.Length..].Where(c => c == '*'));
        if (CppTypeParser.NumberKind(bare) is ElementKind kind)
        {
            return kind.CppName() + stars;
        }

        string digits = bare.TrimEnd('u', 'U', 'l', 'L');
        return (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? digits : bare) + stars;
    }
}

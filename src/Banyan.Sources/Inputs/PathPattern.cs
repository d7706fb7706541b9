using System.Text;
using System.Text.RegularExpressions;

namespace Banyan.Sources.Inputs;

/// <summary>Finds files by a pattern: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>{a,b}</c> within one name, <c>**</c> for any number of folders.</summary>
internal static class PathPattern
{
    private static readonly char[] s_special = ['*', '?', '[', '{'];

    public static bool IsPattern(string path) => path.IndexOfAny(s_special) >= 0;

    /// <summary>The files that fit, each once, sorted by their path (ordinal), so that the order is the same on every machine.</summary>
    public static IReadOnlyList<string> Find(string pattern)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        string[] parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Walk(pattern.StartsWith('/') ? "/" : string.Empty, parts, 0, found);
        return [.. found];
    }

    /// <summary>A regular expression for one name of a path, anchored.</summary>
    /// <exception cref="InputException">The pattern has a set that makes no sense, such as <c>[z-a]</c>.</exception>
    public static Regex NameExpression(string pattern)
    {
        var text = new StringBuilder("^");
        int depth = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            int close = c == '[' ? pattern.IndexOf(']', Math.Min(i + 2, pattern.Length)) : -1;
            if (close > 0)
            {
                string set = pattern[(i + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
                text.Append('[').Append(set.StartsWith('!') ? "^" + set[1..] : set).Append(']');
                i = close;
            }
            else if (c == '{' && pattern.IndexOf('}', i) > 0)
            {
                text.Append("(?:");
                depth++;
            }
            else if (c == '}' && depth > 0)
            {
                text.Append(')');
                depth--;
            }
            else
            {
                text.Append(c switch { '*' => ".*", '?' => ".", ',' when depth > 0 => "|", _ => Regex.Escape(c.ToString()) });
            }
        }

        try
        {
            return new Regex(text.Append(')', depth).Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (ArgumentException e)
        {
            throw new InputException($"the pattern '{pattern}' cannot be read: {e.Message}", pattern, e);
        }
    }

    private static void Walk(string folder, string[] parts, int index, SortedSet<string> found)
    {
        string part = parts[index];
        bool isLast = index == parts.Length - 1;
        if (part == "**")
        {
            if (isLast)
            {
                AddFiles(folder, "*", found);
            }
            else
            {
                Walk(folder, parts, index + 1, found);
            }

            foreach (string sub in List(folder, folders: true))
            {
                // A link to a folder above would never end.
                if (new DirectoryInfo(Path.Join(folder, sub)).LinkTarget == null)
                {
                    Walk(Path.Join(folder, sub), parts, index, found);
                }
            }
        }
        else if (isLast)
        {
            AddFiles(folder, part, found);
        }
        else if (!IsPattern(part))
        {
            Walk(Path.Join(folder, part), parts, index + 1, found);
        }
        else
        {
            Regex name = NameExpression(part);
            foreach (string sub in List(folder, folders: true))
            {
                if (Fits(name, part, sub))
                {
                    Walk(Path.Join(folder, sub), parts, index + 1, found);
                }
            }
        }
    }

    private static void AddFiles(string folder, string part, SortedSet<string> found)
    {
        Regex name = NameExpression(part);
        foreach (string file in List(folder, folders: false))
        {
            if (Fits(name, part, file))
            {
                found.Add(Path.Join(folder, file));
            }
        }
    }

    // As in a shell, a name that begins with a dot must be asked for.
    private static bool Fits(Regex expression, string pattern, string name) => (name[0] != '.' || pattern[0] == '.') && expression.IsMatch(name);

    private static IEnumerable<string> List(string folder, bool folders)
    {
        var info = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        try
        {
            return [.. (folders ? info.EnumerateDirectories().Cast<FileSystemInfo>() : info.EnumerateFiles()).Select(entry => entry.Name)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

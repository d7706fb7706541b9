namespace Banyan.Cli.Commands;

/// <summary>Splits a list of columns or expressions at the commas that stand outside of brackets.</summary>
internal static class ColumnList
{
    /// <summary>The parts, without blanks around them; empty ones are left out.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ',';
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == text.Length))
            {
                string part = text[begin..i].Trim();
                begin = i + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
        }
    }
}

using System.Text;

namespace Banyan.Histograms.Plots;

/// <summary>Titles with the usual TLatex marks: <c>p_{T}</c>, <c>10^{3}</c>, <c>#mu</c>. What is not understood stays as it is.</summary>
internal static class MathText
{
    private static readonly Dictionary<string, string> s_symbols = new()
    {
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["epsilon"] = "ε",
        ["zeta"] = "ζ",
        ["eta"] = "η",
        ["theta"] = "θ",
        ["kappa"] = "κ",
        ["lambda"] = "λ",
        ["mu"] = "μ",
        ["nu"] = "ν",
        ["xi"] = "ξ",
        ["pi"] = "π",
        ["rho"] = "ρ",
        ["sigma"] = "σ",
        ["tau"] = "τ",
        ["phi"] = "φ",
        ["chi"] = "χ",
        ["psi"] = "ψ",
        ["omega"] = "ω",
        ["Gamma"] = "Γ",
        ["Delta"] = "Δ",
        ["Theta"] = "Θ",
        ["Lambda"] = "Λ",
        ["Xi"] = "Ξ",
        ["Pi"] = "Π",
        ["Sigma"] = "Σ",
        ["Phi"] = "Φ",
        ["Psi"] = "Ψ",
        ["Omega"] = "Ω",
        ["rightarrow"] = "→",
        ["leftarrow"] = "←",
        ["pm"] = "±",
        ["times"] = "×",
        ["cdot"] = "·",
        ["leq"] = "≤",
        ["geq"] = "≥",
        ["neq"] = "≠",
        ["infty"] = "∞",
        ["sqrt"] = "√",
        ["degree"] = "°",
        ["ell"] = "ℓ",
        ["circ"] = "°",
        ["approx"] = "≈",
    };

    // What has braces of its own.
    private static readonly string[] s_groups = ["sqrt{", "bar{", "it{", "bf{"];

    // Titles come from files: deeper ones stay as they are.
    private const int MaxDepth = 8;

    private const string Plain = "0123456789+-=()aehijklmnoprstuvx";
    private const string Subscript = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    private const string PlainAbove = "0123456789+-=()ni";
    private const string Superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";

    /// <summary>A text that is no formula: a space without width stands behind marks that would mean something.</summary>
    public static string Literal(string text) =>
        text.Replace("#", "#\u200b", StringComparison.Ordinal).Replace("_{", "_\u200b{", StringComparison.Ordinal).Replace("^{", "^\u200b{", StringComparison.Ordinal);

    /// <summary>Pieces of a title: their text, and −1 below, 0 on or 1 above the line.</summary>
    public static List<(string Text, int Level)> Parse(string title)
    {
        title = WithoutGroups(title);
        var pieces = new List<(string Text, int Level)>();
        var text = new StringBuilder();
        int level = 0;
        for (int i = 0; i < title.Length; i++)
        {
            char c = title[i];
            int close;
            if (c is '_' or '^' && level == 0 && i + 1 < title.Length && title[i + 1] == '{' && (close = title.IndexOf('}', i)) > 0)
            {
                Flush(0);
                text.Append(Symbols(title[(i + 2)..close]));
                Flush(c == '_' ? -1 : 1);
                i = close;
            }
            else if (c == '#' && TryReadSymbol(title, i, out string symbol, out int length))
            {
                text.Append(symbol);
                i += length - 1;
            }
            else
            {
                text.Append(c);
            }
        }

        Flush(0);
        return pieces;

        void Flush(int to)
        {
            if (text.Length > 0)
            {
                pieces.Add((text.ToString(), to));
                text.Clear();
            }
        }
    }

    /// <summary>The title for a terminal: sub- and superscripts as Unicode has them, else <c>p_T</c>; plain ASCII titles stay ASCII when asked.</summary>
    /// <remarks>Control characters become spaces: a title from a file must not steer the terminal.</remarks>
    public static string ToPlain(string title, bool ascii)
    {
        title = new string([.. title.Select(c => char.IsControl(c) ? ' ' : c)]);
        if (ascii)
        {
            return new string([.. title.Replace("_{", "_", StringComparison.Ordinal).Replace("^{", "^", StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal)
                .Select(c => c < 128 ? c : '?')]);
        }

        var text = new StringBuilder();
        foreach ((string piece, int level) in Parse(title))
        {
            (string from, string to) = level < 0 ? (Plain, Subscript) : (PlainAbove, Superscript);
            if (level == 0)
            {
                text.Append(piece);
            }
            else if (piece.All(c => from.Contains(c, StringComparison.Ordinal)))
            {
                text.Append([.. piece.Select(c => to[from.IndexOf(c, StringComparison.Ordinal)])]);
            }
            else
            {
                text.Append(level < 0 ? '_' : '^').Append(piece);
            }
        }

        return text.ToString();
    }

    /// <summary>Roots, bars and fonts without their braces: <c>#sqrt{s}</c> is "√s", <c>#sqrt{x + y}</c> "√(x + y)", <c>#bar{t}</c> a t with a bar, <c>#it{p}</c> and <c>#bf{p}</c> are "p".</summary>
    private static string WithoutGroups(string title, int depth = 0)
    {
        for (int start = title.IndexOf('#', StringComparison.Ordinal); start >= 0; start = title.IndexOf('#', start + 1))
        {
            string? name = s_groups.FirstOrDefault(group => string.CompareOrdinal(title, start + 1, group, 0, group.Length) == 0);
            if (name is null || depth > MaxDepth || CloseOf(title, start + name.Length) is not { } close)
            {
                continue;
            }

            string inner = WithoutGroups(title[(start + name.Length + 1)..close], depth + 1);
            string text = name switch
            {
                "sqrt{" => inner.Any(c => c is ' ' or '+' or '-' or '*' or '/') ? $"√({inner})" : "√" + inner,
                "bar{" => string.Concat(Symbols(inner).EnumerateRunes().Select(rune => rune + "\u0305")),
                _ => inner,
            };
            title = string.Concat(title.AsSpan(0, start), text, title.AsSpan(close + 1));
            start += text.Length - 1;
        }

        return title;
    }

    // The brace that closes the one at a place.
    private static int? CloseOf(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }

    private static string Symbols(string text)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '#' && TryReadSymbol(text, i, out string symbol, out int length))
            {
                result.Append(symbol);
                i += length - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>Reads the longest known name after a <c>#</c>, so that <c>#mumu</c> is "μmu" and <c>#eta</c> is not "#eta".</summary>
    private static bool TryReadSymbol(string text, int start, out string symbol, out int length)
    {
        int end = start + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        for (; end > start + 1; end--)
        {
            if (s_symbols.TryGetValue(text[(start + 1)..end], out string? found))
            {
                symbol = found;
                length = end - start;
                return true;
            }
        }

        symbol = string.Empty;
        length = 0;
        return false;
    }
}

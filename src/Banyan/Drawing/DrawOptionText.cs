using System.Text.RegularExpressions;
using Banyan.Frame;

namespace Banyan.Drawing;

/// <summary>TTree::Draw's third word: how to draw.</summary>
/// <param name="IsProfile"><c>prof</c>: the mean of the last expression in bins of the others.</param>
/// <param name="IsNormalised"><c>norm</c>: contents sum to 1.</param>
public sealed partial record DrawOptionText(bool IsProfile, bool IsNormalised)
{
    private static readonly string[] s_all = ["prof", "norm", "colz", "hist", "goff", "box", "scat", "text", "lego", "surf", "cont"];

    // What is drawn anyway, or says how a picture of ROOT looks (THistPainter's options); they may stand behind one another without blanks.
    [GeneratedRegex("^(hist|norm|(col[12]?|lego[1-4]?|surf[1-7]?|cont[0-5]?|box[1-3]?|scat|arr)z?|list|text[0-9]*|candle[xy]?[0-9]*|violin[xy]?[0-9]*|tri[12]?|goff|nostack|func|axis|axig|bb|fb|cyl|pol|sph|psr|lf2|bar|hbar|e[0-6x]?|x0|p0?|c|b|l|\\*h?)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Usual { get; }

    /// <summary>True when every word of <paramref name="text"/> is an option of TTree::Draw.</summary>
    public static bool IsOption(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = Words(text);
        return words.Length > 0 && words.All(word => word is "same" or "prof" || Usual.IsMatch(word));
    }

    /// <summary>Reads the option, words with blanks or commas between; upper and lower case are the same.</summary>
    /// <exception cref="AnalysisException">There is no such option, or it makes no sense here.</exception>
    public static DrawOptionText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = Words(text);
        foreach (string word in words)
        {
            if (word is "same")
            {
                throw new AnalysisException("the option 'same' draws over an earlier picture, and there is none; overlay expressions with -e A -e B, cuts with --cut A --cut B, files with --overlay files");
            }

            if (word is not "prof" && !Usual.IsMatch(word))
            {
                throw new AnalysisException($"there is no option '{word}'{Columns.NearestNames.Suggestion(word, s_all)}; prof, norm, colz, hist, e and goff have a meaning here");
            }
        }

        return new DrawOptionText(words.Contains("prof"), words.Any(word => word.Contains("norm", StringComparison.Ordinal)));
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}

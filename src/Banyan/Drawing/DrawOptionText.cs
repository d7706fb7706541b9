using Banyan.Frame;

namespace Banyan.Drawing;

/// <summary>TTree::Draw's third word: how to draw.</summary>
/// <param name="IsProfile"><c>prof</c>: the mean of the last expression in bins of the others.</param>
/// <param name="IsNormalised"><c>norm</c>: contents sum to 1.</param>
public sealed record DrawOptionText(bool IsProfile, bool IsNormalised)
{
    // What is drawn anyway, or says how a picture of ROOT looks.
    private static readonly string[] s_usual = ["col", "colz", "hist", "e", "e1", "p", "l", "goff", "box", "scat", "text", "lego", "surf", "cont"];
    private static readonly string[] s_all = ["prof", "norm", .. s_usual];

    /// <summary>True when every word of <paramref name="text"/> is an option of TTree::Draw.</summary>
    public static bool IsOption(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = Words(text);
        return words.Length > 0 && words.All(word => word is "same" || s_all.Contains(word));
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

            if (!s_all.Contains(word))
            {
                throw new AnalysisException($"there is no option '{word}'{Columns.NearestNames.Suggestion(word, s_all)}; prof, norm, colz, hist, e and goff have a meaning here");
            }
        }

        return new DrawOptionText(words.Contains("prof"), words.Contains("norm"));
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}

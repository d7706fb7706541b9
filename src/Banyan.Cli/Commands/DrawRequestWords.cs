using Banyan.Drawing;
using Banyan.Frame;

namespace Banyan.Cli.Commands;

/// <summary>What the command line asks to draw.</summary>
/// <param name="Order">The lines.</param>
/// <param name="Log">Which directions are logarithmic.</param>
/// <param name="IsNormalised">Whether TTree::Draw's option <c>norm</c> was given.</param>
internal sealed record DrawRequestWords(DrawOrder Order, DrawLog Log, bool IsNormalised)
{
    /// <summary>The second word, where it is the cut by its place and could be an option by its name; else null.</summary>
    public string? PossibleOption { get; init; }

    /// <summary>Binds expressions; where the second word turns out to be no column, the error says where options stand.</summary>
    public T Bind<T>(Func<T> bind)
    {
        try
        {
            return bind();
        }
        catch (ColumnNotFoundException error) when (PossibleOption is { } word && error.Name == word)
        {
            throw new AnalysisException($"there is no column '{word}' to cut on; an option of TTree::Draw stands behind the cut, which may be empty: \"{Order.Expressions[0].Text}\" \"\" {word}", error);
        }
    }
}

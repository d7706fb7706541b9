namespace Banyan.Cli.Commands;

/// <summary>How a drawing looks.</summary>
/// <param name="IsNormalised">Whether the bins of a line sum to 1.</param>
/// <param name="IsStacked">Whether lines are stacked.</param>
/// <param name="HasRatio">Whether ratios are drawn.</param>
/// <param name="Data">Labels of lines that are data.</param>
/// <param name="Title">The title, null for what is drawn.</param>
/// <param name="XTitle">Title of the horizontal axis, null for the expression.</param>
/// <param name="YTitle">Title of the vertical axis, null for what a bin holds.</param>
/// <param name="Size">Size of a picture, null for the usual one.</param>
internal sealed record DrawLook(
    bool IsNormalised, bool IsStacked, bool HasRatio, IReadOnlyList<string> Data, string? Title, string? XTitle, string? YTitle, (int Width, int Height)? Size);

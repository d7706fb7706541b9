using System.Globalization;

namespace Banyan.Drawing;

/// <summary>Reads the size of a picture.</summary>
public static class PictureSize
{
    /// <summary>What <see cref="Read"/> understands.</summary>
    public const string Form = "width x height, 200x150 to 4000x4000";

    /// <summary>Pixels of a text such as <c>800x600</c>; null where it is none, or too small or large.</summary>
    public static (int Width, int Height)? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('x');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height) && width is >= 200 and <= 4000 && height is >= 150 and <= 4000
            ? (width, height)
            : null;
    }
}

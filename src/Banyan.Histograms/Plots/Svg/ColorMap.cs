using System.Globalization;

namespace Banyan.Histograms.Plots.Svg;

/// <summary>Colours for contents: dark blue to yellow, of rising brightness, so that a printed map can be read too.</summary>
internal static class ColorMap
{
    /// <summary>Number of colours.</summary>
    public const int Count = 64;

    /// <summary>Anchors of the map known as viridis, equally spaced.</summary>
    private static readonly int[] s_anchors = [0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725];

    /// <summary>A colour as <c>#rrggbb</c>.</summary>
    /// <param name="index">0 (lowest) to <see cref="Count"/> − 1.</param>
    public static string Get(int index)
    {
        int scaled = index * (s_anchors.Length - 1);
        int anchor = Math.Min(scaled / (Count - 1), s_anchors.Length - 2);
        int part = scaled - (anchor * (Count - 1));
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8)
        {
            int from = (s_anchors[anchor] >> shift) & 0xff;
            int to = (s_anchors[anchor + 1] >> shift) & 0xff;
            color |= ((from * (Count - 1 - part)) + (to * part) + ((Count - 1) / 2)) / (Count - 1) << shift;
        }

        return "#" + color.ToString("x6", CultureInfo.InvariantCulture);
    }
}

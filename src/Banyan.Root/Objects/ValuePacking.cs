namespace Banyan.Root.Objects;

/// <summary>How a Float16_t or Double32_t is stored.</summary>
/// <param name="IsFloat16">True for Float16_t (gives a float), false for Double32_t (gives a double).</param>
/// <param name="Factor">Not 0: a 32-bit integer i stands for <c>i / Factor + Minimum</c>.</param>
/// <param name="Minimum">Lower end of the range, with a factor.</param>
/// <param name="MantissaBits">Without a factor: bits of the mantissa in the 3-byte form (8-bit exponent, then 16 bits of mantissa and sign); 0 for a plain 4-byte float.</param>
/// <remarks>
/// Source: TStreamerElement.cxx (GetRange), TBufferFile.cxx (ReadFloat16, ReadDouble32, ReadWithFactor, ReadWithNbits).
/// </remarks>
internal sealed record ValuePacking(bool IsFloat16, double Factor, double Minimum, int MantissaBits)
{
    /// <summary>Bytes that one value takes in the file.</summary>
    public int StoredByteCount => Factor == 0 && MantissaBits > 0 ? 3 : 4;

    /// <summary>The packing that a member's comment (or a leaf's title) states with <c>[min,max]</c> or <c>[min,max,bits]</c>.</summary>
    public static ValuePacking Parse(bool isFloat16, string comment)
    {
        var plain = new ValuePacking(isFloat16, 0, 0, isFloat16 ? 12 : 0);
        if (FindRange(comment) is not string range)
        {
            return plain;
        }

        string[] parts = range.Split(',');
        int bits = 32;
        if (parts.Length > 2 && (!int.TryParse(parts[2].Trim(), out bits) || bits is < 2 or > 32))
        {
            bits = 32;
        }

        double minimum = Number(parts[0]);
        double maximum = Number(parts[1]);
        if (minimum < maximum)
        {
            double steps = bits < 32 ? 1u << bits : uint.MaxValue;
            return new ValuePacking(isFloat16, steps / (maximum - minimum), minimum, 0);
        }

        // ROOT keeps the number of bits in the minimum, so a pointless minimum of 15 and more bits is taken for one as well.
        int mantissaBits = bits < 15 ? bits : (int)Math.Clamp(minimum, 0, 15);
        return mantissaBits > 0 ? new ValuePacking(isFloat16, 0, 0, mantissaBits) : plain;
    }

    /// <summary>The text between the first pair of brackets that holds a comma; the very first pair may be an array's dimension.</summary>
    private static string? FindRange(string comment)
    {
        int from = 0;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int left = comment.IndexOf('[', from);
            int right = left < 0 ? -1 : comment.IndexOf(']', left);
            if (right < 0)
            {
                return null;
            }

            string inside = comment[(left + 1)..right];
            if (inside.Contains(','))
            {
                return inside;
            }

            from = right + 1;
        }

        return null;
    }

    /// <summary>A number, or a multiple or fraction of pi as ROOT spells them.</summary>
    private static double Number(string text)
    {
        string s = text.Trim().ToLowerInvariant().Replace(" ", string.Empty);
        if (s.Contains("pi"))
        {
            double value = s.Contains("2pi") || s.Contains("2*pi") || s.Contains("twopi") ? 2 * Math.PI
                : s.Contains("pi/2") ? Math.PI / 2
                : s.Contains("pi/4") ? Math.PI / 4 : Math.PI;
            return s.Contains('-') ? -value : value;
        }

        return double.TryParse(s, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : 0;
    }
}

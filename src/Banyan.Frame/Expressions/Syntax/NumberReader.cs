using System.Globalization;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>Values and types of C++ number literals ([lex.icon], [lex.fcon] of the C++17 standard).</summary>
internal static class NumberReader
{
    /// <summary>The value of a literal, boxed as the .NET type of its C++ type, or null when <paramref name="word"/> is no literal.</summary>
    public static object? Read(string word)
    {
        string digits = word.Replace("'", string.Empty, StringComparison.Ordinal);
        bool isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isBinary = digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase);
        bool isFloating = isHex ? digits.AsSpan().IndexOfAny(".pP") >= 0 : !isBinary && digits.AsSpan().IndexOfAny(".eE") >= 0;
        if (isFloating)
        {
            return isHex ? ReadHexFloating(digits) : ReadFloating(digits);
        }

        int length = digits.Length;
        while (length > 0 && digits[length - 1] is 'u' or 'U' or 'l' or 'L')
        {
            length--;
        }

        if (!IsIntegerSuffix(digits[length..]))
        {
            return null;
        }

        (int radix, int start) = (isHex, isBinary, digits[0] == '0' && length > 1) switch
        {
            (true, _, _) => (16, 2),
            (_, true, _) => (2, 2),
            (_, _, true) => (8, 1),
            _ => (10, 0),
        };
        ulong? value = ReadDigits(digits.AsSpan(start, Math.Max(0, length - start)), radix);
        return value is null ? null : Typed(value.Value, digits[length..], radix == 10);
    }

    private static bool IsIntegerSuffix(string suffix)
    {
        string lower = suffix.Replace("LL", "ll", StringComparison.Ordinal);
        return lower.ToLowerInvariant() is "" or "u" or "l" or "ul" or "lu" or "ll" or "ull" or "llu" && !lower.Contains("Ll", StringComparison.Ordinal) && !lower.Contains("lL", StringComparison.Ordinal);
    }

    private static ulong? ReadDigits(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.IsEmpty)
        {
            return null;
        }

        UInt128 value = 0;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return null;
            }

            value = (value * (uint)radix) + (uint)digit;
            if (value > ulong.MaxValue)
            {
                return null;
            }
        }

        return (ulong)value;
    }

    // The first type of int, unsigned (not for decimal literals without u), long, unsigned long that holds the value; long and long long are the same.
    private static object? Typed(ulong value, string suffix, bool isDecimal)
    {
        bool isUnsigned = suffix.AsSpan().IndexOfAny("uU") >= 0;
        bool isLong = suffix.AsSpan().IndexOfAny("lL") >= 0;
        if (!isLong && !isUnsigned && value <= int.MaxValue)
        {
            return (int)value;
        }

        if (!isLong && (isUnsigned || !isDecimal) && value <= uint.MaxValue)
        {
            return (uint)value;
        }

        if (!isUnsigned && value <= long.MaxValue)
        {
            return (long)value;
        }

        return isUnsigned || !isDecimal ? value : null;
    }

    private static object? ReadFloating(string digits)
    {
        bool isFloat = digits[^1] is 'f' or 'F';
        ReadOnlySpan<char> number = digits.AsSpan(0, isFloat ? digits.Length - 1 : digits.Length);
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (number[^1] is 'e' or 'E' or '+' or '-')
        {
            return null;
        }

        if (isFloat)
        {
            return float.TryParse(number, Style, CultureInfo.InvariantCulture, out float single) ? single : null;
        }

        return double.TryParse(number, Style, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    private static object? ReadHexFloating(string digits)
    {
        bool isFloat = digits[^1] is 'f' or 'F' && digits.AsSpan().IndexOfAny("pP") >= 0;
        string number = isFloat ? digits[..^1] : digits;
        int exponentAt = number.AsSpan().IndexOfAny("pP");
        if (exponentAt < 0 || !int.TryParse(number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent))
        {
            return null;
        }

        double value = 0;
        int scale = 0;
        bool afterPoint = false;
        int digitCount = 0;
        foreach (char c in number.AsSpan(2, exponentAt - 2))
        {
            if (c == '.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                return null;
            }

            value = (value * 16) + Convert.ToInt32(c.ToString(), 16);
            scale -= afterPoint ? 4 : 0;
            digitCount++;
        }

        value = Math.ScaleB(value, exponent + scale);
        return digitCount == 0 ? null : isFloat ? (object)(float)value : value;
    }
}

using System.Globalization;
using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>What expressions do with strings: bytes without a terminating zero. Results live in the arena.</summary>
public static class StringKernels
{
    /// <summary>The two strings behind each other.</summary>
    public static Vec<sbyte> Concatenate(Arena arena, Vec<sbyte> left, Vec<sbyte> right)
    {
        Vec<sbyte> result = arena.NewVec<sbyte>(left.Length + right.Length);
        left.Span.CopyTo(result.Span);
        right.Span.CopyTo(result.Span[left.Length..]);
        return result;
    }

    /// <summary>The string with a character behind it.</summary>
    public static Vec<sbyte> AppendCharacter(Arena arena, Vec<sbyte> text, sbyte character)
    {
        Vec<sbyte> result = arena.NewVec<sbyte>(text.Length + 1);
        text.Span.CopyTo(result.Span);
        result[text.Length] = character;
        return result;
    }

    /// <summary>The string with a character before it.</summary>
    public static Vec<sbyte> PrependCharacter(Arena arena, sbyte character, Vec<sbyte> text)
    {
        Vec<sbyte> result = arena.NewVec<sbyte>(text.Length + 1);
        result[0] = character;
        text.Span.CopyTo(result.Span[1..]);
        return result;
    }

    /// <summary>Whether both have the same bytes.</summary>
    public static bool AreEqual(Vec<sbyte> left, Vec<sbyte> right) => left.Span.SequenceEqual(right.Span);

    /// <summary>Whether characters that zeros follow, as in a leaf of characters, are this text.</summary>
    public static bool HoldCharacters(Vec<sbyte> characters, Vec<sbyte> text)
    {
        int end = characters.Span.IndexOf((sbyte)0);
        return (end < 0 ? characters.Span : characters.Span[..end]).SequenceEqual(text.Span);
    }

    /// <summary>Lexicographic order by unsigned bytes: negative, 0 or positive, as <c>std::string::compare</c>: the difference of the first bytes that differ as −1 or 1, else of the lengths.</summary>
    public static int Compare(Vec<sbyte> left, Vec<sbyte> right)
    {
        int common = Math.Min(left.Length, right.Length);
        for (int i = 0; i < common; i++)
        {
            int difference = (byte)left[i] - (byte)right[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>Position of the first <paramref name="part"/> at or behind <paramref name="start"/>, or <c>std::string::npos</c>.</summary>
    public static ulong Find(Vec<sbyte> text, Vec<sbyte> part, ulong start)
    {
        if (start > (ulong)text.Length)
        {
            return ulong.MaxValue;
        }

        int position = text.Span[(int)start..].IndexOf(part.Span);
        return position < 0 ? ulong.MaxValue : (ulong)position + start;
    }

    /// <summary>Position of the last <paramref name="part"/>, or <c>std::string::npos</c>.</summary>
    public static ulong FindLast(Vec<sbyte> text, Vec<sbyte> part)
    {
        int position = text.Span.LastIndexOf(part.Span);
        return position < 0 ? ulong.MaxValue : (ulong)position;
    }

    /// <summary>Position of the first <paramref name="character"/> at or behind <paramref name="start"/>, or <c>std::string::npos</c>.</summary>
    public static ulong FindCharacter(Vec<sbyte> text, sbyte character, ulong start)
    {
        if (start > (ulong)text.Length)
        {
            return ulong.MaxValue;
        }

        int position = text.Span[(int)start..].IndexOf(character);
        return position < 0 ? ulong.MaxValue : (ulong)position + start;
    }

    /// <summary>Position of the last <paramref name="part"/> that begins at or before <paramref name="start"/>, or <c>std::string::npos</c>.</summary>
    public static ulong FindLastBefore(Vec<sbyte> text, Vec<sbyte> part, ulong start)
    {
        ulong end = start >= (ulong)text.Length ? (ulong)text.Length : Math.Min((ulong)text.Length, start + (ulong)part.Length);
        int position = text.Span[..(int)end].LastIndexOf(part.Span);
        return position < 0 ? ulong.MaxValue : (ulong)position;
    }

    /// <summary>Position of the first character at or behind <paramref name="start"/> that is one of <paramref name="set"/> (or, inverted, that is not), or <c>std::string::npos</c>.</summary>
    public static ulong FindAny(Vec<sbyte> text, Vec<sbyte> set, ulong start, bool isInverted)
    {
        for (ulong i = start; i < (ulong)text.Length; i++)
        {
            if (set.Span.Contains(text[(int)i]) != isInverted)
            {
                return i;
            }
        }

        return ulong.MaxValue;
    }

    /// <summary>Position of the last character at or before <paramref name="start"/> that is one of <paramref name="set"/> (or, inverted, that is not), or <c>std::string::npos</c>.</summary>
    public static ulong FindLastAny(Vec<sbyte> text, Vec<sbyte> set, ulong start, bool isInverted)
    {
        for (long i = (long)Math.Min(start, (ulong)text.Length - 1); text.Length > 0 && i >= 0; i--)
        {
            if (set.Span.Contains(text[(int)i]) != isInverted)
            {
                return (ulong)i;
            }
        }

        return ulong.MaxValue;
    }

    /// <summary>The string with <paramref name="count"/> characters from <paramref name="start"/> on replaced.</summary>
    /// <exception cref="EventException">The start lies behind the end.</exception>
    public static Vec<sbyte> Replace(Arena arena, Vec<sbyte> text, ulong start, ulong count, Vec<sbyte> by)
    {
        Vec<sbyte> removed = Substring(text, start, count);
        Vec<sbyte> result = arena.NewVec<sbyte>(text.Length - removed.Length + by.Length);
        text.Span[..(int)start].CopyTo(result.Span);
        by.Span.CopyTo(result.Span[(int)start..]);
        text.Span[((int)start + removed.Length)..].CopyTo(result.Span[((int)start + by.Length)..]);
        return result;
    }

    /// <summary>At most <paramref name="count"/> characters from <paramref name="start"/> on.</summary>
    /// <exception cref="EventException">The start lies behind the end.</exception>
    public static unsafe Vec<sbyte> Substring(Vec<sbyte> text, ulong start, ulong count)
    {
        if (start > (ulong)text.Length)
        {
            throw new EventException($"substr: position {start} is behind the end of a string of {text.Length} characters");
        }

        return new Vec<sbyte>(text.Items + start, (int)Math.Min(count, (ulong)text.Length - start));
    }

    /// <summary>A string of <paramref name="count"/> equal characters.</summary>
    public static Vec<sbyte> Repeat(Arena arena, long count, sbyte character)
    {
        if (count is < 0 or > int.MaxValue)
        {
            throw new EventException($"a string of {count} characters cannot be made");
        }

        Vec<sbyte> result = arena.NewVec<sbyte>((int)count);
        result.Span.Fill(character);
        return result;
    }

    /// <summary>Decimal digits of an integer, as <c>std::to_string</c>.</summary>
    public static Vec<sbyte> ToStringSigned(Arena arena, long value) => FromText(arena, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="ToStringSigned"/>
    public static Vec<sbyte> ToStringUnsigned(Arena arena, ulong value) => FromText(arena, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Six digits behind the point, as <c>std::to_string(double)</c>.</summary>
    public static Vec<sbyte> ToStringFloating(Arena arena, double value)
    {
        string text = double.IsNaN(value) ? (double.IsNegative(value) ? "-nan" : "nan")
            : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
            : value.ToString("F6", CultureInfo.InvariantCulture);
        return FromText(arena, text);
    }

    /// <summary>The integer at the start of a string (<c>std::stoi</c>): blanks, a sign, digits; what follows is ignored.</summary>
    /// <exception cref="EventException">There is none, or it does not fit.</exception>
    public static int ParseInt32(Vec<sbyte> text)
    {
        long value = Parse(text, "stoi");
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new EventException("stoi: the number does not fit an int");
    }

    /// <summary>The integer at the start of a string (<c>std::stol</c>).</summary>
    /// <exception cref="EventException">There is none, or it does not fit.</exception>
    public static long ParseInt64(Vec<sbyte> text) => Parse(text, "stol");

    /// <summary>The number at the start of a string (<c>std::stod</c>).</summary>
    /// <exception cref="EventException">There is none.</exception>
    public static double ParseDouble(Vec<sbyte> text) => Number(text) ?? throw new EventException($"stod: \"{Text(text)}\" is no number");

    private static double? Number(Vec<sbyte> text)
    {
        string all = Text(text).TrimStart();
        for (int length = all.Length; length > 0; length--)
        {
            if (double.TryParse(all.AsSpan(0, length), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The integer at the start of a string as unsigned (<c>std::stoul</c>); a negative one wraps.</summary>
    /// <exception cref="EventException">There is none, or it does not fit.</exception>
    public static ulong ParseUInt64(Vec<sbyte> text)
    {
        string all = Text(text).TrimStart();
        return all.StartsWith('-') ? unchecked((ulong)Parse(text, "stoul"))
            : ulong.TryParse(Digits(all), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong value) ? value
            : throw new EventException($"stoul: \"{Text(text)}\" is no number");
    }

    /// <summary>The integer at the start of a string (<c>atoi</c>), 0 where there is none; one that does not fit is cut to its low bits.</summary>
    public static int TryParseInt32(Vec<sbyte> text) => unchecked((int)TryParseInt64(text));

    /// <summary>The integer at the start of a string (<c>atol</c>), 0 where there is none; one that does not fit saturates.</summary>
    public static long TryParseInt64(Vec<sbyte> text)
    {
        string digits = Digits(Text(text).TrimStart());
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value
            : digits.Length < 2 ? 0 : digits[0] == '-' ? long.MinValue : long.MaxValue;
    }

    /// <summary>The number at the start of a string (<c>atof</c>), 0 where there is none.</summary>
    public static double TryParseDouble(Vec<sbyte> text) => Number(text) ?? 0;

    /// <summary>The integer at the start of a string in a base from 2 to 36 (<c>strtol</c>): 0 where there is none, the limit where it does not fit. Base 0 takes 0x for 16, 0 for 8, else 10.</summary>
    /// <exception cref="EventException">There is no such base.</exception>
    public static long ParseWithBase(Vec<sbyte> text, int radix)
    {
        (UInt128 size, bool isNegative) = Magnitude(text, radix);
        return isNegative
            ? size > (UInt128)long.MaxValue ? long.MinValue : -(long)size
            : size > (UInt128)long.MaxValue ? long.MaxValue : (long)size;
    }

    /// <summary>As <see cref="ParseWithBase"/>, unsigned (<c>strtoul</c>): a negative one wraps.</summary>
    /// <exception cref="EventException">There is no such base.</exception>
    public static ulong ParseUnsignedWithBase(Vec<sbyte> text, int radix)
    {
        (UInt128 size, bool isNegative) = Magnitude(text, radix);
        return size > ulong.MaxValue ? ulong.MaxValue : isNegative ? unchecked(0 - (ulong)size) : (ulong)size;
    }

    private static (UInt128 Size, bool IsNegative) Magnitude(Vec<sbyte> text, int radix)
    {
        if (radix is not 0 and (< 2 or > 36))
        {
            throw new EventException($"the base of a number must be 0 or 2 to 36, found {radix}");
        }

        ReadOnlySpan<char> rest = Text(text).AsSpan().TrimStart();
        bool isNegative = rest.StartsWith('-');
        rest = rest.Length > 0 && rest[0] is '+' or '-' ? rest[1..] : rest;
        bool isHexadecimal = radix is 0 or 16 && rest.Length > 2 && rest[0] == '0' && rest[1] is 'x' or 'X' && char.IsAsciiHexDigit(rest[2]);
        int number = radix != 0 ? radix : isHexadecimal ? 16 : rest.StartsWith('0') ? 8 : 10;
        UInt128 size = 0;
        foreach (char c in isHexadecimal ? rest[2..] : rest)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? (c | 0x20) - 'a' + 10 : int.MaxValue;
            if (digit >= number)
            {
                break;
            }

            // Beyond the limits nothing changes any more.
            size = size > ulong.MaxValue ? size : (size * (uint)number) + (uint)digit;
        }

        return (size, isNegative);
    }

    private static string Digits(string all)
    {
        int end = all.Length > 0 && all[0] is '+' or '-' ? 1 : 0;
        while (end < all.Length && char.IsAsciiDigit(all[end]))
        {
            end++;
        }

        return all[..end];
    }

    private static long Parse(Vec<sbyte> text, string function)
    {
        return long.TryParse(Digits(Text(text).TrimStart()), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new EventException($"{function}: \"{Text(text)}\" is no number");
    }

    private static string Text(Vec<sbyte> text) => Encoding.UTF8.GetString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.Span));

    private static Vec<sbyte> FromText(Arena arena, string text)
    {
        Vec<sbyte> result = arena.NewVec<sbyte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            result[i] = (sbyte)text[i];
        }

        return result;
    }
}

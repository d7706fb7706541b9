using System.Collections;
using System.Globalization;
using System.Text;
using Banyan.Root.Objects;

namespace Banyan.Inspection.Objects;

/// <summary>Values that were read as objects, as Python prints the dictionaries and lists that uproot makes of them: <c>{'fName': 'a', 'weight': 0.5}</c>.</summary>
/// <remarks>Members of TObject are left out, a TRefArray has its name, size and numbers, pairs outside of maps are dictionaries, items of maps tuples.</remarks>
internal sealed class PythonText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<RootObject> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The text of a value.</summary>
    public static string Of(object? value)
    {
        var text = new PythonText();
        text.Add(value);
        return text._text.ToString();
    }

    /// <summary>A number as <c>repr</c> prints it: as few digits as tell it from others, an exponent below 1e-4 and from 1e16 on.</summary>
    public static string OfReal(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string shortest = value.ToString("E16", CultureInfo.InvariantCulture);
        for (int digits = 0; digits < 16; digits++)
        {
            string candidate = value.ToString($"E{digits}", CultureInfo.InvariantCulture);
            if (double.Parse(candidate, CultureInfo.InvariantCulture).Equals(value))
            {
                shortest = candidate;
                break;
            }
        }

        string sign = double.IsNegative(value) ? "-" : string.Empty;
        int mark = shortest.IndexOf('E');
        string mantissa = shortest[..mark].TrimStart('-').Replace(".", string.Empty, StringComparison.Ordinal);
        int exponent = int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture);
        return sign + exponent switch
        {
            < -4 or >= 16 => $"{mantissa[0]}{(mantissa.Length > 1 ? "." + mantissa[1..] : string.Empty)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}",
            < 0 => "0." + new string('0', -exponent - 1) + mantissa,
            _ when mantissa.Length <= exponent + 1 => mantissa.PadRight(exponent + 1, '0') + ".0",
            _ => mantissa[..(exponent + 1)] + "." + mantissa[(exponent + 1)..],
        };
    }

    /// <summary>A string as <c>repr</c> prints it: in quotes, what cannot be printed escaped.</summary>
    public static string OfString(string value)
    {
        char quote = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var text = new StringBuilder().Append(quote);
        foreach (Rune rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when rune.Value == quote => text.Append('\\').Append(quote),
                _ when IsPrintable(rune) => text.Append(rune.ToString()),
                < 0x100 => text.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                < 0x10000 => text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }

        return text.Append(quote).ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private void Add(object? value)
    {
        _ = value switch
        {
            null => _text.Append("None"),
            string text => _text.Append(OfString(text)),
            bool flag => _text.Append(flag ? "True" : "False"),
            double number => _text.Append(OfReal(number)),
            float number => _text.Append(OfReal(number)),
            RootObject item when ObjectJson.AsList(item) is object list => AddList((IEnumerable)list),
            RootObject item => AddObject(item),
            KeyValuePair<object?, object?> pair => AddDictionary([new("first", pair.Key), new("second", pair.Value)]),
            IEnumerable items => AddList(items),
            IConvertible number => _text.Append(number.ToString(CultureInfo.InvariantCulture)),
            _ => _text.Append("None"),
        };
    }

    private StringBuilder AddObject(RootObject item)
    {
        // Once in full: objects that point to each other end, and do not multiply.
        if (!_seen.Add(item))
        {
            return _text.Append("{...}");
        }

        if (item.ClassName == "TRefArray")
        {
            AddDictionary([new("fName", item.GetString("fName")), new("fSize", item.GetInt64("fSize")), new("refs", item.TryGet("fUIDs", out object? numbers) ? numbers : null)]);
        }
        else
        {
            AddDictionary(item.Members.Where(member => !(item.Inherits("TObject") && member.Key is "fUniqueID" or "fBits")));
        }

        return _text;
    }

    private StringBuilder AddDictionary(IEnumerable<KeyValuePair<string, object?>> members)
    {
        _text.Append('{');
        string separator = string.Empty;
        foreach ((string name, object? member) in members)
        {
            _text.Append(separator).Append(OfString(name)).Append(": ");
            Add(member);
            separator = ", ";
        }

        return _text.Append('}');
    }

    private StringBuilder AddList(IEnumerable items)
    {
        _text.Append('[');
        string separator = string.Empty;
        foreach (object? item in items)
        {
            _text.Append(separator);
            if (item is KeyValuePair<object?, object?> pair)
            {
                _text.Append('(');
                Add(pair.Key);
                _text.Append(", ");
                Add(pair.Value);
                _text.Append(')');
            }
            else
            {
                Add(item);
            }

            separator = ", ";
        }

        return _text.Append(']');
    }
}

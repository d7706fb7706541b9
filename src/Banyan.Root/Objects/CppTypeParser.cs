using System.Globalization;
using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>Takes C++ type names of ROOT files apart.</summary>
internal static class CppTypeParser
{
    private const int DeepestNesting = 32;

    private static readonly Dictionary<string, ElementKind> s_numbers = new()
    {
        ["bool"] = ElementKind.Bool,
        ["Bool_t"] = ElementKind.Bool,
        ["char"] = ElementKind.Int8,
        ["Char_t"] = ElementKind.Int8,
        ["signed char"] = ElementKind.Int8,
        ["int8_t"] = ElementKind.Int8,
        ["Text_t"] = ElementKind.Int8,
        ["unsigned char"] = ElementKind.UInt8,
        ["UChar_t"] = ElementKind.UInt8,
        ["uint8_t"] = ElementKind.UInt8,
        ["Byte_t"] = ElementKind.UInt8,
        ["short"] = ElementKind.Int16,
        ["Short_t"] = ElementKind.Int16,
        ["int16_t"] = ElementKind.Int16,
        ["short int"] = ElementKind.Int16,
        ["Version_t"] = ElementKind.Int16,
        ["unsigned short"] = ElementKind.UInt16,
        ["UShort_t"] = ElementKind.UInt16,
        ["uint16_t"] = ElementKind.UInt16,
        ["unsigned short int"] = ElementKind.UInt16,
        ["int"] = ElementKind.Int32,
        ["Int_t"] = ElementKind.Int32,
        ["int32_t"] = ElementKind.Int32,
        ["signed int"] = ElementKind.Int32,
        ["Ssiz_t"] = ElementKind.Int32,
        ["unsigned int"] = ElementKind.UInt32,
        ["UInt_t"] = ElementKind.UInt32,
        ["uint32_t"] = ElementKind.UInt32,
        ["unsigned"] = ElementKind.UInt32,
        ["long"] = ElementKind.Int64,
        ["Long_t"] = ElementKind.Int64,
        ["long int"] = ElementKind.Int64,
        ["long long"] = ElementKind.Int64,
        ["Long64_t"] = ElementKind.Int64,
        ["int64_t"] = ElementKind.Int64,
        ["long long int"] = ElementKind.Int64,
        ["unsigned long"] = ElementKind.UInt64,
        ["ULong_t"] = ElementKind.UInt64,
        ["unsigned long int"] = ElementKind.UInt64,
        ["unsigned long long"] = ElementKind.UInt64,
        ["ULong64_t"] = ElementKind.UInt64,
        ["uint64_t"] = ElementKind.UInt64,
        ["size_t"] = ElementKind.UInt64,
        ["unsigned long long int"] = ElementKind.UInt64,
        ["float"] = ElementKind.Float32,
        ["Float_t"] = ElementKind.Float32,
        ["Real_t"] = ElementKind.Float32,
        ["Size_t"] = ElementKind.Float32,
        ["double"] = ElementKind.Float64,
        ["Double_t"] = ElementKind.Float64,
        ["Stat_t"] = ElementKind.Float64,
        ["Axis_t"] = ElementKind.Float64,
    };

    /// <summary>The kind of number that a C++ or ROOT type name means; null when it is none.</summary>
    public static ElementKind? NumberKind(string name) => s_numbers.TryGetValue(name, out ElementKind kind) ? kind : null;

    /// <summary>Parses a type name. Anything that is not understood is a class of that name.</summary>
    public static CppType Parse(string name) => Parse(name, 0);

    /// <summary>Brings a type name into one spelling: no <c>std::</c>, <c>const</c>, or superfluous blanks.</summary>
    public static string Normalize(string name)
    {
        string s = name.Trim();
        foreach (string prefix in (ReadOnlySpan<string>)["const ", "std::", "ROOT::VecOps::", "ROOT::"])
        {
            if (s.StartsWith(prefix, StringComparison.Ordinal) && (prefix != "ROOT::" || s.StartsWith("ROOT::RVec<", StringComparison.Ordinal)))
            {
                s = s[prefix.Length..].TrimStart();
            }
        }

        return s;
    }

    private static CppType Parse(string name, int depth)
    {
        string s = Normalize(name);
        if (depth > DeepestNesting)
        {
            return new CppType.Class(s);
        }

        if (s.EndsWith('*'))
        {
            return new CppType.Pointer(Parse(s[..^1], depth + 1));
        }

        if (NumberKind(s) is ElementKind kind)
        {
            return new CppType.Number(kind);
        }

        switch (s)
        {
            case "Double32_t":
                return new CppType.Number(ElementKind.Float64, ValuePacking.Parse(false, string.Empty));
            case "Float16_t":
                return new CppType.Number(ElementKind.Float32, ValuePacking.Parse(true, string.Empty));
            case "string":
            case "basic_string<char>":
                return new CppType.Text(false);
            case "TString":
                return new CppType.Text(true);
        }

        int open = s.IndexOf('<');
        return open > 0 && s.EndsWith('>') ? ParseTemplate(s, open, depth) : new CppType.Class(s);
    }

    /// <summary>The first template argument of a type name; null when it is no template.</summary>
    public static string? FirstArgument(string name)
    {
        string s = Normalize(name);
        int open = s.IndexOf('<');
        return open > 0 && s.EndsWith('>') ? SplitArguments(s[(open + 1)..^1])[0] : null;
    }

    private static CppType ParseTemplate(string s, int open, int depth)
    {
        string container = s[..open];
        List<string> arguments = SplitArguments(s[(open + 1)..^1]);
        switch (container)
        {
            case "vector" or "list" or "deque" or "set" or "multiset" or "unordered_set" or "unordered_multiset" or "forward_list" or "RVec" or "queue" or "stack":
                return new CppType.Sequence(container, Parse(arguments[0], depth + 1));
            case "map" or "multimap" or "unordered_map" or "unordered_multimap" when arguments.Count >= 2:
                return new CppType.Map(container, Parse(arguments[0], depth + 1), Parse(arguments[1], depth + 1)) { PairName = $"pair{s[open..]}" };
            case "pair" when arguments.Count == 2:
                return new CppType.Pair(Parse(arguments[0], depth + 1), Parse(arguments[1], depth + 1)) { Name = s };
            case "array" when arguments.Count == 2 && Count(arguments[1]) is int count and > 0:
                return new CppType.FixedArray(Parse(arguments[0], depth + 1), count);
            case "bitset" when Count(arguments[0]) is int bits:
                return new CppType.Bitset(bits);
            case "unique_ptr":
                return new CppType.Pointer(Parse(arguments[0], depth + 1));
            default:
                return new CppType.Class(s);
        }
    }

    private static int? Count(string text) =>
        int.TryParse(text.TrimEnd('u', 'l', 'U', 'L', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;

    private static List<string> SplitArguments(string s)
    {
        var arguments = new List<string>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < s.Length; i++)
        {
            switch (s[i])
            {
                case '<' or '(':
                    depth++;
                    break;
                case '>' or ')':
                    depth--;
                    break;
                case ',' when depth == 0:
                    arguments.Add(s[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }

        arguments.Add(s[start..].Trim());
        return arguments;
    }
}

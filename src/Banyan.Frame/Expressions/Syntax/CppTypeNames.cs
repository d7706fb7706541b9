namespace Banyan.Frame.Expressions.Syntax;

/// <summary>The words that start a type, which the grammar needs in order to tell <c>(float)x</c> from <c>(pt)</c> and <c>RVec&lt;int&gt;{1}</c> from a comparison.</summary>
public static class CppTypeNames
{
    private static readonly HashSet<string> s_words = ["bool", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "void", "auto"];

    private static readonly HashSet<string> s_aliases =
    [
        "Bool_t", "Char_t", "UChar_t", "Short_t", "UShort_t", "Int_t", "UInt_t", "Long_t", "ULong_t", "Long64_t", "ULong64_t", "Float_t", "Double_t", "Float16_t", "Double32_t", "Size_t",
        "size_t", "int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t", "uint32_t", "int64_t", "uint64_t", "ssize_t", "ptrdiff_t",
    ];

    private static readonly HashSet<string> s_templates =
    [
        "RVec", "vector", "numeric_limits", "min", "max", "clamp", "static_cast", "Construct", "Map", "Filter", "Sum", "Mean", "Range", "Linspace", "Logspace", "Arange", "LorentzVector",
        "plus", "minus", "multiplies", "divides", "modulus", "negate", "equal_to", "not_equal_to", "greater", "less", "greater_equal", "less_equal",
        "logical_and", "logical_or", "logical_not", "bit_and", "bit_or", "bit_xor", "bit_not", "accumulate",
    ];

    /// <summary>True for the words of C++'s arithmetic types, and <c>auto</c> and <c>void</c>.</summary>
    public static bool IsWord(string name) => s_words.Contains(name);

    /// <summary>True for arithmetic types, by C++'s words (<c>unsigned int</c>) or by an alias (<c>Float_t</c>).</summary>
    public static bool IsBuiltIn(string name) => s_aliases.Contains(name) || s_words.Contains(name.Split(' ')[0]);

    /// <summary>True for a name without qualifiers whose <c>&lt;</c> opens template arguments.</summary>
    public static bool IsTemplate(string name) => s_templates.Contains(name);
}

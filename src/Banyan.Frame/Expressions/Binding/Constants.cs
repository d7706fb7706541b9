using System.Diagnostics.CodeAnalysis;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Constants by the names of C's and C++'s headers; a column of the same name goes before.</summary>
internal static class Constants
{
    private static readonly Dictionary<string, object> s_values = new()
    {
        ["M_E"] = Math.E,
        ["M_LOG2E"] = 1.4426950408889634074,
        ["M_LOG10E"] = 0.43429448190325182765,
        ["M_LN2"] = 0.69314718055994530942,
        ["M_LN10"] = 2.30258509299404568402,
        ["M_PI"] = Math.PI,
        ["M_PI_2"] = Math.PI / 2,
        ["M_PI_4"] = Math.PI / 4,
        ["M_1_PI"] = 0.31830988618379067154,
        ["M_2_PI"] = 0.63661977236758134308,
        ["M_2_SQRTPI"] = 1.12837916709551257390,
        ["M_SQRT2"] = 1.41421356237309504880,
        ["M_SQRT1_2"] = 0.70710678118654752440,
        ["NAN"] = float.NaN,
        ["INFINITY"] = float.PositiveInfinity,
        ["HUGE_VAL"] = double.PositiveInfinity,
        ["CHAR_MIN"] = (int)sbyte.MinValue,
        ["CHAR_MAX"] = (int)sbyte.MaxValue,
        ["SCHAR_MIN"] = (int)sbyte.MinValue,
        ["SCHAR_MAX"] = (int)sbyte.MaxValue,
        ["UCHAR_MAX"] = (int)byte.MaxValue,
        ["SHRT_MIN"] = (int)short.MinValue,
        ["SHRT_MAX"] = (int)short.MaxValue,
        ["USHRT_MAX"] = (int)ushort.MaxValue,
        ["INT_MIN"] = int.MinValue,
        ["INT_MAX"] = int.MaxValue,
        ["UINT_MAX"] = uint.MaxValue,
        ["LONG_MIN"] = long.MinValue,
        ["LONG_MAX"] = long.MaxValue,
        ["ULONG_MAX"] = ulong.MaxValue,
        ["LLONG_MIN"] = long.MinValue,
        ["LLONG_MAX"] = long.MaxValue,
        ["ULLONG_MAX"] = ulong.MaxValue,
        ["SIZE_MAX"] = ulong.MaxValue,
        ["FLT_MIN"] = 1.17549435e-38f,
        ["FLT_MAX"] = float.MaxValue,
        ["FLT_EPSILON"] = 1.1920929e-07f,
        ["DBL_MIN"] = 2.2250738585072014e-308,
        ["DBL_MAX"] = double.MaxValue,
        ["DBL_EPSILON"] = 2.2204460492503131e-16,
        ["std::string::npos"] = ulong.MaxValue,
        ["string::npos"] = ulong.MaxValue,
        ["kTRUE"] = true,
        ["kFALSE"] = false,
    };

    /// <summary>The constant of that name: a boxed number of its C++ type.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out object? value) => s_values.TryGetValue(name, out value);
}

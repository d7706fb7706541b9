using Banyan.Columns;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>The constants of <c>std::numeric_limits</c> ([numeric.limits]); its functions are in the table of functions.</summary>
internal static class NumericLimits
{
    private static readonly string[] s_prefixes = ["std::numeric_limits::", "numeric_limits::"];

    /// <summary>A constant, or null for another name.</summary>
    /// <param name="name">The name without the type: <c>std::numeric_limits::digits</c>.</param>
    /// <param name="kind">The type.</param>
    public static object? Constant(string name, ElementKind kind)
    {
        string? prefix = Array.Find(s_prefixes, p => name.StartsWith(p, StringComparison.Ordinal));
        bool isSingle = kind == ElementKind.Float32;
        bool isReal = kind.IsFloating();
        bool isSigned = isReal || !(kind.IsUnsigned() || kind == ElementKind.Bool);
        int bits = isReal ? (isSingle ? 24 : 53) : kind == ElementKind.Bool ? 1 : (8 * kind.SizeOf()) - (isSigned ? 1 : 0);
        return prefix is null ? null : name[prefix.Length..] switch
        {
            "digits" => bits,

            // The decimal digits that survive: ⌊bits · log10 2⌋, one bit less for reals.
            "digits10" => (isReal ? bits - 1 : bits) * 30103 / 100000,
            "max_digits10" => !isReal ? 0 : isSingle ? 9 : 17,
            "radix" => 2,
            "min_exponent" => !isReal ? 0 : isSingle ? -125 : -1021,
            "max_exponent" => !isReal ? 0 : isSingle ? 128 : 1024,
            "min_exponent10" => !isReal ? 0 : isSingle ? -37 : -307,
            "max_exponent10" => !isReal ? 0 : isSingle ? 38 : 308,
            "is_signed" => isSigned,
            "is_integer" or "is_exact" => !isReal,
            "is_specialized" or "is_bounded" => true,
            "is_modulo" => !isReal && !isSigned && kind != ElementKind.Bool,
            "has_infinity" or "has_quiet_NaN" or "has_signaling_NaN" or "is_iec559" => isReal,
            _ => null,
        };
    }
}

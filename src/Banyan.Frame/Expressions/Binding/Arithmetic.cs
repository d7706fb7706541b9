using Banyan.Columns;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>C++17's integer promotion ([conv.prom]) and usual arithmetic conversions ([expr.arith.conv]) on the kinds of elements.</summary>
internal static class Arithmetic
{
    /// <summary>The kind that an operand of kind <paramref name="kind"/> has in arithmetic: everything narrower than int becomes int.</summary>
    public static ElementKind Promote(ElementKind kind) => kind switch
    {
        ElementKind.Bool or ElementKind.Int8 or ElementKind.UInt8 or ElementKind.Int16 or ElementKind.UInt16 => ElementKind.Int32,
        _ => kind,
    };

    /// <summary>The kind that both operands of a binary operator are converted to.</summary>
    public static ElementKind Common(ElementKind left, ElementKind right)
    {
        if (left == ElementKind.Float64 || right == ElementKind.Float64)
        {
            return ElementKind.Float64;
        }

        if (left == ElementKind.Float32 || right == ElementKind.Float32)
        {
            return ElementKind.Float32;
        }

        // int, unsigned, long, unsigned long: with 64-bit long the one further up holds or wraps the other.
        return (ElementKind)Math.Max((int)Promote(left), (int)Promote(right));
    }

    /// <summary>The kind of <c>c ? left : right</c> and of <c>std::common_type</c>: the operands' own when they agree.</summary>
    public static ElementKind Unify(ElementKind left, ElementKind right) => left == right ? left : Common(left, right);

    /// <summary>True for integers and bool.</summary>
    public static bool IsIntegral(ElementKind kind) => !kind.IsFloating();
}

using Banyan.Columns;

namespace Banyan.Sources.Trees;

/// <summary>Finds the type that holds the values of two without loss.</summary>
internal static class CommonType
{
    /// <summary>The one of the two types to which the other converts exactly; null when there is none.</summary>
    public static DataType? Of(DataType a, DataType b)
    {
        if (a == b)
        {
            return a;
        }

        if (a is VectorType va && b is VectorType vb && va.IsStd == vb.IsStd)
        {
            return Of(va.Item, vb.Item) is DataType item ? new VectorType(item, va.IsStd) : null;
        }

        return a is ScalarType sa && b is ScalarType sb
            ? Holds(sa.Kind, sb.Kind) ? a : Holds(sb.Kind, sa.Kind) ? b : null
            : null;
    }

    /// <summary>True when every value of <paramref name="small"/> is one of <paramref name="large"/>.</summary>
    public static bool Holds(ElementKind large, ElementKind small)
    {
        if (large == small)
        {
            return true;
        }

        if (large == ElementKind.Bool || small.IsFloating())
        {
            return large == ElementKind.Float64 && small == ElementKind.Float32;
        }

        // A truth value is a one-bit number; bits of a signed integer are those without the sign.
        int smallBits = small == ElementKind.Bool ? 1 : (8 * small.SizeOf()) - (small.IsUnsigned() ? 0 : 1);
        if (large.IsFloating())
        {
            return smallBits <= (large == ElementKind.Float32 ? 24 : 53);
        }

        int largeBits = (8 * large.SizeOf()) - (large.IsUnsigned() ? 0 : 1);
        bool smallHasSign = small != ElementKind.Bool && !small.IsUnsigned();
        return smallBits <= largeBits && !(smallHasSign && large.IsUnsigned());
    }
}

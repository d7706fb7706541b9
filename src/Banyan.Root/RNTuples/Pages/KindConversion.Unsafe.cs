using System.Numerics;
using Banyan.Columns;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Converts numbers of a page to the kind of the field where the two differ: <c>Double32_t</c>, half precision, an integer that is stored in another width.</summary>
/// <remarks>As C++ converts: integers keep their lower bits. Source: RNTuple binary format 1.0, "Fundamental Types".</remarks>
internal static unsafe class KindConversion
{
    /// <summary>Converts <paramref name="count"/> numbers. Source and destination do not overlap.</summary>
    public static void Convert(ElementKind from, byte* source, long count, ElementKind to, byte* destination)
    {
        switch (from)
        {
            case ElementKind.Bool or ElementKind.UInt8:
                From(source, count, to, destination);
                break;
            case ElementKind.Int8:
                From((sbyte*)source, count, to, destination);
                break;
            case ElementKind.Int16:
                From((short*)source, count, to, destination);
                break;
            case ElementKind.UInt16:
                From((ushort*)source, count, to, destination);
                break;
            case ElementKind.Int32:
                From((int*)source, count, to, destination);
                break;
            case ElementKind.UInt32:
                From((uint*)source, count, to, destination);
                break;
            case ElementKind.Int64:
                From((long*)source, count, to, destination);
                break;
            case ElementKind.UInt64:
                From((ulong*)source, count, to, destination);
                break;
            case ElementKind.Float32:
                From((float*)source, count, to, destination);
                break;
            default:
                From((double*)source, count, to, destination);
                break;
        }
    }

    private static void From<TFrom>(TFrom* source, long count, ElementKind to, byte* destination)
        where TFrom : unmanaged, INumber<TFrom>
    {
        switch (to)
        {
            case ElementKind.Bool:
                for (long i = 0; i < count; i++)
                {
                    destination[i] = TFrom.IsZero(source[i]) ? (byte)0 : (byte)1;
                }

                break;
            case ElementKind.UInt8:
                Copy(source, count, destination);
                break;
            case ElementKind.Int8:
                Copy(source, count, (sbyte*)destination);
                break;
            case ElementKind.Int16:
                Copy(source, count, (short*)destination);
                break;
            case ElementKind.UInt16:
                Copy(source, count, (ushort*)destination);
                break;
            case ElementKind.Int32:
                Copy(source, count, (int*)destination);
                break;
            case ElementKind.UInt32:
                Copy(source, count, (uint*)destination);
                break;
            case ElementKind.Int64:
                Copy(source, count, (long*)destination);
                break;
            case ElementKind.UInt64:
                Copy(source, count, (ulong*)destination);
                break;
            case ElementKind.Float32:
                Copy(source, count, (float*)destination);
                break;
            default:
                Copy(source, count, (double*)destination);
                break;
        }
    }

    private static void Copy<TFrom, TTo>(TFrom* source, long count, TTo* destination)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        for (long i = 0; i < count; i++)
        {
            destination[i] = TTo.CreateTruncating(source[i]);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Banyan.Columns;
using Banyan.Frame.Compiling;

namespace Banyan.Frame.Running;

/// <summary>
/// Fills the streams of a numeric action from values that lie in memory already, columns and buffered defines, for a selection of entries: what a generated loop would do, without a loop to generate for
/// each of many histograms.
/// </summary>
internal static unsafe class StreamGather
{
    /// <summary>Appends scalars to a stream.</summary>
    /// <param name="input">Where they come from.</param>
    /// <param name="state">The batch.</param>
    /// <param name="selection">Batch-local numbers of the entries; null for the entries from <paramref name="first"/> on.</param>
    /// <param name="first">Number of the first entry, counted in the selection.</param>
    /// <param name="count">Number of entries.</param>
    /// <param name="stream">The stream's buffer: floats for float values, else doubles.</param>
    /// <param name="fill">Where to begin in it.</param>
    public static void Scalars(GatherInput input, LoopState* state, int* selection, int first, int count, void* stream, int fill)
    {
        void* values = input.Values(state);
        switch (input.Kind)
        {
            case ElementKind.Float32:
                float* target = (float*)stream + fill;
                for (int k = 0; k < count; k++)
                {
                    target[k] = ((float*)values)[selection is null ? first + k : selection[first + k]];
                }

                break;
            case ElementKind.Float64:
                Scalars((double*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.Bool or ElementKind.UInt8:
                Scalars((byte*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.Int8:
                Scalars((sbyte*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.Int16:
                Scalars((short*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.UInt16:
                Scalars((ushort*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.Int32:
                Scalars((int*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.UInt32:
                Scalars((uint*)values, selection, first, count, (double*)stream + fill);
                break;
            case ElementKind.Int64:
                Scalars((long*)values, selection, first, count, (double*)stream + fill);
                break;
            default:
                Scalars((ulong*)values, selection, first, count, (double*)stream + fill);
                break;
        }
    }

    /// <summary>Appends some items of one vector to a stream.</summary>
    /// <param name="kind">Kind of the items.</param>
    /// <param name="items">The first item.</param>
    /// <param name="count">Number of items.</param>
    /// <param name="stream">The stream's buffer.</param>
    /// <param name="fill">Where to begin in it.</param>
    public static void Items(ElementKind kind, void* items, int count, void* stream, int fill)
    {
        switch (kind)
        {
            case ElementKind.Float32:
                Unsafe.CopyBlockUnaligned((float*)stream + fill, items, (uint)count * sizeof(float));
                break;
            case ElementKind.Float64:
                Unsafe.CopyBlockUnaligned((double*)stream + fill, items, (uint)count * sizeof(double));
                break;
            case ElementKind.Bool or ElementKind.UInt8:
                Scalars((byte*)items, null, 0, count, (double*)stream + fill);
                break;
            case ElementKind.Int8:
                Scalars((sbyte*)items, null, 0, count, (double*)stream + fill);
                break;
            case ElementKind.Int16:
                Scalars((short*)items, null, 0, count, (double*)stream + fill);
                break;
            case ElementKind.UInt16:
                Scalars((ushort*)items, null, 0, count, (double*)stream + fill);
                break;
            case ElementKind.Int32:
                Scalars((int*)items, null, 0, count, (double*)stream + fill);
                break;
            case ElementKind.UInt32:
                Scalars((uint*)items, null, 0, count, (double*)stream + fill);
                break;
            case ElementKind.Int64:
                Scalars((long*)items, null, 0, count, (double*)stream + fill);
                break;
            default:
                Scalars((ulong*)items, null, 0, count, (double*)stream + fill);
                break;
        }
    }

    /// <summary>Appends the same scalar a number of times: the weight of all items of an entry.</summary>
    public static void Repeat(GatherInput input, LoopState* state, int entry, int count, void* stream, int fill)
    {
        if (input.Kind == ElementKind.Float32)
        {
            new Span<float>((float*)stream + fill, count).Fill(((float*)input.Values(state))[entry]);
            return;
        }

        double value;
        Scalars(input, state, &entry, 0, 1, &value, 0);
        new Span<double>((double*)stream + fill, count).Fill(value);
    }

    private static void Scalars<T>(T* values, int* selection, int first, int count, double* target)
        where T : unmanaged, INumberBase<T>
    {
        for (int k = 0; k < count; k++)
        {
            target[k] = double.CreateTruncating(values[selection is null ? first + k : selection[first + k]]);
        }
    }
}

using System.Runtime.InteropServices;
using System.Text;
using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;

namespace Banyan.Frame.Compiling;

/// <summary>Operations that the generated code calls because C++'s meaning needs more than one instruction, and the cold paths that raise errors.</summary>
internal static class Operations
{
    public static int Divide(int left, int right) => right == 0 ? DivisionByZero() : right == -1 ? unchecked(-left) : left / right;

    public static long Divide(long left, long right) => right == 0 ? DivisionByZero() : right == -1 ? unchecked(-left) : left / right;

    public static uint Divide(uint left, uint right) => right == 0 ? (uint)DivisionByZero() : left / right;

    public static ulong Divide(ulong left, ulong right) => right == 0 ? (ulong)DivisionByZero() : left / right;

    public static int Remainder(int left, int right) => right == 0 ? DivisionByZero() : right == -1 ? 0 : left % right;

    public static long Remainder(long left, long right) => right == 0 ? DivisionByZero() : right == -1 ? 0 : left % right;

    public static uint Remainder(uint left, uint right) => right == 0 ? (uint)DivisionByZero() : left % right;

    public static ulong Remainder(ulong left, ulong right) => right == 0 ? (ulong)DivisionByZero() : left % right;

    public static sbyte ToInt8(double value) => (sbyte)Saturate(value, sbyte.MinValue, sbyte.MaxValue);

    public static byte ToUInt8(double value) => (byte)Saturate(value, byte.MinValue, byte.MaxValue);

    public static short ToInt16(double value) => (short)Saturate(value, short.MinValue, short.MaxValue);

    public static ushort ToUInt16(double value) => (ushort)Saturate(value, ushort.MinValue, ushort.MaxValue);

    public static int ToInt32(double value) => (int)value;

    public static uint ToUInt32(double value) => (uint)value;

    public static long ToInt64(double value) => (long)value;

    public static ulong ToUInt64(double value) => (ulong)value;

    public static float ToFloat(ulong value) => value;

    public static double ToDouble(ulong value) => value;

    public static void IndexOutOfRange(long index, int length) =>
        throw new EventException($"index {index} is out of range: the vector has {length} element{(length == 1 ? string.Empty : "s")}");

    public static void DifferentSizes(string operation, int first, int second) =>
        throw new EventException($"cannot call {operation} on vectors of different sizes ({first} and {second})");

    /// <summary>Take by positions that rise from <paramref name="first"/> and go beyond <paramref name="size"/>: fails for the first one that does.</summary>
    public static void PositionsOutOfRange(int first, int size) => VectorSelection.OutOfRange((ulong)Math.Max(first, size), size);

    /// <summary>Take by positions in memory: fails for the first one that is not below <paramref name="size"/>.</summary>
    public static unsafe void CheckPositions(ulong* positions, int count, int size)
    {
        for (int i = 0; i < count; i++)
        {
            if (positions[i] >= (ulong)size)
            {
                VectorSelection.OutOfRange(positions[i], size);
            }
        }
    }

    /// <summary>How many items <c>Take(v, count)</c> gives.</summary>
    public static int TakenCount(int count, int size) => VectorSelection.Take(default(Vec<byte>) with { Length = size }, count).Length;

    /// <summary>How many items <c>Take(v, count, fallback)</c> gives.</summary>
    public static int PaddedCount(int count) => VectorRanges.Size(Math.Abs((long)count));

    /// <summary>Copies what a user's function returned into the loop's memory.</summary>
    public static Vec<T> FromArray<T>(Arena arena, T[]? items)
        where T : unmanaged => arena.Copy<T>(items);

    /// <summary>The bytes of a string as .NET's: UTF-8.</summary>
    public static string ToText(Vec<sbyte> bytes) => Encoding.UTF8.GetString(MemoryMarshal.AsBytes(bytes.Span));

    /// <summary>Copies the text that a user's function returned into the loop's memory, as UTF-8; null is the empty text.</summary>
    public static Vec<sbyte> FromText(Arena arena, string? text) => arena.Copy<sbyte>(MemoryMarshal.Cast<byte, sbyte>(Encoding.UTF8.GetBytes(text ?? string.Empty)));

    private static int DivisionByZero() => throw new EventException("integer division by zero");

    private static int Saturate(double value, int low, int high) => double.IsNaN(value) ? 0 : (int)Math.Clamp(value, low, high);
}

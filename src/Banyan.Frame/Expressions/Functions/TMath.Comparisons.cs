namespace Banyan.Frame.Expressions.Functions;

/// <content>Comparisons, which keep the type of their arguments.</content>
public static partial class TMath
{
    /// <summary>Absolute value; that of the lowest integer wraps to itself.</summary>
    public static short Abs(short d) => unchecked((short)(d < 0 ? -d : d));

    /// <inheritdoc cref="Abs(short)"/>
    public static int Abs(int d) => IntegerKernels.Abs(d);

    /// <inheritdoc cref="Abs(short)"/>
    public static long Abs(long d) => IntegerKernels.Abs(d);

    /// <inheritdoc cref="Abs(short)"/>
    public static float Abs(float d) => CMath.Fabs(d);

    /// <inheritdoc cref="Abs(short)"/>
    public static double Abs(double d) => CMath.Fabs(d);

    /// <summary>True for negative numbers, −0 included.</summary>
    public static bool SignBit(bool a) => false;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(sbyte a) => a < 0;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(byte a) => false;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(short a) => a < 0;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(ushort a) => false;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(int a) => a < 0;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(uint a) => false;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(long a) => a < 0;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(ulong a) => false;

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(float a) => float.IsNegative(a);

    /// <inheritdoc cref="SignBit(bool)"/>
    public static bool SignBit(double a) => double.IsNegative(a);

    /// <summary>The smaller; the second when one is NaN.</summary>
    public static short Min(short a, short b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static ushort Min(ushort a, ushort b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static int Min(int a, int b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static uint Min(uint a, uint b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static long Min(long a, long b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static ulong Min(ulong a, ulong b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static float Min(float a, float b) => a <= b ? a : b;

    /// <inheritdoc cref="Min(short, short)"/>
    public static double Min(double a, double b) => a <= b ? a : b;

    /// <summary>The larger; the second when one is NaN.</summary>
    public static short Max(short a, short b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static ushort Max(ushort a, ushort b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static int Max(int a, int b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static uint Max(uint a, uint b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static long Max(long a, long b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static ulong Max(ulong a, ulong b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static float Max(float a, float b) => a >= b ? a : b;

    /// <inheritdoc cref="Max(short, short)"/>
    public static double Max(double a, double b) => a >= b ? a : b;

    /// <summary>The value, brought into [<paramref name="lb"/>, <paramref name="ub"/>].</summary>
    public static short Range(short lb, short ub, short x) => x < lb ? lb : x > ub ? ub : x;

    /// <inheritdoc cref="Range(short, short, short)"/>
    public static int Range(int lb, int ub, int x) => x < lb ? lb : x > ub ? ub : x;

    /// <inheritdoc cref="Range(short, short, short)"/>
    public static long Range(long lb, long ub, long x) => x < lb ? lb : x > ub ? ub : x;

    /// <inheritdoc cref="Range(short, short, short)"/>
    public static ulong Range(ulong lb, ulong ub, ulong x) => x < lb ? lb : x > ub ? ub : x;

    /// <inheritdoc cref="Range(short, short, short)"/>
    public static double Range(double lb, double ub, double x) => x < lb ? lb : x > ub ? ub : x;

    /// <summary>The magnitude of <paramref name="a"/> with the sign of <paramref name="b"/>.</summary>
    public static double Sign(double a, double b) => CMath.Copysign(a, b);

    /// <inheritdoc cref="Sign(double, double)"/>
    public static float Sign(float a, float b) => CMath.Copysign(a, b);
}

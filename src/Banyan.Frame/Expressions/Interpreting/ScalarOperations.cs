using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Interpreting;

/// <summary>The operators of typed trees on boxed scalars, one obvious line each: the reference for the compiler, and how the binder folds constants.</summary>
public static class ScalarOperations
{
    /// <summary>
    /// <paramref name="value"/> (a boxed .NET number or bool) as <paramref name="kind"/>, like C++'s <c>static_cast</c>: integers wrap, to bool is <c>!= 0</c>. Floating values out of range saturate at
    /// the ends of the integer's range, NaN gives 0 (C++ leaves both undefined).
    /// </summary>
    public static object Convert(object value, ElementKind kind)
    {
        if (kind == ElementKind.Bool)
        {
            return value switch
            {
                bool b => b,
                float f => f != 0,
                double d => d != 0,
                ulong u => u != 0,
                _ => ToInt64(value) != 0,
            };
        }

        if (value is float or double)
        {
            double d = value is float f ? f : (double)value;
            return kind switch
            {
                ElementKind.Int8 => (sbyte)Saturate(d, sbyte.MinValue, sbyte.MaxValue),
                ElementKind.UInt8 => (byte)Saturate(d, byte.MinValue, byte.MaxValue),
                ElementKind.Int16 => (short)Saturate(d, short.MinValue, short.MaxValue),
                ElementKind.UInt16 => (ushort)Saturate(d, ushort.MinValue, ushort.MaxValue),
                ElementKind.Int32 => Saturate(d, int.MinValue, int.MaxValue),
                ElementKind.UInt32 => double.IsNaN(d) ? 0u : d <= 0 ? 0u : d >= 4294967296.0 ? uint.MaxValue : (uint)d,
                ElementKind.Int64 => double.IsNaN(d) ? 0L : d <= -9223372036854775808.0 ? long.MinValue : d >= 9223372036854775808.0 ? long.MaxValue : (long)d,
                ElementKind.UInt64 => double.IsNaN(d) ? 0UL : d <= 0 ? 0UL : d >= 18446744073709551616.0 ? ulong.MaxValue : (ulong)d,
                ElementKind.Float32 => value is float ? value : (float)d,
                _ => d,
            };
        }

        if (kind.IsFloating())
        {
            return (value, kind) switch
            {
                (ulong u, ElementKind.Float32) => (object)(float)u,
                (ulong u, _) => (double)u,
                (_, ElementKind.Float32) => (float)ToInt64(value),
                _ => (double)ToInt64(value),
            };
        }

        long bits = ToInt64(value);
        return unchecked(kind switch
        {
            ElementKind.Int8 => (sbyte)bits,
            ElementKind.UInt8 => (byte)bits,
            ElementKind.Int16 => (short)bits,
            ElementKind.UInt16 => (ushort)bits,
            ElementKind.Int32 => (int)bits,
            ElementKind.UInt32 => (uint)bits,
            ElementKind.Int64 => bits,
            _ => (object)(ulong)bits,
        });
    }

    /// <summary>A unary operator; <paramref name="value"/> is a bool for <see cref="UnaryOperator.Not"/>, else a promoted number.</summary>
    public static object Unary(UnaryOperator op, object value) => unchecked((op, value) switch
    {
        (UnaryOperator.Not, bool b) => !b,
        (UnaryOperator.Negate, int i) => -i,
        (UnaryOperator.Negate, uint u) => 0u - u,
        (UnaryOperator.Negate, long l) => -l,
        (UnaryOperator.Negate, ulong u) => 0UL - u,
        (UnaryOperator.Negate, float f) => -f,
        (UnaryOperator.Negate, double d) => -d,
        (UnaryOperator.Complement, int i) => ~i,
        (UnaryOperator.Complement, uint u) => ~u,
        (UnaryOperator.Complement, long l) => ~l,
        (UnaryOperator.Complement, ulong u) => (object)~u,
        _ => throw new NotSupportedException($"the operator {op} has no meaning for {value.GetType().Name}"),
    });

    /// <summary>A binary operator on two values of the same type, or a shift by an int.</summary>
    /// <exception cref="EventException">Integer division or remainder by zero.</exception>
    public static object Binary(BinaryOperator op, object left, object right) => (left, right) switch
    {
        (bool a, bool b) => Bools(op, a, b),
        (int a, int b) => Int32(op, a, b),
        (uint a, int b) when IsShift(op) => unchecked(op == BinaryOperator.ShiftLeft ? a << b : a >> b),
        (long a, int b) when IsShift(op) => unchecked(op == BinaryOperator.ShiftLeft ? a << b : a >> b),
        (ulong a, int b) when IsShift(op) => unchecked(op == BinaryOperator.ShiftLeft ? a << b : a >> b),
        (uint a, uint b) => UInt32(op, a, b),
        (long a, long b) => Int64(op, a, b),
        (ulong a, ulong b) => UInt64(op, a, b),
        (float a, float b) => Floats(op, a, b),
        (double a, double b) => Doubles(op, a, b),
        _ => throw new NotSupportedException($"the operator {op} has no meaning for {left.GetType().Name} and {right.GetType().Name}"),
    };

    private static bool IsShift(BinaryOperator op) => op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight;

    private static int Saturate(double value, int low, int high) => double.IsNaN(value) ? 0 : (int)Math.Clamp(value, low, high);

    private static long ToInt64(object value) => value switch
    {
        bool b => b ? 1 : 0,
        sbyte v => v,
        byte v => v,
        short v => v,
        ushort v => v,
        int v => v,
        uint v => v,
        long v => v,
        ulong v => unchecked((long)v),
        _ => throw new NotSupportedException($"{value.GetType().Name} is no number"),
    };

    private static object Bools(BinaryOperator op, bool a, bool b) => op switch
    {
        BinaryOperator.And => a & b,
        BinaryOperator.Or => a | b,
        BinaryOperator.Xor or BinaryOperator.NotEqual => a ^ b,
        BinaryOperator.Equal => a == b,
        _ => throw new NotSupportedException($"the operator {op} has no meaning for bool"),
    };

    private static object Int32(BinaryOperator op, int a, int b) => unchecked(op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => b == 0 ? throw DividedByZero() : b == -1 ? -a : a / b,
        BinaryOperator.Remainder => b == 0 ? throw DividedByZero() : b == -1 ? 0 : a % b,
        BinaryOperator.And => a & b,
        BinaryOperator.Or => a | b,
        BinaryOperator.Xor => a ^ b,
        BinaryOperator.ShiftLeft => a << b,
        BinaryOperator.ShiftRight => a >> b,
        _ => (object)Compare(op, a.CompareTo(b)),
    });

    private static object UInt32(BinaryOperator op, uint a, uint b) => unchecked(op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => b == 0 ? throw DividedByZero() : a / b,
        BinaryOperator.Remainder => b == 0 ? throw DividedByZero() : a % b,
        BinaryOperator.And => a & b,
        BinaryOperator.Or => a | b,
        BinaryOperator.Xor => a ^ b,
        _ => (object)Compare(op, a.CompareTo(b)),
    });

    private static object Int64(BinaryOperator op, long a, long b) => unchecked(op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => b == 0 ? throw DividedByZero() : b == -1 ? -a : a / b,
        BinaryOperator.Remainder => b == 0 ? throw DividedByZero() : b == -1 ? 0 : a % b,
        BinaryOperator.And => a & b,
        BinaryOperator.Or => a | b,
        BinaryOperator.Xor => a ^ b,
        _ => (object)Compare(op, a.CompareTo(b)),
    });

    private static object UInt64(BinaryOperator op, ulong a, ulong b) => unchecked(op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => b == 0 ? throw DividedByZero() : a / b,
        BinaryOperator.Remainder => b == 0 ? throw DividedByZero() : a % b,
        BinaryOperator.And => a & b,
        BinaryOperator.Or => a | b,
        BinaryOperator.Xor => a ^ b,
        _ => (object)Compare(op, a.CompareTo(b)),
    });

    private static object Floats(BinaryOperator op, float a, float b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        _ => Doubles(op, a, b),
    };

    private static object Doubles(BinaryOperator op, double a, double b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Equal => a == b,
        BinaryOperator.NotEqual => a != b,
        BinaryOperator.Less => a < b,
        BinaryOperator.LessOrEqual => a <= b,
        BinaryOperator.Greater => a > b,
        BinaryOperator.GreaterOrEqual => a >= b,
        _ => throw new NotSupportedException($"the operator {op} has no meaning for floating-point numbers"),
    };

    private static bool Compare(BinaryOperator op, int order) => op switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        BinaryOperator.GreaterOrEqual => order >= 0,
        _ => throw new NotSupportedException($"{op} is no operator of integers"),
    };

    private static EventException DividedByZero() => new("integer division by zero");
}

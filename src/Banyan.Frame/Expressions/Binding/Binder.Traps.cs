using Banyan.Columns;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Operators whose meaning in C++ is often not the one that was meant. The value stays C++'s; the plan carries the warning.</content>
internal sealed partial class Binder
{
    private static readonly HashSet<string> s_comparisons = ["<", ">", "<=", ">=", "==", "!="];
    private readonly Dictionary<SourceSpan, ExpressionWarning> _differences = [];

    /// <summary>Warns when a constant loses its fraction by becoming <paramref name="kind"/>.</summary>
    public void WarnOfConstant(TypedNode value, ElementKind kind)
    {
        if (value is LiteralNode { Value: float or double } literal && !kind.IsFloating() && (double)ScalarOperations.Convert(literal.Value, ElementKind.Float64) is var number
            && number != (double)ScalarOperations.Convert(ScalarOperations.Convert(literal.Value, kind), ElementKind.Float64))
        {
            Warn($"the constant is converted to the elements' type {kind.CppName()} and loses its fraction", value.Span);
        }
    }

    private void WarnOfUnary(UnarySyntax syntax, TypedNode operand)
    {
        if (_loop is not null)
        {
            return;
        }

        ElementKind kind = operand.Type.Element;
        bool wraps = operand.Type is VectorType { Item: ScalarType } ? kind.IsUnsigned() || kind == ElementKind.Bool : operand.IsScalar() && operand is not LiteralNode && kind is ElementKind.UInt32 or ElementKind.UInt64;
        if (syntax.Operator == "-" && wraps)
        {
            Warn($"the negative of {operand.Type} is {kind.CppName()} again and wraps; convert first, {(operand.IsScalar() ? "int(...)" : "ROOT::RVecI(...)")}", syntax.Span);
        }
    }

    private void WarnOfBinary(BinarySyntax syntax, TypedNode left, TypedNode right)
    {
        WarnOfPrecedence(syntax, left, right);
        if (syntax.Operator == ",")
        {
            Warn("of values with commas only the last one counts", syntax.OperatorSpan);
            return;
        }

        if (!IsNumeric(left) || !IsNumeric(right))
        {
            return;
        }

        if (_loop is not null)
        {
            // Nothing wraps in formulas, and '^' is the power that it looks like.
            if (syntax.Operator is "==" or "!=")
            {
                WarnOfComparison(syntax, left, right);
            }

            return;
        }

        if (s_comparisons.Contains(syntax.Operator))
        {
            WarnOfComparison(syntax, left, right);
        }
        else if (syntax.Operator is "<<" or ">>")
        {
            WarnOfShift(syntax, left, right);
        }
        else if (syntax.Operator is "+" or "-" or "*" or "/")
        {
            WarnOfArithmetic(syntax, left, right);
        }
        else if (syntax.Operator == "^" && right is LiteralNode && left is not LiteralNode)
        {
            Warn("'^' is the bitwise exclusive or; a power is written pow(x, y)", syntax.OperatorSpan);
        }
    }

    private static bool IsNumeric(TypedNode node) => node.Type is ScalarType or VectorType { IsStd: false, Item: ScalarType };

    // What -Wparentheses of compilers finds.
    private void WarnOfPrecedence(BinarySyntax syntax, TypedNode left, TypedNode right)
    {
        if ((syntax.Operator is "&" or "|" || (syntax.Operator == "^" && _loop is null)) && (OpenComparison(syntax.Left) ?? OpenComparison(syntax.Right)) is BinarySyntax inner)
        {
            Warn($"'{inner.Operator}' binds stronger than '{syntax.Operator}'; write brackets", inner.OperatorSpan);
        }
        else if (s_comparisons.Contains(syntax.Operator) && OpenComparison(syntax.Left) is BinarySyntax before && right.Type.Element != ElementKind.Bool)
        {
            Warn($"'{before.Operator}' gives a truth value, which '{syntax.Operator}' compares with the next number; write a {before.Operator} b && b {syntax.Operator} c", syntax.OperatorSpan);
        }
        else if (s_comparisons.Contains(syntax.Operator) && syntax.Left is UnarySyntax { Operator: "!" } not && _text[not.Span.Start] != '(' && left.Type.Element == ElementKind.Bool && right.Type.Element != ElementKind.Bool)
        {
            Warn($"'!' binds stronger than '{syntax.Operator}'; write !(... {syntax.Operator} ...)", not.Span);
        }
    }

    // A comparison without brackets of its own: those make its place wider than its operands.
    private static BinarySyntax? OpenComparison(ExpressionSyntax syntax) =>
        syntax is BinarySyntax binary && s_comparisons.Contains(binary.Operator) && binary.Span.Start == binary.Left.Span.Start ? binary : null;

    private void WarnOfComparison(BinarySyntax syntax, TypedNode left, TypedNode right)
    {
        (ElementKind a, ElementKind b) = (left.Type.Element, right.Type.Element);
        if (syntax.Operator is "==" or "!=")
        {
            if ((a == ElementKind.Float32 && IsNoFloat(right)) || (b == ElementKind.Float32 && IsNoFloat(left)))
            {
                Warn("a float never equals this constant, which is a double between two floats; write it with f", syntax.Span);
            }

            return;
        }

        ElementKind common = Arithmetic.Common(a, b);
        if (common is not (ElementKind.UInt32 or ElementKind.UInt64))
        {
            return;
        }

        TypedNode? signed = IsSigned(a) ? left : IsSigned(b) ? right : null;
        if (signed is not null && !Signs.IsNeverNegative(signed))
        {
            Warn($"{left.Type} and {right.Type} are compared as {common.CppName()}: a negative {signed.Type.Element.CppName()} becomes a large number; convert the unsigned one, int(...)", syntax.Span);
        }
    }

    private static bool IsSigned(ElementKind kind) => !kind.IsFloating() && kind != ElementKind.Bool && !kind.IsUnsigned();

    private static bool IsNoFloat(TypedNode node) => node is LiteralNode { Value: double value } && double.IsFinite(value) && value != (float)value;

    private void WarnOfShift(BinarySyntax syntax, TypedNode left, TypedNode right)
    {
        int bits = 8 * Arithmetic.Promote(left.Type.Element).SizeOf();
        if (right is LiteralNode { Value: not (float or double) } literal && (long)ScalarOperations.Convert(literal.Value, ElementKind.Int64) is var count && (count < 0 || count >= bits))
        {
            Warn($"{left.Type} has {bits} bits here: the shift is by {count & (bits - 1)} (undefined in C++)", syntax.Span);
        }
    }

    private void WarnOfArithmetic(BinarySyntax syntax, TypedNode left, TypedNode right)
    {
        ElementKind common = Arithmetic.Common(left.Type.Element, right.Type.Element);
        if (common.IsFloating())
        {
            WarnOfQuotient(syntax.Left, left);
            WarnOfQuotient(syntax.Right, right);
            return;
        }

        if (left is LiteralNode a && right is LiteralNode b)
        {
            WarnOfConstants(syntax, (Int128)(long)ScalarOperations.Convert(a.Value, ElementKind.Int64), (long)ScalarOperations.Convert(b.Value, ElementKind.Int64), common);
            return;
        }

        if (syntax.Operator == "/" && right is SizeNode)
        {
            Warn($"{left.Type} / {right.Type} is an integer division: the fraction is dropped; write 1. * ... / ...", syntax.Span);
        }

        bool isZero = right is LiteralNode { Value: var value } && Equals(ScalarOperations.Convert(value, ElementKind.Int64), 0L);
        if (syntax.Operator == "-" && common is ElementKind.UInt32 or ElementKind.UInt64 && !isZero)
        {
            var warning = new ExpressionWarning(
                Within($"the difference of {left.Type} and {right.Type} is {common.CppName()}: a negative result wraps to a large number; convert first, int(...)").Replace("ROOT::VecOps::RVec", "RVec", StringComparison.Ordinal),
                _text,
                syntax.Span);
            _differences[syntax.Span] = warning;
            _warnings.Add(warning);
        }
    }

    private void WarnOfConstants(BinarySyntax syntax, Int128 left, Int128 right, ElementKind kind)
    {
        if (syntax.Operator == "/" && right != 0 && left % right != 0)
        {
            Warn($"{left} / {right} is {left / right}: both are integers; write {left}. / {right}", syntax.Span);
            return;
        }

        Int128 exact = syntax.Operator switch { "+" => left + right, "-" => left - right, "*" => left * right, _ => 0 };
        bool fits = kind switch
        {
            ElementKind.Int32 => exact >= int.MinValue && exact <= int.MaxValue,
            ElementKind.Int64 => exact >= long.MinValue && exact <= long.MaxValue,
            _ => true,
        };
        if (!fits)
        {
            Warn($"{left} {syntax.Operator} {right} does not fit {kind.CppName()} and wraps (undefined in C++); write one of them with {(kind == ElementKind.Int32 ? "l" : ".")} behind", syntax.Span);
        }
    }

    // An integer quotient that becomes a real number: the fraction was wanted.
    private void WarnOfQuotient(ExpressionSyntax syntax, TypedNode node)
    {
        if (syntax is BinarySyntax { Operator: "/" } quotient && !node.Type.Element.IsFloating() && node is not LiteralNode)
        {
            Warn($"the quotient is {node.Type.Element.CppName()} and has no fraction when it becomes a real number; write 1. * ... / ...", quotient.Span);
        }
    }

    /// <summary>A conversion that is written: to a signed integer it mends the wrapped difference, to a real number it comes too late for a quotient.</summary>
    private void WarnOfConversion(ExpressionSyntax syntax, TypedNode operand, ElementKind to)
    {
        if (to.IsFloating())
        {
            WarnOfQuotient(syntax, operand);
        }

        if (IsSigned(to) && to.SizeOf() <= operand.Type.Element.SizeOf())
        {
            ForgetDifference(syntax);
        }
    }

    private void ForgetDifference(ExpressionSyntax syntax)
    {
        if (_differences.Remove(syntax.Span, out ExpressionWarning? warning))
        {
            _warnings.Remove(warning);
        }
    }
}

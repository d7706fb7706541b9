using Banyan.Columns;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>The kinds of numbers that formulas compute with: double, and long where all are whole numbers, so that nothing wraps below zero.</summary>
internal static class FormulaArithmetic
{
    /// <summary>The kind of a result of two operands.</summary>
    public static ElementKind Common(ElementKind left, ElementKind right) => left.IsFloating() || right.IsFloating() ? ElementKind.Float64 : ElementKind.Int64;

    /// <summary>The kind that a value is computed in.</summary>
    public static ElementKind Widened(ElementKind kind) => Common(kind, kind);
}

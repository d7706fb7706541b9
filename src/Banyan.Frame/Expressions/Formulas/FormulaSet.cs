namespace Banyan.Frame.Expressions.Formulas;

/// <summary>Formulas that are drawn together: they walk the elements of an event in lockstep.</summary>
/// <param name="Expressions">The bound formulas, in the order given. Vectors have one level, or all the same.</param>
/// <param name="EventGuards">Per formula a condition, or null: false for events that lack an element that the formula names by a fixed index. Where it is false the formula must not be evaluated.</param>
/// <param name="ElementGuard">A vector of bool, or null: false for elements that a formula finds by an index that does not exist. The formulas give 0 there.</param>
public sealed record FormulaSet(IReadOnlyList<BoundExpression> Expressions, IReadOnlyList<BoundExpression?> EventGuards, BoundExpression? ElementGuard);

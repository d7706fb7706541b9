using System.Reflection;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Typed;

/// <summary>A place in the text of an expression.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct SourceSpan(int Start, int Length);

/// <summary>
/// A node of a bound, typed expression. The tree is the only thing that the code generator and the interpreter know: it does not matter to them
/// whether it came from a string, a YAML file or C#.
/// </summary>
/// <remarks>
/// All conversions are explicit: operands of <see cref="BinaryNode"/> have equal types, arguments of <see cref="CallNode"/> have exactly the parameter's type.
/// Element-wise work on vectors is written with <see cref="MapNode"/> and <see cref="FoldNode"/> over scalar bodies, so that it can be fused.
/// </remarks>
/// <param name="Type">Type of the value.</param>
/// <param name="Span">Where it stands in the text.</param>
public abstract record TypedNode(DataType Type, SourceSpan Span);

/// <summary>A constant: a boxed .NET number or bool of exactly <see cref="TypedNode.Type"/>'s kind, or a <see cref="string"/>.</summary>
public sealed record LiteralNode(object Value, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>The value of a column, from the file or defined, for the current event.</summary>
public sealed record ColumnNode(ColumnSymbol Column, SourceSpan Span) : TypedNode(Column.Type, Span);

/// <summary>A value that the loop itself knows.</summary>
public sealed record LoopValueNode(LoopValue Value, SourceSpan Span)
    : TypedNode(DataType.Scalar(Value == LoopValue.Entry ? ElementKind.UInt64 : ElementKind.UInt32), Span);

/// <summary>A local variable: the item of a <see cref="MapNode"/> or <see cref="FoldNode"/>, or the name of a <see cref="LetNode"/>.</summary>
public sealed record LocalNode(LocalSymbol Local, SourceSpan Span) : TypedNode(Local.Type, Span);

/// <summary>
/// A conversion between scalar kinds, as C++ <c>static_cast</c>; to bool is <c>!= 0</c>. What C++ leaves undefined saturates (floating to integer out of range; NaN gives 0).
/// </summary>
public sealed record ConvertNode(TypedNode Operand, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>A unary operator on a scalar; the type is the operand's, for <see cref="UnaryOperator.Not"/> bool.</summary>
public sealed record UnaryNode(UnaryOperator Operator, TypedNode Operand, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>
/// A binary operator on two scalars of equal kind (for shifts the right side is int); comparisons give bool, others the operands' type. Integer arithmetic wraps; integer
/// division and remainder by zero raise <see cref="EventException"/>.
/// </summary>
public sealed record BinaryNode(BinaryOperator Operator, TypedNode Left, TypedNode Right, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>Short-circuit <c>&amp;&amp;</c> or <c>||</c> on bool scalars.</summary>
public sealed record LogicalNode(bool IsAnd, TypedNode Left, TypedNode Right, SourceSpan Span) : TypedNode(DataType.Scalar(ElementKind.Bool), Span);

/// <summary><c>condition ? then : else</c>; only the chosen side is evaluated. Both sides have the node's type, which may be a vector or string.</summary>
public sealed record ConditionalNode(TypedNode Condition, TypedNode Then, TypedNode Else, SourceSpan Span) : TypedNode(Then.Type, Span);

/// <summary>One vector that a <see cref="MapNode"/> or <see cref="FoldNode"/> walks, and the local that holds its item.</summary>
/// <param name="Vector">A vector-typed (or string-typed, item char) node.</param>
/// <param name="Item">The local for the item; its type is the vector's item type.</param>
public sealed record ZipOperand(TypedNode Vector, LocalSymbol Item);

/// <summary>
/// A vector with <paramref name="Body"/> evaluated for each position of the operands in lockstep. Parts of the body that do not use the items and cannot fail may be
/// evaluated once per event, before the loop; what must be evaluated even for empty vectors stands in a <see cref="LetNode"/> around the node.
/// </summary>
/// <param name="Operands">At least one. Different lengths raise <see cref="EventException"/> with <paramref name="Operation"/> named as ROOT does.</param>
/// <param name="Body">The item of the result.</param>
/// <param name="Operation">The name for the message, e.g. <c>operator +</c> or <c>pow</c>.</param>
/// <param name="Type">A vector type whose item type is the body's.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MapNode(IReadOnlyList<ZipOperand> Operands, TypedNode Body, string Operation, DataType Type, SourceSpan Span) : TypedNode(Type, Span)
{
    /// <summary>True when the shortest operand ends the loop, as in TTree::Draw, and different lengths are no error.</summary>
    public bool IsShortest { get; init; }
}

/// <summary>The items of <paramref name="Vector"/> at whose place <paramref name="Mask"/> (a vector of bool items) is true; different lengths raise <see cref="EventException"/>.</summary>
public sealed record MaskNode(TypedNode Vector, TypedNode Mask, SourceSpan Span) : TypedNode(Vector.Type, Span);

/// <summary>
/// A reduction: <paramref name="Accumulator"/> starts as <paramref name="Initial"/> and becomes <paramref name="Body"/> for each position in order; the value is the accumulator at the end.
/// </summary>
public sealed record FoldNode(IReadOnlyList<ZipOperand> Operands, LocalSymbol Accumulator, TypedNode Initial, TypedNode Body, string Operation, SourceSpan Span)
    : TypedNode(Initial.Type, Span)
{
    /// <inheritdoc cref="MapNode.IsShortest"/>
    public bool IsShortest { get; init; }
}

/// <summary><c>vector[index]</c> for a vector or string; the index is a scalar of kind Int64. Out of range raises <see cref="EventException"/>.</summary>
public sealed record IndexNode(TypedNode Vector, TypedNode Index, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary><c>vector.size()</c>, an unsigned long.</summary>
public sealed record SizeNode(TypedNode Vector, SourceSpan Span) : TypedNode(DataType.Scalar(ElementKind.UInt64), Span);

/// <summary>A vector made of scalars: <c>{a, b}</c>. Items have the vector's item type.</summary>
public sealed record NewVectorNode(IReadOnlyList<TypedNode> Items, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>A call of a public static method without side effects.</summary>
/// <param name="Method">
/// Its parameters correspond to <paramref name="Arguments"/>: a scalar's .NET type, <see cref="Vec{T}"/> for vectors (<c>Vec&lt;Vec&lt;T&gt;&gt;</c> for nested ones), <c>Vec&lt;sbyte&gt;</c> for strings.
/// A first parameter of type <see cref="Arena"/> is supplied by the loop, for results that need memory. It may throw <see cref="EventException"/>.
/// </param>
/// <param name="Arguments">The values, of exactly the parameters' types.</param>
/// <param name="Type">Type of the result.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CallNode(MethodInfo Method, IReadOnlyList<TypedNode> Arguments, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>A call of a user's C# delegate; vector arguments arrive as <see cref="Jagged{T}"/> or <c>Vec&lt;T&gt;</c>, whatever its parameter says.</summary>
public sealed record DelegateNode(Delegate Delegate, IReadOnlyList<TypedNode> Arguments, DataType Type, SourceSpan Span) : TypedNode(Type, Span);

/// <summary>Evaluates <paramref name="Value"/> once, then <paramref name="Body"/>, which may use <paramref name="Local"/> any number of times.</summary>
public sealed record LetNode(LocalSymbol Local, TypedNode Value, TypedNode Body, SourceSpan Span) : TypedNode(Body.Type, Span);

/// <summary>What a <see cref="LoopValueNode"/> stands for.</summary>
public enum LoopValue
{
    /// <summary><c>rdfentry_</c>: the entry's number over the whole dataset, unsigned long.</summary>
    Entry,

    /// <summary><c>rdfslot_</c>: always 0, because results must not depend on the number of threads.</summary>
    Slot,
}

/// <summary>Unary operators of <see cref="UnaryNode"/>.</summary>
public enum UnaryOperator
{
    /// <summary>Arithmetic negation; unsigned integers wrap.</summary>
    Negate,

    /// <summary>Bitwise complement.</summary>
    Complement,

    /// <summary>Logical negation of a bool.</summary>
    Not,
}

/// <summary>Binary operators of <see cref="BinaryNode"/>.</summary>
public enum BinaryOperator
{
    /// <summary>Addition.</summary>
    Add,

    /// <summary>Subtraction.</summary>
    Subtract,

    /// <summary>Multiplication.</summary>
    Multiply,

    /// <summary>Division; of integers towards zero.</summary>
    Divide,

    /// <summary>Remainder of integers, with the dividend's sign.</summary>
    Remainder,

    /// <summary>Bitwise and.</summary>
    And,

    /// <summary>Bitwise or.</summary>
    Or,

    /// <summary>Bitwise exclusive or.</summary>
    Xor,

    /// <summary>Shift to the left; the count is taken modulo the width.</summary>
    ShiftLeft,

    /// <summary>Shift to the right, arithmetic for signed types; the count is taken modulo the width.</summary>
    ShiftRight,

    /// <summary>Equality.</summary>
    Equal,

    /// <summary>Inequality.</summary>
    NotEqual,

    /// <summary>Less than; false with a NaN.</summary>
    Less,

    /// <summary>Less than or equal; false with a NaN.</summary>
    LessOrEqual,

    /// <summary>Greater than; false with a NaN.</summary>
    Greater,

    /// <summary>Greater than or equal; false with a NaN.</summary>
    GreaterOrEqual,
}

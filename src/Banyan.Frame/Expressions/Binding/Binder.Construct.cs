using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Casts, and values made from a type's name.</content>
internal sealed partial class Binder
{
    /// <summary>A vector of type <paramref name="type"/> of the values of a list in braces, with C++'s rule against narrowing.</summary>
    public NewVectorNode BindList(IReadOnlyList<TypedNode> values, VectorType type, SourceSpan span)
    {
        var items = new TypedNode[values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = type.Item switch
            {
                ScalarType scalar when values[i].IsScalar() => WithoutNarrowing(values[i], scalar.Kind),
                StringType when values[i].IsString() => Strings.AsStdString(values[i]),
                var item when values[i].Type == item => values[i],
                _ => throw Error($"{values[i].Type} cannot be an item of {type}", values[i].Span),
            };
        }

        return new NewVectorNode(items, type, span);
    }

    private TypedNode BindConstruct(TypeSyntax target, IReadOnlyList<ExpressionSyntax> arguments, bool isBraced, SourceSpan span) =>
        BindConstruct(ResolveType(target), arguments, isBraced, span);

    private TypedNode BindConstruct(DataType type, IReadOnlyList<ExpressionSyntax> arguments, bool isBraced, SourceSpan span)
    {
        switch (type)
        {
            case ScalarType scalar:
                return ConstructScalar(scalar, arguments, isBraced, span);
            case StringType:
                return ConstructString([.. arguments.Select(Bind)], span);
            case RecordType record:
                Argument[] bound = [.. arguments.Select(BindArgument)];
                TypedNode[] coordinates = bound is [{ Items: { } list }] ? [.. list] : [.. bound.Select(a => a.Node ?? throw Error($"a value was expected, found {a.Description}", a.Span))];
                return Records.Construct(record, coordinates, span)
                    ?? throw Error($"{record} cannot be made from ({string.Join(", ", coordinates.Select(c => c.Type))})", span);
            case VectorType vector when isBraced:
                return ConstructFromList(vector, [.. arguments.Select(a => BindItem(a, vector.Item))], span);
            case VectorType { Item: not ScalarType } vector when arguments is [InitializerListSyntax nested]:
                return ConstructFromList(vector, [.. nested.Items.Select(a => BindItem(a, vector.Item))], span);
            case VectorType vector:
                return ConstructVector(vector, [.. arguments.Select(BindArgument)], span);
            default:
                throw Error($"a value of type {type} cannot be made like this", span);
        }
    }

    // An item of a list, which may be a list itself: RVec<RVecF>{{1.f, 2.f}, {}}.
    private TypedNode BindItem(ExpressionSyntax syntax, DataType item) =>
        syntax is InitializerListSyntax list ? BindConstruct(item, list.Items, true, syntax.Span) : Bind(syntax);

    private TypedNode ConstructScalar(ScalarType type, IReadOnlyList<ExpressionSyntax> arguments, bool isBraced, SourceSpan span)
    {
        if (arguments.Count == 0)
        {
            return Nodes.Constant(type.Kind, 0, span);
        }

        if (arguments.Count != 1)
        {
            throw Error($"{type} is made from one value, found {arguments.Count}", span);
        }

        TypedNode value = Bind(arguments[0]);
        if (value.IsScalar())
        {
            WarnOfConversion(arguments[0], value, type.Kind);
            return isBraced ? WithoutNarrowing(value, type.Kind) : Nodes.Convert(value, type.Kind) with { Span = span };
        }

        throw Error(
            value.Type is VectorType { Item: ScalarType }
                ? $"{value.Type} cannot be converted to {type}; its elements are, by ROOT::VecOps::RVec<{type}>(...)"
                : $"{value.Type} cannot be converted to {type}",
            arguments[0].Span);
    }

    private TypedNode ConstructString(TypedNode[] arguments, SourceSpan span) => arguments switch
    {
        [] => new LiteralNode(string.Empty, new StringType(), span),
        // A new string: what it is made from stays as it is.
        [{ Type: StringType } value] when value is ColumnNode or LocalNode => StringMembers.Bind(value, "substr", [], span)!,
        [{ Type: StringType } value] => Strings.AsStdString(value),
        [{ Type: StringType } value, { Type: ScalarType } start] when value.Type is StringType { IsLiteral: false } => StringMembers.Bind(value, "substr", [start], span)!,
        [{ Type: StringType { IsLiteral: true } } value, { Type: ScalarType } count] => StringMembers.Bind(value, "substr", [Nodes.Constant(0UL, span), count], span)!,
        [{ Type: StringType } value, { Type: ScalarType } start, { Type: ScalarType } count] => StringMembers.Bind(value, "substr", [start, count], span)!,
        [{ Type: ScalarType } count, { Type: ScalarType } character] => KernelCalls.Invoke(
            typeof(StringKernels),
            nameof(StringKernels.Repeat),
            [],
            new StringType(),
            span,
            [Nodes.Convert(count, ElementKind.Int64), Nodes.Convert(character, ElementKind.Int8)]),
        _ => throw Error($"std::string cannot be made from ({string.Join(", ", arguments.Select(a => a.Type))})", span),
    };

    private TypedNode ConstructFromList(VectorType type, TypedNode[] values, SourceSpan span) =>
        values is [{ Type: VectorType single }] && single.Item is ScalarType && type.Item is ScalarType
            ? ConvertVector(values[0], type, span)
            : BindList(values, type, span);

    private TypedNode ConstructVector(VectorType type, Argument[] arguments, SourceSpan span)
    {
        if (arguments is [{ Items: { } items }])
        {
            return BindList(items, type, span);
        }

        if (arguments is [{ Node: IteratorNode begin }, { Node: IteratorNode end }] && Iterators.AreOfOne(begin, end))
        {
            TypedNode range = Iterators.Slice(begin, end.Position, span);
            return range.Type is VectorType { Item: var item } && item == type.Item && type.Item is not ScalarType
                ? Loops.Map("conversion", [range], values => values[0], span) is var copy ? WithType(copy, type) : range
                : ConvertVector(range, type, span);
        }

        switch (arguments.Select(a => a.Node).ToArray())
        {
            case []:
                return new NewVectorNode([], type, span);
            case [{ Type: ScalarType } count] when type.Item is ScalarType scalar:
                return Filled(type, count, Nodes.Constant(scalar.Kind, 0, span), span);
            case [{ Type: ScalarType } count, { Type: ScalarType } value] when type.Item is ScalarType scalar:
                return Filled(type, count, Nodes.Convert(value, scalar.Kind), span);
            case [{ Type: VectorType { Item: ScalarType } } vector] when type.Item is ScalarType:
                return ConvertVector(vector, type, span);
            case [{ Type: VectorType { Item: var item } } vector] when item == type.Item:
                return ConvertVector(vector, type, span);
            case [{ Type: ScalarType } count, { } value] when type.Item is not ScalarType:
                TypedNode filling = ConvertImplicitly(value, type.Item, span);
                return Filled(type, count, filling, span);
            default:
                throw Error($"{type} cannot be made from ({string.Join(", ", arguments.Select(a => a.Description))}); a size, a size and a value, or a list in braces was expected", span);
        }
    }

    private static CallNode Filled(VectorType type, TypedNode count, TypedNode value, SourceSpan span) => KernelCalls.Invoke(
        typeof(VectorRanges), nameof(VectorRanges.Filled), [KernelCalls.ClrType(type.Item)], type, span, [Nodes.Convert(count, ElementKind.Int64), value]);

    private static TypedNode ConvertVector(TypedNode vector, VectorType type, SourceSpan span)
    {
        if (vector.Type == type)
        {
            return vector;
        }

        TypedNode converted = vector.Type is VectorType { Item: var item } && item == type.Item
            ? Loops.Map("conversion", [vector], items => items[0], span)
            : Loops.Convert(vector, type.Element);
        return WithType(converted, type);
    }

    private static TypedNode WithType(TypedNode node, VectorType type) => node switch
    {
        MapNode map => map with { Type = type },
        LetNode let => new LetNode(let.Local, let.Value, WithType(let.Body, type), let.Span),
        _ => node,
    };

    // C++ [dcl.init.list]: in braces a value may only become a type that holds it; constants are checked by their value.
    private TypedNode WithoutNarrowing(TypedNode value, ElementKind to)
    {
        ElementKind from = value.Kind();
        if (value is LiteralNode literal)
        {
            object converted = ScalarOperations.Convert(literal.Value, to);
            bool isExact = from.IsFloating() && to.IsFloating()
                ? double.IsFinite((double)ScalarOperations.Convert(converted, ElementKind.Float64)) || !double.IsFinite((double)ScalarOperations.Convert(literal.Value, ElementKind.Float64))
                : !(from.IsFloating() && !to.IsFloating()) && Equals(ScalarOperations.Convert(converted, from), literal.Value) && IsNegative(converted) == IsNegative(literal.Value);
            return isExact ? Nodes.Convert(value, to) : throw Error($"{literal.Value} does not fit {to.CppName()} in braces; write {to.CppName()}({literal.Value})", value.Span);
        }

        bool isWider = from == to
            || from == ElementKind.Bool
            || (from == ElementKind.Float32 && to == ElementKind.Float64)
            || (!from.IsFloating() && !to.IsFloating() && to != ElementKind.Bool && to.SizeOf() > from.SizeOf() && (from.IsUnsigned() || !to.IsUnsigned()))
            ;
        return isWider ? Nodes.Convert(value, to) : throw Error($"{value.Type} may not be narrowed to {to.CppName()} in braces; write {to.CppName()}(...)", value.Span);
    }

    private static bool IsNegative(object value) => (double)ScalarOperations.Convert(value, ElementKind.Float64) < 0;
}

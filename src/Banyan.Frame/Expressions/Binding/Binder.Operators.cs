using Banyan.Columns;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Unary and binary operators.</content>
internal sealed partial class Binder
{
    private static readonly Dictionary<string, BinaryOperator> s_operators = new()
    {
        ["+"] = BinaryOperator.Add,
        ["-"] = BinaryOperator.Subtract,
        ["*"] = BinaryOperator.Multiply,
        ["/"] = BinaryOperator.Divide,
        ["%"] = BinaryOperator.Remainder,
        ["&"] = BinaryOperator.And,
        ["|"] = BinaryOperator.Or,
        ["^"] = BinaryOperator.Xor,
        ["<<"] = BinaryOperator.ShiftLeft,
        [">>"] = BinaryOperator.ShiftRight,
        ["=="] = BinaryOperator.Equal,
        ["!="] = BinaryOperator.NotEqual,
        ["<"] = BinaryOperator.Less,
        ["<="] = BinaryOperator.LessOrEqual,
        [">"] = BinaryOperator.Greater,
        [">="] = BinaryOperator.GreaterOrEqual,
    };

    private TypedNode BindUnary(UnarySyntax syntax)
    {
        if (syntax.Operator is "++" or "--")
        {
            throw Error($"columns and values cannot be changed by '{syntax.Operator}'", syntax.Span);
        }

        TypedNode operand = Bind(syntax.Operand);
        switch (operand.Type)
        {
            case ScalarType:
                return Unary(syntax.Operator, operand, syntax.Span);
            case RecordType when Records.Unary(syntax.Operator, operand, syntax.Span) is TypedNode result:
                return result;
            case VectorType { IsStd: false, Item: ScalarType item }:
                if (syntax.Operator == "~" && item.Kind.IsFloating())
                {
                    throw Error($"the operator ~ needs integers, found {operand.Type}", syntax.Span);
                }

                // RVec's unary operators keep the element type: -RVec<unsigned char> wraps in unsigned char, !RVec<float> gives 0 and 1.
                return Loops.Map($"operator {syntax.Operator}", [operand], items => Nodes.Convert(Unary(syntax.Operator, items[0], syntax.Span), item.Kind), syntax.Span);
            default:
                throw Error($"the operator {syntax.Operator} has no meaning for {operand.Type}", syntax.Span);
        }
    }

    private TypedNode Unary(string symbol, TypedNode operand, SourceSpan span)
    {
        if (symbol == "!")
        {
            TypedNode truth = Nodes.Convert(operand, ElementKind.Bool);
            return truth is LiteralNode { Value: bool value }
                ? Nodes.Constant(!value, span)
                : new UnaryNode(UnaryOperator.Not, truth, DataType.Scalar(ElementKind.Bool), span);
        }

        TypedNode promoted = Nodes.Convert(operand, Arithmetic.Promote(operand.Kind()));
        if (symbol == "+")
        {
            return promoted;
        }

        UnaryOperator op = symbol == "-" ? UnaryOperator.Negate : UnaryOperator.Complement;
        if (op == UnaryOperator.Complement && promoted.Kind().IsFloating())
        {
            throw Error($"the operator ~ needs an integer, found {operand.Type}", span);
        }

        return promoted is LiteralNode literal
            ? Nodes.Constant(ScalarOperations.Unary(op, literal.Value), span)
            : new UnaryNode(op, promoted, promoted.Type, span);
    }

    private TypedNode BindBinary(BinarySyntax syntax)
    {
        // Chains such as a + b + c lean to the left and may be long; the spine is walked without recursion.
        var spine = new Stack<BinarySyntax>();
        ExpressionSyntax first = syntax;
        while (first is BinarySyntax binary)
        {
            spine.Push(binary);
            first = binary.Left;
        }

        TypedNode? left = first is InitializerListSyntax or LambdaSyntax ? null : Bind(first);
        while (spine.TryPop(out BinarySyntax? next))
        {
            if (next.Operator == "=" || (next.Operator.Length > 1 && next.Operator[^1] == '=' && !s_operators.ContainsKey(next.Operator)))
            {
                throw Error($"columns and values cannot be changed by '{next.Operator}'{(next.Operator == "=" ? "; a comparison is written ==" : string.Empty)}", next.OperatorSpan);
            }

            left = Binary(next.Operator, left ?? Bind(first), Bind(next.Right), next.Span, next);
        }

        return left!;
    }

    private TypedNode Binary(string symbol, TypedNode left, TypedNode right, SourceSpan span, BinarySyntax syntax)
    {
        if (symbol == ",")
        {
            return right;
        }

        if (left.Type is VectorType || right.Type is VectorType)
        {
            return VectorBinary(symbol, left, right, span, syntax);
        }

        if (symbol is "&&" or "||")
        {
            return new LogicalNode(symbol == "&&", Truth(left, symbol, syntax), Truth(right, symbol, syntax), span);
        }

        if (left.Type is RecordType || right.Type is RecordType)
        {
            return Records.Binary(symbol, left, right, span) ?? throw NoOperator(symbol, left, right, syntax);
        }

        if (left.IsString() || right.IsString())
        {
            return Strings.Binary(s_operators[symbol], left, right, span) ?? throw NoOperator(symbol, left, right, syntax);
        }

        return ScalarBinary(symbol, left, right, span, syntax);
    }

    private TypedNode Truth(TypedNode operand, string symbol, BinarySyntax syntax) => operand.Type switch
    {
        ScalarType => Nodes.Convert(operand, ElementKind.Bool),
        StringType { IsLiteral: true } => Nodes.Constant(true, operand.Span),
        _ => throw Error($"the operator {symbol} needs truth values, found {operand.Type}", syntax.OperatorSpan),
    };

    private TypedNode ScalarBinary(string symbol, TypedNode left, TypedNode right, SourceSpan span, BinarySyntax syntax)
    {
        BinaryOperator op = s_operators[symbol];
        if (op is >= BinaryOperator.Remainder and <= BinaryOperator.ShiftRight && (left.Kind().IsFloating() || right.Kind().IsFloating()))
        {
            throw Error($"the operator {symbol} needs integers, found {left.Type} and {right.Type}", syntax.OperatorSpan);
        }

        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        {
            TypedNode promoted = Nodes.Convert(left, Arithmetic.Promote(left.Kind()));
            return Fold(new BinaryNode(op, promoted, Nodes.Convert(right, ElementKind.Int32), promoted.Type, span));
        }

        ElementKind kind = Arithmetic.Common(left.Kind(), right.Kind());
        WarnOfUnsignedDifference(op, left, right, kind, syntax);
        return Fold((BinaryNode)Nodes.Binary(op, left, right, kind, span));
    }

    // Constants are worked out here, except for an integer division by zero, which stays an error of the events that reach it.
    private static TypedNode Fold(BinaryNode node)
    {
        if (node.Left is not LiteralNode left || node.Right is not LiteralNode right)
        {
            return node;
        }

        try
        {
            return Nodes.Constant(ScalarOperations.Binary(node.Operator, left.Value, right.Value), node.Span);
        }
        catch (EventException)
        {
            return node;
        }
    }

    private void WarnOfUnsignedDifference(BinaryOperator op, TypedNode left, TypedNode right, ElementKind kind, BinarySyntax syntax)
    {
        bool isWide = kind is ElementKind.UInt32 or ElementKind.UInt64;
        if (op == BinaryOperator.Subtract && isWide && !(left is LiteralNode && right is LiteralNode))
        {
            Warn($"the difference of {left.Type} and {right.Type} is {kind.CppName()}: a negative result wraps to a large number", syntax.Span);
        }
    }

    private TypedNode VectorBinary(string symbol, TypedNode left, TypedNode right, SourceSpan span, BinarySyntax syntax)
    {
        CheckItems(left, symbol, left, right, syntax);
        CheckItems(right, symbol, left, right, syntax);
        string operation = $"operator {symbol}";
        if (symbol is "&&" or "||")
        {
            // No short circuit over vectors; the result is RVec<int> of 0 and 1.
            BinaryOperator bitwise = symbol == "&&" ? BinaryOperator.And : BinaryOperator.Or;
            return Loops.Map(
                operation,
                [left, right],
                items => Nodes.Convert(Nodes.Binary(bitwise, Truth(items[0], symbol, syntax), Truth(items[1], symbol, syntax), ElementKind.Bool, span), ElementKind.Int32),
                span);
        }

        if (left.Type is RecordType or VectorType { Item: RecordType } || right.Type is RecordType or VectorType { Item: RecordType })
        {
            return Loops.Map(operation, [left, right], items => Records.Binary(symbol, items[0], items[1], span) ?? throw NoOperator(symbol, left, right, syntax), span);
        }

        BinaryOperator op = s_operators[symbol];
        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        {
            throw Error($"there is no operator {symbol} for vectors, found {left.Type} and {right.Type}; multiply or divide by a power of two", syntax.OperatorSpan);
        }

        return Loops.Map(
            operation,
            [left, right],
            items =>
            {
                TypedNode value = items[0].IsString() || items[1].IsString()
                    ? Strings.Binary(op, items[0], items[1], span) ?? throw NoOperator(symbol, left, right, syntax)
                    : ScalarBinary(symbol, items[0], items[1], span, syntax);
                return Nodes.IsComparison(op) ? Nodes.Convert(value, ElementKind.Int32) : value;
            },
            span);
    }

    private void CheckItems(TypedNode operand, string symbol, TypedNode left, TypedNode right, BinarySyntax syntax)
    {
        if (operand.Type is VectorType { IsStd: true })
        {
            throw Error($"std::vector has no operators, found {left.Type} {symbol} {right.Type}", syntax.OperatorSpan);
        }

        if (operand.Type is VectorType { Item: VectorType })
        {
            throw Error($"the operator {symbol} has no meaning for the items of {operand.Type}; index it first", syntax.OperatorSpan);
        }
    }

    private AnalysisException NoOperator(string symbol, TypedNode left, TypedNode right, BinarySyntax syntax) =>
        Error($"the operator {symbol} has no meaning for {left.Type} and {right.Type}", syntax.OperatorSpan);
}

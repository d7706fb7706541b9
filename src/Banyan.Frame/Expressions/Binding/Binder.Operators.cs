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

    /// <summary>The value of a prefix operator, <c>- + ! ~ *</c>.</summary>
    public TypedNode Operator(string symbol, TypedNode operand, SourceSpan span)
    {
        switch (operand.Type)
        {
            case ScalarType when symbol != "*":
                return _loop is null ? Unary(symbol, operand, span) : FormulaUnary(symbol, operand, span);
            case VectorType { Item: ScalarType } when symbol != "*" && _loop is not null:
                return Loops.Map($"operator {symbol}", [operand], items => FormulaUnary(symbol, items[0], span), span);
            case IteratorType when symbol == "*" && operand is IteratorNode position:
                return position.At(null, span);
            case RecordType when Records.Unary(symbol, operand, span) is TypedNode result:
                return result;
            case VectorType { IsStd: false, Item: ScalarType item } when symbol != "*":
                if (symbol == "~" && item.Kind.IsFloating())
                {
                    throw Error($"the operator ~ needs integers, found {operand.Type}", span);
                }

                // RVec's unary operators keep the element type: -RVec<unsigned char> wraps in unsigned char, !RVec<float> gives 0 and 1.
                return Loops.Map($"operator {symbol}", [operand], items => Nodes.Convert(Unary(symbol, items[0], span), item.Kind), span);
            case VectorType { IsStd: false, Item: VectorType { IsStd: false } or RecordType } when symbol is "-" or "+" or "!":
                return Loops.Map($"operator {symbol}", [operand], items => Operator(symbol, items[0], span), span);
            default:
                throw Error(
                    symbol == "*" ? $"'*' before a value needs an iterator such as v.begin(), found {operand.Type}; a power is written pow(x, y)" : $"the operator {symbol} has no meaning for {operand.Type}",
                    span);
        }
    }

    /// <summary>The value of a binary operator of two values, as C++ chooses it.</summary>
    public TypedNode Operator(string symbol, TypedNode left, TypedNode right, SourceSpan span) => Binary(symbol, left, right, span, span);

    private TypedNode BindUnary(UnarySyntax syntax)
    {
        if (syntax.Operator is "++" or "--")
        {
            throw Error($"columns and values cannot be changed by '{syntax.Operator}'", syntax.Span);
        }

        if (syntax.Operator == "&")
        {
            throw Error("there are no addresses and no pointers in expressions; '&' stands between two integers", syntax.Span);
        }

        TypedNode operand = Bind(syntax.Operand);
        TypedNode value = Operator(syntax.Operator, operand, syntax.Span);
        WarnOfUnary(syntax, operand);
        return value;
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

            TypedNode leftOperand = left ?? Bind(first);
            TypedNode rightOperand = Bind(next.Right);
            left = Binary(next.Operator, leftOperand, rightOperand, next.Span, next.OperatorSpan);
            WarnOfBinary(next, leftOperand, rightOperand);
        }

        return left!;
    }

    private TypedNode Binary(string symbol, TypedNode left, TypedNode right, SourceSpan span, SourceSpan at)
    {
        if (symbol == ",")
        {
            return right;
        }

        if (left.Type is IteratorType || right.Type is IteratorType)
        {
            return (s_operators.TryGetValue(symbol, out BinaryOperator arithmetic) ? Iterators.Binary(arithmetic, left, right, span) : null) ?? throw NoOperator(symbol, left, right, at);
        }

        // TTree::Draw compares the text of a leaf of characters; RDataFrame has its characters only.
        if (_loop is not null && (symbol is "==" or "!=") && Strings.CompareCharacters(symbol == "==", left, right, span) is { } comparison)
        {
            return comparison;
        }

        if (left.Type is VectorType || right.Type is VectorType)
        {
            return VectorBinary(symbol, left, right, span, at);
        }

        if (symbol is "&&" or "||")
        {
            return new LogicalNode(symbol == "&&", Truth(left, symbol, at), Truth(right, symbol, at), span);
        }

        if (left.Type is RecordType || right.Type is RecordType)
        {
            return Records.Binary(symbol, left, right, span) ?? throw NoOperator(symbol, left, right, at);
        }

        if (left.IsString() || right.IsString())
        {
            return Strings.Binary(s_operators[symbol], left, right, span) ?? throw NoOperator(symbol, left, right, at);
        }

        return ScalarBinary(symbol, left, right, span, at);
    }

    private TypedNode Truth(TypedNode operand, string symbol, SourceSpan at) => operand.Type switch
    {
        ScalarType => Nodes.Convert(operand, ElementKind.Bool),
        StringType { IsLiteral: true } => Nodes.Constant(true, operand.Span),
        _ => throw Error($"the operator {symbol} needs truth values, found {operand.Type}", at),
    };

    private TypedNode ScalarBinary(string symbol, TypedNode left, TypedNode right, SourceSpan span, SourceSpan at)
    {
        if (_loop is not null)
        {
            return FormulaBinary(symbol, left, right, span);
        }

        BinaryOperator op = s_operators[symbol];
        if (op is >= BinaryOperator.Remainder and <= BinaryOperator.ShiftRight && (left.Kind().IsFloating() || right.Kind().IsFloating()))
        {
            string advice = symbol == "^" ? "; a power is written pow(x, y)" : symbol == "%" ? "; the remainder of real numbers is fmod(x, y)" : string.Empty;
            throw Error($"the operator {symbol} needs integers, found {left.Type} and {right.Type}{advice}", at);
        }

        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        {
            TypedNode promoted = Nodes.Convert(left, Arithmetic.Promote(left.Kind()));
            return Fold(new BinaryNode(op, promoted, Nodes.Convert(right, ElementKind.Int32), promoted.Type, span));
        }

        ElementKind kind = Arithmetic.Common(left.Kind(), right.Kind());
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

    private TypedNode VectorBinary(string symbol, TypedNode left, TypedNode right, SourceSpan span, SourceSpan at)
    {
        CheckItems(left, symbol, left, right, at);
        CheckItems(right, symbol, left, right, at);
        string operation = $"operator {symbol}";
        if (symbol is "&&" or "||")
        {
            // No short circuit over vectors; the result is RVec<int> of 0 and 1.
            BinaryOperator bitwise = symbol == "&&" ? BinaryOperator.And : BinaryOperator.Or;
            return Loops.Map(
                operation,
                [left, right],
                items => Nodes.Convert(Nodes.Binary(bitwise, Truth(items[0], symbol, at), Truth(items[1], symbol, at), ElementKind.Bool, span), ElementKind.Int32),
                span);
        }

        if (left.Type is VectorType { Item: VectorType } || right.Type is VectorType { Item: VectorType })
        {
            return Loops.Map(operation, [left, right], items => Binary(symbol, items[0], items[1], span, at), span);
        }

        if (left.Type is RecordType or VectorType { Item: RecordType } || right.Type is RecordType or VectorType { Item: RecordType })
        {
            return Loops.Map(operation, [left, right], items => Records.Binary(symbol, items[0], items[1], span) ?? throw NoOperator(symbol, left, right, at), span);
        }

        BinaryOperator op = s_operators[symbol];
        if (_loop is null && op is (BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight))
        {
            throw Error($"there is no operator {symbol} for vectors, found {left.Type} and {right.Type}; multiply or divide by a power of two", at);
        }

        return Loops.Map(
            operation,
            [left, right],
            items =>
            {
                TypedNode value = items[0].IsString() || items[1].IsString()
                    ? Strings.Binary(op, items[0], items[1], span) ?? throw NoOperator(symbol, left, right, at)
                    : ScalarBinary(symbol, items[0], items[1], span, at);
                return Nodes.IsComparison(op) ? Nodes.Convert(value, ElementKind.Int32) : value;
            },
            span);
    }

    private void CheckItems(TypedNode operand, string symbol, TypedNode left, TypedNode right, SourceSpan at)
    {
        if (operand.Type is VectorType { IsStd: true } && _loop is null)
        {
            throw Error($"std::vector has no operators, found {left.Type} {symbol} {right.Type}", at);
        }

        bool isArithmetic = s_operators.TryGetValue(symbol, out BinaryOperator op) && !Nodes.IsComparison(op);
        if (operand.Type is VectorType { Item: VectorType { IsStd: var isStd } } && (isStd || !isArithmetic))
        {
            throw Error($"the operator {symbol} has no meaning for the items of {operand.Type}; index it first, or use Map(v, [](auto x) {{ return ...; }})", at);
        }
    }

    private AnalysisException NoOperator(string symbol, TypedNode left, TypedNode right, SourceSpan at) =>
        Error($"the operator {symbol} has no meaning for {left.Type} and {right.Type}{(Strings.AreCharactersAndText(left, right) ? "; compare single characters, such as text[0] == 'a'" : string.Empty)}", at);
}

using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Operators and functions of formulas: in double, or in long where all numbers are whole; a division is always one of doubles, <c>^</c> is a power.</content>
internal sealed partial class Binder
{
    private TypedNode FormulaBinary(string symbol, TypedNode left, TypedNode right, SourceSpan span)
    {
        if (symbol == "^")
        {
            TypedNode[] arguments = [Nodes.Convert(left, ElementKind.Float64), Nodes.Convert(right, ElementKind.Float64)];
            return new CallNode(typeof(CMath).GetMethod(nameof(CMath.Pow), [typeof(double), typeof(double)])!, arguments, DataType.Scalar(ElementKind.Float64), span);
        }

        BinaryOperator op = s_operators[symbol];
        ElementKind kind = op switch
        {
            BinaryOperator.Divide => ElementKind.Float64,
            >= BinaryOperator.Remainder and <= BinaryOperator.ShiftRight => ElementKind.Int64,
            _ when Nodes.IsComparison(op) && left.Kind() == right.Kind() => left.Kind(),
            _ => FormulaArithmetic.Common(left.Kind(), right.Kind()),
        };
        return op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
            ? Fold(new BinaryNode(op, Nodes.Convert(left, kind), Nodes.Convert(right, ElementKind.Int32), DataType.Scalar(kind), span))
            : Fold((BinaryNode)Nodes.Binary(op, left, right, kind, span));
    }

    private TypedNode FormulaUnary(string symbol, TypedNode operand, SourceSpan span) =>
        Unary(symbol, symbol == "!" ? operand : Nodes.Convert(operand, symbol == "~" ? ElementKind.Int64 : FormulaArithmetic.Widened(operand.Kind())), span);

    private TypedNode FormulaConditional(TypedNode condition, TypedNode then, TypedNode otherwise, ConditionalSyntax syntax)
    {
        DataType thenItem = then.Type is VectorType { Item: var item } ? item : then.Type;
        DataType otherwiseItem = otherwise.Type is VectorType { Item: var other } ? other : otherwise.Type;
        if (thenItem is not ScalarType first || otherwiseItem is not ScalarType second || condition.Type is not (ScalarType or VectorType { Item: ScalarType }))
        {
            throw Error($"'?' per element needs numbers, found {condition.Type} ? {then.Type} : {otherwise.Type}", syntax.Span);
        }

        ElementKind kind = first.Kind == second.Kind ? first.Kind : FormulaArithmetic.Common(first.Kind, second.Kind);
        return Loops.Map(
            "operator ?",
            [condition, then, otherwise],
            items => new ConditionalNode(Nodes.Convert(items[0], ElementKind.Bool), Nodes.Convert(items[1], kind), Nodes.Convert(items[2], kind), syntax.Span),
            syntax.Span);
    }

    // Functions of numbers take double and work on every element; those of whole vectors are RDataFrame's.
    private TypedNode CallInFormula(Function function, NameSyntax name, Argument[] arguments, SourceSpan span)
    {
        TypedNode Call(Argument[] with) => function.Bind(new FunctionCall(this, name.Name, name.TemplateArguments, with, span));
        bool isNumeric = arguments.Length > 0 && arguments.All(argument => argument.Node?.Type is ScalarType or VectorType { Item: ScalarType });
        bool hasVector = arguments.Any(argument => argument.Node?.Type is VectorType);
        bool isOfNumbers = function is MathFunction or OverloadedFunction || name.Name is "min" or "max" or "std::min" or "std::max" or "abs" or "std::abs";
        if (!isNumeric || (!isOfNumbers && !hasVector))
        {
            return Call(arguments);
        }

        if (!isOfNumbers)
        {
            try
            {
                return Call(arguments);
            }
            catch (AnalysisException wholeVectors)
            {
                try
                {
                    return Elementwise();
                }
                catch (AnalysisException)
                {
                    throw wholeVectors;
                }
            }
        }

        return hasVector ? Elementwise() : CallWith([.. arguments.Select(argument => argument.Node!)]);

        TypedNode Elementwise() => Loops.Map(name.Name, [.. arguments.Select(argument => argument.Node!)], CallWith, span);

        TypedNode CallWith(TypedNode[] items)
        {
            ElementKind common = items.Select(item => item.Kind()).Aggregate(ElementKind.Bool, FormulaArithmetic.Common);
            bool unifies = name.Name.EndsWith("min", StringComparison.Ordinal) || name.Name.EndsWith("max", StringComparison.Ordinal);
            return Call([.. arguments.Select((argument, i) => argument with
            {
                Node = unifies ? Nodes.Convert(items[i], common) : items[i].Kind() == ElementKind.Float32 ? Nodes.Convert(items[i], ElementKind.Float64) : items[i],
            })]);
        }
    }
}

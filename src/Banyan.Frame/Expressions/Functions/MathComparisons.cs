using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Functions of <c>&lt;cmath&gt;</c>, <c>&lt;cctype&gt;</c> and compilers that are operators or tests of integers under a name.</summary>
internal static class MathComparisons
{
    private static readonly DataType s_bool = DataType.Scalar(ElementKind.Bool);

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        Add(library, "isgreater", call => Compare(call, BinaryOperator.Greater));
        Add(library, "isgreaterequal", call => Compare(call, BinaryOperator.GreaterOrEqual));
        Add(library, "isless", call => Compare(call, BinaryOperator.Less));
        Add(library, "islessequal", call => Compare(call, BinaryOperator.LessOrEqual));
        Add(library, "islessgreater", call => Either(call, BinaryOperator.Less, BinaryOperator.Greater, isNegated: false));
        Add(library, "isunordered", call => Either(call, BinaryOperator.LessOrEqual, BinaryOperator.Greater, isNegated: true));
        foreach (string name in (ReadOnlySpan<string>)["toupper", "tolower", "isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "ispunct", "isxdigit"])
        {
            string method = char.ToUpperInvariant(name[0]) + name[1..];
            library[name] = library[$"std::{name}"] = new BuiltInFunction($"{name}(character)", call => Character(call, method));
        }

        foreach (string name in (ReadOnlySpan<string>)["popcount", "ctz", "clz", "parity"])
        {
            string method = char.ToUpperInvariant(name[0]) + name[1..];
            library[$"__builtin_{name}"] = new BuiltInFunction($"__builtin_{name}(integer)", call => Bits(call, method, ElementKind.UInt32));
            library[$"__builtin_{name}l"] = library[$"__builtin_{name}ll"] = new BuiltInFunction($"__builtin_{name}ll(integer)", call => Bits(call, $"{method}Long", ElementKind.UInt64));
        }
    }

    private static void Add(Dictionary<string, Function> library, string name, Func<FunctionCall, TypedNode?> bind) =>
        library[name] = library[$"std::{name}"] = new BuiltInFunction($"{name}(x, y) of numbers", bind);

    private static TypedNode? Compare(FunctionCall call, BinaryOperator op) => call.Count == 2 && call.IsScalar(0) && call.IsScalar(1)
        ? Nodes.Binary(op, call[0], call[1], Real(call), call.Span)
        : null;

    private static TypedNode? Either(FunctionCall call, BinaryOperator first, BinaryOperator second, bool isNegated)
    {
        if (call.Count != 2 || !call.IsScalar(0) || !call.IsScalar(1))
        {
            return null;
        }

        ElementKind real = Real(call);
        return Nodes.Let("x", Nodes.Convert(call[0], real), x => Nodes.Let("y", Nodes.Convert(call[1], real), y =>
        {
            TypedNode either = new LogicalNode(false, Nodes.Binary(first, x, y, real, call.Span), Nodes.Binary(second, x, y, real, call.Span), call.Span);
            return isNegated ? new UnaryNode(UnaryOperator.Not, either, s_bool, call.Span) : either;
        }));
    }

    private static ElementKind Real(FunctionCall call) => call.Kind(0) == ElementKind.Float32 && call.Kind(1) == ElementKind.Float32 ? ElementKind.Float32 : ElementKind.Float64;

    private static CallNode? Character(FunctionCall call, string method) => call.Count == 1 && call.IsScalar(0) && !call.Kind(0).IsFloating()
        ? call.Invoke(typeof(CharacterKernels), method, [], DataType.Scalar(ElementKind.Int32), Nodes.Convert(call[0], ElementKind.Int32))
        : null;

    private static CallNode? Bits(FunctionCall call, string method, ElementKind kind) => call.Count == 1 && call.IsScalar(0) && !call.Kind(0).IsFloating()
        ? call.Invoke(typeof(BitKernels), method, [], DataType.Scalar(ElementKind.Int32), Nodes.Convert(call[0], kind))
        : null;
}

using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>
/// A function of <c>&lt;cmath&gt;</c> with real arguments: all float gives the float overload, any double or integer the double one. Where RVec has it too, it works element by element with a result of
/// RVec's promoted type: float for floats, double for everything else.
/// </summary>
/// <param name="method">Name of the methods in <see cref="CMath"/>.</param>
/// <param name="arity">Number of arguments.</param>
/// <param name="isVectorised">Whether RVec has it.</param>
/// <param name="isFloatOnly">True for C's functions with the suffix f: the arguments become float.</param>
internal sealed class MathFunction(string method, int arity, bool isVectorised, bool isFloatOnly = false) : Function
{
    public override TypedNode Bind(FunctionCall call)
    {
        if (call.Count != arity)
        {
            throw call.NoMatch($"{arity} argument{(arity == 1 ? string.Empty : "s")}");
        }

        bool hasVector = false;
        for (int i = 0; i < arity; i++)
        {
            hasVector |= call.IsNumericVector(i);
            if (!call.IsScalar(i) && !call.IsNumericVector(i))
            {
                throw call.NoMatch(isVectorised ? "a number or an RVec of numbers" : "a number");
            }
        }

        TypedNode[] arguments = [.. Enumerable.Range(0, arity).Select(i => call[i])];
        if (!hasVector)
        {
            return Scalar(arguments, call.Span);
        }

        if (!isVectorised)
        {
            string bare = call.Name[(call.Name.LastIndexOf(':') + 1)..];
            string advice = call.Name != bare ? $"; {bare}(...) without 'std::' may" : $"; write Map(v, [](auto x) {{ return {bare}(x); }})";
            throw call.Binder.Error($"{call.Name} takes numbers, it does not work element by element on {arguments.First(a => a.Type is VectorType).Type}{advice}", call.Span);
        }

        ElementKind real = RealKind(arguments);
        return Loops.Map(call.Name, arguments, items => Nodes.Convert(Scalar(items, call.Span), real), call.Span);
    }

    private static ElementKind RealKind(IEnumerable<TypedNode> arguments) =>
        arguments.All(a => a.Type.Element == ElementKind.Float32) ? ElementKind.Float32 : ElementKind.Float64;

    private CallNode Scalar(TypedNode[] arguments, SourceSpan span)
    {
        ElementKind real = isFloatOnly ? ElementKind.Float32 : RealKind(arguments);
        MethodInfo info = typeof(CMath).GetMethod(method, [.. Enumerable.Repeat(real.ClrType(), arity)])!;
        return new CallNode(info, [.. arguments.Select(a => Nodes.Convert(a, real))], DataType.Scalar(ElementKinds.FromClrType(info.ReturnType)!.Value), span);
    }
}

using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>
/// A function of numbers whose overloads are the methods of one name in a class; the overload is chosen as C++ does ([over.match]): for every argument no other may fit better, and for one it must be
/// better than each. Optional parameters of the methods are default arguments.
/// </summary>
/// <param name="library">The class that holds the methods.</param>
/// <param name="method">Their name.</param>
internal sealed class OverloadedFunction(Type library, string method) : Function
{
    private const int Exact = 0;
    private const int Promotion = 1;
    private const int Conversion = 2;

    public override TypedNode Bind(FunctionCall call)
    {
        MethodInfo[] overloads = [.. library.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == method)];
        for (int i = 0; i < call.Count; i++)
        {
            if (!call.IsScalar(i))
            {
                throw call.Arguments[i].Node?.Type is VectorType vector
                    ? call.ErrorAt(i, $"{call.Name} takes numbers, it does not work element by element on {vector}; write Map(v, [](auto x) {{ return {call.Name}(x); }})")
                    : call.NoMatch(Usage(call, overloads));
            }
        }

        MethodInfo[] viable = [.. overloads.Where(m => IsViable(m, call.Count))];
        MethodInfo[] best = [.. viable.Where(m => viable.All(other => other == m || IsBetter(m, other, call)))];
        if (best.Length != 1)
        {
            throw viable.Length == 0
                ? call.NoMatch(Usage(call, overloads))
                : call.Binder.Error($"{call.Name} with ({string.Join(", ", call.Arguments.Select(a => a.Description))}) is ambiguous in C++; convert the arguments to one type, for instance double(...)", call.Span);
        }

        ParameterInfo[] parameters = best[0].GetParameters();
        var arguments = new TypedNode[parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            ElementKind kind = KindOf(parameters[i].ParameterType);
            arguments[i] = i < call.Count ? Nodes.Convert(call[i], kind) : Nodes.Constant(kind, parameters[i].DefaultValue!, call.Span);
        }

        return new CallNode(best[0], arguments, DataType.Scalar(KindOf(best[0].ReturnType)), call.Span);
    }

    private static ElementKind KindOf(Type type) => ElementKinds.FromClrType(type)!.Value;

    private static bool IsViable(MethodInfo overload, int count)
    {
        ParameterInfo[] parameters = overload.GetParameters();
        return count <= parameters.Length && (count == parameters.Length || parameters[count].HasDefaultValue);
    }

    private static bool IsBetter(MethodInfo overload, MethodInfo other, FunctionCall call)
    {
        bool isBetter = false;
        for (int i = 0; i < call.Count; i++)
        {
            int rank = Rank(call.Kind(i), KindOf(overload.GetParameters()[i].ParameterType));
            int otherRank = Rank(call.Kind(i), KindOf(other.GetParameters()[i].ParameterType));
            if (rank > otherRank)
            {
                return false;
            }

            isBetter |= rank < otherRank;
        }

        return isBetter;
    }

    private static int Rank(ElementKind from, ElementKind to)
    {
        bool isPromotion = (from == ElementKind.Float32 && to == ElementKind.Float64) || (to == ElementKind.Int32 && Arithmetic.Promote(from) == ElementKind.Int32);
        return from == to ? Exact : isPromotion ? Promotion : Conversion;
    }

    private static string Usage(FunctionCall call, MethodInfo[] overloads)
    {
        ParameterInfo[] parameters = overloads.OrderBy(m => m.GetParameters().Length).Last().GetParameters();
        string list = string.Join(", ", parameters.Select(p => p.HasDefaultValue ? $"{p.Name} = {p.DefaultValue}".Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal) : p.Name));
        return $"{call.Name}({list})";
    }
}

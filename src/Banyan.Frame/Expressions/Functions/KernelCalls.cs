using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Makes <see cref="CallNode"/>s of the library's static methods.</summary>
internal static class KernelCalls
{
    /// <summary>The call of the only method <paramref name="method"/> of <paramref name="library"/>, made concrete with <paramref name="typeArguments"/>.</summary>
    public static CallNode Invoke(Type library, string method, Type[] typeArguments, DataType type, SourceSpan span, IReadOnlyList<TypedNode> arguments)
    {
        MethodInfo info = library.GetMethod(method, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{library.Name} has no method {method}");
        return new CallNode(typeArguments.Length == 0 ? info : info.MakeGenericMethod(typeArguments), arguments, type, span);
    }

    /// <summary>The .NET type that kernels use for the items of a vector: a number's type, or <c>Vec&lt;T&gt;</c>.</summary>
    public static Type ClrType(DataType type) => type switch
    {
        ScalarType scalar => scalar.Kind.ClrType(),
        RecordType record => record.ClrType,
        StringType => typeof(Vec<sbyte>),
        VectorType vector => typeof(Vec<>).MakeGenericType(ClrType(vector.Item)),
        _ => throw new NotSupportedException($"{type} has no form in kernels"),
    };
}

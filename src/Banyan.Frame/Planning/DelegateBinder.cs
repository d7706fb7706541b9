using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Planning;

/// <summary>Binds the parameters of C# functions to columns by their names.</summary>
internal static class DelegateBinder
{
    public static TypedNode Bind(Delegate function, IBindingScope scope)
    {
        MethodInfo invoke = function.GetType().GetMethod("Invoke")!;
        return new DelegateNode(function, BindParameters(function, scope), Result(invoke.ReturnType), default);
    }

    /// <summary>What a function's parameters stand for, from one on.</summary>
    /// <param name="function">The function.</param>
    /// <param name="scope">The columns.</param>
    /// <param name="skip">How many parameters at the front are no columns.</param>
    /// <param name="ofBlocks">True when the function is called outside of compiled loops: then strings are possible.</param>
    /// <exception cref="AnalysisException">A parameter is not a column or has another type.</exception>
    public static TypedNode[] BindParameters(Delegate function, IBindingScope scope, int skip = 0, bool ofBlocks = false)
    {
        ParameterInfo[] names = ParametersOf(function)[skip..];
        ParameterInfo[] types = function.GetType().GetMethod("Invoke")!.GetParameters()[skip..];
        var arguments = new TypedNode[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            string name = names[i].Name!;
            if (name is "rdfentry_" or "rdfslot_" && !scope.TryGetColumn(name, out _))
            {
                var value = new LoopValueNode(name == "rdfentry_" ? LoopValue.Entry : LoopValue.Slot, default);
                arguments[i] = Argument(value, types[i].ParameterType, name, ofBlocks);
                continue;
            }

            if (!scope.TryGetColumn(name, out ColumnSymbol? column))
            {
                throw new ColumnNotFoundException(
                    $"the function's parameter '{name}' is not a column{NearestNames.Suggestion(name, scope.ColumnNames)}", name, 0, name.Length, name, NearestNames.Find(name, scope.ColumnNames));
            }

            arguments[i] = Argument(new ColumnNode(column, default), types[i].ParameterType, name, ofBlocks);
        }

        return arguments;
    }

    /// <summary>A function's parameters with the names that the user gave them.</summary>
    public static ParameterInfo[] ParametersOf(Delegate function)
    {
        // A delegate over a static method may carry a hidden first argument.
        ParameterInfo[] names = function.Method.GetParameters();
        return names[^function.GetType().GetMethod("Invoke")!.GetParameters().Length..];
    }

    /// <summary>What stands for the function in plans.</summary>
    public static string Describe(Delegate function) => $"C# function ({string.Join(", ", function.Method.GetParameters().Select(parameter => parameter.Name))})";

    private static TypedNode Argument(TypedNode column, Type wanted, string name, bool ofBlocks)
    {
        DataType type = column.Type;
        if (type is ScalarType scalar && ElementKinds.FromClrType(wanted) is ElementKind kind)
        {
            if (scalar.Kind == kind)
            {
                return column;
            }

            if (IsWidening(scalar.Kind, kind))
            {
                return new ConvertNode(column, DataType.Scalar(kind), default);
            }
        }

        if (wanted.IsGenericType && (wanted.GetGenericTypeDefinition() == typeof(Jagged<>) || wanted.GetGenericTypeDefinition() == typeof(Vec<>))
            && type is VectorType { Item: ScalarType item } && item.Kind.ClrType() == wanted.GetGenericArguments()[0])
        {
            return column;
        }

        if (ofBlocks && type is StringType && wanted == typeof(string))
        {
            return column;
        }

        string right = type switch
        {
            ScalarType s => s.Kind.CSharpName(),
            StringType when ofBlocks => "string",
            VectorType { Item: ScalarType s } => $"Jagged<{s.Kind.CSharpName()}>",
            _ => "an expression instead of a function",
        };
        throw new AnalysisException($"the function's parameter '{name}' is {ElementKinds.CSharpName(wanted)}, but the column is {type.CppName}: declare it as {right}");
    }

    private static DataType Result(Type type)
    {
        if (ElementKinds.FromClrType(type) is ElementKind scalar)
        {
            return DataType.Scalar(scalar);
        }

        if (type.IsArray && ElementKinds.FromClrType(type.GetElementType()!) is ElementKind item)
        {
            return DataType.Vector(item);
        }

        throw new AnalysisException($"a function must return a number, a bool or an array of them, not {ElementKinds.CSharpName(type)}");
    }

    /// <summary>C#'s implicit numeric conversions.</summary>
    private static bool IsWidening(ElementKind from, ElementKind to) => (from, to) switch
    {
        (ElementKind.Bool, _) or (_, ElementKind.Bool) => false,
        (_, ElementKind.Float64) => true,
        (ElementKind.Float64, _) => false,
        (_, ElementKind.Float32) => true,
        (ElementKind.Float32, _) => false,
        _ when from.IsUnsigned() => to.SizeOf() > from.SizeOf(),
        _ => !to.IsUnsigned() && to.SizeOf() > from.SizeOf(),
    };
}

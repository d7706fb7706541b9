using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>A user's C# delegate. Numbers are converted to the parameters' types, vectors must have the parameter's element type.</summary>
internal sealed class DelegateFunction : Function
{
    private readonly string _name;
    private readonly Delegate _delegate;
    private readonly DataType[] _parameters;
    private readonly DataType _result;

    public DelegateFunction(string name, Delegate function)
    {
        MethodInfo invoke = function.GetType().GetMethod("Invoke")!;
        _name = name;
        _delegate = function;
        _parameters = [.. invoke.GetParameters().Select(p => TypeOf(p.ParameterType) ?? throw new ArgumentException($"the parameter '{p.Name}' of {name} has the type {p.ParameterType.Name}; numbers, bool, Jagged<T> and Vec<T> are possible", nameof(function)))];
        _result = TypeOf(invoke.ReturnType) is ScalarType result
            ? result
            : throw new ArgumentException($"{name} returns {invoke.ReturnType.Name}; a number or bool is possible", nameof(function));
    }

    public override TypedNode Bind(FunctionCall call)
    {
        if (call.Count != _parameters.Length)
        {
            throw call.NoMatch($"{_name}({string.Join(", ", _parameters.Select(p => p.CppName))})");
        }

        var arguments = new TypedNode[_parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = (call[i].Type, _parameters[i]) switch
            {
                (ScalarType, ScalarType parameter) => Nodes.Convert(call[i], parameter.Kind),
                (VectorType { Item: ScalarType }, VectorType parameter) => Loops.Convert(call[i], parameter.Element),
                _ => throw call.NoMatch($"{_name}({string.Join(", ", _parameters.Select(p => p.CppName))})"),
            };
        }

        return new DelegateNode(_delegate, arguments, _result, call.Span);
    }

    private static DataType? TypeOf(Type type)
    {
        if (ElementKinds.FromClrType(type) is ElementKind kind)
        {
            return DataType.Scalar(kind);
        }

        bool isVector = type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Jagged<>) || type.GetGenericTypeDefinition() == typeof(Vec<>));
        return isVector && ElementKinds.FromClrType(type.GetGenericArguments()[0]) is ElementKind item ? DataType.Vector(item) : null;
    }
}

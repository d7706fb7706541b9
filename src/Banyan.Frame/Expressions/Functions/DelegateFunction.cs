using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>A user's C# delegate. Numbers are converted to the parameters' types, and so are the items of vectors.</summary>
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
        _parameters = [.. invoke.GetParameters().Select(p => TypeOf(p.ParameterType) ?? throw new ArgumentException(
            $"the parameter '{p.Name}' of {name} has the type {ElementKinds.CSharpName(p.ParameterType)}; numbers, bool, string, Jagged<T> and Vec<T> are possible", nameof(function)))];
        _result = ResultOf(invoke.ReturnType)
            ?? throw new ArgumentException($"{name} returns {ElementKinds.CSharpName(invoke.ReturnType)}; a number, bool, string or an array of numbers or bools is possible", nameof(function));
    }

    public override TypedNode Bind(FunctionCall call)
    {
        if (call.Count != _parameters.Length)
        {
            throw call.NoMatch(Usage);
        }

        var arguments = new TypedNode[_parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = (call[i].Type, _parameters[i]) switch
            {
                (ScalarType, ScalarType parameter) => Nodes.Convert(call[i], parameter.Kind),
                (StringType, StringType) => Strings.AsStdString(call[i]),
                (VectorType { Item: ScalarType }, VectorType { Item: ScalarType } parameter) => Loops.Convert(call[i], parameter.Element),
                (VectorType { Item: var item }, VectorType { Item: var parameter }) when item == parameter => call[i],
                _ => throw call.NoMatch(Usage),
            };
        }

        return new DelegateNode(_delegate, arguments, _result, call.Span);
    }

    private string Usage => $"{_name}({string.Join(", ", _parameters.Select(p => p.CppName))})";

    private static DataType? ResultOf(Type type) =>
        ElementKinds.FromClrType(type) is ElementKind kind ? DataType.Scalar(kind)
        : type == typeof(string) ? new StringType()
        : type.IsArray && ElementKinds.FromClrType(type.GetElementType()!) is ElementKind item ? DataType.Vector(item)
        : null;

    private static DataType? TypeOf(Type type)
    {
        if (ElementKinds.FromClrType(type) is ElementKind kind)
        {
            return DataType.Scalar(kind);
        }

        if (type == typeof(string))
        {
            return new StringType();
        }

        if (!type.IsGenericType || (type.GetGenericTypeDefinition() != typeof(Jagged<>) && type.GetGenericTypeDefinition() != typeof(Vec<>)))
        {
            return null;
        }

        // A vector of vectors is Vec<Vec<T>>.
        Type item = type.GetGenericArguments()[0];
        return ElementKinds.FromClrType(item) is ElementKind flat ? DataType.Vector(flat)
            : item.IsGenericType && item.GetGenericTypeDefinition() == typeof(Vec<>) && TypeOf(item) is DataType inner ? DataType.Vector(inner)
            : null;
    }
}

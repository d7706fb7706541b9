using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>A call of a named function while it is bound: the arguments and what a <see cref="Function"/> needs to make its typed tree.</summary>
internal sealed class FunctionCall(Binder binder, string name, IReadOnlyList<TypeSyntax> templateArguments, IReadOnlyList<Argument> arguments, SourceSpan span)
{
    /// <summary>The binder that asks, for lambdas and warnings.</summary>
    public Binder Binder { get; } = binder;

    /// <summary>The function's name as written.</summary>
    public string Name { get; } = name;

    /// <summary>The types between angle brackets.</summary>
    public IReadOnlyList<TypeSyntax> TemplateArguments { get; } = templateArguments;

    /// <summary>The arguments.</summary>
    public IReadOnlyList<Argument> Arguments { get; } = arguments;

    /// <summary>Where the call stands.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>Number of arguments.</summary>
    public int Count => Arguments.Count;

    /// <summary>The value of an argument.</summary>
    public TypedNode this[int index] => Arguments[index].Node ?? throw Binder.Error($"a value was expected as argument {index + 1} of {Name}, found {Arguments[index].Description}", Arguments[index].Span);

    /// <summary>True when argument <paramref name="index"/> is there and an RVec.</summary>
    public bool IsVector(int index) => index < Count && Arguments[index].Node?.Type is VectorType { IsStd: false };

    /// <summary>True when argument <paramref name="index"/> is there and an RVec of numbers.</summary>
    public bool IsNumericVector(int index) => index < Count && Arguments[index].Node?.Type is VectorType { IsStd: false, Item: ScalarType };

    /// <summary>True when argument <paramref name="index"/> is there and a number.</summary>
    public bool IsScalar(int index) => index < Count && Arguments[index].Node?.Type is ScalarType;

    /// <summary>The element kind of a vector of numbers or the kind of a number.</summary>
    public ElementKind Kind(int index) => this[index].Type.Element;

    /// <summary>The error that no overload takes the arguments.</summary>
    /// <param name="usage">What would be right, e.g. <c>Take(v, n)</c>.</param>
    public AnalysisException NoMatch(string usage) =>
        Binder.Error($"{Name} cannot be called with ({string.Join(", ", Arguments.Select(a => a.Description))}); expected was {usage}", Span);

    /// <summary>An error at argument <paramref name="index"/>.</summary>
    public AnalysisException ErrorAt(int index, string message) => Binder.Error(message, Arguments[index].Span);

    /// <summary>The call of a kernel.</summary>
    /// <param name="library">The class that holds it.</param>
    /// <param name="method">Its name, unique in the class.</param>
    /// <param name="typeArguments">.NET types for its type parameters.</param>
    /// <param name="type">Type of the result.</param>
    /// <param name="arguments">The arguments, of exactly the kernel's types.</param>
    public CallNode Invoke(Type library, string method, Type[] typeArguments, DataType type, params IReadOnlyList<TypedNode> arguments) =>
        KernelCalls.Invoke(library, method, typeArguments, type, Span, arguments);
}

using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Syntax;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>The functions that expressions may call: C++'s and ROOT's by their names, and the user's own.</summary>
/// <remarks>Registration is not thread safe; binding from several threads afterwards is.</remarks>
public sealed class FunctionCatalogue
{
    private static readonly Dictionary<string, Function> s_library = BuildLibrary();
    private readonly Dictionary<string, Function> _own = [];
    private bool _isFixed;

    /// <summary>C++'s and ROOT's functions alone. Nothing can be registered here; make a catalogue of your own.</summary>
    public static FunctionCatalogue Standard { get; } = new() { _isFixed = true };

    /// <summary>All names, the user's first.</summary>
    public IEnumerable<string> Names => _own.Keys.Concat(s_library.Keys);

    /// <summary>Makes a C# delegate callable from expressions as <paramref name="name"/>.</summary>
    /// <param name="name">A C++ name, with or without namespaces.</param>
    /// <param name="function">
    /// A static method or lambda without side effects. Parameters and result are numbers, bool or string; a parameter may also be a <see cref="Jagged{T}"/> or <see cref="Columns.Vec{T}"/> of numbers
    /// (<c>Vec&lt;Vec&lt;T&gt;&gt;</c> for a vector of vectors), the result an array of numbers. Numbers and items of vectors are converted to the parameter's type.
    /// </param>
    /// <exception cref="AnalysisException">The name is no C++ name, or it is taken: by C++ or ROOT, or by another function of the user's.</exception>
    /// <exception cref="ArgumentException">A parameter or the result has another type.</exception>
    /// <exception cref="InvalidOperationException">This is <see cref="Standard"/>.</exception>
    public FunctionCatalogue Register(string name, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(function);
        CheckName(name);
        _own[name] = new DelegateFunction(name, function);
        return this;
    }

    /// <summary>Makes an expression with parameters callable, e.g. <c>Register("good(float pt, eta)", "pt &gt; 20 &amp;&amp; abs(eta) &lt; 2.4")</c>.</summary>
    /// <remarks>
    /// Each call puts the expression in its place. A parameter with a type converts what it is called with; one without takes the type of that, like <c>auto</c>, and may also be a vector, a lambda or the
    /// name of a function. The expression sees its parameters, constants and all functions of the catalogue, whenever those are registered; it does not see columns.
    /// </remarks>
    /// <param name="signature">Name and parameters.</param>
    /// <param name="expression">What it gives.</param>
    /// <exception cref="AnalysisException">The signature or the expression cannot be parsed, a type is not known, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">This is <see cref="Standard"/>.</exception>
    public FunctionCatalogue Register(string signature, string expression)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(expression);
        FunctionSignature parsed = Parser.ParseSignature(signature);
        CheckName(parsed.Name);
        _own[parsed.Name] = new ExpressionFunction(parsed, signature, expression);
        return this;
    }

    /// <summary>True for a name that C++ or ROOT has in expressions: a function, a constant, a type or a word of the language. With or without its namespace.</summary>
    public static bool IsBuiltIn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return s_library.ContainsKey(name) || s_library.ContainsKey($"std::{name}") || s_library.ContainsKey($"ROOT::VecOps::{name}") || Parser.IsReserved(name) || Constants.TryGet(name, out _)
            || CppTypes.Resolve(new TypeSyntax(name, [], default)) is not null || name is "rdfentry_" or "rdfslot_";
    }

    /// <summary>A catalogue with the same functions, to which others can be added.</summary>
    public FunctionCatalogue Copy()
    {
        var copy = new FunctionCatalogue();
        foreach ((string name, Function function) in _own)
        {
            copy._own.Add(name, function);
        }

        return copy;
    }

    internal bool TryGet(string name, [NotNullWhen(true)] out Function? function) => _own.TryGetValue(name, out function) || s_library.TryGetValue(name, out function);

    private void CheckName(string name)
    {
        if (_isFixed)
        {
            throw new InvalidOperationException("the standard catalogue is shared; register functions in a new FunctionCatalogue");
        }

        if (name.Length == 0 || !name.Split("::").All(IsWord))
        {
            throw new AnalysisException($"'{name}' cannot be the name of a function in expressions");
        }

        if (IsBuiltIn(name))
        {
            throw new AnalysisException($"the function '{name}' cannot be registered: C++ and ROOT have that name; choose another");
        }

        if (_own.ContainsKey(name))
        {
            throw new AnalysisException($"there is a function '{name}' already; choose another name");
        }
    }

    private static bool IsWord(string part) => part.Length > 0 && !char.IsDigit(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static Dictionary<string, Function> BuildLibrary()
    {
        var library = new Dictionary<string, Function>(StringComparer.Ordinal);
        MathTable.Add(library);
        StandardTable.Add(library);
        AlgorithmTable.Add(library);
        MathComparisons.Add(library);
        SpecialTable.Add(library);
        TMathTable.Add(library);
        VecOpsTable.Add(library);
        RecordTable.Add(library);
        return library;
    }
}

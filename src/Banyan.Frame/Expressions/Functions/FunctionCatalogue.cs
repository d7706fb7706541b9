using System.Diagnostics.CodeAnalysis;

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

    /// <summary>Makes a C# delegate callable from expressions as <paramref name="name"/>; it hides a library function of that name.</summary>
    /// <param name="name">A C++ name, with or without namespaces.</param>
    /// <param name="function">
    /// A static method or lambda without side effects. Parameters and result are numbers, bool, and, as parameters, <see cref="Jagged{T}"/> or <see cref="Columns.Vec{T}"/> of them.
    /// </param>
    /// <exception cref="ArgumentException">The name is no C++ name, or a parameter or the result has another type.</exception>
    /// <exception cref="InvalidOperationException">This is <see cref="Standard"/>.</exception>
    public FunctionCatalogue Register(string name, Delegate function)
    {
        if (_isFixed)
        {
            throw new InvalidOperationException("the standard catalogue is shared; register functions in a new FunctionCatalogue");
        }

        if (name.Length == 0 || char.IsDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or ':'))
        {
            throw new ArgumentException($"'{name}' cannot be the name of a function in expressions", nameof(name));
        }

        _own[name] = new DelegateFunction(name, function);
        return this;
    }

    internal bool TryGet(string name, [NotNullWhen(true)] out Function? function) => _own.TryGetValue(name, out function) || s_library.TryGetValue(name, out function);

    private static Dictionary<string, Function> BuildLibrary()
    {
        var library = new Dictionary<string, Function>(StringComparer.Ordinal);
        MathTable.Add(library);
        StandardTable.Add(library);
        TMathTable.Add(library);
        VecOpsTable.Add(library);
        RecordTable.Add(library);
        return library;
    }
}

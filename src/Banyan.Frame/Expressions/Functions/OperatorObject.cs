using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>The function objects of <c>&lt;functional&gt;</c>, such as <c>std::greater&lt;float&gt;()</c>: an operator as an argument. With a type the operands are converted to it first.</summary>
internal static class OperatorObject
{
    private static readonly Dictionary<string, (string Operator, int Arity)> s_operators = new(StringComparer.Ordinal)
    {
        ["plus"] = ("+", 2),
        ["minus"] = ("-", 2),
        ["multiplies"] = ("*", 2),
        ["divides"] = ("/", 2),
        ["modulus"] = ("%", 2),
        ["negate"] = ("-", 1),
        ["equal_to"] = ("==", 2),
        ["not_equal_to"] = ("!=", 2),
        ["greater"] = (">", 2),
        ["less"] = ("<", 2),
        ["greater_equal"] = (">=", 2),
        ["less_equal"] = ("<=", 2),
        ["logical_and"] = ("&&", 2),
        ["logical_or"] = ("||", 2),
        ["logical_not"] = ("!", 1),
        ["bit_and"] = ("&", 2),
        ["bit_or"] = ("|", 2),
        ["bit_xor"] = ("^", 2),
        ["bit_not"] = ("~", 1),
    };

    /// <summary>True for <c>std::greater&lt;...&gt;</c> and the like, with or without <c>std::</c>.</summary>
    public static bool IsName(string name) => s_operators.ContainsKey(Bare(name));

    /// <summary>True for an argument that makes such an object: its name with <c>()</c> or <c>{}</c> behind.</summary>
    public static bool Is(ExpressionSyntax syntax) => NameOf(syntax) is not null;

    /// <summary>The operator's value, or null when the number of operands is wrong.</summary>
    public static TypedNode? Invoke(Binder binder, ExpressionSyntax syntax, IReadOnlyList<TypedNode> operands, SourceSpan span)
    {
        (string name, IReadOnlyList<TypeSyntax> types) = NameOf(syntax)!.Value;
        (string symbol, int arity) = s_operators[Bare(name)];
        if (operands.Count != arity)
        {
            return null;
        }

        DataType? type = types is [{ Name: not "void" } written] ? binder.ResolveType(written) : null;
        TypedNode[] values = [.. operands.Select(o => type is null ? o : binder.ConvertImplicitly(o, type, span))];
        TypedNode value = arity == 2 ? binder.Operator(symbol, values[0], values[1], span) : binder.Operator(symbol, values[0], span);
        bool keepsType = symbol is "+" or "-" or "*" or "/" or "%" or "&" or "|" or "^" or "~";
        return keepsType && type is not null ? binder.ConvertImplicitly(value, type, span) : value;
    }

    private static (string Name, IReadOnlyList<TypeSyntax> Types)? NameOf(ExpressionSyntax syntax) => syntax switch
    {
        CallSyntax { Target: NameSyntax { IsQuoted: false } name, Arguments.Count: 0 } when IsName(name.Name) => (name.Name, name.TemplateArguments),
        ConstructSyntax { Arguments.Count: 0, Target: var type } when IsName(type.Name) => (type.Name, type.Arguments),
        _ => null,
    };

    private static string Bare(string name) => name.StartsWith("std::", StringComparison.Ordinal) ? name[5..] : name;
}

using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>The member functions of <c>std::string</c> that only look or give a new string.</summary>
internal static class StringMembers
{
    private static readonly DataType s_size = DataType.Scalar(ElementKind.UInt64);
    private static readonly DataType s_int = DataType.Scalar(ElementKind.Int32);

    /// <summary>A call of a member function, or null when the arguments do not fit.</summary>
    public static TypedNode? Bind(TypedNode target, string member, TypedNode[] arguments, SourceSpan span)
    {
        CallNode Call(string method, DataType type, params TypedNode[] values) => KernelCalls.Invoke(typeof(StringKernels), method, [], type, span, values);
        TypedNode Position(TypedNode node) => Nodes.Convert(node, ElementKind.UInt64);
        CallNode Part(TypedNode text, TypedNode start, TypedNode count) => Call(nameof(StringKernels.Substring), new StringType(), text, Position(start), Position(count));
        LiteralNode zero = Nodes.Constant(0UL, span);
        LiteralNode all = Nodes.Constant(ulong.MaxValue, span);
        return (member, arguments) switch
        {
            ("c_str" or "data", []) => target,
            ("find", [{ Type: StringType } part]) => Call(nameof(StringKernels.Find), s_size, target, part, zero),
            ("find", [{ Type: StringType } part, { Type: ScalarType } start]) => Call(nameof(StringKernels.Find), s_size, target, part, Position(start)),
            ("find", [{ Type: ScalarType } part]) => Call(nameof(StringKernels.FindCharacter), s_size, target, Nodes.Convert(part, ElementKind.Int8), zero),
            ("find", [{ Type: ScalarType } part, { Type: ScalarType } start]) =>
                Call(nameof(StringKernels.FindCharacter), s_size, target, Nodes.Convert(part, ElementKind.Int8), Position(start)),
            ("rfind", [{ Type: StringType or ScalarType } part]) => Call(nameof(StringKernels.FindLast), s_size, target, AsText(part)),
            ("rfind", [{ Type: StringType or ScalarType } part, { Type: ScalarType } start]) => Call(nameof(StringKernels.FindLastBefore), s_size, target, AsText(part), Position(start)),
            ("find_first_of" or "find_first_not_of", [{ Type: StringType or ScalarType } set]) => Any(nameof(StringKernels.FindAny), set, zero),
            ("find_first_of" or "find_first_not_of", [{ Type: StringType or ScalarType } set, { Type: ScalarType } start]) => Any(nameof(StringKernels.FindAny), set, start),
            ("find_last_of" or "find_last_not_of", [{ Type: StringType or ScalarType } set]) => Any(nameof(StringKernels.FindLastAny), set, all),
            ("find_last_of" or "find_last_not_of", [{ Type: StringType or ScalarType } set, { Type: ScalarType } start]) => Any(nameof(StringKernels.FindLastAny), set, start),
            ("substr", []) => Part(target, zero, all),
            ("substr", [{ Type: ScalarType } start]) => Part(target, start, all),
            ("substr", [{ Type: ScalarType } start, { Type: ScalarType } count]) => Part(target, start, count),
            ("compare", [{ Type: StringType } other]) => Call(nameof(StringKernels.Compare), s_int, target, other),
            ("compare", [{ Type: ScalarType } start, { Type: ScalarType } count, { Type: StringType } other]) => Call(nameof(StringKernels.Compare), s_int, Part(target, start, count), other),
            ("append", [{ Type: StringType } other]) when !IsNamed(target) => Call(nameof(StringKernels.Concatenate), new StringType(), target, other),
            ("replace", [{ Type: ScalarType } start, { Type: ScalarType } count, { Type: StringType } other]) when !IsNamed(target) =>
                Call(nameof(StringKernels.Replace), new StringType(), target, Position(start), Position(count), other),
            _ => null,
        };

        CallNode Any(string method, TypedNode set, TypedNode start) =>
            Call(method, s_size, target, AsText(set), Position(start), Nodes.Constant(member.EndsWith("not_of", StringComparison.Ordinal), span));

        TypedNode AsText(TypedNode value) => value.Type is StringType
            ? value
            : Call(nameof(StringKernels.Repeat), new StringType(), Nodes.Constant(1L, span), Nodes.Convert(value, ElementKind.Int8));
    }

    // Columns and parameters are const; what an expression has made may be changed.
    private static bool IsNamed(TypedNode target) => target is ColumnNode or LocalNode;
}

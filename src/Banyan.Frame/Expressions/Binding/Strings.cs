using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Operators of <c>std::string</c> and its conversions from <c>const char*</c>.</summary>
internal static class Strings
{
    private static readonly DataType s_string = new StringType();
    private static readonly DataType s_bool = DataType.Scalar(ElementKind.Bool);
    private static readonly DataType s_int = DataType.Scalar(ElementKind.Int32);

    /// <summary>A string of either kind as <c>std::string</c>. Only constants and choices between them are <c>const char*</c>, so no conversion at run time is needed.</summary>
    public static TypedNode AsStdString(TypedNode node) => node switch
    {
        { Type: StringType { IsLiteral: false } } => node,
        LiteralNode literal => literal with { Type = s_string },
        ConditionalNode choice => new ConditionalNode(choice.Condition, AsStdString(choice.Then), AsStdString(choice.Else), choice.Span),
        LetNode let => new LetNode(let.Local, let.Value, AsStdString(let.Body), let.Span),
        LocalNode local => local,
        _ => throw new NotSupportedException($"{node.GetType().Name} is no const char*"),
    };

    /// <summary>A comparison or concatenation with at least one string, or null when C++ has none (two <c>const char*</c>, a string and a number).</summary>
    public static TypedNode? Binary(BinaryOperator op, TypedNode left, TypedNode right, SourceSpan span)
    {
        bool isStd = left.Type is StringType { IsLiteral: false } || right.Type is StringType { IsLiteral: false };
        if (!isStd)
        {
            return null;
        }

        if (left.IsString() && right.IsString())
        {
            return op switch
            {
                BinaryOperator.Add => Call(nameof(StringKernels.Concatenate), s_string, span, left, right),
                BinaryOperator.Equal => Call(nameof(StringKernels.AreEqual), s_bool, span, left, right),
                BinaryOperator.NotEqual => new UnaryNode(UnaryOperator.Not, Call(nameof(StringKernels.AreEqual), s_bool, span, left, right), s_bool, span),
                > BinaryOperator.NotEqual => new BinaryNode(
                    op, Call(nameof(StringKernels.Compare), s_int, span, left, right), Nodes.Constant(0, span), s_bool, span),
                _ => null,
            };
        }

        if (op != BinaryOperator.Add || (left.Type as ScalarType ?? right.Type as ScalarType) is not { Kind: ElementKind.Int8 })
        {
            return null;
        }

        return left.IsString()
            ? Call(nameof(StringKernels.AppendCharacter), s_string, span, left, right)
            : Call(nameof(StringKernels.PrependCharacter), s_string, span, left, right);
    }

    /// <summary>True for an <c>RVec&lt;char&gt;</c>, which is what a leaf of characters is, and a string, in either order.</summary>
    public static bool AreCharactersAndText(TypedNode left, TypedNode right) => (IsCharacters(left) && right.IsString()) || (left.IsString() && IsCharacters(right));

    /// <summary>Whether the characters before the first zero are those of the text, one truth value; null when the operands are not characters and a string.</summary>
    public static TypedNode? CompareCharacters(bool isEqual, TypedNode left, TypedNode right, SourceSpan span)
    {
        if (!AreCharactersAndText(left, right))
        {
            return null;
        }

        (TypedNode characters, TypedNode text) = left.IsString() ? (right, left) : (left, right);
        CallNode call = Call(nameof(StringKernels.HoldCharacters), s_bool, span, characters, AsStdString(text));
        return isEqual ? call : new UnaryNode(UnaryOperator.Not, call, s_bool, span);
    }

    private static bool IsCharacters(TypedNode node) => node.Type is VectorType { Item: ScalarType { Kind: ElementKind.Int8 } };

    private static CallNode Call(string method, DataType type, SourceSpan span, params TypedNode[] arguments) =>
        KernelCalls.Invoke(typeof(StringKernels), method, [], type, span, arguments);
}

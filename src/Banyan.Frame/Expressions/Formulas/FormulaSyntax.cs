using Banyan.Frame.Expressions.Syntax;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>The parts of a syntax tree.</summary>
internal static class FormulaSyntax
{
    /// <summary>The direct parts of a node, in the order of the text; the name of a called function is none.</summary>
    public static IEnumerable<ExpressionSyntax> Children(ExpressionSyntax syntax) => syntax switch
    {
        MemberSyntax n => [n.Target],
        CallSyntax { Target: MemberSyntax member } n => [member.Target, .. n.Arguments],
        CallSyntax n => n.Arguments,
        ConstructSyntax n => n.Arguments,
        IndexSyntax n => [n.Target, n.Index],
        UnarySyntax n => [n.Operand],
        BinarySyntax n => [n.Left, n.Right],
        ConditionalSyntax n => [n.Condition, n.Then, n.Else],
        CastSyntax n => [n.Operand],
        InitializerListSyntax n => n.Items,
        _ => [],
    };
}

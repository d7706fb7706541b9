using Banyan.Frame.Expressions.Syntax;

namespace Banyan.Tests.Frame.Expressions.Syntax;

/// <summary>A syntax tree with all brackets written.</summary>
internal static class SyntaxText
{
    public static string Of(ExpressionSyntax node) => node switch
    {
        LiteralSyntax n => n.Value switch { string s => $"\"{s}\"", null => "nullptr", _ => FormattableString.Invariant($"{n.Value}") },
        NameSyntax n => (n.IsQuoted ? $"`{n.Name}`" : n.Name) + (n.TemplateArguments.Count == 0 ? string.Empty : $"<{string.Join(",", n.TemplateArguments)}>"),
        MemberSyntax n => $"{Of(n.Target)}.{n.Member}",
        CallSyntax n => $"{Of(n.Target)}({List(n.Arguments)})",
        ConstructSyntax n => n.IsBraced ? $"{n.Target}{{{List(n.Arguments)}}}" : $"{n.Target}({List(n.Arguments)})",
        IndexSyntax n => $"{Of(n.Target)}[{Of(n.Index)}]",
        UnarySyntax n => $"({n.Operator}{Of(n.Operand)})",
        BinarySyntax n => $"({Of(n.Left)} {n.Operator} {Of(n.Right)})",
        ConditionalSyntax n => $"({Of(n.Condition)} ? {Of(n.Then)} : {Of(n.Else)})",
        CastSyntax n => $"(({n.Target}){Of(n.Operand)})",
        SizeOfTypeSyntax n => $"sizeof({n.Target})",
        SizeOfValueSyntax n => $"sizeof {Of(n.Operand)}",
        InitializerListSyntax n => $"{{{List(n.Items)}}}",
        CollectionSizeSyntax n => $"#{n.Name}",
        LambdaSyntax n => $"[]({string.Join(", ", n.Parameters.Select(p => $"{p.Type} {p.Name}"))}){{{Of(n.Body)}}}",
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static string List(IEnumerable<ExpressionSyntax> nodes) => string.Join(", ", nodes.Select(Of));
}

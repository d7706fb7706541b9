using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>
/// Conditions of several parts. C++ evaluates all parts of <c>a &amp;&amp; b</c> over vectors; where none of them can fail nobody can tell, and the cheap ones go first:
/// <c>Any(mass &gt; 60 &amp;&amp; q1 != q2)</c> computes the masses of pairs of opposite charge only.
/// </content>
internal sealed partial class MethodEmitter
{
    /// <summary>What costs less is computed rather than jumped over: a mispredicted branch takes about as long.</summary>
    private const int CheapCost = 8;

    /// <summary>The parts of a chain of and (or of or) in the order of their evaluation, and how many of the first are evaluated without a jump; null for what is not such a chain.</summary>
    public (IReadOnlyList<TypedNode> Parts, int CheapCount)? Chain(TypedNode node)
    {
        if (node is not BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or, Type: ScalarType { Kind: ElementKind.Bool } } chain)
        {
            return null;
        }

        var parts = new List<TypedNode>();
        Flatten(chain, chain.Operator, parts);
        int[] costs = [.. parts.Select(Cost)];
        if (costs.Max() <= CheapCost || parts.Any(TreeFacts.CanFail))
        {
            return null;
        }

        TypedNode[] ordered = [.. Enumerable.Range(0, costs.Length).OrderBy(i => costs[i]).Select(i => parts[i])];
        return (ordered, costs.Count(cost => cost <= CheapCost));
    }

    /// <summary>About how many nanoseconds a node takes.</summary>
    public int Cost(TypedNode node) => node switch
    {
        LiteralNode => 0,
        LocalNode local => _itemCosts.GetValueOrDefault(local.Local, 1),
        ColumnNode { Column: DefinedColumn } => Resolve(node) is var resolved && !ReferenceEquals(resolved, node) ? Cost(resolved) : 2,
        CallNode call when call.Type is ScalarType && call.Arguments.All(argument => argument.Type is ScalarType) => 20 + call.Arguments.Sum(Cost),
        MapNode map => map.Operands.Sum(operand => Cost(operand.Vector)) + Cost(map.Body),
        CallNode call when StreamFacts.IsStream(call) => 1 + Cost(call.Arguments[0]),
        CallNode or DelegateNode or FoldNode or MaskNode or NewVectorNode => 50,
        BinaryNode { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } => 5 + TypedNodeVisitor.Children(node).Sum(Cost),
        ConvertNode convert => Cost(convert.Operand),
        _ => 1 + TypedNodeVisitor.Children(node).Sum(Cost),
    };

    private static void Flatten(TypedNode node, BinaryOperator op, List<TypedNode> parts)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is BinaryNode chain && chain.Operator == op && chain.Type is ScalarType { Kind: ElementKind.Bool })
        {
            Flatten(chain.Left, op, parts);
            Flatten(chain.Right, op, parts);
        }
        else
        {
            parts.Add(node);
        }
    }

    /// <summary><c>result = cheap1 &amp; cheap2; if (!result) goto end; result = costly1; …</c></summary>
    private void EmitChain(IReadOnlyList<TypedNode> parts, int cheapCount, bool isAnd)
    {
        Label decided = _il.DefineLabel();
        Label end = _il.DefineLabel();
        LocalBuilder result = _il.DeclareLocal(typeof(int));
        (int, int) known = Known();
        for (int i = 0; i < parts.Count; i++)
        {
            Emit(parts[i]);
            known = i < cheapCount || i == 0 ? Known() : known; // evaluated in any case
            if (i > 0 && i < cheapCount)
            {
                _il.Emit(isAnd ? OpCodes.And : OpCodes.Or);
            }

            if (i == parts.Count - 1)
            {
                _il.Emit(OpCodes.Stloc, result);
            }
            else if (i >= cheapCount - 1)
            {
                _il.Emit(isAnd ? OpCodes.Brfalse : OpCodes.Brtrue, decided);
            }
        }

        Forget(known);
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(decided);
        _il.Emit(isAnd ? OpCodes.Ldc_I4_0 : OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Stloc, result);
        _il.MarkLabel(end);
        _il.Emit(OpCodes.Ldloc, result);
    }
}

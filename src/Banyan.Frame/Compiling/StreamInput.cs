using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>How the values of one input of a numeric action come to be: the loop appends a value per entry or item to the stream, then functions are applied to the stream as a whole.</summary>
/// <param name="Value">What the loop appends: the input, or the argument of the first function.</param>
/// <param name="Kernels">The functions, the innermost first, in the form that is several times faster than a call per value; the last one gives the input's value with the same bits.</param>
internal sealed record StreamInput(TypedNode Value, IReadOnlyList<StreamKernel> Kernels)
{
    /// <summary>An input that the loop computes as it stands.</summary>
    public static StreamInput Whole(TypedNode input) => new(input, []);

    /// <summary>Takes the functions off an input that can be applied after the loop. They cannot fail, so that errors and their order stay what they are.</summary>
    /// <param name="input">A number or a vector of numbers.</param>
    /// <param name="loop">The loop that appends it.</param>
    /// <param name="uses">Tells which defines stand in their place; what they become is added.</param>
    public static StreamInput Of(TypedNode input, int loop, DefineUses uses)
    {
        var kernels = new List<StreamKernel>();
        TypedNode value = Strip(input, kernels, loop, uses);
        return new StreamInput(value, kernels);
    }

    /// <summary>The argument of the functions that are outermost in <paramref name="node"/>, which are added, the innermost first; the node itself when there is none.</summary>
    private static TypedNode Strip(TypedNode node, List<StreamKernel> kernels, int loop, DefineUses uses)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        int before = kernels.Count;
        switch (node)
        {
            case CallNode call when StreamKernels.Of(call) is StreamKernel kernel:
                TypedNode argument = Strip(call.Arguments[0], kernels, loop, uses);
                kernels.Add(kernel);
                return argument;
            case ConvertNode { Type: ScalarType { Kind: ElementKind.Float64 }, Operand.Type: ScalarType { Kind: ElementKind.Float32 } } convert:
                TypedNode narrow = Strip(convert.Operand, kernels, loop, uses);
                if (kernels.Count == before)
                {
                    return node; // the loop converts what it appends
                }

                kernels.Add(StreamKernels.Widen);
                return narrow;
            case LetNode let:
                TypedNode body = Strip(let.Body, kernels, loop, uses);
                return kernels.Count == before ? node : new LetNode(let.Local, let.Value, body, let.Span);
            case MaskNode mask:
                TypedNode vector = Strip(mask.Vector, kernels, loop, uses);
                return kernels.Count == before ? node : new MaskNode(vector, mask.Mask, mask.Span);
            case MapNode map:
                return StripItems(map, kernels, loop, uses);
            case ColumnNode { Column: DefinedColumn define } when uses.Of(loop, define) == DefineUse.Inline:
                TypedNode expression = Strip(define.Expression, kernels, loop, uses);
                if (kernels.Count == before)
                {
                    return node;
                }

                // It keeps its text: that names the place when what is left of it fails.
                var left = new DefinedColumn(define.Name, define.Text, expression);
                uses.AddInline(loop, left);
                return new ColumnNode(left, node.Span);
            default:
                return node;
        }
    }

    private static TypedNode StripItems(MapNode map, List<StreamKernel> kernels, int loop, DefineUses uses)
    {
        var outer = new List<StreamKernel>();
        TypedNode item = Strip(map.Body, outer, loop, uses);
        if (outer.Count == 0)
        {
            return map;
        }

        // f(item) over one vector: the vector is the argument, and may be g(item) over another.
        TypedNode argument = map.Operands.Count == 1 && item is LocalNode local && ReferenceEquals(local.Local, map.Operands[0].Item)
            ? Strip(map.Operands[0].Vector, kernels, loop, uses)
            : new MapNode(map.Operands, item, map.Operation, new VectorType(item.Type), map.Span) { IsShortest = map.IsShortest };
        kernels.AddRange(outer);
        return argument;
    }
}

using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>An action's input whose values lie in memory when its turn comes: a column of the dataset, or a define in its buffer.</summary>
/// <param name="Number">Number of the column, or of the buffer.</param>
/// <param name="IsDefine">True for a buffer.</param>
/// <param name="IsVector">True for a vector of numbers, false for a number.</param>
/// <param name="Kind">Kind of the numbers.</param>
internal sealed record GatherInput(int Number, bool IsDefine, bool IsVector, ElementKind Kind)
{
    /// <summary>The inputs of an action of a loop, when all of them lie in memory and one at most is a vector; else null.</summary>
    /// <param name="action">The action.</param>
    /// <param name="loop">The loop that it was planned for.</param>
    /// <param name="layout">The numbers of columns and buffers.</param>
    public static GatherInput[]? Of(Actions.FrameAction action, int loop, LoopLayout layout)
    {
        if (action is not Actions.NumericAction)
        {
            return null;
        }

        var inputs = new GatherInput[action.Inputs.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (action.Inputs[i] is not ColumnNode { Column: var column, Type: ScalarType or VectorType { Item: ScalarType } })
            {
                return null;
            }

            bool isVector = column.Type is VectorType;
            switch (column)
            {
                case SourceColumn source:
                    inputs[i] = new GatherInput(layout.Column(source), false, isVector, column.Type.Element);
                    break;
                case DefinedColumn define when layout.Uses.Of(loop, define) is DefineUse.BufferedEager or DefineUse.BufferedReady:
                    inputs[i] = new GatherInput(layout.Buffer(define), true, isVector, column.Type.Element);
                    break;
                default:
                    return null;
            }
        }

        return inputs.Count(input => input.IsVector) <= 1 ? inputs : null;
    }

    /// <summary>The values of a scalar, batch-local entry 0 first; for a vector column all items of the block.</summary>
    public unsafe void* Values(LoopState* state) => IsDefine ? state->Defines[2 * Number] : state->Columns[ColumnBlock.ArrayCount * Number];

    /// <summary>The vector of an entry.</summary>
    public unsafe Vec<byte> Vector(LoopState* state, int entry)
    {
        if (IsDefine)
        {
            return ((Vec<byte>*)state->Defines[2 * Number])[entry]; // all Vec<T> look the same
        }

        int* offsets = (int*)state->Columns[(ColumnBlock.ArrayCount * Number) + 1];
        byte* items = (byte*)state->Columns[ColumnBlock.ArrayCount * Number] + ((long)offsets[entry] * Kind.SizeOf());
        return new Vec<byte>(items, offsets[entry + 1] - offsets[entry]);
    }
}

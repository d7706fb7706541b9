using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>Loops over the items of vectors.</content>
internal sealed partial class MethodEmitter
{
    /// <summary>
    /// Evaluates the parts of a loop's body that do not depend on the loop before it, where that does no harm when there are no items. What C++ evaluates in any case, the scalar operands of element-wise
    /// operators, stands before the loop in the tree already.
    /// </summary>
    private void Hoist(TypedNode node, HashSet<LocalSymbol>? bound = null)
    {
        if (node is LiteralNode or LocalNode || _hoisted.ContainsKey(node))
        {
            return;
        }

        bool cheapVector = node.Type is not ScalarType && Resolve(node) is ColumnNode { Column: SourceColumn };
        if (!cheapVector && IsSafe(node) && TreeFacts.FreeLocals(node).All(local => _locals.ContainsKey(local) && bound?.Contains(local) != true))
        {
            Emit(node);
            _hoisted.Add(node, StoreNew(ClrTypes.Of(node.Type)));
            return;
        }

        // What an inner loop binds is not known out here, even if its locals were used before.
        bound = [.. bound ?? [], .. TreeFacts.BoundLocals(node)];
        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            Hoist(child, bound);
        }
    }

    /// <summary>True when evaluating a node that might not be needed does no harm: it cannot fail and touches no define.</summary>
    private static bool IsSafe(TypedNode node) =>
        !TreeFacts.CanFail(node) && node is not ColumnNode { Column: DefinedColumn } && TypedNodeVisitor.Children(node).All(IsSafe);

    /// <summary>Walks vectors in lockstep; the body finds the items bound to the operands' locals.</summary>
    /// <param name="operands">What to walk.</param>
    /// <param name="operation">Name for the error when lengths differ.</param>
    /// <param name="round">What is done with the items.</param>
    /// <param name="isShortest">Whether the shortest vector ends the loop.</param>
    private void ForEach(IReadOnlyList<ZipOperand> operands, string operation, ElementRound round, bool isShortest = false)
    {
        operands = [.. operands.Select(operand => operand with { Vector = Open(operand.Vector) })];
        (TypedNode Vector, TypedNode? Mask)[] pulled = [.. operands.Select(operand => PullMask(operand.Vector))];
        TypedNode? mask = pulled[0].Mask;
        if (mask is not null && !pulled.All(operand => operand.Mask is not null && TreeFacts.Same(mask, operand.Mask)))
        {
            mask = null;
        }

        var walk = new List<StreamCursor>();
        var accesses = new List<VectorAccess>();
        for (int i = 0; i < operands.Count; i++)
        {
            accesses.Add(mask is not null || pulled[i].Mask is null ? Access(pulled[i].Vector, walk) : AccessVec(operands[i].Vector));
        }

        LocalBuilder length = CommonLength(accesses, operation, isShortest && mask is null);
        VectorAccess? condition = null;
        if (mask is not null)
        {
            condition = Access(mask, walk);
            CheckLengths([accesses[0], condition], "operator []");
        }

        Forget(operands);
        round.Begin?.Invoke(length);
        if (round.Masked is not null && condition is not null && pulled.All(operand => TreeFacts.IsCheap(Resolve(operand.Vector))))
        {
            ForIndex(length, walk, (index, _) =>
            {
                condition.EmitItem(index);
                LocalBuilder counts = StoreTruth();
                BindItems(operands, accesses, index, round.Uses);
                round.Masked(counts);
            });
            Forget(operands);
            return;
        }

        bool mayStop = !accesses.Any(access => access.ItemsFail) && condition?.ItemsFail != true;
        ForIndex(length, walk, (index, end) =>
        {
            Label skip = _il.DefineLabel();
            if (condition is not null)
            {
                condition.EmitItem(index);
                _il.Emit(OpCodes.Brfalse, skip);
            }

            BindItems(operands, accesses, index, round.Uses);
            round.Body(mayStop ? end : null);
            _il.MarkLabel(skip);
        });
        Forget(operands);
    }

    /// <summary>Makes the items of one round known: computed at once, or, when they are expensive and needed in a branch only, where they are used first.</summary>
    /// <param name="operands">The vectors and the locals of their items.</param>
    /// <param name="accesses">How to get at the items.</param>
    /// <param name="index">Number of the round.</param>
    /// <param name="body">What uses the items; null when everything does at once.</param>
    private void BindItems(IReadOnlyList<ZipOperand> operands, IReadOnlyList<VectorAccess> accesses, LocalBuilder index, TypedNode? body)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            _itemCosts[operands[i].Item] = accesses[i].Cost;
        }

        for (int i = 0; i < operands.Count; i++)
        {
            VectorAccess access = accesses[i];
            LocalSymbol item = operands[i].Item;
            if (body is not null && access.Cost > CheapCost && !access.ItemsFail && new UseOrder(this, item).IsInOneBranch(body))
            {
                _locals.Remove(item);
                Invalidate(item);
                _pending[item] = () => access.EmitItem(index);
                continue;
            }

            access.EmitItem(index);
            Bind(item, StoreNew(ClrTypes.Of(access.Item)));
        }
    }

    /// <summary>Pushes the value of a local, which for an item may be computed only now.</summary>
    private void Local(LocalSymbol symbol)
    {
        if (!_locals.TryGetValue(symbol, out LocalBuilder? value))
        {
            _pending[symbol]();
            _locals[symbol] = value = StoreNew(ClrTypes.Of(symbol.Type));
        }

        _il.Emit(OpCodes.Ldloc, value);
    }

    /// <summary>The items are not known (any more) outside their loop.</summary>
    private void Forget(IReadOnlyList<ZipOperand> operands)
    {
        foreach (ZipOperand operand in operands)
        {
            _locals.Remove(operand.Item);
        }
    }

    /// <summary><c>for (index = 0; index &lt; length; index++)</c>; the body may jump to the label that it gets.</summary>
    private void ForIndex(LocalBuilder length, IReadOnlyList<StreamCursor> cursors, Action<LocalBuilder, Label> body)
    {
        Label head = _il.DefineLabel();
        Label end = _il.DefineLabel();
        LocalBuilder index = _il.DeclareLocal(typeof(int));
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Stloc, index);
        foreach (StreamCursor cursor in cursors)
        {
            cursor.Start();
        }

        _il.MarkLabel(head);
        _il.Emit(OpCodes.Ldloc, index);
        _il.Emit(OpCodes.Ldloc, length);
        _il.Emit(OpCodes.Bge, end);
        InBranch(() => body(index, end));
        foreach (StreamCursor cursor in cursors)
        {
            cursor.Advance();
        }

        Increment(index);
        _il.Emit(OpCodes.Br, head);
        _il.MarkLabel(end);
    }

    private void Fold(FoldNode node)
    {
        LocalBuilder accumulator = _il.DeclareLocal(ClrTypes.Of(node.Type));
        (TypedNode Condition, bool Stops)? truth = Truth(node);
        var round = new ElementRound(end =>
        {
            if (truth is var (condition, stops) && end is Label stop)
            {
                // Any and All of something expensive: the first item that decides is the last one.
                Label next = _il.DefineLabel();
                Emit(condition);
                _il.Emit(stops ? OpCodes.Brfalse : OpCodes.Brtrue, next);
                _il.Emit(stops ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                _il.Emit(OpCodes.Stloc, accumulator);
                _il.Emit(OpCodes.Br, stop);
                _il.MarkLabel(next);
                return;
            }

            Bind(node.Accumulator, accumulator);
            Emit(node.Body);
            _il.Emit(OpCodes.Stloc, accumulator);
        })
        {
            Begin = _ =>
            {
                Emit(node.Initial);
                _il.Emit(OpCodes.Stloc, accumulator);
                Hoist(node.Body);
            },
            Uses = truth?.Condition ?? node.Body,
        };
        ForEach(node.Operands, node.Operation, round, node.IsShortest);
        _locals.Remove(node.Accumulator);
        _il.Emit(OpCodes.Ldloc, accumulator);
    }

    /// <summary>For a fold that is Any or All of a condition that costs more than a mispredicted branch, and that cannot fail: the condition, and the value that ends the search.</summary>
    private (TypedNode Condition, bool Stops)? Truth(FoldNode node)
    {
        bool isTruth = node is { Initial: LiteralNode { Value: bool }, Body: BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or, Left: LocalNode left } } && ReferenceEquals(left.Local, node.Accumulator);
        if (!isTruth)
        {
            return null;
        }

        var body = (BinaryNode)node.Body;
        bool stops = body.Operator == BinaryOperator.Or;
        bool starts = (bool)((LiteralNode)node.Initial).Value;
        int items = node.Operands.Sum(operand => Cost(Bare(operand.Vector)));
        return starts != stops && !TreeFacts.CanFail(body.Right) && Cost(body.Right) + items > CheapCost ? (body.Right, stops) : null;
    }
}

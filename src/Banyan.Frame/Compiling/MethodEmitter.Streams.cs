using System.Reflection;
using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>
/// Functions that only choose or count items: they join the loop of their consumer too. What can fail is checked before the loop, so that
/// <c>Any(Take(q, c[0]) != Take(q, c[1]))</c> with <c>c = Combinations(q, 2)</c> becomes
/// <code>
/// n = size(q); if (n &lt; 2) fail;
/// for (k = 0, i = 0, j = 1; k &lt; n * (n - 1) / 2; k++) { if (q[i] != q[j]) return true; if (++j == n) j = ++i + 1; }
/// </code>
/// </content>
internal sealed partial class MethodEmitter
{
    /// <summary>True for a call or index that <see cref="AccessStream"/> takes, and that is better walked than put into memory by its kernel.</summary>
    private bool IsFused(TypedNode node) => node switch
    {
        IndexNode index => StreamFacts.Choices(index, Resolve) is not null,
        CallNode call when StreamFacts.IsStream(call) => call.Arguments.Any(argument => argument.Type is not ScalarType && IsWalked(argument)),
        _ => false,
    };

    private bool IsWalked(TypedNode node)
    {
        node = Bare(node);
        return !IsInMemory(node) && (node is MapNode || IsFused(node));
    }

    private bool IsInMemory(TypedNode node) => _hoisted.ContainsKey(node) || _parts.ContainsKey(node);

    /// <summary>Without the definitions around it.</summary>
    private TypedNode Bare(TypedNode node)
    {
        for (node = Resolve(node); node is LetNode let && !IsInMemory(node); node = Resolve(let.Body))
        {
        }

        return node;
    }

    /// <summary>Access to items in any order, all of which have been checked.</summary>
    private VectorAccess AccessRandom(TypedNode node) => CanPick(node) ? Access(node, null) : AccessVec(Open(node));

    /// <summary>True when single items can be had without the others: in any order, and none of them can fail.</summary>
    private bool CanPick(TypedNode node)
    {
        node = Bare(node);
        return IsInMemory(node) || node switch
        {
            MaskNode => false,
            MapNode map => PullMask(map).Mask is null && !TreeFacts.CanFail(map.Body) && map.Operands.All(operand => CanPick(operand.Vector)),
            IndexNode index => StreamFacts.Choices(index, Resolve) is null,
            CallNode call when StreamFacts.IsStream(call) =>
                call.Method.Name != nameof(VectorSelection.TakeAt) && call.Arguments.Where(argument => argument.Type is not ScalarType).All(CanPick),
            _ => true,
        };
    }

    /// <summary>True when computing an item of the vector may raise an error, so that all items must be computed, wanted or not.</summary>
    private bool ItemsFail(TypedNode node)
    {
        node = Bare(node);
        return !IsInMemory(node) && node switch
        {
            MapNode map => TreeFacts.CanFail(map.Body) || map.Operands.Any(operand => ItemsFail(operand.Vector)),
            CallNode call when call.Method.Name == nameof(VectorSelection.TakeAt) && StreamFacts.IsStream(call) => Bare(call.Arguments[1]) is MapNode or CallNode,
            CallNode call when StreamFacts.IsStream(call) => call.Arguments.Where(argument => argument.Type is not ScalarType).Any(ItemsFail),
            _ => false,
        };
    }

    /// <summary>Item-wise access to what a function chooses, or null where there is none.</summary>
    /// <param name="node">The node, bare.</param>
    /// <param name="walk">Where cursors of the loop are kept; null when items are wanted in any order.</param>
    private VectorAccess? AccessStream(TypedNode node, List<StreamCursor>? walk)
    {
        if (node is IndexNode index)
        {
            return walk is not null && StreamFacts.Choices(index, Resolve) is CallNode choices ? AccessChoices(choices, (int)(long)((LiteralNode)index.Index).Value, walk) : null;
        }

        if (node is not CallNode call || !StreamFacts.IsStream(call))
        {
            return null;
        }

        return call.Method.Name switch
        {
            nameof(VectorSelection.TakeAt) => AccessTaken(call, walk),
            nameof(VectorSelection.TakeAtOr) => AccessTakenOr(call, walk),
            nameof(VectorSelection.Take) or nameof(VectorSelection.TakeOr) => AccessEnd(call),
            nameof(VectorSelection.Reverse) => AccessReversed(call),
            nameof(VectorSelection.Concatenate) => AccessBoth(call),
            nameof(VectorRanges.Range) => AccessRange(call),
            nameof(VectorRanges.RangeInSteps) => AccessSteps(call),
            _ => AccessFilled(call),
        };
    }

    private VectorAccess AccessChoices(CallNode choices, int place, List<StreamCursor> walk)
    {
        StreamCursor? cursor = walk.Find(known => TreeFacts.Same(known.Source, choices));
        if (cursor is null)
        {
            cursor = choices.Method.Name == nameof(VectorSelection.Combine) ? ChoiceCursor(choices) : PairCursor(choices);
            walk.Add(cursor);
        }

        LocalBuilder position = cursor.Positions[place];
        bool isChoice = choices.Method.Name == nameof(VectorSelection.Combine);
        return new VectorAccess(cursor.Length, DataType.Scalar(ElementKind.UInt64), _ => LoadAsPosition(position))
        {
            Positions = new PositionAccess(isChoice ? place : 0, cursor.Bounds[place], _ => position),
        };
    }

    /// <summary><c>Combinations(v, n)</c>: the last position that can rise does, those behind it follow.</summary>
    private StreamCursor ChoiceCursor(CallNode choices)
    {
        int width = StreamFacts.Width(choices);
        Emit(choices.Arguments[0]);
        LocalBuilder size = StoreNew(typeof(ulong));
        _il.Emit(OpCodes.Ldloc, size);
        _il.Emit(OpCodes.Ldc_I8, (long)width);
        CallOf(typeof(VectorSelection), nameof(VectorSelection.ChoiceCount));
        LocalBuilder length = StoreNew(typeof(int));
        var positions = new LocalBuilder[width];
        var bounds = new LocalBuilder[width];
        for (int k = 0; k < width; k++)
        {
            positions[k] = _il.DeclareLocal(typeof(int));
            _il.Emit(OpCodes.Ldloc, size);
            _il.Emit(OpCodes.Conv_I4);
            Offset(k + 1 - width);
            bounds[k] = StoreNew(typeof(int));
        }

        return new StreamCursor(choices, length, positions, bounds, Start, Advance);

        void Start()
        {
            for (int k = 0; k < width; k++)
            {
                _il.Emit(OpCodes.Ldc_I4, k);
                _il.Emit(OpCodes.Stloc, positions[k]);
            }
        }

        void Advance()
        {
            Label done = _il.DefineLabel();
            for (int rising = width - 1; rising >= 0; rising--)
            {
                Increment(positions[rising]);
                if (rising > 0)
                {
                    _il.Emit(OpCodes.Ldloc, positions[rising]);
                    _il.Emit(OpCodes.Ldloc, bounds[rising]);
                }

                // When this one could rise, those behind it start right after it.
                Label next = _il.DefineLabel();
                if (rising > 0)
                {
                    _il.Emit(OpCodes.Bge, next);
                }

                for (int k = rising + 1; k < width; k++)
                {
                    _il.Emit(OpCodes.Ldloc, positions[k - 1]);
                    _il.Emit(OpCodes.Ldc_I4_1);
                    _il.Emit(OpCodes.Add);
                    _il.Emit(OpCodes.Stloc, positions[k]);
                }

                if (rising > 0)
                {
                    _il.Emit(OpCodes.Br, done);
                }

                _il.MarkLabel(next);
            }

            _il.MarkLabel(done);
        }
    }

    /// <summary><c>Combinations(v, w)</c>: all pairs, the second position fastest.</summary>
    private StreamCursor PairCursor(CallNode choices)
    {
        Emit(choices.Arguments[0]);
        LocalBuilder firstSize = StoreNew(typeof(ulong));
        Emit(choices.Arguments[1]);
        LocalBuilder secondSize = StoreNew(typeof(ulong));
        _il.Emit(OpCodes.Ldloc, firstSize);
        _il.Emit(OpCodes.Ldloc, secondSize);
        CallOf(typeof(VectorSelection), nameof(VectorSelection.PairCount));
        LocalBuilder length = StoreNew(typeof(int));
        LocalBuilder[] positions = [_il.DeclareLocal(typeof(int)), _il.DeclareLocal(typeof(int))];
        var bounds = new LocalBuilder[2];
        for (int k = 0; k < 2; k++)
        {
            _il.Emit(OpCodes.Ldloc, k == 0 ? firstSize : secondSize);
            _il.Emit(OpCodes.Conv_I4);
            bounds[k] = StoreNew(typeof(int));
        }

        return new StreamCursor(choices, length, positions, bounds, Start, Advance);

        void Start()
        {
            foreach (LocalBuilder position in positions)
            {
                _il.Emit(OpCodes.Ldc_I4_0);
                _il.Emit(OpCodes.Stloc, position);
            }
        }

        void Advance()
        {
            Label done = _il.DefineLabel();
            Increment(positions[1]);
            _il.Emit(OpCodes.Ldloc, positions[1]);
            _il.Emit(OpCodes.Ldloc, bounds[1]);
            _il.Emit(OpCodes.Blt, done);
            Increment(positions[0]);
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Stloc, positions[1]);
            _il.MarkLabel(done);
        }
    }

    private VectorAccess AccessTaken(CallNode call, List<StreamCursor>? walk)
    {
        VectorAccess items = AccessRandom(call.Arguments[0]);
        VectorAccess indices = walk is null ? AccessRandom(call.Arguments[1]) : Access(call.Arguments[1], walk);
        if (indices.Positions is PositionAccess positions)
        {
            // if (length > 0 && bound > items) fail(max(first, items))
            Label inside = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, positions.Bound);
            _il.Emit(OpCodes.Ldloc, items.Length);
            _il.Emit(OpCodes.Ble, inside);
            _il.Emit(OpCodes.Ldloc, indices.Length);
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Ble, inside);
            _il.Emit(OpCodes.Ldc_I4, positions.First);
            _il.Emit(OpCodes.Ldloc, items.Length);
            CallOf(typeof(Operations), nameof(Operations.PositionsOutOfRange));
            _il.MarkLabel(inside);
            return new VectorAccess(indices.Length, items.Item, index => items.EmitItem(positions.EmitPosition(index))) { Cost = items.Cost + 1 };
        }

        if (indices.Items is LocalBuilder memory && !indices.ItemsFail)
        {
            _il.Emit(OpCodes.Ldloc, memory);
            _il.Emit(OpCodes.Ldloc, indices.Length);
            _il.Emit(OpCodes.Ldloc, items.Length);
            CallOf(typeof(Operations), nameof(Operations.CheckPositions));
            return new VectorAccess(indices.Length, items.Item, index =>
            {
                indices.EmitItem(index);
                _il.Emit(OpCodes.Conv_I4);
                items.EmitItem(StoreNew(typeof(int)));
            })
            { Cost = items.Cost + 1 };
        }

        return new VectorAccess(indices.Length, items.Item, index =>
        {
            indices.EmitItem(index);
            LocalBuilder wanted = StoreNew(typeof(ulong));
            Label inside = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, wanted);
            _il.Emit(OpCodes.Ldloc, items.Length);
            _il.Emit(OpCodes.Conv_I8);
            _il.Emit(OpCodes.Blt_Un, inside);
            _il.Emit(OpCodes.Ldloc, wanted);
            _il.Emit(OpCodes.Ldloc, items.Length);
            CallOf(typeof(VectorSelection), nameof(VectorSelection.OutOfRange));
            _il.MarkLabel(inside);
            _il.Emit(OpCodes.Ldloc, wanted);
            _il.Emit(OpCodes.Conv_I4);
            items.EmitItem(StoreNew(typeof(int)));
        })
        { Cost = items.Cost + indices.Cost + 1, ItemsFail = true };
    }

    private VectorAccess AccessTakenOr(CallNode call, List<StreamCursor>? walk)
    {
        VectorAccess items = AccessRandom(call.Arguments[0]);
        VectorAccess indices = walk is null ? AccessRandom(call.Arguments[1]) : Access(call.Arguments[1], walk);
        LocalBuilder fallback = EmitNew(call.Arguments[2]);
        return new VectorAccess(indices.Length, items.Item, index =>
        {
            indices.EmitItem(index);
            LocalBuilder wanted = StoreNew(typeof(ulong));
            _il.Emit(OpCodes.Ldloc, wanted);
            _il.Emit(OpCodes.Ldloc, items.Length);
            _il.Emit(OpCodes.Conv_I8);
            ItemOr(items, fallback, OpCodes.Bge_Un, () =>
            {
                _il.Emit(OpCodes.Ldloc, wanted);
                _il.Emit(OpCodes.Conv_I4);
            });
        })
        { Cost = items.Cost + indices.Cost + 1, ItemsFail = indices.ItemsFail };
    }

    /// <summary><c>Take(v, n)</c> and <c>Take(v, n, fallback)</c>: from the front, or for a negative number from the back.</summary>
    private VectorAccess AccessEnd(CallNode call)
    {
        VectorAccess items = AccessRandom(call.Arguments[0]);
        LocalBuilder count = EmitNew(call.Arguments[1]);
        bool pads = call.Method.Name == nameof(VectorSelection.TakeOr);
        _il.Emit(OpCodes.Ldloc, count);
        if (!pads)
        {
            _il.Emit(OpCodes.Ldloc, items.Length);
        }

        CallOf(typeof(Operations), pads ? nameof(Operations.PaddedCount) : nameof(Operations.TakenCount));
        LocalBuilder length = StoreNew(typeof(int));
        LocalBuilder? fallback = pads ? EmitNew(call.Arguments[2]) : null;

        // shift = count < 0 ? items − length : 0
        Label front = _il.DefineLabel();
        LocalBuilder shift = _il.DeclareLocal(typeof(int));
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Stloc, shift);
        _il.Emit(OpCodes.Ldloc, count);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Bge, front);
        _il.Emit(OpCodes.Ldloc, items.Length);
        _il.Emit(OpCodes.Ldloc, length);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Stloc, shift);
        _il.MarkLabel(front);
        return new VectorAccess(length, items.Item, index =>
        {
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Ldloc, shift);
            _il.Emit(OpCodes.Add);
            LocalBuilder place = StoreNew(typeof(int));
            if (fallback is null)
            {
                items.EmitItem(place);
                return;
            }

            _il.Emit(OpCodes.Ldloc, place);
            _il.Emit(OpCodes.Ldloc, items.Length);
            ItemOr(items, fallback, OpCodes.Bge_Un, () => _il.Emit(OpCodes.Ldloc, place));
        })
        { Cost = items.Cost + 1 };
    }

    private VectorAccess AccessReversed(CallNode call)
    {
        VectorAccess items = AccessRandom(call.Arguments[0]);
        return new VectorAccess(items.Length, items.Item, index =>
        {
            _il.Emit(OpCodes.Ldloc, items.Length);
            _il.Emit(OpCodes.Ldc_I4_1);
            _il.Emit(OpCodes.Sub);
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Sub);
            items.EmitItem(StoreNew(typeof(int)));
        })
        { Cost = items.Cost + 1 };
    }

    private VectorAccess AccessBoth(CallNode call)
    {
        VectorAccess first = AccessRandom(call.Arguments[0]);
        VectorAccess second = AccessRandom(call.Arguments[1]);
        _il.Emit(OpCodes.Ldloc, first.Length);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Ldloc, second.Length);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Add);
        CallOf(typeof(VectorRanges), nameof(VectorRanges.Size));
        LocalBuilder length = StoreNew(typeof(int));
        return new VectorAccess(length, first.Item, index =>
        {
            Label behind = _il.DefineLabel();
            Label end = _il.DefineLabel();
            LocalBuilder item = _il.DeclareLocal(ClrTypes.Of(first.Item));
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Ldloc, first.Length);
            _il.Emit(OpCodes.Bge, behind);
            InBranch(() => first.EmitItem(index));
            _il.Emit(OpCodes.Stloc, item);
            _il.Emit(OpCodes.Br, end);
            _il.MarkLabel(behind);
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Ldloc, first.Length);
            _il.Emit(OpCodes.Sub);
            LocalBuilder place = StoreNew(typeof(int));
            InBranch(() => second.EmitItem(place));
            _il.Emit(OpCodes.Stloc, item);
            _il.MarkLabel(end);
            _il.Emit(OpCodes.Ldloc, item);
        })
        { Cost = Math.Max(first.Cost, second.Cost) + 1 };
    }

    private VectorAccess AccessRange(CallNode call)
    {
        LocalBuilder begin = EmitNew(call.Arguments[0]);
        LocalBuilder end = EmitNew(call.Arguments[1]);
        _il.Emit(OpCodes.Ldloc, begin);
        _il.Emit(OpCodes.Ldloc, end);
        CallOf(typeof(VectorRanges), nameof(VectorRanges.RangeCount));
        LocalBuilder length = StoreNew(typeof(int));
        bool fromZero = call.Arguments[0] is LiteralNode { Value: 0UL };
        return new VectorAccess(length, DataType.Scalar(ElementKind.UInt64), index =>
        {
            LoadAsPosition(index);
            if (!fromZero)
            {
                _il.Emit(OpCodes.Ldloc, begin);
                _il.Emit(OpCodes.Add);
            }
        })
        {
            Positions = fromZero ? new PositionAccess(0, length, index => index) : null,
        };
    }

    private VectorAccess AccessSteps(CallNode call)
    {
        LocalBuilder begin = EmitNew(call.Arguments[0]);
        LocalBuilder end = EmitNew(call.Arguments[1]);
        LocalBuilder step = EmitNew(call.Arguments[2]);
        _il.Emit(OpCodes.Ldloc, begin);
        _il.Emit(OpCodes.Ldloc, end);
        _il.Emit(OpCodes.Ldloc, step);
        CallOf(typeof(VectorRanges), nameof(VectorRanges.StepCount));
        LocalBuilder length = StoreNew(typeof(int));
        return new VectorAccess(length, DataType.Scalar(ElementKind.Int64), index =>
        {
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Conv_I8);
            _il.Emit(OpCodes.Ldloc, step);
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Ldloc, begin);
            _il.Emit(OpCodes.Add);
        });
    }

    private VectorAccess AccessFilled(CallNode call)
    {
        Emit(call.Arguments[0]);
        CallOf(typeof(VectorRanges), nameof(VectorRanges.Size));
        LocalBuilder length = StoreNew(typeof(int));
        LocalBuilder value = EmitNew(call.Arguments[1]);
        return new VectorAccess(length, ClrTypes.ItemOf(call.Type), _ => _il.Emit(OpCodes.Ldloc, value));
    }

    /// <summary>Jumps on the two values on the stack: pushes the fallback when the jump is taken, else the item at the position that <paramref name="position"/> pushes.</summary>
    private void ItemOr(VectorAccess items, LocalBuilder fallback, OpCode jump, Action position)
    {
        Label outside = _il.DefineLabel();
        Label end = _il.DefineLabel();
        LocalBuilder item = _il.DeclareLocal(fallback.LocalType);
        _il.Emit(jump, outside);
        position();
        LocalBuilder place = StoreNew(typeof(int));
        InBranch(() => items.EmitItem(place));
        _il.Emit(OpCodes.Stloc, item);
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(outside);
        _il.Emit(OpCodes.Ldloc, fallback);
        _il.Emit(OpCodes.Stloc, item);
        _il.MarkLabel(end);
        _il.Emit(OpCodes.Ldloc, item);
    }

    private LocalBuilder EmitNew(TypedNode node)
    {
        Emit(node);
        return StoreNew(ClrTypes.Of(node.Type));
    }

    /// <summary>Pushes an int local, which is not negative, as unsigned long.</summary>
    private void LoadAsPosition(LocalBuilder position)
    {
        _il.Emit(OpCodes.Ldloc, position);
        _il.Emit(OpCodes.Conv_I8);
    }

    private void CallOf(Type library, string method) => _il.Emit(OpCodes.Call, library.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!);
}

using System.Reflection;
using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>
/// Vectors. Element-wise chains are pulled into the loop of whoever consumes them: <c>Sum(pt[abs(eta) &lt; 1] * 2)</c> becomes
/// <code>for (j = 0; j &lt; n; j++) { if (abs(eta[j]) &lt; 1) acc += pt[j] * 2; }</code>
/// Only what needs random access (a kernel's argument, the value of a define) is put into memory.
/// </content>
internal sealed partial class MethodEmitter
{
    private static ConstructorInfo VecConstructor(Type item) =>
        typeof(Vec<>).MakeGenericType(item).GetConstructor([item.MakePointerType(), typeof(int)])!;

    private void LoadVecField(LocalBuilder vector, string field)
    {
        _il.Emit(OpCodes.Ldloc, vector);
        _il.Emit(OpCodes.Ldfld, vector.LocalType.GetField(field)!);
    }

    /// <summary>Looks through a define whose expression stands in its place.</summary>
    private TypedNode Resolve(TypedNode node)
    {
        while (node is ColumnNode { Column: DefinedColumn define } && _layout.Uses.Of(_loop, define) == DefineUse.Inline && !_parts.ContainsKey(node))
        {
            node = define.Expression;
        }

        return node;
    }

    /// <summary>Evaluates the definitions around a vector, so that the loop that makes it can join its consumer's.</summary>
    private TypedNode Open(TypedNode node)
    {
        node = Resolve(node);
        while (node is LetNode let && !_hoisted.ContainsKey(node) && !_parts.ContainsKey(node))
        {
            Emit(let.Value);
            Bind(let.Local, StoreNew(ClrTypes.Of(let.Value.Type)));
            node = Resolve(let.Body);
        }

        return node;
    }

    /// <summary>
    /// Splits <c>v[m]</c>, and element-wise chains over vectors that all have the same mask, into the unmasked vector and the mask; the mask is null where there is none.
    /// </summary>
    private (TypedNode Vector, TypedNode? Mask) PullMask(TypedNode node)
    {
        node = Resolve(node);
        if (_hoisted.ContainsKey(node) || _parts.ContainsKey(node))
        {
            return (node, null);
        }

        if (node is MaskNode { Vector: var vector, Mask: var mask } && Resolve(vector) is not MaskNode && PullMask(vector).Mask is null && PullMask(mask).Mask is null && !ItemsFail(vector))
        {
            return (vector, mask);
        }

        if (node is MapNode map)
        {
            (TypedNode Vector, TypedNode? Mask)[] operands = [.. map.Operands.Select(operand => PullMask(operand.Vector))];
            if (operands[0].Mask is TypedNode common && operands.All(operand => operand.Mask is not null && TreeFacts.Same(common, operand.Mask)))
            {
                ZipOperand[] inner = [.. map.Operands.Zip(operands, (operand, pulled) => operand with { Vector = pulled.Vector })];
                return (map with { Operands = inner, Type = map.Type }, common);
            }
        }

        return (node, null);
    }

    /// <summary>Item-wise access to a vector or string node. Emits what is to be done once per entry.</summary>
    /// <param name="node">The vector or string.</param>
    /// <param name="walk">Keeps what has to be counted on while the loop runs; null when items are wanted in any order.</param>
    private VectorAccess Access(TypedNode node, List<StreamCursor>? walk)
    {
        node = Open(node);
        if (_hoisted.ContainsKey(node) || _parts.ContainsKey(node))
        {
            return AccessVec(node);
        }

        switch (node)
        {
            case ColumnNode { Column: SourceColumn column }:
                return AccessColumn(column);
            case MapNode map when PullMask(map).Mask is null:
                VectorAccess[] operands = [.. map.Operands.Select(operand => Access(operand.Vector, walk))];
                LocalBuilder length = CommonLength(operands, map.Operation, map.IsShortest);
                Forget(map.Operands);
                Hoist(map.Body);
                return new VectorAccess(length, map.Body.Type, index =>
                {
                    BindItems(map.Operands, operands, index, map.Body);
                    Emit(map.Body);
                })
                {
                    ItemsFail = TreeFacts.CanFail(map.Body) || operands.Any(operand => operand.ItemsFail),
                    Cost = operands.Sum(operand => operand.Cost) + Cost(map.Body),
                };
            default:
                return AccessStream(node, walk) ?? AccessVec(node);
        }
    }

    private VectorAccess AccessVec(TypedNode node)
    {
        Emit(node);
        LocalBuilder vector = StoreNew(ClrTypes.Of(node.Type));
        DataType item = ClrTypes.ItemOf(node.Type);
        LoadVecField(vector, nameof(Vec<int>.Length));
        LocalBuilder length = StoreNew(typeof(int));
        LoadVecField(vector, nameof(Vec<int>.Items));
        LocalBuilder items = StoreNew(typeof(byte*));
        return new VectorAccess(length, item, index => LoadElement(items, index, ClrTypes.Of(item))) { Items = items };
    }

    private VectorAccess AccessColumn(SourceColumn column)
    {
        if (_accessed.FindLast(known => ReferenceEquals(known.Column, column)).Access is VectorAccess access)
        {
            return access;
        }

        access = LocateColumn(column);
        _accessed.Add((column, access));
        return access;
    }

    private VectorAccess LocateColumn(SourceColumn column)
    {
        // start = offsets[i]; length = offsets[i + 1] - start
        LocalBuilder offsets = ColumnPointer(column, 1);
        LoadElement(offsets, _entry!, typeof(int));
        LocalBuilder start = StoreNew(typeof(int));
        Address(offsets, _entry!, typeof(int));
        Offset(sizeof(int));
        _il.Emit(OpCodes.Ldind_I4);
        _il.Emit(OpCodes.Ldloc, start);
        _il.Emit(OpCodes.Sub);
        LocalBuilder length = StoreNew(typeof(int));
        DataType item = ClrTypes.ItemOf(column.Type);
        if (column.Type.OffsetLevels == 1)
        {
            Address(ColumnPointer(column, 0), start, ClrTypes.Of(item));
            LocalBuilder items = StoreNew(typeof(byte*));
            return new VectorAccess(length, item, index => LoadElement(items, index, ClrTypes.Of(item))) { Items = items };
        }

        return new VectorAccess(length, item, index =>
        {
            _il.Emit(OpCodes.Ldloc, start);
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Add);
            LocalBuilder number = StoreNew(typeof(int));
            NestedItem(column, 2, number, item);
        });
    }

    /// <summary>Pushes the vector that item <paramref name="number"/> of a column's offset level <paramref name="level"/> (2 and more) stands for.</summary>
    private void NestedItem(SourceColumn column, int level, LocalBuilder number, DataType type)
    {
        LocalBuilder offsets = ColumnPointer(column, level);
        LoadElement(offsets, number, typeof(int));
        LocalBuilder start = StoreNew(typeof(int));
        Address(offsets, number, typeof(int));
        Offset(sizeof(int));
        _il.Emit(OpCodes.Ldind_I4);
        _il.Emit(OpCodes.Ldloc, start);
        _il.Emit(OpCodes.Sub);
        LocalBuilder length = StoreNew(typeof(int));
        DataType item = ClrTypes.ItemOf(type);
        Type itemType = ClrTypes.Of(item);
        if (item is ScalarType)
        {
            Address(ColumnPointer(column, 0), start, itemType);
            _il.Emit(OpCodes.Ldloc, length);
            _il.Emit(OpCodes.Newobj, VecConstructor(itemType));
            return;
        }

        LocalBuilder items = AllocateItems(length, itemType);
        ForIndex(length, [], (index, _) =>
        {
            _il.Emit(OpCodes.Ldloc, start);
            _il.Emit(OpCodes.Ldloc, index);
            _il.Emit(OpCodes.Add);
            LocalBuilder below = StoreNew(typeof(int));
            NestedItem(column, level + 1, below, item);
            StoreItem(items, index, itemType);
        });
        NewVec(items, length, itemType);
    }

    private void SourceColumnValue(SourceColumn column)
    {
        if (column.Type.OffsetLevels == 0)
        {
            LoadElement(ColumnPointer(column, 0), _entry!, ClrTypes.Of(column.Type));
            return;
        }

        VectorAccess access = AccessColumn(column);
        Type itemType = ClrTypes.Of(access.Item);
        if (column.Type.OffsetLevels == 1)
        {
            LoadElement(ColumnPointer(column, 1), _entry!, typeof(int));
            LocalBuilder start = StoreNew(typeof(int));
            Address(ColumnPointer(column, 0), start, itemType);
            _il.Emit(OpCodes.Ldloc, access.Length);
            _il.Emit(OpCodes.Newobj, VecConstructor(itemType));
            return;
        }

        LocalBuilder items = AllocateItems(access.Length, itemType);
        ForIndex(access.Length, [], (index, _) =>
        {
            access.EmitItem(index);
            StoreItem(items, index, itemType);
        });
        NewVec(items, access.Length, itemType);
    }

    /// <summary>How many items vectors in lockstep have: that of each, or, where different lengths are no error, that of the shortest.</summary>
    private LocalBuilder CommonLength(IReadOnlyList<VectorAccess> accesses, string operation, bool isShortest)
    {
        if (!isShortest)
        {
            CheckLengths(accesses, operation);
            return accesses[0].Length;
        }

        LocalBuilder shortest = accesses[0].Length;
        foreach (VectorAccess access in accesses)
        {
            if (!ReferenceEquals(access.Length, accesses[0].Length))
            {
                _il.Emit(OpCodes.Ldloc, shortest);
                _il.Emit(OpCodes.Ldloc, access.Length);
                _il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Min), [typeof(int), typeof(int)])!);
                shortest = StoreNew(typeof(int));
            }
        }

        return shortest;
    }

    private void CheckLengths(IReadOnlyList<VectorAccess> accesses, string operation)
    {
        for (int i = 1; i < accesses.Count; i++)
        {
            if (ReferenceEquals(accesses[i].Length, accesses[0].Length))
            {
                continue;
            }

            Label same = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, accesses[0].Length);
            _il.Emit(OpCodes.Ldloc, accesses[i].Length);
            _il.Emit(OpCodes.Beq, same);
            _il.Emit(OpCodes.Ldstr, operation);
            _il.Emit(OpCodes.Ldloc, accesses[0].Length);
            _il.Emit(OpCodes.Ldloc, accesses[i].Length);
            _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.DifferentSizes))!);
            _il.MarkLabel(same);
        }
    }

    /// <summary>Puts a vector into memory and pushes it.</summary>
    private void Materialise(TypedNode node)
    {
        Type itemType = ClrTypes.Of(ClrTypes.ItemOf(node.Type));
        var item = new LocalSymbol("item", ClrTypes.ItemOf(node.Type));
        LocalBuilder count = _il.DeclareLocal(typeof(int));
        LocalBuilder? items = null;
        IReadOnlyList<ZipOperand> operands = [new ZipOperand(node, item)];
        Action load = () => _il.Emit(OpCodes.Ldloc, _locals[item]);
        if (node is MaskNode { Vector: var vector, Mask: var mask } && PullMask(node).Mask is null)
        {
            // A mask of a masked vector, or by a masked mask: the inner one goes into memory first.
            var walk = new List<StreamCursor>();
            VectorAccess inner = AccessOrMaterialise(vector, walk);
            VectorAccess condition = AccessOrMaterialise(mask, walk);
            CheckLengths([inner, condition], "operator []");
            items = AllocateItems(inner.Length, itemType);
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Stloc, count);
            ForIndex(inner.Length, walk, (index, _) =>
            {
                Label skip = _il.DefineLabel();
                condition.EmitItem(index);
                _il.Emit(OpCodes.Brfalse, skip);
                inner.EmitItem(index);
                StoreItem(items, count, itemType);
                Increment(count);
                _il.MarkLabel(skip);
            });
            NewVec(items, count, itemType);
            return;
        }

        var round = new ElementRound(_ =>
        {
            load();
            StoreItem(items!, count, itemType);
            Increment(count);
        })
        {
            Begin = length =>
            {
                items = AllocateItems(length, itemType);
                _il.Emit(OpCodes.Ldc_I4_0);
                _il.Emit(OpCodes.Stloc, count);
            },
            Masked = counts =>
            {
                load();
                StoreItem(items!, count, itemType);
                Advance(count, counts);
            },
        };
        ForEach(operands, "operator []", round);
        NewVec(items!, count, itemType);
    }

    private VectorAccess AccessOrMaterialise(TypedNode node, List<StreamCursor> walk) =>
        PullMask(node).Mask is null && Resolve(node) is not MaskNode && !ItemsFail(node) ? Access(node, walk) : AccessVec(Resolve(node));

    private LocalBuilder AllocateItems(LocalBuilder length, Type itemType)
    {
        LoadArena();
        _il.Emit(OpCodes.Ldloc, length);
        _il.Emit(OpCodes.Call, s_allocate.MakeGenericMethod(itemType));
        return StoreNew(typeof(byte*));
    }

    /// <summary>Stores the value on the stack as item <paramref name="index"/>.</summary>
    private void StoreItem(LocalBuilder items, LocalBuilder index, Type itemType)
    {
        LocalBuilder value = StoreNew(itemType);
        Address(items, index, itemType);
        _il.Emit(OpCodes.Ldloc, value);
        StoreIndirect(itemType);
    }

    private void NewVec(LocalBuilder items, LocalBuilder length, Type itemType)
    {
        _il.Emit(OpCodes.Ldloc, items);
        _il.Emit(OpCodes.Ldloc, length);
        _il.Emit(OpCodes.Newobj, VecConstructor(itemType));
    }

    private void NewVector(NewVectorNode node)
    {
        Type itemType = ClrTypes.Of(ClrTypes.ItemOf(node.Type));
        LocalBuilder length = _il.DeclareLocal(typeof(int));
        _il.Emit(OpCodes.Ldc_I4, node.Items.Count);
        _il.Emit(OpCodes.Stloc, length);
        LocalBuilder items = AllocateItems(length, itemType);
        LocalBuilder index = _il.DeclareLocal(typeof(int));
        for (int i = 0; i < node.Items.Count; i++)
        {
            Emit(node.Items[i]);
            _il.Emit(OpCodes.Ldc_I4, i);
            _il.Emit(OpCodes.Stloc, index);
            StoreItem(items, index, itemType);
        }

        NewVec(items, length, itemType);
    }

    private void Index(IndexNode node)
    {
        if (StreamFacts.Choices(node, Resolve) is not null)
        {
            Materialise(node);
            return;
        }

        // Only the wanted item of an element-wise chain is computed, unless computing the others could raise an error.
        VectorAccess access = AccessRandom(node.Vector);
        Emit(node.Index);
        LocalBuilder wanted = StoreNew(typeof(long));
        Label inside = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, wanted);
        _il.Emit(OpCodes.Ldloc, access.Length);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Blt_Un, inside);
        _il.Emit(OpCodes.Ldloc, wanted);
        _il.Emit(OpCodes.Ldloc, access.Length);
        _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.IndexOutOfRange))!);
        _il.MarkLabel(inside);
        _il.Emit(OpCodes.Ldloc, wanted);
        _il.Emit(OpCodes.Conv_I4);
        LocalBuilder index = StoreNew(typeof(int));
        access.EmitItem(index);
    }

    private void Size64(SizeNode node)
    {
        // The length of positions that are counted on is known, too, without their being counted.
        VectorAccess access = Bare(node.Vector) is IndexNode index && StreamFacts.Choices(index, Resolve) is not null ? Access(index, []) : AccessRandom(node.Vector);
        _il.Emit(OpCodes.Ldloc, access.Length);
        _il.Emit(OpCodes.Conv_I8);
    }
}

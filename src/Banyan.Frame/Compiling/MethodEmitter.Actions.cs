using System.Reflection;
using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>Handing values to actions.</content>
internal sealed partial class MethodEmitter
{
    /// <summary>Appends a numeric action's inputs to its stream buffers, once per entry or once per element.</summary>
    private void FillStreams(ActionSlot slot)
    {
        TypedNode[] inputs = [.. slot.Streams.Select(stream => stream.Value)];
        if (inputs.Length == 0)
        {
            return; // a count: the runner knows the number of entries
        }

        LocalBuilder fill = Pointer(_fills, slot.Index, typeof(int));
        var values = new LocalBuilder[inputs.Length];
        var operands = new List<ZipOperand>();
        for (int i = 0; i < inputs.Length; i++)
        {
            int input = i;
            if (inputs[i].Type is ScalarType)
            {
                WithSite(slot.Action.InputTexts[i], inputs[i], () => Emit(inputs[input]));
                ConvertToStream(inputs[i].Type);
                values[i] = StoreNew(StreamType(inputs[i].Type));
            }
            else
            {
                operands.Add(new ZipOperand(inputs[i], new LocalSymbol($"element{i}", ClrTypes.ItemOf(inputs[i].Type))));
            }
        }

        void Append(LocalBuilder? counts)
        {
            int operand = 0;
            for (int i = 0; i < inputs.Length; i++)
            {
                Type type = StreamType(inputs[i].Type);
                Address(Pointer(_streamPointers, slot.FirstStream + i, typeof(byte*)), fill, type);
                if (inputs[i].Type is ScalarType)
                {
                    _il.Emit(OpCodes.Ldloc, values[i]);
                }
                else
                {
                    LocalSymbol item = operands[operand++].Item;
                    _il.Emit(OpCodes.Ldloc, _locals[item]);
                    ConvertToStream(item.Type);
                }

                StoreIndirect(type);
            }

            if (counts is null)
            {
                Increment(fill);
            }
            else
            {
                Advance(fill, counts);
            }

            Label room = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, fill);
            _il.Emit(OpCodes.Ldc_I4, _layout.StreamCapacity);
            _il.Emit(OpCodes.Blt, room);
            _il.Emit(OpCodes.Ldarg_0);
            if (_shape is null)
            {
                _il.Emit(OpCodes.Ldc_I4, slot.Index);
            }
            else
            {
                LoadParameter(ActionShape.ActionPlace, typeof(int));
            }

            _il.Emit(OpCodes.Ldloc, fill);
            _il.Emit(OpCodes.Call, s_flush);
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Stloc, fill);
            _il.MarkLabel(room);
        }

        if (operands.Count == 0)
        {
            Append(null);
            return;
        }

        TypedNode vectors = inputs.First(input => input.Type is not ScalarType);
        string texts = string.Join(", ", slot.Action.InputTexts);
        if (operands.Count > 1 || TreeFacts.CanFail(vectors))
        {
            SetSite(_site = _layout.Site(texts));
        }

        ForEach(operands, $"{slot.Action.Kind} of {texts}", new ElementRound(_ => Append(null)) { Masked = Append });
        _site = -1;
    }

    private static Type StreamType(DataType type) => type.Element == ElementKind.Float32 ? typeof(float) : typeof(double);

    private void ConvertToStream(DataType type)
    {
        if (type.Element != ElementKind.Float32)
        {
            ConvertTo(DataType.Scalar(type.Element), DataType.Scalar(ElementKind.Float64));
        }
    }

    /// <summary>Appends a column action's inputs to its builders.</summary>
    private void FillBuilders(ActionSlot slot)
    {
        IReadOnlyList<TypedNode> inputs = slot.Action.Inputs;
        for (int i = 0; i < inputs.Count; i++)
        {
            TypedNode input = inputs[i];
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldfld, s_builders);
            _il.Emit(OpCodes.Ldc_I4, slot.FirstBuilder + i);
            _il.Emit(OpCodes.Ldelem_Ref);
            WithSite(slot.Action.InputTexts[i], input, () => Emit(input));
            string method = input.Type.OffsetLevels switch
            {
                0 => nameof(ColumnBuilder.AppendScalar),
                1 => nameof(ColumnBuilder.AppendVector),
                2 => nameof(ColumnBuilder.AppendNested),
                3 => nameof(ColumnBuilder.AppendNested2),
                _ => nameof(ColumnBuilder.AppendNested3),
            };
            MethodInfo append = typeof(ColumnBuilder).GetMethod(method)!.MakeGenericMethod(input.Type.Element.ClrType());
            _il.Emit(OpCodes.Call, append);
        }
    }
}

using System.Reflection.Emit;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>Values of defined columns; see <see cref="DefineUse"/>.</content>
internal sealed partial class MethodEmitter
{
    /// <summary>Pushes the value of a define.</summary>
    private void Define(DefinedColumn define)
    {
        switch (_layout.Uses.Of(_loop, define))
        {
            case DefineUse.Inline:
                Evaluate(define, false);
                return;
            case DefineUse.Eager or DefineUse.BufferedEager when _defineValues.TryGetValue(define, out LocalBuilder? value):
                _il.Emit(OpCodes.Ldloc, value);
                return;
            case DefineUse.BufferedReady:
            case DefineUse.BufferedEager when _shape is not null: // shared code runs after the loop that computed it
                LoadBuffered(define);
                return;
            case DefineUse.Lazy:
                EvaluateOnce(define);
                return;
            default:
                // Also for the eager ones inside a method that was cut off from its loop: there the value is in the buffer.
                EvaluateBuffered(define);
                return;
        }
    }

    private void EvaluateEagerly(DefinedColumn define)
    {
        bool buffered = _layout.Uses.Of(_loop, define) == DefineUse.BufferedEager;
        Evaluate(define, buffered);
        LocalBuilder value = StoreNew(ClrTypes.Of(define.Type));
        _defineValues.Add(define, value);
        if (buffered)
        {
            StoreBuffered(define, value);
        }
    }

    private void Evaluate(DefinedColumn define, bool keepForBatch)
    {
        // The code may stand at several places, of which only one is taken: what it hoists is not known elsewhere.
        KeyValuePair<TypedNode, LocalBuilder>[] hoisted = [.. _hoisted];
        bool outer = _inBatchArena;
        _inBatchArena |= keepForBatch;
        WithSite(define.Text, define.Expression, () => Emit(define.Expression));
        _inBatchArena = outer;
        _hoisted.Clear();
        foreach ((TypedNode node, LocalBuilder local) in hoisted)
        {
            _hoisted.Add(node, local);
        }
    }

    /// <summary><c>if (!flag) { value = …; flag = true; }</c></summary>
    private void EvaluateOnce(DefinedColumn define)
    {
        if (!_defineFlags.TryGetValue(define, out LocalBuilder? flag))
        {
            _defineFlags.Add(define, flag = _il.DeclareLocal(typeof(int)));
            _defineValues.Add(define, _il.DeclareLocal(ClrTypes.Of(define.Type)));
        }

        LocalBuilder value = _defineValues[define];
        Label ready = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, flag);
        _il.Emit(OpCodes.Brtrue, ready);
        InBranch(() => Evaluate(define, false));
        _il.Emit(OpCodes.Stloc, value);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Stloc, flag);
        _il.MarkLabel(ready);
        _il.Emit(OpCodes.Ldloc, value);
    }

    private void EvaluateBuffered(DefinedColumn define)
    {
        LocalBuilder flags = Pointer(_definePointers, (_layout.Buffer(define), true), typeof(byte*));
        Label ready = _il.DefineLabel();
        LoadElement(flags, _entry!, typeof(byte));
        _il.Emit(OpCodes.Brtrue, ready);
        InBranch(() => Evaluate(define, true));
        StoreBuffered(define, StoreNew(ClrTypes.Of(define.Type)));
        _il.MarkLabel(ready);
        LoadBuffered(define);
    }

    private void StoreBuffered(DefinedColumn define, LocalBuilder value)
    {
        int buffer = _layout.Buffer(define);
        StoreItemValue(Pointer(_definePointers, (buffer, false), typeof(byte*)), value);
        if (!_layout.Uses.NeedsFlags(define))
        {
            return;
        }

        Address(Pointer(_definePointers, (buffer, true), typeof(byte*)), _entry!, typeof(byte));
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Stind_I1);
    }

    private void StoreItemValue(LocalBuilder items, LocalBuilder value)
    {
        Address(items, _entry!, value.LocalType);
        _il.Emit(OpCodes.Ldloc, value);
        StoreIndirect(value.LocalType);
    }

    private void LoadBuffered(DefinedColumn define) =>
        LoadElement(Pointer(_definePointers, (_layout.Buffer(define), false), typeof(byte*)), _entry!, ClrTypes.Of(define.Type));
}

using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>Values: every node pushes exactly one value, a number or a <see cref="Vec{T}"/>.</content>
internal sealed partial class MethodEmitter
{
    private void Emit(TypedNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_hoisted.TryGetValue(node, out LocalBuilder? hoisted))
        {
            _il.Emit(OpCodes.Ldloc, hoisted);
        }
        else if (_parts.TryGetValue(node, out DynamicMethod? part))
        {
            _usesEventArena = true;
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldarg_1);
            _il.Emit(OpCodes.Ldloc, _entry!);
            _il.Emit(OpCodes.Call, part);
        }
        else
        {
            EmitBelow(node);
        }
    }

    private void EmitBelow(TypedNode node)
    {
        switch (node)
        {
            case LiteralNode n:
                Literal(n);
                break;
            case ColumnNode { Column: DefinedColumn define }:
                Define(define);
                break;
            case ColumnNode { Column: SourceColumn column }:
                SourceColumnValue(column);
                break;
            case LoopValueNode { Value: LoopValue.Entry }:
                LoadState(nameof(LoopState.FirstEntry));
                _il.Emit(OpCodes.Ldloc, _entry!);
                _il.Emit(OpCodes.Conv_I8);
                _il.Emit(OpCodes.Add);
                break;
            case LoopValueNode:
                _il.Emit(OpCodes.Ldc_I4_0);
                break;
            case LocalNode n:
                Local(n.Local);
                break;
            case ConvertNode n:
                Emit(n.Operand);
                ConvertTo(n.Operand.Type, n.Type);
                break;
            case UnaryNode n:
                Unary(n);
                break;
            case BinaryNode n when Chain(n) is var (parts, cheapCount):
                EmitChain(parts, cheapCount, n.Operator == BinaryOperator.And);
                break;
            case BinaryNode n:
                Binary(n);
                break;
            case LogicalNode n:
                Logical(n);
                break;
            case ConditionalNode n:
                Conditional(n);
                break;
            case LetNode n:
                Emit(n.Value);
                Bind(n.Local, StoreNew(ClrTypes.Of(n.Value.Type)));
                Emit(n.Body);
                _locals.Remove(n.Local);
                break;
            case CallNode n when IsFused(n):
                Materialise(n);
                break;
            case CallNode n:
                CallOnce(n);
                break;
            case DelegateNode n:
                CallDelegate(n);
                break;
            case FoldNode n:
                Fold(n);
                break;
            case IndexNode n:
                Index(n);
                break;
            case SizeNode n:
                Size64(n);
                break;
            case NewVectorNode n:
                NewVector(n);
                break;
            case MapNode or MaskNode:
                Materialise(node);
                break;
            default:
                throw new NotSupportedException($"no code for {node.GetType().Name}");
        }
    }

    private void Literal(LiteralNode node)
    {
        if (_shape?.ConstantPlace(node) is int place)
        {
            _il.Emit(OpCodes.Ldloc, Pointer(_constants, place, node.Value.GetType()));
            return;
        }

        switch (node.Value)
        {
            case string text:
                byte[] bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text) + 1, pinned: true);
                int length = Encoding.UTF8.GetBytes(text, bytes);
                _layout.Keep(bytes);
                nint address;
                unsafe
                {
                    address = (nint)Unsafe.AsPointer(ref bytes[0]);
                }

                _il.Emit(OpCodes.Ldc_I8, (long)address);
                _il.Emit(OpCodes.Conv_I);
                _il.Emit(OpCodes.Ldc_I4, length);
                _il.Emit(OpCodes.Newobj, VecConstructor(typeof(sbyte)));
                break;
            case float value:
                _il.Emit(OpCodes.Ldc_R4, value);
                break;
            case double value:
                _il.Emit(OpCodes.Ldc_R8, value);
                break;
            case long value:
                _il.Emit(OpCodes.Ldc_I8, value);
                break;
            case ulong value:
                _il.Emit(OpCodes.Ldc_I8, unchecked((long)value));
                break;
            case uint value:
                _il.Emit(OpCodes.Ldc_I4, unchecked((int)value));
                break;
            case bool value:
                _il.Emit(value ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                break;
            default:
                _il.Emit(OpCodes.Ldc_I4, Convert.ToInt32(node.Value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    private void ConvertTo(DataType from, DataType to)
    {
        if (from == to || from is not ScalarType || to is not ScalarType)
        {
            return;
        }

        ElementKind source = from.Element;
        ElementKind target = to.Element;
        switch (target)
        {
            case ElementKind.Bool:
                if (source is ElementKind.Float32)
                {
                    _il.Emit(OpCodes.Ldc_R4, 0f);
                }
                else if (source is ElementKind.Float64)
                {
                    _il.Emit(OpCodes.Ldc_R8, 0.0);
                }
                else if (source.SizeOf() == 8)
                {
                    _il.Emit(OpCodes.Ldc_I8, 0L);
                }
                else
                {
                    _il.Emit(OpCodes.Ldc_I4_0);
                }

                _il.Emit(OpCodes.Ceq);
                Negate();
                return;
            case ElementKind.Float32 when source is ElementKind.UInt64:
                _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.ToFloat))!);
                return;
            case ElementKind.Float64 when source is ElementKind.UInt64:
                _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.ToDouble))!);
                return;
            case ElementKind.Float32 or ElementKind.Float64:
                if (source is ElementKind.UInt32)
                {
                    _il.Emit(OpCodes.Conv_U8); // a 64-bit signed number that every unsigned int fits into
                }

                _il.Emit(target is ElementKind.Float32 ? OpCodes.Conv_R4 : OpCodes.Conv_R8);
                return;
        }

        if (source.IsFloating())
        {
            _il.Emit(OpCodes.Conv_R8);
            _il.Emit(OpCodes.Call, typeof(Operations).GetMethod($"To{target}")!);
            return;
        }

        switch (target)
        {
            case ElementKind.Int8:
                _il.Emit(OpCodes.Conv_I1);
                break;
            case ElementKind.UInt8:
                _il.Emit(OpCodes.Conv_U1);
                break;
            case ElementKind.Int16:
                _il.Emit(OpCodes.Conv_I2);
                break;
            case ElementKind.UInt16:
                _il.Emit(OpCodes.Conv_U2);
                break;
            case ElementKind.Int32:
                _il.Emit(OpCodes.Conv_I4);
                break;
            case ElementKind.UInt32:
                _il.Emit(OpCodes.Conv_U4);
                break;
            default:
                // The sign of the source decides how it is widened, as in C++.
                _il.Emit(source.IsUnsigned() || source is ElementKind.Bool ? OpCodes.Conv_U8 : OpCodes.Conv_I8);
                break;
        }
    }

    private void Negate()
    {
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Ceq);
    }

    private void Unary(UnaryNode node)
    {
        Emit(node.Operand);
        switch (node.Operator)
        {
            case UnaryOperator.Not:
                Negate();
                break;
            case UnaryOperator.Negate:
                if (node.Type.Element != ElementKind.Bool)
                {
                    _il.Emit(OpCodes.Neg);
                    Narrow(node.Type.Element);
                }

                break;
            default:
                _il.Emit(OpCodes.Not);
                if (node.Type.Element == ElementKind.Bool)
                {
                    throw new NotSupportedException("complement of bool");
                }

                Narrow(node.Type.Element);
                break;
        }
    }

    /// <summary>After arithmetic on the 32-bit stack: brings the value back into a small type's range.</summary>
    private void Narrow(ElementKind kind)
    {
        switch (kind)
        {
            case ElementKind.Int8:
                _il.Emit(OpCodes.Conv_I1);
                break;
            case ElementKind.UInt8:
                _il.Emit(OpCodes.Conv_U1);
                break;
            case ElementKind.Int16:
                _il.Emit(OpCodes.Conv_I2);
                break;
            case ElementKind.UInt16:
                _il.Emit(OpCodes.Conv_U2);
                break;
            case ElementKind.Bool:
                Negate();
                Negate();
                break;
        }
    }

    private void Binary(BinaryNode node)
    {
        Emit(node.Left);
        Emit(node.Right);
        ElementKind kind = node.Left.Type.Element;
        bool unsigned = kind.IsUnsigned() || kind is ElementKind.Bool;
        bool floating = kind.IsFloating();
        switch (node.Operator)
        {
            case BinaryOperator.Add:
                _il.Emit(OpCodes.Add);
                Narrow(kind);
                break;
            case BinaryOperator.Subtract:
                _il.Emit(OpCodes.Sub);
                Narrow(kind);
                break;
            case BinaryOperator.Multiply:
                _il.Emit(OpCodes.Mul);
                Narrow(kind);
                break;
            case BinaryOperator.Divide when floating:
                _il.Emit(OpCodes.Div);
                break;
            case BinaryOperator.Remainder when floating:
                _il.Emit(OpCodes.Rem);
                break;
            case BinaryOperator.Divide or BinaryOperator.Remainder:
                string name = node.Operator is BinaryOperator.Divide ? nameof(Operations.Divide) : nameof(Operations.Remainder);
                Type wide = kind.SizeOf() == 8 ? kind.ClrType() : kind == ElementKind.UInt32 ? typeof(uint) : typeof(int);
                _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(name, [wide, wide])!);
                Narrow(kind);
                break;
            case BinaryOperator.And:
                _il.Emit(OpCodes.And);
                break;
            case BinaryOperator.Or:
                _il.Emit(OpCodes.Or);
                break;
            case BinaryOperator.Xor:
                _il.Emit(OpCodes.Xor);
                break;
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                if (node.Right.Type.Element.SizeOf() == 8)
                {
                    _il.Emit(OpCodes.Conv_I4);
                }

                _il.Emit(OpCodes.Ldc_I4, kind.SizeOf() == 8 ? 63 : 31);
                _il.Emit(OpCodes.And);
                _il.Emit(node.Operator is BinaryOperator.ShiftLeft ? OpCodes.Shl : unsigned ? OpCodes.Shr_Un : OpCodes.Shr);
                Narrow(kind);
                break;
            case BinaryOperator.Equal:
                _il.Emit(OpCodes.Ceq);
                break;
            case BinaryOperator.NotEqual:
                _il.Emit(OpCodes.Ceq);
                Negate();
                break;
            case BinaryOperator.Less:
                _il.Emit(unsigned ? OpCodes.Clt_Un : OpCodes.Clt);
                break;
            case BinaryOperator.Greater:
                _il.Emit(unsigned ? OpCodes.Cgt_Un : OpCodes.Cgt);
                break;
            case BinaryOperator.LessOrEqual:
                // not greater; for floats the unordered comparison, so that a NaN gives false
                _il.Emit(unsigned || floating ? OpCodes.Cgt_Un : OpCodes.Cgt);
                Negate();
                break;
            case BinaryOperator.GreaterOrEqual:
                _il.Emit(unsigned || floating ? OpCodes.Clt_Un : OpCodes.Clt);
                Negate();
                break;
        }
    }

    private void Logical(LogicalNode node)
    {
        Label shortcut = _il.DefineLabel();
        Label end = _il.DefineLabel();
        LocalBuilder result = _il.DeclareLocal(typeof(int));
        Emit(node.Left);
        _il.Emit(node.IsAnd ? OpCodes.Brfalse : OpCodes.Brtrue, shortcut);
        InBranch(() => Emit(node.Right));
        _il.Emit(OpCodes.Stloc, result);
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(shortcut);
        _il.Emit(node.IsAnd ? OpCodes.Ldc_I4_0 : OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Stloc, result);
        _il.MarkLabel(end);
        _il.Emit(OpCodes.Ldloc, result);
    }

    private void Conditional(ConditionalNode node)
    {
        Label otherwise = _il.DefineLabel();
        Label end = _il.DefineLabel();
        LocalBuilder result = _il.DeclareLocal(ClrTypes.Of(node.Type));
        Emit(node.Condition);
        _il.Emit(OpCodes.Brfalse, otherwise);
        InBranch(() => Emit(node.Then));
        _il.Emit(OpCodes.Stloc, result);
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(otherwise);
        InBranch(() => Emit(node.Else));
        _il.Emit(OpCodes.Stloc, result);
        _il.MarkLabel(end);
        _il.Emit(OpCodes.Ldloc, result);
    }
}

using System.Reflection;
using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <content>
/// Calls, and what is known already. What a call gave is remembered, and where a vector lies, as long as the code that follows runs only after it: <c>m &gt; 60 &amp;&amp; m &lt; 120</c>, with the same mass written out twice, computes it once.
/// </content>
internal sealed partial class MethodEmitter
{
    // Looking through more of them would cost more than what it finds.
    private const int MostComputed = 32;

    /// <summary>Emits code that may be jumped over: what it computes is not known behind it.</summary>
    private void InBranch(Action emit)
    {
        (int, int) known = Known();
        emit();
        Forget(known);
    }

    private (int Computed, int Accessed) Known() => (_computed.Count, _accessed.Count);

    private void Forget((int Computed, int Accessed) known)
    {
        if (_computed.Count > known.Computed)
        {
            _computed.RemoveRange(known.Computed, _computed.Count - known.Computed);
        }

        if (_accessed.Count > known.Accessed)
        {
            _accessed.RemoveRange(known.Accessed, _accessed.Count - known.Accessed);
        }
    }

    /// <summary>Binds a local anew; what was computed with its last value does not count any more.</summary>
    private void Bind(LocalSymbol symbol, LocalBuilder value)
    {
        Invalidate(symbol);
        _locals[symbol] = value;
    }

    // Entries keep their places: branches are forgotten by count.
    private void Invalidate(LocalSymbol symbol)
    {
        for (int i = 0; i < _computed.Count; i++)
        {
            if (_computed[i].Call is not null && _computed[i].Locals.Contains(symbol))
            {
                _computed[i] = default;
            }
        }
    }

    private void CallOnce(CallNode node)
    {
        bool isPure = node.Type is ScalarType && node.Arguments.Count > 0 && !TreeFacts.CanFail(node);
        if (isPure && _computed.FindLast(computed => computed.Call is not null && TreeFacts.Same(computed.Call, node)) is { Value: LocalBuilder value })
        {
            _il.Emit(OpCodes.Ldloc, value);
            return;
        }

        Call(node);
        if (isPure && _computed.Count < MostComputed)
        {
            LocalBuilder result = StoreNew(ClrTypes.Of(node.Type));
            _computed.Add((node, TreeFacts.FreeLocals(node), result));
            _il.Emit(OpCodes.Ldloc, result);
        }
    }

    private void Call(CallNode node)
    {
        ParameterInfo[] parameters = node.Method.GetParameters();
        if (parameters.Length > 0 && parameters[0].ParameterType == typeof(Arena))
        {
            LoadArena();
        }

        foreach (TypedNode argument in node.Arguments)
        {
            Emit(argument);
        }

        _il.Emit(OpCodes.Call, node.Method);
    }

    private void CallDelegate(DelegateNode node)
    {
        MethodInfo invoke = node.Delegate.GetType().GetMethod("Invoke")!;
        ParameterInfo[] parameters = invoke.GetParameters();
        bool returnsArray = invoke.ReturnType.IsArray;
        bool returnsText = invoke.ReturnType == typeof(string);
        if (returnsArray || returnsText)
        {
            LoadArena();
        }

        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, s_objects);
        _il.Emit(OpCodes.Ldc_I4, _layout.Object(node.Delegate));
        _il.Emit(OpCodes.Ldelem_Ref);
        _il.Emit(OpCodes.Castclass, node.Delegate.GetType());
        for (int i = 0; i < parameters.Length; i++)
        {
            Emit(node.Arguments[i]);
            Type wanted = parameters[i].ParameterType;
            if (wanted == typeof(string))
            {
                _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.ToText))!);
            }
            else if (wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(Jagged<>))
            {
                Type item = wanted.GetGenericArguments()[0];
                LocalBuilder vector = StoreNew(typeof(Vec<>).MakeGenericType(item));
                LoadVecField(vector, nameof(Vec<int>.Items));
                LoadVecField(vector, nameof(Vec<int>.Length));
                _il.Emit(OpCodes.Newobj, wanted.GetConstructor([item.MakePointerType(), typeof(int)])!);
            }
        }

        _il.Emit(OpCodes.Callvirt, invoke);
        if (returnsArray)
        {
            _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.FromArray))!.MakeGenericMethod(invoke.ReturnType.GetElementType()!));
        }
        else if (returnsText)
        {
            _il.Emit(OpCodes.Call, typeof(Operations).GetMethod(nameof(Operations.FromText))!);
        }
    }
}

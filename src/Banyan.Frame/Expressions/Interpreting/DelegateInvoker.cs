using System.Reflection;
using System.Reflection.Emit;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Interpreting;

/// <summary>Calls a user's delegate with boxed arguments. Reflection cannot do that for parameters such as <see cref="Jagged{T}"/>, which cannot be boxed: a small method makes them from vectors.</summary>
internal static class DelegateInvoker
{
    /// <summary>The delegate's result, boxed; null where it returned null.</summary>
    /// <param name="function">The delegate.</param>
    /// <param name="arguments">Boxed numbers, and <see cref="Vec{T}"/> for vectors.</param>
    public static object? Invoke(Delegate function, object[] arguments)
    {
        MethodInfo invoke = function.GetType().GetMethod("Invoke")!;
        var stub = new DynamicMethod("call", typeof(object), [typeof(Delegate), typeof(object[])], typeof(DelegateInvoker).Module, skipVisibility: true);
        ILGenerator il = stub.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Castclass, function.GetType());
        ParameterInfo[] parameters = invoke.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            Type wanted = parameters[i].ParameterType;
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Unbox_Any, arguments[i].GetType());
            if (wanted == typeof(string))
            {
                il.Emit(OpCodes.Call, typeof(Compiling.Operations).GetMethod(nameof(Compiling.Operations.ToText))!);
            }
            else if (wanted != arguments[i].GetType())
            {
                Type vector = arguments[i].GetType();
                LocalBuilder local = il.DeclareLocal(vector);
                il.Emit(OpCodes.Stloc, local);
                il.Emit(OpCodes.Ldloc, local);
                il.Emit(OpCodes.Ldfld, vector.GetField(nameof(Vec<int>.Items))!);
                il.Emit(OpCodes.Ldloc, local);
                il.Emit(OpCodes.Ldfld, vector.GetField(nameof(Vec<int>.Length))!);
                il.Emit(OpCodes.Newobj, wanted.GetConstructor([vector.GetGenericArguments()[0].MakePointerType(), typeof(int)])!);
            }
        }

        il.Emit(OpCodes.Callvirt, invoke);
        if (invoke.ReturnType.IsValueType)
        {
            il.Emit(OpCodes.Box, invoke.ReturnType);
        }

        il.Emit(OpCodes.Ret);
        return stub.CreateDelegate<Func<Delegate, object[], object?>>()(function, arguments);
    }
}

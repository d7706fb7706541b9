using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Actions;

/// <summary>Compiles the loop that calls a user's C# function for every entry of some blocks.</summary>
/// <remarks>
/// The loop, for <c>(State s, float met, Jagged&lt;float&gt; pt) => …</c>:
/// <c>for (i = 0; i &lt; count; i++) state = f(state, ((float*)blocks[0].Values)[i], new Jagged&lt;float&gt;(…blocks[1]…));</c>
/// without a state, or with a function that returns nothing, the assignment is left out.
/// </remarks>
internal static unsafe class EntryLoop
{
    /// <summary>The loop for a function.</summary>
    /// <typeparam name="TState">Type of the state; anything when there is none.</typeparam>
    /// <param name="function">Its first parameter is the state when <paramref name="hasState"/>; it returns the new state, or nothing.</param>
    /// <param name="types">Types of the blocks, one per further parameter.</param>
    /// <param name="hasState">True when the function takes a state.</param>
    /// <exception cref="AnalysisException">A parameter has a type that blocks cannot give.</exception>
    public static Body<TState> Compile<TState>(Delegate function, IReadOnlyList<DataType> types, bool hasState)
    {
        MethodInfo invoke = function.GetType().GetMethod("Invoke")!;
        ParameterInfo[] parameters = invoke.GetParameters();
        bool returns = invoke.ReturnType != typeof(void);
        var method = new DynamicMethod("entries", null, [typeof(TState).MakeByRefType(), typeof(Delegate), typeof(ColumnBlock*), typeof(int)], typeof(EntryLoop).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        LocalBuilder entry = il.DeclareLocal(typeof(int));
        LocalBuilder typed = il.DeclareLocal(function.GetType());
        Label condition = il.DefineLabel();
        Label body = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, function.GetType());
        il.Emit(OpCodes.Stloc, typed);
        il.Emit(OpCodes.Br, condition);
        il.MarkLabel(body);
        if (hasState && returns)
        {
            il.Emit(OpCodes.Ldarg_0);
        }

        il.Emit(OpCodes.Ldloc, typed);
        if (hasState)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldobj, typeof(TState));
        }

        for (int i = 0; i < types.Count; i++)
        {
            Type wanted = parameters[i + (hasState ? 1 : 0)].ParameterType;
            LoadValue(il, entry, i, types[i], wanted);
        }

        il.Emit(OpCodes.Callvirt, invoke);
        if (hasState && returns)
        {
            il.Emit(OpCodes.Stobj, typeof(TState));
        }
        else if (returns)
        {
            il.Emit(OpCodes.Pop);
        }

        il.Emit(OpCodes.Ldloc, entry);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, entry);
        il.MarkLabel(condition);
        il.Emit(OpCodes.Ldloc, entry);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Blt, body);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Body<TState>>();
    }

    /// <summary>Calls the function for the first entries of blocks.</summary>
    public delegate void Body<TState>(ref TState state, Delegate function, ColumnBlock* blocks, int count);

    /// <summary>A string's bytes as text.</summary>
    public static string Text(byte* bytes, int count) => Encoding.UTF8.GetString(bytes, count);

    private static void LoadValue(ILGenerator il, LocalBuilder entry, int block, DataType type, Type wanted)
    {
        switch (type)
        {
            case ScalarType scalar:
                LoadField(il, block, nameof(ColumnBlock.Values));
                il.Emit(OpCodes.Ldloc, entry);
                Advance(il, scalar.Kind.SizeOf());
                il.Emit(OpCodes.Ldobj, scalar.Kind.ClrType());
                break;
            case VectorType { Item: ScalarType item } when wanted == typeof(Jagged<>).MakeGenericType(item.Kind.ClrType()):
                LoadRange(il, entry, block, item.Kind.SizeOf());
                il.Emit(OpCodes.Newobj, wanted.GetConstructor([item.Kind.ClrType().MakePointerType(), typeof(int)])!);
                break;
            case StringType when wanted == typeof(string):
                LoadRange(il, entry, block, 1);
                il.Emit(OpCodes.Call, typeof(EntryLoop).GetMethod(nameof(Text))!);
                break;
            default:
                throw new AnalysisException($"a function's parameter cannot be {ElementKinds.CSharpName(wanted)} for a column that is {type.CppName}");
        }
    }

    // Address and number of the entry's items.
    private static void LoadRange(ILGenerator il, LocalBuilder entry, int block, int size)
    {
        LoadField(il, block, nameof(ColumnBlock.Values));
        LoadOffset(il, entry, block, 0);
        Advance(il, size);
        LoadOffset(il, entry, block, 1);
        LoadOffset(il, entry, block, 0);
        il.Emit(OpCodes.Sub);
    }

    private static void LoadOffset(ILGenerator il, LocalBuilder entry, int block, int next)
    {
        LoadField(il, block, nameof(ColumnBlock.Offsets0));
        il.Emit(OpCodes.Ldloc, entry);
        il.Emit(OpCodes.Ldc_I4, next);
        il.Emit(OpCodes.Add);
        Advance(il, sizeof(int));
        il.Emit(OpCodes.Ldind_I4);
    }

    private static void LoadField(ILGenerator il, int block, string name)
    {
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldc_I4, block * sizeof(ColumnBlock));
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldfld, typeof(ColumnBlock).GetField(name)!);
    }

    // pointer, int → pointer + int * size
    private static void Advance(ILGenerator il, int size)
    {
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Ldc_I4, size);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Add);
    }
}

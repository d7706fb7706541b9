using System.Reflection;
using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>
/// Emits one method of IL: a loop over a batch, or a part of a loop that is too big for one method. The loop that comes out, for a filter over a selection:
/// <code>
/// float* c0 = s->Columns[0]; …                     // prologue: only the columns that the loop uses
/// for (int k = 0; k &lt; s->Count; k++)
/// {
///     int i = s->Selection[k];                      // or i = k for all entries
///     s->Current = i;                               // only if something in the loop can fail
///     passed[p] = i; p += condition(i) ? 1 : 0;     // no branch, hence no misprediction
/// }
/// </code>
/// </summary>
internal sealed partial class MethodEmitter
{
    private static readonly FieldInfo s_eventArena = typeof(LoopContext).GetField(nameof(LoopContext.EventArena))!;
    private static readonly FieldInfo s_batchArena = typeof(LoopContext).GetField(nameof(LoopContext.BatchArena))!;
    private static readonly FieldInfo s_objects = typeof(LoopContext).GetField(nameof(LoopContext.Objects))!;
    private static readonly FieldInfo s_builders = typeof(LoopContext).GetField(nameof(LoopContext.Builders))!;
    private static readonly MethodInfo s_flush = typeof(LoopContext).GetMethod(nameof(LoopContext.Flush))!;
    private static readonly MethodInfo s_reset = typeof(Arena).GetMethod(nameof(Arena.Reset))!;
    private static readonly Dictionary<string, FieldInfo> s_stateFields = typeof(LoopState).GetFields().ToDictionary(field => field.Name);
    private static readonly MethodInfo s_allocate = typeof(Arena).GetMethod(nameof(Arena.Allocate))!;

    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;
    private readonly LoopLayout _layout;
    private readonly int _loop;
    private readonly Dictionary<TypedNode, DynamicMethod> _parts;
    private readonly Dictionary<(int Column, int Level), LocalBuilder> _columnPointers = [];
    private readonly Dictionary<(int Buffer, bool Flags), LocalBuilder> _definePointers = [];
    private readonly Dictionary<int, LocalBuilder> _streamPointers = [];
    private readonly Dictionary<int, LocalBuilder> _fills = [];
    private readonly Dictionary<DefinedColumn, LocalBuilder> _defineValues = [];
    private readonly Dictionary<DefinedColumn, LocalBuilder> _defineFlags = [];
    private readonly Dictionary<LocalSymbol, LocalBuilder> _locals = [];
    private readonly Dictionary<LocalSymbol, Action> _pending = [];
    private readonly Dictionary<LocalSymbol, int> _itemCosts = [];
    private readonly List<(SourceColumn Column, VectorAccess Access)> _accessed = [];
    private readonly List<(CallNode? Call, HashSet<LocalSymbol> Locals, LocalBuilder Value)> _computed = [];
    private readonly Dictionary<TypedNode, LocalBuilder> _hoisted = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, LocalBuilder> _constants = [];
    private ActionShape? _shape;
    private LocalBuilder? _arena;
    private LocalBuilder? _entry;
    private bool _inBatchArena;
    private bool _usesEventArena;
    private int _site = -1;
    private int _firstStream;

    private MethodEmitter(DynamicMethod method, LoopLayout layout, int loop, Dictionary<TypedNode, DynamicMethod> parts)
    {
        _method = method;
        _il = method.GetILGenerator(1024);
        _layout = layout;
        _loop = loop;
        _parts = parts;
    }

    /// <summary>Bytes of IL emitted.</summary>
    public int Size => _il.ILOffset;

    /// <summary>Generates a loop.</summary>
    /// <param name="spec">What the loop does.</param>
    /// <param name="loop">Its number, for the decisions about defines.</param>
    /// <param name="layout">The numbers of columns, buffers and streams.</param>
    /// <param name="all">True when the loop runs over all entries of a batch, false for a selection.</param>
    /// <param name="parts">Subtrees that have methods of their own.</param>
    /// <param name="size">Bytes of IL.</param>
    /// <param name="shape">For a loop of one action whose code is shared with others: what they have in common; else null.</param>
    public static LoopMethod EmitLoop(LoopSpec spec, int loop, LoopLayout layout, bool all, Dictionary<TypedNode, DynamicMethod> parts, out int size, ActionShape? shape = null)
    {
        var method = new DynamicMethod($"loop{loop}", typeof(void), [typeof(LoopContext), typeof(LoopState).MakePointerType()], typeof(LoopContext), skipVisibility: true);
        var emitter = new MethodEmitter(method, layout, loop, parts) { _shape = shape };
        emitter.Loop(spec, all);
        size = emitter.Size;
        return method.CreateDelegate<LoopMethod>();
    }

    /// <summary>Generates a method that evaluates one subtree for the entry with the given batch-local number.</summary>
    public static DynamicMethod EmitPart(TypedNode node, int loop, LoopLayout layout, Dictionary<TypedNode, DynamicMethod> parts, out int size)
    {
        var method = new DynamicMethod($"part{parts.Count}", ClrTypes.Of(node.Type), [typeof(LoopContext), typeof(LoopState).MakePointerType(), typeof(int)], typeof(LoopContext), skipVisibility: true);
        var emitter = new MethodEmitter(method, layout, loop, parts);
        emitter.Part(node);
        size = emitter.Size;
        return method;
    }

    private void Loop(LoopSpec spec, bool all)
    {
        Label prologue = _il.DefineLabel();
        Label start = _il.DefineLabel();
        Label next = _il.DefineLabel();
        Label body = _il.DefineLabel();
        Label exit = _il.DefineLabel();
        LocalBuilder index = _il.DeclareLocal(typeof(int));
        LocalBuilder count = _il.DeclareLocal(typeof(int));
        LocalBuilder selection = _il.DeclareLocal(typeof(int*));
        LocalBuilder passed = _il.DeclareLocal(typeof(int*));
        LocalBuilder passedCount = _il.DeclareLocal(typeof(int));
        _firstStream = spec.Generated.Count > 0 ? spec.Generated[0].FirstStream : 0;
        LocalBuilder entry = all ? index : _il.DeclareLocal(typeof(int));
        _entry = entry;

        _il.Emit(OpCodes.Br, prologue);
        _il.MarkLabel(body);
        if (!all)
        {
            LoadElement(selection, index, typeof(int));
            _il.Emit(OpCodes.Stloc, entry);
        }

        if (spec.Roots.Any(TreeFacts.CanFail) || _parts.Count > 0)
        {
            StoreState(nameof(LoopState.Current), () => _il.Emit(OpCodes.Ldloc, entry));
        }

        // Shared code runs after the loop that its action was planned for.
        foreach (DefinedColumn define in _shape is null ? _layout.Uses.Eager(_loop) : [])
        {
            EvaluateEagerly(define);
        }

        if (spec.Filter is not null)
        {
            // passed[p] = i; p += condition
            WithSite(spec.Filter.Condition.Text, spec.Filter.Condition.Root, () => Emit(spec.Filter.Condition.Root));
            LocalBuilder condition = StoreTruth();
            Address(passed, passedCount, typeof(int));
            _il.Emit(OpCodes.Ldloc, entry);
            _il.Emit(OpCodes.Stind_I4);
            _il.Emit(OpCodes.Ldloc, passedCount);
            _il.Emit(OpCodes.Ldloc, condition);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, passedCount);
        }

        foreach (ActionSlot slot in spec.Generated)
        {
            if (slot.Action is NumericAction)
            {
                FillStreams(slot);
            }
            else
            {
                FillBuilders(slot);
            }
        }

        Increment(index);
        _il.MarkLabel(next);
        _il.Emit(OpCodes.Ldloc, index);
        _il.Emit(OpCodes.Ldloc, count);
        _il.Emit(OpCodes.Bge, exit);
        foreach (LocalBuilder flag in _defineFlags.Values)
        {
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Stloc, flag);
        }

        if (_usesEventArena)
        {
            LoadArena(s_eventArena);
            _il.Emit(OpCodes.Call, s_reset);
        }

        _il.Emit(OpCodes.Br, body);

        _il.MarkLabel(prologue);
        LoadState(nameof(LoopState.Count));
        _il.Emit(OpCodes.Stloc, count);
        if (!all)
        {
            LoadState(nameof(LoopState.Selection));
            _il.Emit(OpCodes.Stloc, selection);
        }

        if (spec.Filter is not null)
        {
            LoadState(nameof(LoopState.Passed));
            _il.Emit(OpCodes.Stloc, passed);
        }

        Prologue();
        _il.MarkLabel(start);
        _il.Emit(OpCodes.Br, next);

        _il.MarkLabel(exit);
        foreach ((int action, LocalBuilder fill) in _fills)
        {
            FillAddress(action);
            _il.Emit(OpCodes.Ldloc, fill);
            _il.Emit(OpCodes.Stind_I4);
        }

        if (spec.Filter is not null)
        {
            StoreState(nameof(LoopState.PassedCount), () => _il.Emit(OpCodes.Ldloc, passedCount));
        }

        _il.Emit(OpCodes.Ret);
    }

    private void Part(TypedNode node)
    {
        Label prologue = _il.DefineLabel();
        Label body = _il.DefineLabel();
        _entry = _il.DeclareLocal(typeof(int));
        _usesEventArena = false;
        _il.Emit(OpCodes.Br, prologue);
        _il.MarkLabel(body);
        EmitBelow(node);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(prologue);
        _il.Emit(OpCodes.Ldarg_2);
        _il.Emit(OpCodes.Stloc, _entry);
        Prologue();
        _il.Emit(OpCodes.Br, body);
    }

    /// <summary>Loads everything that the body turned out to use into locals.</summary>
    private void Prologue()
    {
        foreach (((int column, int level), LocalBuilder local) in _columnPointers)
        {
            LoadPointer(nameof(LoopState.Columns), column, _shape?.ColumnPlace(column), ColumnBlock.ArrayCount, level);
            _il.Emit(OpCodes.Stloc, local);
        }

        foreach (((int buffer, bool flags), LocalBuilder local) in _definePointers)
        {
            LoadPointer(nameof(LoopState.Defines), buffer, _shape?.BufferPlace(buffer), 2, flags ? 1 : 0);
            _il.Emit(OpCodes.Stloc, local);
        }

        foreach ((int stream, LocalBuilder local) in _streamPointers)
        {
            // The streams of an action follow one another.
            LoadPointer(nameof(LoopState.Streams), _shape is null ? stream : 0, _shape is null ? null : ActionShape.StreamPlace, 1, _shape is null ? 0 : stream - _firstStream);
            _il.Emit(OpCodes.Stloc, local);
        }

        foreach ((int action, LocalBuilder local) in _fills)
        {
            FillAddress(action);
            _il.Emit(OpCodes.Ldind_I4);
            _il.Emit(OpCodes.Stloc, local);
        }

        foreach ((int place, LocalBuilder local) in _constants)
        {
            LoadParameter(place, local.LocalType);
            _il.Emit(OpCodes.Stloc, local);
        }

        if (_arena is not null)
        {
            LoadArena(s_eventArena);
            _il.Emit(OpCodes.Stloc, _arena);
        }
    }

    private void LoadParameter(int place, Type type)
    {
        LoadState(nameof(LoopState.Parameters));
        Offset(place * sizeof(long));
        LoadIndirect(type);
    }

    private void FillAddress(int action)
    {
        LoadState(nameof(LoopState.Fill));
        if (_shape is null)
        {
            Offset(action * sizeof(int));
            return;
        }

        LoadParameter(ActionShape.ActionPlace, typeof(int));
        Scale(typeof(int));
        _il.Emit(OpCodes.Add);
    }

    /// <summary>Emits code with the failing expression's number set, if it can fail, and restores the surrounding one's.</summary>
    private void WithSite(string text, TypedNode expression, Action emit)
    {
        int outer = _site;
        bool canFail = TreeFacts.CanFail(expression);
        if (canFail)
        {
            _site = _layout.Site(text);
            SetSite(_site);
        }

        emit();
        if (canFail)
        {
            _site = outer;
            if (outer >= 0)
            {
                SetSite(outer);
            }
        }
    }

    private void SetSite(int site) => StoreState(nameof(LoopState.Site), () =>
    {
        if (_shape is null)
        {
            _il.Emit(OpCodes.Ldc_I4, site);
        }
        else
        {
            LoadParameter(_shape.SitePlace(_layout.Sites[site]), typeof(int));
        }
    });

    private void LoadState(string field)
    {
        _il.Emit(OpCodes.Ldarg_1);
        _il.Emit(OpCodes.Ldfld, s_stateFields[field]);
    }

    private void StoreState(string field, Action value)
    {
        _il.Emit(OpCodes.Ldarg_1);
        value();
        _il.Emit(OpCodes.Stfld, s_stateFields[field]);
    }

    /// <summary>Pushes pointer <c>number * width + level</c> of a table; in shared code the number is the parameter at <paramref name="place"/>.</summary>
    private void LoadPointer(string table, int number, int? place, int width, int level)
    {
        LoadState(table);
        if (place is int parameter)
        {
            LoadParameter(parameter, typeof(int));
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Ldc_I4, width * IntPtr.Size);
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Add);
            Offset(level * IntPtr.Size);
        }
        else
        {
            Offset(((width * number) + level) * IntPtr.Size);
        }

        _il.Emit(OpCodes.Ldind_I);
    }

    private void LoadArena(FieldInfo field)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, field);
    }

    /// <summary>Pushes the arena for vectors made here: the entry's, or the batch's inside a buffered define.</summary>
    private void LoadArena()
    {
        if (_inBatchArena)
        {
            LoadArena(s_batchArena);
            return;
        }

        _usesEventArena = true;
        _arena ??= _il.DeclareLocal(typeof(Arena));
        _il.Emit(OpCodes.Ldloc, _arena);
    }

    private void Offset(int bytes)
    {
        if (bytes != 0)
        {
            _il.Emit(OpCodes.Ldc_I4, bytes);
            _il.Emit(OpCodes.Add);
        }
    }

    private void Increment(LocalBuilder local)
    {
        _il.Emit(OpCodes.Ldloc, local);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, local);
    }

    /// <summary>Stores the bool on the stack as exactly 0 or 1: a file may hold other bytes, and the number is added to positions.</summary>
    private LocalBuilder StoreTruth()
    {
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Cgt_Un);
        return StoreNew(typeof(int));
    }

    /// <summary><c>local += step</c></summary>
    private void Advance(LocalBuilder local, LocalBuilder step)
    {
        _il.Emit(OpCodes.Ldloc, local);
        _il.Emit(OpCodes.Ldloc, step);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, local);
    }

    /// <summary>Pushes the address of element <paramref name="index"/> (an int) of the array at <paramref name="pointer"/>.</summary>
    private void Address(LocalBuilder pointer, LocalBuilder index, Type element)
    {
        _il.Emit(OpCodes.Ldloc, pointer);
        _il.Emit(OpCodes.Ldloc, index);
        Scale(element);
        _il.Emit(OpCodes.Add);
    }

    private void Scale(Type element)
    {
        _il.Emit(OpCodes.Conv_I);
        int size = SizeOf(element);
        if (size != 1)
        {
            _il.Emit(OpCodes.Ldc_I4, size);
            _il.Emit(OpCodes.Mul);
        }
    }

    private void LoadElement(LocalBuilder pointer, LocalBuilder index, Type element)
    {
        Address(pointer, index, element);
        LoadIndirect(element);
    }

    private void LoadIndirect(Type type)
    {
        if (!type.IsPrimitive)
        {
            _il.Emit(OpCodes.Ldobj, type);
            return;
        }

        _il.Emit(Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean or TypeCode.Byte => OpCodes.Ldind_U1,
            TypeCode.SByte => OpCodes.Ldind_I1,
            TypeCode.Int16 => OpCodes.Ldind_I2,
            TypeCode.UInt16 => OpCodes.Ldind_U2,
            TypeCode.Int32 => OpCodes.Ldind_I4,
            TypeCode.UInt32 => OpCodes.Ldind_U4,
            TypeCode.Int64 or TypeCode.UInt64 => OpCodes.Ldind_I8,
            TypeCode.Single => OpCodes.Ldind_R4,
            _ => OpCodes.Ldind_R8,
        });
    }

    private void StoreIndirect(Type type)
    {
        if (!type.IsPrimitive)
        {
            _il.Emit(OpCodes.Stobj, type);
            return;
        }

        _il.Emit(SizeOf(type) switch
        {
            1 => OpCodes.Stind_I1,
            2 => OpCodes.Stind_I2,
            4 => type == typeof(float) ? OpCodes.Stind_R4 : OpCodes.Stind_I4,
            _ => type == typeof(double) ? OpCodes.Stind_R8 : OpCodes.Stind_I8,
        });
    }

    private static int SizeOf(Type type) => type.IsPrimitive ? ElementKinds.FromClrType(type)!.Value.SizeOf()
        : type.IsGenericType ? sizeof(long) * 2 // Vec<T>: a pointer and a length, padded
        : System.Runtime.InteropServices.Marshal.SizeOf(type); // a record

    private LocalBuilder StoreNew(Type type)
    {
        LocalBuilder local = _il.DeclareLocal(type);
        _il.Emit(OpCodes.Stloc, local);
        return local;
    }

    private LocalBuilder Pointer<TKey>(Dictionary<TKey, LocalBuilder> table, TKey key, Type type)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out LocalBuilder? local))
        {
            table.Add(key, local = _il.DeclareLocal(type));
        }

        return local;
    }

    private LocalBuilder ColumnPointer(SourceColumn column, int level) =>
        Pointer(_columnPointers, (_layout.Column(column), level), typeof(byte*));
}

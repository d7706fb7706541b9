using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using BenchmarkDotNet.Attributes;

namespace Banyan.Benchmarks;

/// <summary>
/// Why the loop compiler emits IL into a DynamicMethod: the same loop, the transverse momenta of objects with |η| below a limit appended to a buffer, as C#, as IL in a DynamicMethod, as
/// the same IL in a collectible dynamic assembly, and as an expression tree (which has no pointers, hence arrays). What it does not measure: reading, decompression, filling.
/// </summary>
[MemoryDiagnoser]
public unsafe class LoopGeneration
{
    private const int Events = 100_000;
    private readonly float[] _pt = new float[6 * Events];
    private readonly float[] _eta = new float[6 * Events];
    private readonly int[] _offsets = new int[Events + 1];
    private readonly float[] _out = new float[6 * Events];
    private PointerLoop _dynamicMethod = null!;
    private PointerLoop _dynamicAssembly = null!;
    private Func<float[], float[], int[], float[], int, int> _expressionTree = null!;

    private delegate int PointerLoop(float* pt, float* eta, int* offsets, float* output, int events);

    /// <summary>Makes data and compiles all variants.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (int i = 0; i < Events; i++)
        {
            _offsets[i + 1] = _offsets[i] + 6;
        }

        for (int i = 0; i < _pt.Length; i++)
        {
            _pt[i] = (float)(random.NextDouble() * 100);
            _eta[i] = (float)((random.NextDouble() * 5) - 2.5);
        }

        _dynamicMethod = CompileDynamicMethod();
        _dynamicAssembly = CompileDynamicAssembly();
        _expressionTree = CompileExpressionTree();
        int expected = CSharp();
        if (RunDynamicMethod() != expected || RunDynamicAssembly() != expected || RunExpressionTree() != expected)
        {
            throw new InvalidOperationException("the variants disagree");
        }
    }

    /// <summary>The loop as C#.</summary>
    [Benchmark(Baseline = true)]
    public int CSharp()
    {
        fixed (float* pt = _pt, eta = _eta, output = _out)
        fixed (int* offsets = _offsets)
        {
            int count = 0;
            for (int i = 0; i < Events; i++)
            {
                int end = offsets[i + 1];
                for (int j = offsets[i]; j < end; j++)
                {
                    if (Math.Abs(eta[j]) < 1f)
                    {
                        output[count++] = pt[j];
                    }
                }
            }

            return count;
        }
    }

    /// <summary>IL over pointers in a DynamicMethod.</summary>
    [Benchmark]
    public int RunDynamicMethod() => Run(_dynamicMethod);

    /// <summary>The same IL in a dynamic assembly.</summary>
    [Benchmark]
    public int RunDynamicAssembly() => Run(_dynamicAssembly);

    /// <summary>LambdaExpression.Compile over arrays.</summary>
    [Benchmark]
    public int RunExpressionTree() => _expressionTree(_pt, _eta, _offsets, _out, Events);

    /// <summary>Emitting and JIT compilation of the DynamicMethod (compiled at its first call).</summary>
    [Benchmark]
    public int CompileMethod() => Run(CompileDynamicMethod(), 0);

    /// <summary>Building and JIT compilation of the dynamic assembly (compiled at its first call).</summary>
    [Benchmark]
    public int CompileAssembly() => Run(CompileDynamicAssembly(), 0);

    /// <summary>LambdaExpression.Compile and the JIT compilation at the first call.</summary>
    [Benchmark]
    public int CompileTree() => CompileExpressionTree()(_pt, _eta, _offsets, _out, 0);

    private static PointerLoop CompileDynamicMethod()
    {
        var method = new DynamicMethod("loop", typeof(int), [typeof(float*), typeof(float*), typeof(int*), typeof(float*), typeof(int)], typeof(LoopGeneration), true);
        Emit(method.GetILGenerator());
        return method.CreateDelegate<PointerLoop>();
    }

    private static PointerLoop CompileDynamicAssembly()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("loops"), AssemblyBuilderAccess.RunAndCollect);
        TypeBuilder type = assembly.DefineDynamicModule("loops").DefineType("Loops", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        MethodBuilder method = type.DefineMethod(
            "Loop", MethodAttributes.Public | MethodAttributes.Static, typeof(int), [typeof(float*), typeof(float*), typeof(int*), typeof(float*), typeof(int)]);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveOptimization);
        Emit(method.GetILGenerator());
        return type.CreateType().GetMethod("Loop")!.CreateDelegate<PointerLoop>();
    }

    private static void Emit(ILGenerator il)
    {
        LocalBuilder count = il.DeclareLocal(typeof(int));
        LocalBuilder i = il.DeclareLocal(typeof(int));
        LocalBuilder j = il.DeclareLocal(typeof(int));
        LocalBuilder end = il.DeclareLocal(typeof(int));
        Label events = il.DefineLabel();
        Label done = il.DefineLabel();
        Label items = il.DefineLabel();
        Label next = il.DefineLabel();
        Label skip = il.DefineLabel();

        void Address(OpCode pointer, LocalBuilder index, int plus = 0)
        {
            il.Emit(pointer);
            il.Emit(OpCodes.Ldloc, index);
            il.Emit(OpCodes.Ldc_I4, plus);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Ldc_I4_4);
            il.Emit(OpCodes.Mul);
            il.Emit(OpCodes.Add);
        }

        void Increment(LocalBuilder local)
        {
            il.Emit(OpCodes.Ldloc, local);
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, local);
        }

        il.MarkLabel(events);
        il.Emit(OpCodes.Ldloc, i);
        il.Emit(OpCodes.Ldarg_S, (byte)4);
        il.Emit(OpCodes.Bge, done);
        Address(OpCodes.Ldarg_2, i);
        il.Emit(OpCodes.Ldind_I4);
        il.Emit(OpCodes.Stloc, j);
        Address(OpCodes.Ldarg_2, i, 1);
        il.Emit(OpCodes.Ldind_I4);
        il.Emit(OpCodes.Stloc, end);
        il.MarkLabel(items);
        il.Emit(OpCodes.Ldloc, j);
        il.Emit(OpCodes.Ldloc, end);
        il.Emit(OpCodes.Bge, next);
        Address(OpCodes.Ldarg_1, j);
        il.Emit(OpCodes.Ldind_R4);
        il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Abs), [typeof(float)])!);
        il.Emit(OpCodes.Ldc_R4, 1f);
        il.Emit(OpCodes.Bge_Un, skip);
        Address(OpCodes.Ldarg_3, count);
        Address(OpCodes.Ldarg_0, j);
        il.Emit(OpCodes.Ldind_R4);
        il.Emit(OpCodes.Stind_R4);
        Increment(count);
        il.MarkLabel(skip);
        Increment(j);
        il.Emit(OpCodes.Br, items);
        il.MarkLabel(next);
        Increment(i);
        il.Emit(OpCodes.Br, events);
        il.MarkLabel(done);
        il.Emit(OpCodes.Ldloc, count);
        il.Emit(OpCodes.Ret);
    }

    private static Func<float[], float[], int[], float[], int, int> CompileExpressionTree()
    {
        ParameterExpression pt = Expression.Parameter(typeof(float[]));
        ParameterExpression eta = Expression.Parameter(typeof(float[]));
        ParameterExpression offsets = Expression.Parameter(typeof(int[]));
        ParameterExpression output = Expression.Parameter(typeof(float[]));
        ParameterExpression events = Expression.Parameter(typeof(int));
        ParameterExpression count = Expression.Variable(typeof(int));
        ParameterExpression i = Expression.Variable(typeof(int));
        ParameterExpression j = Expression.Variable(typeof(int));
        ParameterExpression end = Expression.Variable(typeof(int));
        LabelTarget done = Expression.Label(typeof(int));
        LabelTarget next = Expression.Label();
        Expression one = Expression.Constant(1);
        Expression body = Expression.Loop(
            Expression.IfThenElse(
                Expression.LessThan(j, end),
                Expression.Block(
                    Expression.IfThen(
                        Expression.LessThan(Expression.Call(typeof(Math).GetMethod(nameof(Math.Abs), [typeof(float)])!, Expression.ArrayIndex(eta, j)), Expression.Constant(1f)),
                        Expression.Block(
                            Expression.Assign(Expression.ArrayAccess(output, count), Expression.ArrayIndex(pt, j)),
                            Expression.PreIncrementAssign(count))),
                    Expression.PreIncrementAssign(j)),
                Expression.Break(next)),
            next);
        Expression loop = Expression.Loop(
            Expression.IfThenElse(
                Expression.LessThan(i, events),
                Expression.Block(
                    Expression.Assign(j, Expression.ArrayIndex(offsets, i)),
                    Expression.Assign(end, Expression.ArrayIndex(offsets, Expression.Add(i, one))),
                    body,
                    Expression.PreIncrementAssign(i)),
                Expression.Break(done, count)),
            done);
        return Expression.Lambda<Func<float[], float[], int[], float[], int, int>>(Expression.Block([count, i, j, end], loop), pt, eta, offsets, output, events).Compile();
    }

    private int Run(PointerLoop loop, int events = Events)
    {
        fixed (float* pt = _pt, eta = _eta, output = _out)
        fixed (int* offsets = _offsets)
        {
            return loop(pt, eta, offsets, output, events);
        }
    }
}

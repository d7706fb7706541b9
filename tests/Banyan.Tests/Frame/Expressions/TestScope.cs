using System.Diagnostics.CodeAnalysis;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame.Expressions;

/// <summary>Columns of every kind, named as in ROOT's reference strings: <c>b1 c1 uc1 s1 us1 i1 ui1 l1 ul1 f1 d1</c>, vectors <c>vb ... vd</c>, strings; each has one value.</summary>
internal sealed class TestScope : IBindingScope
{
    private readonly Dictionary<string, (ColumnSymbol Symbol, object Value)> _columns = [];

    public TestScope()
    {
        Add("b1", true);
        Add("c1", (sbyte)-7);
        Add("uc1", (byte)200);
        Add("s1", (short)-300);
        Add("us1", (ushort)60000);
        Add("i1", -100);
        Add("i2", 7);
        Add("ui1", 90u);
        Add("l1", -5_000_000_000L);
        Add("ul1", 5_000_000_000UL);
        Add("f1", 2.5f);
        Add("d1", -1.25);
        Add("nan", float.NaN);
        AddVector("vb", true, false, true);
        AddVector("vc", (sbyte)100, (sbyte)-100, (sbyte)50);
        AddVector("vuc", (byte)7, (byte)255, (byte)0);
        AddVector("vs", (short)1, (short)-2, (short)3);
        AddVector("vus", (ushort)1, (ushort)2, (ushort)65535);
        AddVector("vi", 3, -1, 2);
        AddVector("vui", 10u, 0u, 5u);
        AddVector("vl", 1L, -2L, 3L);
        AddVector("vul", 1UL, 2UL, 3UL);
        AddVector("vf", 1.5f, -2.5f, 4f);
        AddVector("vd", 0.5, 1.5, -3.5);
        AddVector("w2", 1f, 2f);
        AddVector("none", Array.Empty<float>());
        _columns["name"] = (Source("name", new StringType()), "mu");
        _columns["names"] = (Source("names", DataType.Vector(new StringType())), new[] { "a", "bc", "a" });
        _columns["vvf"] = (Source("vvf", DataType.Vector(new VectorType(DataType.Scalar(ElementKind.Float32), IsStd: true))), new float[][] { [1f, 2f], [] });
        _columns["rvf"] = (Source("rvf", DataType.Vector(DataType.Vector(ElementKind.Float32))), new float[][] { [1f, 2f], [3f] });
        _columns["Jet.pt"] = (Source("Jet.pt", DataType.Vector(ElementKind.Float32)), new[] { 30f, 40f });
        _columns["Jet"] = (Source("Jet", DataType.Scalar(ElementKind.Int32)), 2);
        _columns["Electron#0.index"] = (Source("Electron#0.index", DataType.Scalar(ElementKind.Int32)), 5);
        _columns["bad"] = (new SourceColumn(new ColumnInfo("bad", DataType.Scalar(ElementKind.Int32), Problem: "its class is unknown")), 0);
    }

    public IEnumerable<string> ColumnNames => _columns.Keys;

    /// <summary>The functions that bound texts may call.</summary>
    public FunctionCatalogue Functions { get; } = new();

    public bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnSymbol? column)
    {
        bool found = _columns.TryGetValue(name, out (ColumnSymbol Symbol, object Value) entry);
        column = entry.Symbol;
        return found;
    }

    /// <summary>The typed tree of a text.</summary>
    public TypedNode Bind(string text) => ExpressionBinder.Bind(text, this, Functions).Root;

    /// <summary>What a text gives for the one entry there is, number 12.</summary>
    public object Evaluate(string text) => Interpreter.Evaluate(Bind(text), c => _columns[c.Name].Value, 12);

    private static SourceColumn Source(string name, DataType type) => new(new ColumnInfo(name, type));

    private void Add<T>(string name, T value)
        where T : unmanaged => _columns[name] = (Source(name, DataType.Scalar(ElementKinds.FromClrType(typeof(T))!.Value)), value);

    private void AddVector<T>(string name, params T[] values)
        where T : unmanaged => _columns[name] = (Source(name, DataType.Vector(ElementKinds.FromClrType(typeof(T))!.Value)), values);
}

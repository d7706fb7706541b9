using System.Collections;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame;

/// <summary>What the compiled loop gives is what the interpreter gives, bit for bit, for hand-picked and for random expressions.</summary>
public class CompiledExpressionTests
{
    private const int Entries = 1000;
    private static readonly string[] s_scalars = ["b", "c", "uc", "s", "us", "i", "ui", "l", "ul", "f", "d"];
    private static readonly string[] s_vectors = ["vf", "vd", "vi", "vu", "vb"];
    private static readonly Dictionary<string, Array> s_values = Values();

    [Theory]
    [InlineData("f * 2 + i")]
    [InlineData("i - ui > 0")]
    [InlineData("c + uc * s - us")]
    [InlineData("l / 3 % 7 + ul")]
    [InlineData("(i << 3) | (ui >> 2)")]
    [InlineData("-uc + ~i")]
    [InlineData("b && f > 0 || !b")]
    [InlineData("b ? f : i")]
    [InlineData("vf * 2.f + f")]
    [InlineData("vf * vd")]
    [InlineData("vf[vf > 0]")]
    [InlineData("vf[vf > 0 && vi < 3] * vd[vf > 0 && vi < 3]")]
    [InlineData("vf[vi > 0][vd[vi > 0] > 0]")]
    [InlineData("(vf * vd)[vi > 0]")]
    [InlineData("sqrt(vf * vf + f * f)[vi > 0]")]
    [InlineData("Sum(vf[vi > 0])")]
    [InlineData("Sum(vf * vd) + Sum(vi)")]
    [InlineData("Max(vf * 2) - Min(vf)")]
    [InlineData("vf.size() > 1 ? vf[1] : vf[0]")]
    [InlineData("vf.size() > 2 ? (vf * 2)[2] : -1.f")]
    [InlineData("Take(vf, Argsort(vf))")]
    [InlineData("Sort(vf * -1)")]
    [InlineData("Where(vi > 0, vf, -vf)")]
    [InlineData("Combinations(vf, 1)")]
    [InlineData("Combinations(vf, vi)[0]")]
    [InlineData("Any(vf > 1) || All(vi < 2)")]
    [InlineData("DeltaPhi(vf, vf)")]
    [InlineData("InvariantMass(vf, vf, vf, vf)")]
    [InlineData("rdfentry_ % 7 + rdfslot_")]
    [InlineData("Map(vf, [](float x) { return x > 0 ? x : -x; })")]
    [InlineData("Map(vf, [](float x) { return x > 0 && x < 2; })")]
    [InlineData("name == \"b\" ? name : \"other\"")]
    [InlineData("name.size() + names.size()")]
    [InlineData("names == \"a\"")]
    [InlineData("Dot(vf, vf) + Mean(vf) + Var(vd)")]
    [InlineData("Reverse(vf[vb])")]
    [InlineData("atan2(vf, f) + pow(vd, 2)")]
    [InlineData("(int)f + (char)d + (unsigned char)f")]
    [InlineData("lead + lead * lead")]
    [InlineData("good * 2 + good")]
    [InlineData("good[good > lead]")]
    [InlineData("b ? lead : 0.f")]
    public void Expression_CompiledAndInterpreted_AreEqual(string expression) => Compare([expression]);

    [Fact]
    public void ManyExpressionsInOnePlan_CompiledAndInterpreted_AreEqual()
    {
        var random = new Random(20261121);
        Compare([.. Enumerable.Range(0, 200).Select(_ => RandomNumber(random, 3)), .. Enumerable.Range(0, 200).Select(_ => RandomVector(random, 3))]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomFilters_CompiledAndInterpreted_PassTheSameEntries(int seed)
    {
        var random = new Random(seed);
        using ArraySource source = Source();
        for (int round = 0; round < 20; round++)
        {
            EventFrame frame = Prepared(source);
            string[] conditions = [$"{RandomNumber(random, 2)} > 1", $"{RandomNumber(random, 2)} < 20 || {RandomNumber(random, 2)} > lead"];
            TypedNode[] trees = [.. conditions.Select(text => frame.Bind(text).Root)];
            Result<ulong[]> passed = frame.Filter(conditions[0]).Filter(conditions[1]).Take<ulong>("rdfentry_");

            ulong[] expected = [.. Enumerable.Range(0, Entries).Where(i => trees.All(tree => (bool)Interpret(tree, i))).Select(i => (ulong)i)];
            Assert.Equal(expected, passed.Value);
        }
    }

    [Fact]
    public void Methods_OfBigPlansAndBigExpressions_StayBelowTheLimitsOfTheJit()
    {
        using ArraySource source = Source();
        EventFrame frame = Prepared(source);
        string huge = string.Join(" + ", Enumerable.Range(0, 900).Select(i => $"Sum(vf[vf > {i}]) * {i}"));
        Result<double> sum = frame.Sum(huge);
        for (int i = 0; i < 400; i++)
        {
            frame.Histo1D($"vf * {i} + lead", 10, 0, 1);
        }

        IReadOnlyList<int> sizes = frame.CompiledMethodSizes();
        Assert.True(sizes.Count > 20);
        Assert.All(sizes, size => Assert.InRange(size, 1, 20_000));

        TypedNode tree = frame.Bind(huge).Root;
        double expected = Enumerable.Range(0, Entries).Sum(i => Convert.ToDouble(Interpret(tree, i), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, sum.Value, Math.Abs(expected) * 1e-9);
    }

    private static void Compare(string[] expressions)
    {
        using ArraySource source = Source();
        EventFrame frame = Prepared(source);
        var results = new List<(string Text, TypedNode Tree, Result<object[]> Result)>();
        foreach (string text in expressions)
        {
            TypedNode tree = frame.Bind(text).Root;
            results.Add((text, tree, frame.Take<object>(text)));
        }

        foreach ((string text, TypedNode tree, Result<object[]> result) in results)
        {
            for (int i = 0; i < Entries; i++)
            {
                object expected = Interpret(tree, i);
                Assert.True(Same(expected, result.Value[i]), $"{text}, entry {i}: interpreted {Show(expected)}, compiled {Show(result.Value[i])}");
            }
        }
    }

    private static object Interpret(TypedNode tree, int entry) => Interpreter.Evaluate(tree, column => s_values[column.Name].GetValue(entry)!, entry);

    private static EventFrame Prepared(ArraySource source) =>
        EventFrame.FromSource(source).Define("lead", "vf[0] * 1.5f").Define("good", "vf[abs(vf) < 3]");

    private static string RandomNumber(Random random, int depth)
    {
        string Number() => RandomNumber(random, depth - 1);
        string Vector() => RandomVector(random, depth - 1);
        return depth == 0
            ? random.Next(4) switch
            {
                0 => random.Next(-3, 10).ToString(System.Globalization.CultureInfo.InvariantCulture),
                1 => "lead",
                2 => "2.5f",
                _ => s_scalars[random.Next(s_scalars.Length)],
            }
            : random.Next(12) switch
            {
                0 => $"({Number()} + {Number()})",
                1 => $"({Number()} * {Number()})",
                2 => $"({Number()} - {Number()})",
                3 => $"({Number()} > {Number()} ? {Number()} : {Number()})",
                4 => $"Sum({Vector()})",
                5 => $"({Vector()}).size()",
                6 => $"({Number()} > 0 && {Number()} < 5)",
                7 => $"Any({Vector()} > {Number()})",
                8 => $"sqrt(abs(1. * {Number()}))",
                9 => $"Mean({Vector()})",
                10 => $"(float)({Number()})",
                _ => $"(1. * {Number()} / (0.5 + {Number()}))",
            };
    }

    private static string RandomVector(Random random, int depth)
    {
        string Number() => RandomNumber(random, depth - 1);
        string Vector() => RandomVector(random, depth - 1);
        string Plain() => s_vectors[random.Next(s_vectors.Length - 1)];
        return depth == 0
            ? Plain()
            : random.Next(8) switch
            {
                0 => $"({Plain()} * {Plain()})",
                1 => $"({Vector()} * {Number()})",
                2 => $"({Plain()} + {Number()})[{Plain()} > {Number()}]",
                3 => $"{Plain()}[{Plain()} > 0 && {Plain()} < {Number()}]",
                4 => $"abs(1. * {Vector()})",
                5 => $"Reverse({Vector()})",
                6 => "good",
                _ => $"({Vector()} > {Number()})",
            };
    }

    private static bool Same(object expected, object actual) => (expected, actual) switch
    {
        (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)),
        (float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b)),
        (string a, string b) => a == b,
        (IList a, IList b) => a.Count == b.Count && a.Cast<object>().Zip(b.Cast<object>()).All(pair => Same(pair.First, pair.Second)),
        _ => expected.Equals(actual),
    };

    private static string Show(object value) => value is Array list ? $"[{string.Join(", ", list.Cast<object>().Select(Show))}]" : $"{value} ({value.GetType().Name})";

    private static Dictionary<string, Array> Values()
    {
        var random = new Random(7);
        T[] Scalars<T>(Func<T> next) => [.. Enumerable.Range(0, Entries).Select(_ => next())];
        int[] lengths = Scalars(() => 1 + random.Next(5));
        T[][] Vectors<T>(Func<T> next) => [.. lengths.Select(length => Enumerable.Range(0, length).Select(_ => next()).ToArray())];
        return new Dictionary<string, Array>
        {
            ["b"] = Scalars(() => random.Next(2) == 0),
            ["c"] = Scalars(() => (sbyte)random.Next(-128, 128)),
            ["uc"] = Scalars(() => (byte)random.Next(256)),
            ["s"] = Scalars(() => (short)random.Next(-32768, 32768)),
            ["us"] = Scalars(() => (ushort)random.Next(65536)),
            ["i"] = Scalars(() => random.Next(-100, 100)),
            ["ui"] = Scalars(() => (uint)random.Next(100)),
            ["l"] = Scalars(() => random.NextInt64(-1000, 1000)),
            ["ul"] = Scalars(() => (ulong)random.NextInt64(1000)),
            ["f"] = Scalars(() => (float)((random.NextDouble() * 10) - 5)),
            ["d"] = Scalars(() => (random.NextDouble() * 10) - 5),
            ["vf"] = Vectors(() => (float)((random.NextDouble() * 10) - 5)),
            ["vd"] = Vectors(() => (random.NextDouble() * 10) - 5),
            ["vi"] = Vectors(() => random.Next(-4, 5)),
            ["vu"] = Vectors(() => (uint)random.Next(5)),
            ["vb"] = Vectors(() => random.Next(2) == 0),
            ["name"] = Scalars(() => new string((char)('a' + random.Next(3)), 1)),
            ["names"] = Vectors(() => new string((char)('a' + random.Next(3)), random.Next(1, 3))),
        };
    }

    private static ArraySource Source() => new(
        [
            ArrayColumn.Scalar("b", (bool[])s_values["b"]), ArrayColumn.Scalar("c", (sbyte[])s_values["c"]), ArrayColumn.Scalar("uc", (byte[])s_values["uc"]),
            ArrayColumn.Scalar("s", (short[])s_values["s"]), ArrayColumn.Scalar("us", (ushort[])s_values["us"]), ArrayColumn.Scalar("i", (int[])s_values["i"]),
            ArrayColumn.Scalar("ui", (uint[])s_values["ui"]), ArrayColumn.Scalar("l", (long[])s_values["l"]), ArrayColumn.Scalar("ul", (ulong[])s_values["ul"]),
            ArrayColumn.Scalar("f", (float[])s_values["f"]), ArrayColumn.Scalar("d", (double[])s_values["d"]), ArrayColumn.Vector("vf", (float[][])s_values["vf"]),
            ArrayColumn.Vector("vd", (double[][])s_values["vd"]), ArrayColumn.Vector("vi", (int[][])s_values["vi"]), ArrayColumn.Vector("vu", (uint[][])s_values["vu"]),
            ArrayColumn.Vector("vb", (bool[][])s_values["vb"]), ArrayColumn.Strings("name", (string[])s_values["name"]),
            ArrayColumn.StringVectors("names", (string[][])s_values["names"]),
        ],
        new ArraySourceOptions { BlockEntries = [100, 733, 41], PartitionEntries = [400, 133] });
}

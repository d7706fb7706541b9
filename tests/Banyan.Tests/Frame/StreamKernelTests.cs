using System.Globalization;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.Tests.Frame;

/// <summary>Elementary functions that end an action's input are applied to whole streams: the values are the interpreter's, bit for bit, and failures stay where they were.</summary>
public sealed class StreamKernelTests
{
    private const int Entries = 1500;
    private static readonly Dictionary<string, Array> s_values = Values();

    [Theory]
    [InlineData("exp(f)", 1)]
    [InlineData("exp(d)", 1)]
    [InlineData("log(abs(i))", 1)]
    [InlineData("exp(vf*0.01f)", 1)]
    [InlineData("exp(vi)", 1)]
    [InlineData("sin(cos(vd))", 2)]
    [InlineData("exp(-0.5 * vf * vd)", 1)]
    [InlineData("exp(vf)[vf > 1]", 1)]
    [InlineData("sinh(vf[abs(vf) < 2])", 1)]
    [InlineData("log10(exp(vf[vf > 0])[vf[vf > 0] < 2])", 2)]
    [InlineData("atan2(vf, 1.5f)", 1)]
    [InlineData("pow(vd, 3)", 1)]
    [InlineData("pow(f, 0.25f)", 1)]
    [InlineData("hypot(d, 2)", 1)]
    [InlineData("sin((double)exp(f))", 3)]
    [InlineData("pow(exp(vf), 2.)", 3)]
    [InlineData("Map(vf, [](float x) { return cbrt(x + 1); })", 1)]
    [InlineData("expm1(once)", 2)]
    [InlineData("tanh(kept)", 1)]
    [InlineData("log1p(vf[0])", 1, "vf.size() > 0")]
    [InlineData("asinh(vf.size() > 1 ? vf[1] : f)", 1)]
    [InlineData("exp(vf) + 1", 0)]
    [InlineData("atan2(vf, vf)", 0)]
    [InlineData("d > 0 ? log(d) : 0.", 0)]
    public void Input_CompiledAndInterpreted_HaveTheSameBits(string text, int kernels, string filter = "true")
    {
        foreach (string cut in new[] { filter, $"({filter}) && i % 3 != 0" })
        {
            using ArraySource source = Source();
            EventFrame all = Prepared(source);
            List<object> expected = Expected(all.Bind(text), all.Bind(cut));
            foreach (int threads in new[] { 1, 3 })
            {
                EventFrame frame = Prepared(source);
                EventFrame selected = cut == "true" ? frame : frame.Filter(cut);
                var recorder = new StreamRecorder(selected.Bind(text));
                selected.Book(recorder);
                _ = frame.Sum("kept[kept > 1]"); // so that the define does not stand in one place

                Assert.Equal(kernels, frame.Compile().Slots[0].Streams[0].Kernels.Count);
                frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);
                Check(text, expected, recorder.Values[0]);
            }
        }
    }

    [Fact]
    public void EveryFunctionOfOneArgument_FloatAndDouble_HasTheSameBits()
    {
        string[] functions =
        [
            "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cbrt",
        ];
        using ArraySource source = Source();
        EventFrame frame = Prepared(source);
        var booked = new List<(string Text, StreamRecorder Recorder)>();
        foreach (string text in functions.SelectMany(function => new[] { $"{function}(vf)", $"{function}(vd)", $"{function}(f)", $"{function}(d)" }))
        {
            booked.Add((text, new StreamRecorder(frame.Bind(text))));
            frame.Book(booked[^1].Recorder);
        }

        Assert.All(frame.Compile().Slots, slot => Assert.Single(slot.Streams[0].Kernels));
        frame.Run(new RunOptions { Threads = 2 }, TestContext.Current.CancellationToken);
        foreach ((string text, StreamRecorder recorder) in booked)
        {
            Check(text, Expected(frame.Bind(text), frame.Bind("true")), recorder.Values[0]);
        }
    }

    [Fact]
    public void TwoInputs_VectorAndWeight_StayInStep()
    {
        using ArraySource source = Source();
        EventFrame frame = Prepared(source);
        var recorder = new StreamRecorder(frame.Bind("exp(vf)[vf > 0]"), frame.Bind("sin(d)"), frame.Bind("cos(vd)[vf > 0]"));
        frame.Book(recorder);

        // A function of a scalar is evaluated once per entry, not once per item.
        Assert.Equal([1, 0, 1], frame.Compile().Slots[0].Streams.Select(stream => stream.Kernels.Count));
        frame.Run(new RunOptions { Threads = 2 }, TestContext.Current.CancellationToken);
        BoundExpression always = frame.Bind("true");
        Check("exp", Expected(frame.Bind("exp(vf)[vf > 0]"), always), recorder.Values[0]);
        Check("sin", Expected(frame.Bind("sin(d) - 0 * (vd * 0 == vd * 0)[vf > 0]"), always), recorder.Values[1]);
        Check("cos", Expected(frame.Bind("cos(vd)[vf > 0]"), always), recorder.Values[2]);
    }

    [Fact]
    public void InputsOfOneForm_DifferentFunctions_ShareCode()
    {
        using ArraySource source = Source();
        EventFrame frame = Prepared(source);
        string[] texts = ["exp(vf * 2.f)", "sin(vf * 3.f)", "cos(vf * 4.f)", "vf * 5.f", "log(exp(vf * 6.f))", "pow(vf * 7.f, 3.f)"];
        StreamRecorder[] recorders = [.. texts.Select(text => new StreamRecorder(frame.Bind(text)))];
        Array.ForEach(recorders, frame.Book);

        Assert.Single(frame.CompiledMethodSizes());
        frame.Run(new RunOptions { Threads = 2 }, TestContext.Current.CancellationToken);
        for (int k = 0; k < texts.Length; k++)
        {
            Check(texts[k], Expected(frame.Bind(texts[k]), frame.Bind("true")), recorders[k].Values[0]);
        }
    }

    [Theory]
    [InlineData("exp(vf[vd[vd > 0] > 1])")]
    [InlineData("exp(vf)[vd[vd > 0] > 1]")]
    [InlineData("sin(vf[1])")]
    [InlineData("log(100 / (i % 7))")]
    public void ArgumentThatFails_Defined_NamesTheEntryAndTheText(string text)
    {
        using ArraySource source = Source();
        EventFrame direct = EventFrame.FromSource(source);
        BoundExpression bound = direct.Bind(text);
        int first = Enumerable.Range(0, Entries).First(i => Fails(bound.Root, i));
        EventFailureException plain = Failure(direct, text);
        EventFailureException defined = Failure(EventFrame.FromSource(source).Define("y", text), "y");
        Assert.Equal(first, plain.Entry);
        Assert.Equal(first, defined.Entry);
        Assert.Equal(text, plain.Expression);

        // An outermost sum stays in the loop.
        EventFailureException inLoop = Failure(EventFrame.FromSource(source).Define("y", $"{text} + 0"), "y");
        Assert.Equal(inLoop.Expression == "y" ? "y" : text, defined.Expression);
    }

    private static EventFailureException Failure(EventFrame frame, string text)
    {
        Result<Histogram1D> result = frame.Histo1D(text, 10, 0, 1);
        return Assert.Throws<EventFailureException>(() => result.Value);
    }

    private static bool Fails(TypedNode tree, int entry)
    {
        try
        {
            Interpreter.Evaluate(tree, column => s_values[column.Name].GetValue(entry)!, entry);
            return false;
        }
        catch (EventException)
        {
            return true;
        }
    }

    private static List<object> Expected(BoundExpression input, BoundExpression cut)
    {
        var values = new List<object>();
        for (int entry = 0; entry < Entries; entry++)
        {
            if (!(bool)Interpret(cut.Root, entry))
            {
                continue;
            }

            object value = Interpret(input.Root, entry);
            values.AddRange((value is Array items ? items : new[] { value }).Cast<object>().Select(item => item is float ? item : Convert.ToDouble(item, CultureInfo.InvariantCulture)));
        }

        return values;
    }

    private static object Interpret(TypedNode tree, int entry) => Interpreter.Evaluate(tree, column => s_values[column.Name].GetValue(entry)!, entry);

    private static void Check(string text, List<object> expected, List<object> found)
    {
        Assert.True(expected.Count > 200, text);
        Assert.Equal(expected.Count, found.Count);
        for (int k = 0; k < expected.Count; k++)
        {
            Assert.True(Bits(expected[k]) == Bits(found[k]), $"{text}, value {k}: interpreted {expected[k]} ({expected[k].GetType().Name}), compiled {found[k]} ({found[k].GetType().Name})");
        }
    }

    // All NaN count as one: the sign of one that arithmetic makes depends on the processor.
    private static (bool IsFloat, long Bits) Bits(object value) => value switch
    {
        float x => (true, BitConverter.SingleToInt32Bits(float.IsNaN(x) ? float.NaN : x)),
        double x => (false, BitConverter.DoubleToInt64Bits(double.IsNaN(x) ? double.NaN : x)),
        _ => throw new ArgumentException(value.GetType().Name),
    };

    private static EventFrame Prepared(ArraySource source) => EventFrame.FromSource(source).Define("once", "sinh(vd)").Define("kept", "vf * 2");

    private static Dictionary<string, Array> Values()
    {
        var random = new Random(20261127);
        double[] special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 1e-310, 1e300, -1e300, 1e-40, 88.7, -103.9, 709.7, 1e6, Math.PI / 2];
        double Next() => random.Next(8) == 0 ? special[random.Next(special.Length)] : (random.NextDouble() * 20) - 10;
        int[] lengths = [.. Enumerable.Range(0, Entries).Select(entry => entry < 40 ? 2 : random.Next(40) == 0 ? 1500 / 7 : random.Next(5))];
        return new Dictionary<string, Array>
        {
            ["f"] = Enumerable.Range(0, Entries).Select(_ => (float)Next()).ToArray(),
            ["d"] = Enumerable.Range(0, Entries).Select(_ => Next()).ToArray(),
            ["i"] = Enumerable.Range(0, Entries).Select(entry => entry < 40 ? 1 : random.Next(-50, 50)).ToArray(),
            ["vf"] = lengths.Select(length => Enumerable.Range(0, length).Select(_ => (float)Next()).ToArray()).ToArray(),
            ["vd"] = lengths.Select((length, entry) => Enumerable.Range(0, length).Select(_ => entry < 40 ? 1 + random.NextDouble() : Next()).ToArray()).ToArray(),
            ["vi"] = lengths.Select(length => Enumerable.Range(0, length).Select(_ => random.Next(-30, 30)).ToArray()).ToArray(),
        };
    }

    private static ArraySource Source() => new(
        [
            ArrayColumn.Scalar("f", (float[])s_values["f"]), ArrayColumn.Scalar("d", (double[])s_values["d"]), ArrayColumn.Scalar("i", (int[])s_values["i"]),
            ArrayColumn.Vector("vf", (float[][])s_values["vf"]), ArrayColumn.Vector("vd", (double[][])s_values["vd"]), ArrayColumn.Vector("vi", (int[][])s_values["vi"]),
        ],
        new ArraySourceOptions { BlockEntries = [777, 1300, 41], PartitionEntries = [1200, 133] });
}

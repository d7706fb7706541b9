using Banyan.Columns;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame.Expressions;

/// <summary>What C++ leaves undefined has one result here, the same in compiled loops and in the interpreter: the rows of the table in docs/guide/expressions.md.</summary>
public class UndefinedResultTests
{
    private static readonly Dictionary<string, object> s_values = new()
    {
        ["lowest"] = int.MinValue,
        ["highest"] = int.MaxValue,
        ["lowestl"] = long.MinValue,
        ["highestl"] = long.MaxValue,
        ["zero"] = 0,
        ["zerol"] = 0L,
        ["zerou"] = 0u,
        ["one"] = 1,
        ["minus"] = -1,
        ["large"] = 1e30,
        ["largef"] = 1e30f,
        ["nan"] = double.NaN,
        ["count"] = 40,
        ["v"] = new[] { 1.5f, 2.5f },
        ["none"] = Array.Empty<float>(),
        ["name"] = "mu",
    };

    [Theory]
    [InlineData("(int)large", int.MaxValue)]
    [InlineData("(int)(-large)", int.MinValue)]
    [InlineData("(int)nan", 0)]
    [InlineData("(int)largef", int.MaxValue)]
    [InlineData("(unsigned)large", uint.MaxValue)]
    [InlineData("(unsigned)(-large)", 0u)]
    [InlineData("(unsigned long)large", ulong.MaxValue)]
    [InlineData("(unsigned long)(minus * 1.)", 0UL)]
    [InlineData("(long)large", long.MaxValue)]
    [InlineData("(long)nan", 0L)]
    [InlineData("(char)(large)", sbyte.MaxValue)]
    [InlineData("(unsigned char)(minus * 1.)", (byte)0)]
    [InlineData("(short)(-large)", short.MinValue)]
    [InlineData("(float)large * (float)large", float.PositiveInfinity)]
    [InlineData("std::lround(large)", long.MaxValue)]
    [InlineData("TMath::Nint(large)", int.MaxValue)]
    [InlineData("highest + one", int.MinValue)]
    [InlineData("lowest - one", int.MaxValue)]
    [InlineData("highest * 2", -2)]
    [InlineData("highestl + one", long.MinValue)]
    [InlineData("-lowest", int.MinValue)]
    [InlineData("abs(lowest)", int.MinValue)]
    [InlineData("abs(lowestl)", long.MinValue)]
    [InlineData("lowest / minus", int.MinValue)]
    [InlineData("lowest % minus", 0)]
    [InlineData("lowestl / minus", long.MinValue)]
    [InlineData("lowestl % minus", 0L)]
    [InlineData("one << count", 256)]
    [InlineData("one >> count", 0)]
    [InlineData("highest >> 33", 1073741823)]
    [InlineData("one << minus", int.MinValue)]
    [InlineData("minus << 4", -16)]
    [InlineData("minus >> 4", -1)]
    [InlineData("(one + zerol) << 70", 64L)]
    [InlineData("one << 31", int.MinValue)]
    [InlineData("std::clamp(one, 5, 3)", 5)]
    [InlineData("__builtin_ctz(zero)", 32)]
    [InlineData("__builtin_clz(zero)", 32)]
    [InlineData("ArgMax(none)", 0UL)]
    [InlineData("Sum(none)", 0f)]
    [InlineData("Mean(none)", 0.0)]
    public void Operation_LeftUndefinedByCpp_HasOneResult(string text, object expected)
    {
        using ArraySource source = Source();
        EventFrame frame = EventFrame.FromSource(source);

        Assert.Equal(expected, Interpreter.Evaluate(frame.Bind(text).Root, c => s_values[c.Name], 0));
        Assert.Equal(expected, Assert.Single(frame.Take<object>(text).Value));
    }

    [Theory]
    [InlineData("one / zero", "integer division by zero")]
    [InlineData("one % zero", "integer division by zero")]
    [InlineData("(one + zerol) / zerol", "integer division by zero")]
    [InlineData("one / zerou", "integer division by zero")]
    [InlineData("one % (zerou + 0ul)", "integer division by zero")]
    [InlineData("v[2]", "index 2 is out of range")]
    [InlineData("v[minus]", "index -1 is out of range")]
    [InlineData("none[0]", "index 0 is out of range")]
    [InlineData("none.front()", "out of range")]
    [InlineData("none.back()", "out of range")]
    [InlineData("v.at(5)", "out of range")]
    [InlineData("Max(none)", "empty")]
    [InlineData("Min(none)", "empty")]
    [InlineData("*std::max_element(none.begin(), none.end())", "out of range")]
    [InlineData("*v.end()", "out of range")]
    [InlineData("*(v.begin() + 7)", "out of range")]
    [InlineData("std::accumulate(v.begin() + 3, v.end(), 0.f)", "are no range of a vector of 2 elements")]
    [InlineData("Take(v, ROOT::RVecI{0, 5})", "index 5 is out of range")]
    [InlineData("name[7]", "index 7 is out of range")]
    public void Operation_WithoutResult_IsAnErrorOfTheEntry(string text, string message)
    {
        using ArraySource source = Source();
        EventFrame frame = EventFrame.FromSource(source);

        EventException interpreted = Assert.Throws<EventException>(() => Interpreter.Evaluate(frame.Bind(text).Root, c => s_values[c.Name], 0));
        EventFailureException compiled = Assert.Throws<EventFailureException>(() => frame.Take<object>(text).Value);

        Assert.Contains(message, interpreted.Message, StringComparison.Ordinal);
        Assert.Contains(message, compiled.Message, StringComparison.Ordinal);
    }

    private static ArraySource Source() => new(
        [.. s_values.Select(pair => pair.Value switch
        {
            int i => ArrayColumn.Scalar(pair.Key, [i]),
            long l => ArrayColumn.Scalar(pair.Key, [l]),
            uint u => ArrayColumn.Scalar(pair.Key, [u]),
            double d => ArrayColumn.Scalar(pair.Key, [d]),
            float f => ArrayColumn.Scalar(pair.Key, [f]),
            float[] v => ArrayColumn.Vector(pair.Key, [v]),
            _ => ArrayColumn.Strings(pair.Key, [(string)pair.Value]),
        })]);
}

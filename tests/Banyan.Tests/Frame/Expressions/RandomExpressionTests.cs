using System.Collections;
using Banyan.Columns;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame.Expressions;

/// <summary>Random expressions over every kind of column: compiled loops and the interpreter give the same bits, and fail for the same entry.</summary>
public class RandomExpressionTests
{
    private const int Expressions = 150;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public void Expressions_CompiledAndInterpreted_AreEqual(int seed)
    {
        var columns = new RandomColumns(60, seed);
        using ArraySource source = columns.Source();
        EventFrame frame = EventFrame.FromSource(source);
        var generator = new RandomExpression(seed);
        var booked = new List<(string Text, object[] Expected, Result<object[]> Result)>();
        for (int k = 0; k < Expressions; k++)
        {
            string text = generator.Next();
            (object[] expected, int failing) = Interpret(frame.Bind(text).Root, columns);
            if (failing < 0)
            {
                booked.Add((text, expected, frame.Take<object>(text)));
            }
            else
            {
                EventFrame alone = EventFrame.FromSource(source);
                Result<object[]> result = alone.Take<object>(text);
                EventFailureException failure = Assert.Throws<EventFailureException>(() => result.Value);
                Assert.True(failing == failure.Entry, $"{text}: interpreted it fails for entry {failing}, compiled for {failure.Entry}");
            }
        }

        Assert.True(booked.Count > Expressions / 2);
        foreach ((string text, object[] expected, Result<object[]> result) in booked)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(AreSame(expected[i], result.Value[i]), $"{text}, entry {i}: interpreted {Show(expected[i])}, compiled {Show(result.Value[i])}");
            }
        }
    }

    private static (object[] Values, int Failing) Interpret(TypedNode tree, RandomColumns columns)
    {
        var values = new object[columns.Entries];
        for (int i = 0; i < values.Length; i++)
        {
            int entry = i;
            try
            {
                values[i] = Interpreter.Evaluate(tree, column => columns.Value(column.Name, entry), entry);
            }
            catch (EventException)
            {
                return (values, i);
            }
        }

        return (values, -1);
    }

    // The sign of a NaN is not fixed: it depends on the order of the operands of an addition, which a compiler may choose.
    private static bool AreSame(object expected, object actual) => (expected, actual) switch
    {
        (double a, double b) => a.Equals(b) && (double.IsNaN(a) || double.IsNegative(a) == double.IsNegative(b)),
        (float a, float b) => a.Equals(b) && (float.IsNaN(a) || float.IsNegative(a) == float.IsNegative(b)),
        (string a, string b) => a == b,
        (IList a, IList b) => a.Count == b.Count && expected.GetType() == actual.GetType() && a.Cast<object>().Zip(b.Cast<object>()).All(p => AreSame(p.First, p.Second)),
        _ => expected.Equals(actual),
    };

    private static string Show(object value) => value is Array list ? $"[{string.Join(", ", list.Cast<object>().Select(Show))}]" : $"{value} ({value.GetType().Name})";
}

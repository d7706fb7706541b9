using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Tests.Frame;

/// <summary>Functions that choose items are walked in the loop of their consumer: the results are those of plain loops over the events, and errors stay what they were.</summary>
public class StreamFusionTests
{
    private const string Mass = "Take(pt, c[0]) * Take(pt, c[1]) + pow(Take(eta, c[0]) - Take(eta, c[1]), 2.f)";

    private static readonly Events s_events = new();

    [Theory]
    [InlineData("Any(m > 2000 && Take(charge, c[0]) != Take(charge, c[1]))")]
    [InlineData("Any(Take(charge, c[0]) != Take(charge, c[1]) && m > 2000)")]
    [InlineData("Sum(m > 2000 && Take(charge, c[0]) != Take(charge, c[1])) > 0")]
    [InlineData("Any(Map(c[0], c[1], [&](auto i, auto j) { return charge[i] != charge[j] && pt[i] * pt[j] + pow(eta[i] - eta[j], 2.f) > 2000; }))")]
    [InlineData("m[Take(charge, c[0]) != Take(charge, c[1]) && m > 2000].size() > 0")]
    [InlineData("!All(!(m > 2000) || Take(charge, c[0]) == Take(charge, c[1]))")]
    public void PairsOfItems_AllWaysToWriteThem_SelectTheSameEvents(string condition)
    {
        EventFrame pairs = EventFrame.FromSource(s_events.Source).Filter("pt.size() >= 2").Define("c", "Combinations(pt, 2)").Define("m", Mass);
        Result<ulong[]> selected = pairs.Filter(condition).Take<ulong>("rdfentry_");

        ulong[] expected = [.. s_events.Where(i => Pairs(i).Any(p => s_events.Charge[i][p.I] != s_events.Charge[i][p.J] && MassOf(i, p.I, p.J) > 2000)).Select(i => (ulong)i)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, selected.Value);
    }

    [Fact]
    public void Choices_UsedInSeveralLoops_AreTheSameEverywhere()
    {
        EventFrame pairs = EventFrame.FromSource(s_events.Source).Filter("n >= 3").Define("c", "Combinations(pt, 3)").Define("sum", "Take(pt, c[0]) + Take(pt, c[1]) + Take(pt, c[2])");
        Result<double> all = pairs.Sum("sum");
        Result<double> some = pairs.Filter("Any(sum > 250)").Sum("sum[Take(charge, c[2]) > 0]");
        Result<ulong[]> counts = pairs.Take<ulong>("c[1].size()");

        double allExpected = 0;
        double someExpected = 0;
        foreach (int i in s_events.Where(i => s_events.Pt[i].Length >= 3))
        {
            (float Sum, int Last)[] triples = [.. Triples(i)];
            allExpected += triples.Sum(t => (double)t.Sum);
            someExpected += triples.Any(t => t.Sum > 250) ? triples.Where(t => s_events.Charge[i][t.Last] > 0).Sum(t => (double)t.Sum) : 0;
        }

        Assert.Equal(allExpected, all.Value, 1e-6 * allExpected);
        Assert.Equal(someExpected, some.Value, 1e-6 * someExpected);
        Assert.Equal(s_events.Where(i => s_events.Pt[i].Length >= 3).Select(i => (ulong)Triples(i).Count()), counts.Value);
    }

    [Theory]
    [InlineData("Sum(Take(pt, Combinations(pt, 2)[0]))", "Cannot make unique combinations of size 2 from vector of size")]
    [InlineData("Sum(Take(eta[pt < 50], Combinations(pt, pt)[1]))", "Take: index")]
    [InlineData("Sum(Take(pt, Enumerate(pt) + 1))", "Take: index")]
    [InlineData("Sum(Take(pt, Range(3)))", "Take: index")]
    [InlineData("Any(sqrt(Take(pt, Range(3))) > 0)", "Take: index")]
    [InlineData("Sum(Take(pt, -2))", "2 elements requested from Take")]
    [InlineData("Any(pow(pt, 2) > 0 && Take(pt, Argsort(Concatenate(pt, pt))) > 0)", "Take: index")]
    [InlineData("Sum((charge / (charge + 1))[charge > 0])", "integer division by zero")]
    public void ItemsThatDoNotExist_FailAtTheirFirstEntry(string expression, string message)
    {
        EventFrame frame = EventFrame.FromSource(s_events.Source);
        Result<double> result = frame.Sum(expression);
        EventFailureException error = Assert.Throws<EventFailureException>(() => result.Value);

        int first = Enumerable.Range(0, s_events.Met.Length).First(i => Fails(frame, expression, i));
        Assert.Equal(first, error.Entry);
        Assert.Equal(expression, error.Expression);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("met", "weight")]
    [InlineData("run", "weight")]
    [InlineData("charge", "met")]
    [InlineData("pt", "weight")]
    [InlineData("pt", "run")]
    [InlineData("twice", "weight")]
    [InlineData("scaled", "twice")]
    public void HistogramsOfValuesInMemory_AreThoseOfExpressions(string column, string weight)
    {
        // A value in memory is copied, an expression is generated; x + 0 of a column is its value.
        EventFrame frame = EventFrame.FromSource(s_events.Source).Define("twice", "run * 2").Define("scaled", "pt / 2").Filter("n > 1 && twice > 0 && Sum(scaled) > 0");
        Result<Histogram1D> copied = frame.Histo1D(column, 50, -2, 100, weight, "h", "t");
        Result<Histogram1D> generated = frame.Histo1D($"{column} + 0", 50, -2, 100, $"{weight} + 0", "h", "t");

        Assert.True(copied.Value.Entries > 0);
        Assert.Equal(generated.Value, copied.Value);
    }

    [Theory]
    [InlineData("pt[pt > {0} && abs(eta) < {1}]", "weight")]
    [InlineData("met * {0} + {1}", "weight * {0}")]
    [InlineData("scaled[scaled > {1}]", "twice + {0}")]
    [InlineData("Sum(pt * {1}f) / (run + {0})", "1.")]
    [InlineData("pow(eta, {0}) * Where(pt > {1}, 1.f, 2.f)", "-0. * {1}")]
    [InlineData("Any(sqrt(pt) > {0} && eta > -{1}) ? {0} : run", "weight")]
    public void HistogramsOfOneForm_ShareCode_AndAreThoseOfTheirOwn(string form, string weight)
    {
        // Alone, a histogram has a loop of its own; together they share one.
        string Text(string text, int k) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, k + 1, 1.5 + k);
        Result<Histogram1D> Book(EventFrame frame, int k, EventFrame? cut = null) => (cut ?? frame).Histo1D(Text(form, k), 60, -10, 100 + k, Text(weight, k), "h", "t");
        EventFrame Start() => EventFrame.FromSource(s_events.Source).Define("twice", "run * 2").Define("scaled", "pt / 2").Filter("n > 1 && twice > 0 && Sum(scaled) > 0");
        EventFrame together = Start();
        EventFrame below = together.Filter("n < 6");
        Result<Histogram1D>[] shared = [.. Enumerable.Range(0, 8).Select(k => Book(together, k, k % 2 == 0 ? together : below))];

        for (int k = 0; k < shared.Length; k++)
        {
            EventFrame alone = Start();
            Histogram1D expected = Book(alone, k, k % 2 == 0 ? alone : alone.Filter("n < 6")).Value;
            Assert.True(expected.Entries > 0);
            Assert.Equal(expected, shared[k].Value);
        }
    }

    [Fact]
    public void ActionsOfOneForm_OneFails_ItIsNamed()
    {
        EventFrame frame = EventFrame.FromSource(s_events.Source);
        Result<double>[] sums = [.. Enumerable.Range(0, 5).Select(k => frame.Sum($"100 / (run - {(k == 3 ? 5 : 1000 + k)})"))];

        EventFailureException error = Assert.Throws<EventFailureException>(() => sums[0].Value);
        Assert.Equal("100 / (run - 5)", error.Expression);
        Assert.Equal(Array.IndexOf(s_events.Run, 5), error.Entry);
    }

    private static bool Fails(EventFrame frame, string expression, int entry)
    {
        try
        {
            Banyan.Frame.Expressions.Interpreting.Interpreter.Evaluate(frame.Bind(expression).Root, column => Value(column.Name, entry), entry);
            return false;
        }
        catch (Banyan.Columns.EventException)
        {
            return true;
        }
    }

    private static object Value(string column, int entry) => column switch
    {
        "pt" => s_events.Pt[entry],
        "eta" => s_events.Eta[entry],
        "charge" => s_events.Charge[entry],
        _ => throw new ArgumentException(column),
    };

    private static IEnumerable<(int I, int J)> Pairs(int entry)
    {
        int n = s_events.Pt[entry].Length;
        return Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (i, j)));
    }

    private static IEnumerable<(float Sum, int Last)> Triples(int entry)
    {
        float[] pt = s_events.Pt[entry];
        return Pairs(entry).SelectMany(p => Enumerable.Range(p.J + 1, pt.Length - p.J - 1).Select(k => (pt[p.I] + pt[p.J] + pt[k], k)));
    }

    private static double MassOf(int entry, int i, int j)
    {
        float delta = s_events.Eta[entry][i] - s_events.Eta[entry][j];
        return (s_events.Pt[entry][i] * s_events.Pt[entry][j]) + (delta * delta);
    }
}

using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame;

public class EventFailureTests
{
    [Fact]
    public void IndexOutOfRange_NamesFileEntryAndExpression()
    {
        var events = new Events();
        int first = Array.FindIndex(events.Pt, pt => pt.Length == 0);
        Result<double> sum = events.Frame.Define("lead", "pt[0]").Sum("lead * 2");

        EventFailureException error = Assert.Throws<EventFailureException>(() => sum.Value);
        Assert.Equal(first, error.Entry);
        Assert.Equal("pt[0]", error.Expression);
    }

    [Fact]
    public void TwoExpressionsFail_TheLowestEntryIsNamed()
    {
        // The first filter fails at entry 900, the second one, a later step of the same batch, at 300: one entry at a time would have met 300 first.
        int[] a = [.. Enumerable.Range(0, 2000).Select(i => i == 900 ? 0 : 1)];
        int[] b = [.. Enumerable.Range(0, 2000).Select(i => i == 300 ? 0 : 1)];
        using var source = new ArraySource(ArrayColumn.Scalar("a", a), ArrayColumn.Scalar("b", b));
        EventFrame frame = EventFrame.FromSource(source);
        Result<long> count = frame.Filter("7 / a > 0").Filter("9 / b > 0").Count();

        EventFailureException error = Assert.Throws<EventFailureException>(() => count.Value);
        Assert.Equal(300, error.Entry);
        Assert.Equal("9 / b > 0", error.Expression);
    }

    [Fact]
    public void ErrorThatAGuardPrevents_DoesNotHappen()
    {
        var events = new Events();
        EventFrame frame = events.Frame.Define("lead", "pt[0]");
        Result<double> a = frame.Filter("n > 0").Sum("lead");
        Result<double> b = frame.Filter("n > 1").Sum("lead");
        Result<long> c = frame.Filter("n > 0 && pt[0] > 50").Count();

        Assert.Equal(events.Where(i => events.Count[i] > 0).Sum(i => (double)events.Pt[i][0]), a.Value, 1e-3);
        Assert.Equal(events.Where(i => events.Count[i] > 1).Sum(i => (double)events.Pt[i][0]), b.Value, 1e-3);
        Assert.Equal(events.Where(i => events.Count[i] > 0 && events.Pt[i][0] > 50).Length, c.Value);
    }

    [Fact]
    public void ErrorBehindTheEndOfARange_DoesNotHappen()
    {
        var events = new Events();
        int[] safe = events.Where(i => events.Count[i] > 0);
        int end = Array.FindIndex(events.Pt, pt => pt.Length == 0);
        Assert.True(end > 0);
        Result<long> count = events.Frame.Filter("pt[0] >= 0").Range(end).Count();

        Assert.Equal(end, count.Value);
        Assert.NotEmpty(safe);
    }

    [Fact]
    public void SizesThatDiffer_NameTheOperation()
    {
        using var source = new ArraySource(ArrayColumn.Vector("a", new float[][] { [1, 2], [1] }), ArrayColumn.Vector("b", new float[][] { [1, 2], [1, 2] }));
        Result<double> sum = EventFrame.FromSource(source).Sum("a + b");

        EventFailureException error = Assert.Throws<EventFailureException>(() => sum.Value);
        Assert.Equal(1, error.Entry);
        Assert.Contains("different sizes", error.Message, StringComparison.Ordinal);
    }
}

using Banyan.Drawing;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.Tests.Drawing;

/// <summary>TTree::Draw's rules against what a person works out by hand: every case lists the values that are filled, in order.</summary>
public sealed class FormulaTests
{
    private static readonly ArrayColumn[] s_columns =
    [
        ArrayColumn.Scalar("n", 0, 1, 2, 3),
        ArrayColumn.Scalar("u", 5u, 1u, 2u, 7u),
        ArrayColumn.Scalar("met", 5f, 15f, 25f, 35f),
        ArrayColumn.Vector("pt", [], [10f], [20f, 30f], [40f, 50f, 60f]),
        ArrayColumn.Vector("q", [], [1], [-1, 1], [1, 1, -1]),
        ArrayColumn.Vector("jet", [7f], [8f], [9f], []),
        ArrayColumn.Vector("index", [0, 0], [-1], [1, 0], [2, 3, 0]),
        ArrayColumn.Strings("name", "a", "bb", "a", "ccc"),
        ArrayColumn.Vector<sbyte>("code", [71, 84, 0], [71, 0, 84], [71, 84, 88], []),
    ];

    [Theory]
    [InlineData("Sum$(pt)", null, new double[] { 0, 10, 50, 150 })]
    [InlineData("Sum$(pt > 25)", null, new double[] { 0, 0, 1, 3 })]
    [InlineData("Sum$(pt * (q > 0))", null, new double[] { 0, 10, 30, 90 })]
    [InlineData("Sum$(met)", null, new double[] { 5, 15, 25, 35 })]
    [InlineData("Sum$(pt * jet)", null, new double[] { 0, 80, 180, 0 })]
    [InlineData("Sum$(pt[index])", null, new double[] { 0, 0, 50, 100 })]
    [InlineData("Sum$(pt[1])", null, new double[] { 0, 0, 30, 50 })]
    [InlineData("Length$(pt)", null, new double[] { 0, 1, 2, 3 })]
    [InlineData("Length$(pt * jet)", null, new double[] { 0, 1, 1, 0 })]
    [InlineData("Length$(met)", null, new double[] { 1, 1, 1, 1 })]
    [InlineData("Length$(pt[1])", null, new double[] { 0, 0, 1, 1 })]
    [InlineData("Length$(name)", null, new double[] { 1, 2, 1, 3 })]
    [InlineData("Max$(pt)", null, new double[] { 0, 10, 30, 60 })]
    [InlineData("Min$(pt)", null, new double[] { 0, 10, 20, 40 })]
    [InlineData("Min$(-pt)", null, new double[] { 0, -10, -30, -60 })]
    [InlineData("Max$(q)", null, new double[] { 0, 1, 1, 1 })]
    [InlineData("MaxIf$(pt, q < 0)", null, new double[] { 0, 0, 20, 60 })]
    [InlineData("MinIf$(pt, q > 0)", null, new double[] { 0, 10, 30, 40 })]
    [InlineData("MinIf$(met, n > 1)", null, new double[] { 0, 0, 25, 35 })]
    [InlineData("pt / Sum$(pt)", null, new double[] { 1, 0.4, 0.6, 40 / 150.0, 50 / 150.0, 60 / 150.0 })]
    [InlineData("pt", "pt == Max$(pt)", new double[] { 10, 30, 60 })]
    [InlineData("n", "Sum$(q) > 0", new double[] { 1, 3 })]
    [InlineData("Sum$(pt) - Sum$(jet)", null, new double[] { -7, 2, 41, 150 })]
    public void Draw_FunctionsOfAllElements_GiveOneValuePerEvent(string expression, string? cut, double[] expected) => Check(expression, cut, expected);

    [Theory]
    [InlineData("n", "code == \"GT\"", new double[] { 0 })]
    [InlineData("n", "\"G\" == code", new double[] { 1 })]
    [InlineData("n", "code != \"GTX\"", new double[] { 0, 1, 3 })]
    [InlineData("n", "code == \"\"", new double[] { 3 })]
    [InlineData("n", "code == name", new double[0])]
    [InlineData("pt", "code == \"GTX\" && pt > 25", new double[] { 30 })]
    [InlineData("code == \"G\"", null, new double[] { 0, 1, 0, 0 })]
    [InlineData("n", "name != \"a\"", new double[] { 1, 3 })]
    [InlineData("code[1]", "code == \"G\"", new double[] { 0 })]
    public void Draw_TextsAndCharacters_AreComparedOncePerEvent(string expression, string? cut, double[] expected) => Check(expression, cut, expected);

    [Theory]
    [InlineData("Entry$", null, new double[] { 0, 1, 2, 3 })]
    [InlineData("Entry$ - 2", null, new double[] { -2, -1, 0, 1 })]
    [InlineData("Entries$", "Entry$ == 1", new double[] { 4 })]
    [InlineData("LocalEntry$", null, new double[] { 0, 1, 2, 3 })]
    [InlineData("LocalEntries$", "LocalEntry$ == 3", new double[] { 4 })]
    [InlineData("Iteration$", null, new double[] { 0, 0, 0, 0 })]
    [InlineData("Length$", null, new double[] { 1, 1, 1, 1 })]
    [InlineData("pt", "Iteration$ == 0", new double[] { 10, 20, 40 })]
    [InlineData("pt", "Iteration$ == Length$ - 1", new double[] { 10, 30, 60 })]
    [InlineData("pt + Iteration$", null, new double[] { 10, 20, 31, 40, 51, 62 })]
    [InlineData("Sum$(Iteration$ * pt)", null, new double[] { 0, 0, 30, 170 })]
    [InlineData("Sum$(pt / Length$)", null, new double[] { 0, 10, 25, 50 })]
    [InlineData("pt[Length$ - 1 - Iteration$] - pt", null, new double[] { 0, 10, -10, 20, 0, -20 })]
    public void Draw_NumbersOfEntriesAndInstances_AreThoseOfTheLoop(string expression, string? cut, double[] expected) => Check(expression, cut, expected);

    [Theory]
    [InlineData("Alt$(pt[0], -1)", null, new double[] { -1, 10, 20, 40 })]
    [InlineData("Alt$(pt[1], met)", null, new double[] { 5, 15, 30, 50 })]
    [InlineData("pt + Alt$(jet, 0)", null, new double[] { 18, 29, 30, 40, 50, 60 })]
    [InlineData("Alt$(pt, -1)", null, new double[] { -1, 10, 20, 40 })]
    [InlineData("Alt$(Sum$(pt), 3)", null, new double[] { 0, 10, 50, 150 })]
    public void Draw_Alternative_StandsWhereAnElementIsMissing(string expression, string? cut, double[] expected) => Check(expression, cut, expected);

    [Theory]
    [InlineData("pt * jet", null, new double[] { 80, 180 })]
    [InlineData("pt[]", null, new double[] { 10, 20, 30, 40, 50, 60 })]
    [InlineData("@pt.size()", null, new double[] { 0, 1, 2, 3 })]
    [InlineData("pt@.size()", null, new double[] { 0, 1, 2, 3 })]
    [InlineData("pt.size()", null, new double[] { 0, 1, 2, 3 })]
    [InlineData("n / 2", null, new double[] { 0, 0.5, 1, 1.5 })]
    [InlineData("u - n * 2", null, new double[] { 5, -1, -2, 1 })]
    [InlineData("-u", null, new double[] { -5, -1, -2, -7 })]
    [InlineData("n^2 + 1", null, new double[] { 1, 2, 5, 10 })]
    [InlineData("-n^2", null, new double[] { 0, -1, -4, -9 })]
    [InlineData("n**2", null, new double[] { 0, 1, 4, 9 })]
    [InlineData("2^3^2", "n == 0", new double[] { 512 })]
    [InlineData("n % 2", null, new double[] { 0, 1, 0, 1 })]
    [InlineData("pt > 25 ? pt : -pt", null, new double[] { -10, -20, 30, 40, 50, 60 })]
    [InlineData("TMath::Sqrt(pt * 10)", "n == 1", new double[] { 10 })]
    [InlineData("max(pt, met)", "n == 2", new double[] { 25, 30 })]
    [InlineData("TMath::Max(pt, 2 * met)", "n == 3", new double[] { 70, 70, 70 })]
    [InlineData("met", "name == \"a\"", new double[] { 5, 25 })]
    [InlineData("met", "name != \"a\" && n == 3", new double[] { 35 })]
    [InlineData("pt", "!(q < 0)", new double[] { 10, 30, 40, 50 })]
    [InlineData("pt[pt > 25]", null, new double[] { 30, 40, 50, 60 })]
    [InlineData("Sum(pt)", null, new double[] { 0, 10, 50, 150 })]
    [InlineData("Take(pt, 1)", "n > 0", new double[] { 10, 20, 40 })]
    [InlineData("Where(pt > 25, pt * 2, pt)", null, new double[] { 10, 20, 60, 80, 100, 120 })]
    [InlineData("met + pt.size()", null, new double[] { 5, 16, 27, 38 })]
    public void Draw_Formulas_ComputeAsTTreeFormula(string expression, string? cut, double[] expected) => Check(expression, cut, expected);

    [Fact]
    public void Draw_IndexFromAnotherList_FindsElementsAndCountsMissingOnes()
    {
        DrawResult result = Draw("pt[index]", null);

        // Event 0 has two indices and no element, event 1 has −1, event 3 has a 3.
        Assert.Equal([30, 20, 60, 40], Values("pt[index]", null));
        Assert.Equal(4, result.ElementsMissing);
        Assert.Equal(0, Draw("pt[index]", "index >= 0 && index < pt.size()").ElementsMissing);
    }

    [Theory]
    [InlineData("Sum$(pt, 2)", "Sum$ takes one expression, found 2 arguments")]
    [InlineData("Summ$(pt)", "there is no function 'Summ$'; TTree::Draw's are Sum$, Min$, Max$, MinIf$, MaxIf$, Length$, Alt$, Entry$, LocalEntry$, Entries$, LocalEntries$ and Iteration$")]
    [InlineData("Sum$(name)", "Sum$ takes numbers, found std::string")]
    [InlineData("Alt$(pt[0], jet)", "the second argument of Alt$ must be one number, found RVec<float>")]
    public void Draw_Mistake_IsExplainedBeforeTheFirstEvent(string expression, string message) =>
        Assert.StartsWith(message, Assert.ThrowsAny<AnalysisException>(() => Draw(expression, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Draw_BinsBehindTheArrows_AreUsed()
    {
        DrawResult result = Draw("pt>>hpt(4, 0, 80)", null);

        Assert.Equal(("hpt", "(4, 0, 80)"), (result.Histogram.Name, result.Histogram.X.ToString()));
        Assert.Equal([0, 1, 2, 2, 1, 0], result.Histogram.Contents.ToArray());
        Histogram six = Draw("pt>>h(6)", null).Histogram;
        Assert.Equal((6, 10), (six.X.BinCount, six.X.Low));
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 0], six.Contents.ToArray());
    }

    [Fact]
    public void Draw_ThreeDimensionsAndProfiles_FillTheirKinds()
    {
        Histogram cube = Draw("n:met:pt>>h(6,5,65,4,0,40,4,-0.5,3.5)", null).Histogram;
        Histogram profile = Draw("pt:n>>p(4,-0.5,3.5)", null, isProfile: true).Histogram;

        Assert.Equal(1, Assert.IsType<Histogram3D>(cube).GetContent(6, 4, 4));
        Assert.Equal(6, cube.Entries);
        Assert.Equal([0, 10, 25, 50], Enumerable.Range(1, 4).Select(Assert.IsType<Profile1D>(profile).GetMean));
    }

    private static void Check(string expression, string? cut, double[] expected) => Assert.Equal(expected, Values(expression, cut), (a, b) => Math.Abs(a - b) < 1e-9);

    private static double[] Values(string expression, string? cut)
    {
        using var source = new ArraySource(s_columns);
        EventFrame frame = EventFrames.FromSource(source);
        var line = new PreparedLine(new DrawLine(frame, new DrawRequest(DrawExpression.Parse(expression), cut)));
        line.Book(null);
        frame.Run(new RunOptions { Threads = 1 }, CancellationToken.None);
        return [.. line.State.Kept(0)];
    }

    private static DrawResult Draw(string expression, string? cut, bool isProfile = false)
    {
        using var source = new ArraySource(s_columns);
        var request = new DrawRequest(DrawExpression.Parse(expression), cut, null, isProfile);
        return Banyan.Drawing.Drawing.Draw(EventFrames.FromSource(source), request, new RunOptions { Threads = 1 }, CancellationToken.None);
    }
}

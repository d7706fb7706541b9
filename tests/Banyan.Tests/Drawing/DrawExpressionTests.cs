using Banyan.Drawing;
using Banyan.Frame;

namespace Banyan.Tests.Drawing;

public sealed class DrawExpressionTests
{
    [Theory]
    [InlineData("Muon_pt", "Muon_pt", null)]
    [InlineData(" y : x ", "x", "y")]
    [InlineData("TMath::Abs(y):std::max(a, b)", "std::max(a, b)", "TMath::Abs(y)")]
    [InlineData("n > 0 ? a : b", "n > 0 ? a : b", null)]
    [InlineData("n > 0 ? a : b : x", "x", "n > 0 ? a : b")]
    [InlineData("(n ? a : b):x[c ? 0 : 1]", "x[c ? 0 : 1]", "(n ? a : b)")]
    [InlineData("`a:b`:x", "x", "`a:b`")]
    [InlineData("c == ':' ? 1 : 0", "c == ':' ? 1 : 0", null)]
    public void Parse_Text_SplitsAtTheRightColon(string text, string x, string? y) => Assert.Equal(new DrawExpression(x, y), DrawExpression.Parse(text));

    [Theory]
    [InlineData("x>>h", "x", "h", new double[0])]
    [InlineData("x >> 2 >> h ( 100, 0, 2e2 )", "x >> 2", "h", new double[] { 100, 0, 200 })]
    [InlineData("x>>2", "x>>2", null, new double[0])]
    [InlineData("(a>>b)", "(a>>b)", null, new double[0])]
    public void Parse_Target_IsTheLastShiftBeforeAName(string text, string x, string? name, double[] bins)
    {
        DrawExpression parsed = DrawExpression.Parse(text);

        Assert.Equal((x, name), (parsed.X, parsed.Target?.Name));
        Assert.Equal(bins, (parsed.Target?.Bins ?? []).Select(bin => bin!.Value));
    }

    [Fact]
    public void Parse_ThreeDimensions_HasXLast() => Assert.Equal(new DrawExpression("x", "y", "z"), DrawExpression.Parse("z:y:x"));

    [Theory]
    [InlineData("", "the expression to draw is empty")]
    [InlineData("y:", "an expression is missing beside ':' in 'y:'")]
    [InlineData("w:z:y:x", "one to three dimensions can be drawn, 'w:z:y:x' has 4")]
    [InlineData("x>>+h", "'>>+h' adds to a histogram of an earlier Draw, and there is none here; write '>>h', and overlay or merge several with -e and more files")]
    [InlineData("x>>h(10,0", "')' was expected after the bins of '>>h(10,0'")]
    [InlineData("x>>h(a,0,1)", "numbers were expected between the brackets of '>>h(a,0,1)', found 'a'")]
    [InlineData("x>>h(1,0,1,2)", "'>>h(…)' has 4 numbers for 1 dimension, at most 3 were expected")]
    [InlineData("x>>", "the name of a histogram was expected after '>>', found ''")]
    public void Parse_Mistake_IsExplained(string text, string message) =>
        Assert.Equal(message, Assert.Throws<AnalysisException>(() => DrawExpression.Parse(text)).Message);
}

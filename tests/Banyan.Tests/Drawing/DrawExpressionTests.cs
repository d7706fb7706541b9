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
    [InlineData("", "the expression to draw is empty")]
    [InlineData("y:", "an expression is missing beside ':' in 'y:'")]
    [InlineData("z:y:x", "one or two dimensions can be drawn, 'z:y:x' has 3")]
    public void Parse_Mistake_IsExplained(string text, string message) =>
        Assert.Equal(message, Assert.Throws<AnalysisException>(() => DrawExpression.Parse(text)).Message);
}

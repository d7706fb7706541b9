using Banyan.Frame;
using Banyan.Frame.Expressions.Syntax;

namespace Banyan.Tests.Frame.Expressions.Syntax;

public class ParserTests
{
    [Theory]
    [InlineData("a + b * c - d", "((a + (b * c)) - d)")]
    [InlineData("2*3+4*5-6/2", "(((2 * 3) + (4 * 5)) - (6 / 2))")]
    [InlineData("i1 & 1 == 0", "(i1 & (1 == 0))")]
    [InlineData("a | b ^ c & d", "(a | (b ^ (c & d)))")]
    [InlineData("a && b || c && d", "((a && b) || (c && d))")]
    [InlineData("a == b == c", "((a == b) == c)")]
    [InlineData("0 < x < 10", "((0 < x) < 10)")]
    [InlineData("px1 < 0 != px2 < 0", "((px1 < 0) != (px2 < 0))")]
    [InlineData("a << 1 + 2", "(a << (1 + 2))")]
    [InlineData("a >> 1 >> 2", "((a >> 1) >> 2)")]
    [InlineData("a > > b", null)]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a ? b ? 1 : 2 : 3", "(a ? (b ? 1 : 2) : 3)")]
    [InlineData("a, b", "(a , b)")]
    [InlineData("- -a", "(-(-a))")]
    [InlineData("i1+-i2", "(i1 + (-i2))")]
    [InlineData("!a.b", "(!a.b)")]
    [InlineData("-v[0]", "(-v[0])")]
    [InlineData("not a and b", "((!a) && b)")]
    [InlineData("(float)x / y", "(((float)x) / y)")]
    [InlineData("(int)-f1", "((int)(-f1))")]
    [InlineData("(x) - y", "(x - y)")]
    [InlineData("(Long64_t)x + 1", "(((Long64_t)x) + 1)")]
    [InlineData("(unsigned long long)(x)", "((unsigned long)x)")]
    [InlineData("(std::string)\"a\" + b", "(((std::string)\"a\") + b)")]
    [InlineData("(std::abs(x)) - 1", "(std::abs(x) - 1)")]
    [InlineData("static_cast<unsigned int>(x)", "((unsigned int)x)")]
    [InlineData("unsigned(x)", "unsigned int(x)")]
    [InlineData("float{x}", "float{x}")]
    [InlineData("sizeof(int)", "sizeof(int)")]
    [InlineData("sizeof(a * b)", "sizeof (a * b)")]
    [InlineData("std::max<double>(a, b)", "std::max<double>(a, b)")]
    [InlineData("std::numeric_limits<float>::max()", "std::numeric_limits::max<float>()")]
    [InlineData("ROOT::RVec<ROOT::RVec<int>>{}", "ROOT::RVec<ROOT::RVec<int>>{}")]
    [InlineData("ROOT::VecOps::RVec<int>{3, 1}", "ROOT::VecOps::RVec<int>{3, 1}")]
    [InlineData("a < b", "(a < b)")]
    [InlineData("n < max && max > (2)", "((n < max) && (max > 2))")]
    [InlineData("v[v > 0][0]", "v[(v > 0)][0]")]
    [InlineData("v.at(1, -1.f)", "v.at(1, (-1))")]
    [InlineData("a.b.c.size()", "a.b.c.size()")]
    [InlineData("Take(v, {2, 0})", "Take(v, {2, 0})")]
    [InlineData("`Electron#0.index` + 1", "(`Electron#0.index` + 1)")]
    [InlineData("#Muon_pt > 1", "(#Muon_pt > 1)")]
    [InlineData("return i1", "i1")]
    [InlineData("return i1;;", "i1")]
    [InlineData("i1;", "i1")]
    [InlineData("return Map(v, [](const float& x) { return x * x; });", "Map(v, [](float x){(x * x)})")]
    [InlineData("Map(v, [&](auto x) -> double { return x; })", "Map(v, [](auto x){x})")]
    [InlineData("Sort(v, [=](float x, float y) { return x > y; })", "Sort(v, [](float x, float y){(x > y)})")]
    [InlineData("::sqrt(x)", "sqrt(x)")]
    public void Text_OfCpp_HasItsTree(string text, string? tree)
    {
        if (tree is null)
        {
            Assert.Throws<AnalysisException>(() => Parser.Parse(text));
            return;
        }

        Assert.Equal(tree, SyntaxText.Of(Parser.Parse(text)));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("i1 +", 4)]
    [InlineData("(i1 + 1", 7)]
    [InlineData("vf[", 3)]
    [InlineData("vf[1, 2, ]", 9)]
    [InlineData("i1 ? 1", 6)]
    [InlineData("i1 ; f1", 5)]
    [InlineData("Sum(Muon_pt > 25", 16)]
    [InlineData("Muon_pt[Muon_pt > ]", 18)]
    [InlineData("Muon_pt > 3 & && Muon_eta < 2", 14)]
    [InlineData("i1++", 2)]
    [InlineData("int x = 3;", 4)]
    [InlineData("if (i1 > 0) 1", 0)]
    [InlineData("class", 0)]
    [InlineData("delete vf", 0)]
    [InlineData("i1 <=> 2", 3)]
    [InlineData("i1 === 2", 5)]
    [InlineData("a b", 2)]
    [InlineData("auto x = 1; return x;", 0)]
    [InlineData("return 1; return 2;", 10)]
    [InlineData("Map(v, [](float x) { x; })", 21)]
    [InlineData("v.", 2)]
    [InlineData("#", 1)]
    public void Text_ThatIsNoExpression_IsAnErrorAtItsPlace(string text, int start)
    {
        AnalysisException error = Assert.Throws<AnalysisException>(() => Parser.Parse(text));

        Assert.Equal(start, error.Start);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("f(", "1", ")")]
    [InlineData("-", "1", "")]
    [InlineData("!", "1", "")]
    [InlineData("v[", "1", "]")]
    [InlineData("{", "1", "}")]
    [InlineData("(int)", "1", "")]
    [InlineData("sizeof ", "1", "")]
    [InlineData("a ? b : ", "1", "")]
    [InlineData("a = ", "1", "")]
    [InlineData("[](int x){ return ", "1", "; }")]
    [InlineData("", "1", "[0]")]
    [InlineData("", "a", ".b")]
    [InlineData("", "a", "()")]
    [InlineData("", "a", " + a")]
    [InlineData("", "a", ", a")]
    [InlineData("std::vector<", "int", ">{}")]
    [InlineData("std::a<", "int", "")]
    [InlineData("(", "", "")]
    public void Nesting_OfAHundredThousandLevels_IsAnError(string open, string middle, string close)
    {
        const int Levels = 100_000;
        string text = string.Concat(Enumerable.Repeat(open, Levels)) + middle + string.Concat(Enumerable.Repeat(close, Levels));

        AnalysisException error = Assert.Throws<AnalysisException>(() => Parser.Parse(text));

        Assert.True(error.Message.Length < 300);
    }

    [Fact]
    public void Nesting_OfAHundredLevels_IsFine() => Assert.Equal("1", SyntaxText.Of(Parser.Parse(new string('(', 100) + "1" + new string(')', 100))));

    [Fact]
    public void RandomWords_Always_GiveATreeOrAnAnalysisException()
    {
        string[] words = ["a", "v", "1", "2.5f", "\"s\"", "'c'", "(", ")", "[", "]", "{", "}", "<", ">", "::", ",", ";", "?", ":", ".", "+", "-", "*", "&&", "!", "=", "return", "int", "std", "RVec", "#", "`q`", "if", "sizeof", "->"];
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Join(random.Next(2) == 0 ? " " : string.Empty, Enumerable.Range(0, random.Next(1, 12)).Select(_ => words[random.Next(words.Length)]));
            try
            {
                Assert.NotNull(Parser.Parse(text));
            }
            catch (AnalysisException e)
            {
                Assert.InRange(e.Start, 0, text.Length);
            }
        }
    }
}

using Banyan.Frame;
using Banyan.Frame.Expressions;

namespace Banyan.Tests.Frame.Expressions.Functions;

/// <summary>Functions that are given as expressions with parameters.</summary>
public class ExpressionFunctionTests
{
    private readonly TestScope _scope = new();

    [Theory]
    [InlineData("good(pt, eta)", "pt > 1 && abs(eta) < 2.4", "good(f1, d1)", true)]
    [InlineData("twice(x)", "return x + x;", "twice(i2)", 14)]
    [InlineData("twice(x)", "x + x", "twice(f1)", 5f)]
    [InlineData("twice(float x)", "x + x", "twice(i2)", 14f)]
    [InlineData("half(int x)", "x / 2", "half(f1 * 3)", 3)]
    [InlineData("wrap(unsigned char x)", "x", "wrap(300)", (byte)44)]
    [InlineData("total(v)", "Sum(v) * v.size()", "total(vi * 2)", 24UL)]
    [InlineData("total(const ROOT::RVecF& v)", "Sum(v)", "total(vf)", 3f)]
    [InlineData("apply(f, x)", "f(f(x))", "apply([](int i) { return i * 3; }, 2)", 18)]
    [InlineData("my::one()", "1", "my::one() + my::one()", 2)]
    public void Call_PutsTheBodyInItsPlace(string signature, string body, string text, object expected)
    {
        _scope.Functions.Register(signature, body);

        Assert.Equal(expected, _scope.Evaluate(text));
    }

    [Fact]
    public void Names_OfTheCaller_AreNotSeen()
    {
        _scope.Functions.Register("plus(x)", "x + 1").Register("both(x, y)", "plus(y) * 100 + plus(x)");

        Assert.Equal(new[] { 204, 804, 504 }.Select((v, i) => ((new[] { 3, -1, 2 }[i] + 1) * 100) + 8).ToArray(), _scope.Evaluate("Map(vi, [=](int x) { return both(i2, x); })"));
    }

    [Fact]
    public void Lambda_AsAnArgument_SeesTheCallersNames()
    {
        _scope.Functions.Register("apply(f, x)", "f(x)");

        Assert.Equal(new[] { 10, 6, 9 }, _scope.Evaluate("Map(vi, [=](int x) { return apply([x](int k) { return x + k; }, i2); })"));
    }

    [Fact]
    public void Function_MayCallOthers_RegisteredLater()
    {
        _scope.Functions.Register("outer(x)", "inner(x) + 1").Register("inner(x)", "x * 2");

        Assert.Equal(15, _scope.Evaluate("outer(i2)"));
    }

    [Theory]
    [InlineData("f(x)", "x + i1", "f(1)", "in f(x): there is no parameter 'i1'; functions see their parameters, not the columns", "x + i1", 4)]
    [InlineData("f(pt)", "Pt > 3", "f(1)", "there is no parameter 'Pt'; did you mean pt?", "Pt > 3", 0)]
    [InlineData("f(x)", "x % 2", "f(f1)", "in f(x): the operator % needs integers, found float and int", "x % 2", 2)]
    [InlineData("f(x)", "f(x)", "f(1)", "f(x) calls itself", "f(x)", 0)]
    [InlineData("f(float x, y)", "x", "f(1)", "expected was f(float x, y)", "f(1)", 0)]
    [InlineData("f(float x)", "x", "f(vf)", "RVec<float> cannot be converted to float", "f(vf)", 2)]
    public void Call_ThatIsWrong_SaysWhatAndWhere(string signature, string body, string text, string message, string where, int start)
    {
        _scope.Functions.Register(signature, body);

        AnalysisException error = Assert.ThrowsAny<AnalysisException>(() => _scope.Bind(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((where, start), (error.Text, error.Start));
    }

    [Theory]
    [InlineData("f", "1")]
    [InlineData("f(", "1")]
    [InlineData("f(x", "x")]
    [InlineData("f(float)", "1")]
    [InlineData("f(Foo x)", "x")]
    [InlineData("f(x, x)", "x")]
    [InlineData("f(x) + 1", "x")]
    [InlineData("f(x)", "x +")]
    [InlineData("1f(x)", "x")]
    public void Registration_OfWhatIsNoFunction_IsRefused(string signature, string body) =>
        Assert.ThrowsAny<AnalysisException>(() => _scope.Functions.Register(signature, body));

    [Fact]
    public void Calls_WithoutEnd_AreRefused()
    {
        _scope.Functions.Register("f0(x)", "x");
        for (int i = 1; i <= 20; i++)
        {
            _scope.Functions.Register($"f{i}(x)", $"f{i - 1}(x) + f{i - 1}(x)");
        }

        Assert.Contains("more than 10000 times", Assert.ThrowsAny<AnalysisException>(() => _scope.Bind("f20(1)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warning_InABody_ShowsTheBody()
    {
        _scope.Functions.Register("f(n)", "n - 5");

        ExpressionWarning warning = Assert.Single(ExpressionBinder.Bind("f(ui1) > 0", _scope, _scope.Functions).Warnings);

        Assert.Equal("n - 5", warning.Text);
    }

    [Fact]
    public void Frame_WithFunctions_KnowsThemFromThereOn()
    {
        using var source = new Banyan.Frame.Sources.ArraySource([Banyan.Frame.Sources.ArrayColumn.Scalar("x", [1f, 2f, 3f])]);
        EventFrame before = EventFrame.FromSource(source);
        EventFrame frame = before.DefineFunction("scale", (float v, int n) => v * n).DefineFunction("good(v)", "scale(v, 2) > 3");

        Assert.Equal([2f, 3f], frame.Filter("good(x)").Take<float>("x").Value);
        Assert.ThrowsAny<AnalysisException>(() => before.Define("y", "scale(x, 2)"));
    }
}

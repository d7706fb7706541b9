using Banyan.Frame;
using Banyan.Frame.Expressions.Functions;

namespace Banyan.Tests.Frame.Expressions.Functions;

public class FunctionCatalogueTests
{
    private readonly TestScope _scope = new();

    [Fact]
    public void Function_OfTheUser_IsCalledWithConvertedNumbers()
    {
        _scope.Functions.Register("correct", (double pt, int n) => pt * n);

        Assert.Equal(-700.0, _scope.Evaluate("correct(i1, i2)"));
        Assert.Equal(new[] { 3.0, -5.0, 8.0 }, _scope.Evaluate("Map(vf, [](float x) { return correct(x, 2); })"));
    }

    [Fact]
    public void Function_OfTheUser_TakesVectors()
    {
        _scope.Functions.Register("my::longest", (Jagged<float> v, float scale) => v.Length * scale);

        Assert.Equal(7.5f, _scope.Evaluate("my::longest(vf, f1)"));
        Assert.Equal(7.5f, _scope.Evaluate("my::longest(vd * 2, f1)"));
    }

    [Theory]
    [InlineData("sqrt")]
    [InlineData("Sum")]
    [InlineData("ROOT::VecOps::Sum")]
    [InlineData("TMath::Gaus")]
    [InlineData("M_PI")]
    [InlineData("RVecF")]
    [InlineData("if")]
    [InlineData("and")]
    [InlineData("rdfentry_")]
    public void Function_WithANameOfCppOrRoot_IsRefused(string name)
    {
        Assert.Contains("choose another", Assert.Throws<AnalysisException>(() => _scope.Functions.Register(name, (double x) => x)).Message, StringComparison.Ordinal);
        Assert.Throws<AnalysisException>(() => _scope.Functions.Register($"{name}(x)", "x"));
    }

    [Fact]
    public void Function_RegisteredTwice_IsRefused()
    {
        _scope.Functions.Register("mine", (double x) => x);

        Assert.Contains("already", Assert.Throws<AnalysisException>(() => _scope.Functions.Register("mine(x)", "x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct(1)")]
    [InlineData("correct(vf, 1)")]
    [InlineData("correct(name, 1)")]
    public void Function_OfTheUser_WithWrongArguments_IsAnErrorAtPlanTime(string text)
    {
        _scope.Functions.Register("correct", (double pt, int n) => pt * n);

        Assert.Contains("correct(double, int)", Assert.Throws<AnalysisException>(() => _scope.Bind(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registration_OfWhatCannotBeCalled_IsRefused()
    {
        Assert.Throws<AnalysisException>(() => new FunctionCatalogue().Register("a b", () => 1));
        Assert.Throws<ArgumentException>(() => new FunctionCatalogue().Register("f", (DateTime s) => 1));
        Assert.Throws<ArgumentException>(() => new FunctionCatalogue().Register("f", (int i) => DateTime.MinValue));
        Assert.Throws<InvalidOperationException>(() => FunctionCatalogue.Standard.Register("f", (int i) => i));
    }
}

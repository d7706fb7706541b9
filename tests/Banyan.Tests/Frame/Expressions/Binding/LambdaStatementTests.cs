using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame.Expressions.Binding;

/// <summary>Statements in the bodies of lambdas: values of C++, the same compiled, and what is not supported by name.</summary>
public class LambdaStatementTests
{
    private readonly TestScope _scope = new();

    // i1 = -100, i2 = 7, vf = {1.5, -2.5, 4}, vi = {3, -1, 2}, vvf = {{1, 2}, {}}.
    [Theory]
    [InlineData("[](int n) { int s = 0; for (int i = 0; i < n; ++i) s += i; return s; }(i2)", 21)]
    [InlineData("[](int n) { int s = 0; for (int i = 1; i <= n; i++) { if (i % 2) continue; s += i; } return s; }(i2)", 12)]
    [InlineData("[](int n) { int s = 0, c = 0; for (int i = n; i < 3; ++i) { s -= i; ++c; } return s * 10 + c; }(i1)", 50573)]
    [InlineData("[](int n) { int s = 5; for (int i = 9; i < n; ++i) s = 0; return s; }(i2)", 5)]
    [InlineData("[](int n) { if (n > 3) return 1; if (n > 2) return 2; return 3; }(i2)", 1)]
    [InlineData("[](int n) { int r = 0; if (n > 3) { r = n; r *= 2; } else r = -1; return r + 1; }(i2)", 15)]
    [InlineData("[](int n) { if (n > 3) { int k = 4; if (k > n) return k; } return n; }(i2)", 7)]
    [InlineData("[](int n) -> double { if (n > 100) return 0.5; return 2; }(i2)", 2.0)]
    [InlineData("[](int n) { unsigned char u = 250; u += 10; return u; }(1)", (byte)4)]
    [InlineData("[](int n) { int x = 3.9; return x; }(1)", 3)]
    [InlineData("[](int n) { int k = n; { int k = 3; k += 1; n = k; } return k * 10 + n; }(i2)", 74)]
    [InlineData("[](int n) { n = n > 5 ? 5 : n; return n; }(i2)", 5)]
    [InlineData("[](float a, float b) { auto d = a - b; const float s = a + b; return d * s; }(3.f, 2.f)", 5f)]
    [InlineData("[](int n) { std::string s; if (n > 3) s = \"p\"; else s = \"n\"; s += \"!\"; return s; }(i2)", "p!")]
    [InlineData("[](int n) { ROOT::RVecI v{3, n}; auto w = v * 2; return Sum(w); }(i2)", 20)]
    [InlineData("Sum(Map(vvf, [](const std::vector<float>& x) { float t = 0; for (auto y : x) t += y; return t; }))", 3f)]
    [InlineData("[](int n) { int s = 0; for (int i = 0; i < 4; ++i) for (int k = i + 1; k < 4; ++k) if (k - i < 3) s += k; return s; }(1)", 11)]
    [InlineData("[&]() { float best = -1; for (auto x : vf) { float y = x * x; if (y > best) best = y; } return best; }()", 16f)]
    [InlineData("[&]() { int n = 0; for (auto x : vf) { int k = Sum(Map(vi, [x](int y) { return y > x ? 1 : 0; })); n += k; } return n; }()", 5)]
    [InlineData("[](int n) { ; int k = 1;; return k; }(1)", 1)]
    public void Lambda_HasTheValueOfCpp(string text, object expected) => Assert.Equal(expected, _scope.Evaluate(text));

    [Theory]
    [InlineData("[](float x) { if (x > 1) return 1.5; return 0; }(f1)", "the lambda returns double here and int elsewhere")]
    [InlineData("[](float x) { if (x > 1) return x; }(f1)", "the lambda may end without a 'return'")]
    [InlineData("[](float x) { const int c = 1; c = 2; return c; }(f1)", "'c' cannot be changed: it is const or captured")]
    [InlineData("[=](float x) { i1 = 2; return x; }(f1)", "there is no variable 'i1' in the lambda; columns cannot be changed")]
    [InlineData("[](float x) { int y; return x; }(f1)", "'y' has no value yet; write int y = 0")]
    [InlineData("[](float x) { auto y; return x; }(f1)", "'auto y' needs a value")]
    [InlineData("[](float x) { std::string q = 3; return q; }(f1)", "cannot be converted to std::string")]
    [InlineData("[](float x) { while (x > 1) x /= 2; return x; }(f1)", "this statement is not supported in a lambda")]
    [InlineData("[](float x) { continue; return x; }(f1)", "'continue' stands outside of a loop")]
    [InlineData("[](float x) { for (auto y : x) return y; return x; }(f1)", "a loop walks a vector, found float")]
    [InlineData("[&]() { for (auto y : vf) return y; return 0.f; }()", "'return' within a loop is not supported")]
    [InlineData("[&]() { int n = 0; for (auto y : vf) { n += 1; if (y > 3) return n; } return n; }()", "a 'return' within a loop is not supported")]
    [InlineData("[&]() { float b = 0; int k = 0; for (auto y : vf) { if (y > b) { b = y; k += 1; } } return k; }()", "'b' changes in the same loop")]
    [InlineData("[&]() { float b = 0, s = 0; for (auto y : vf) { b = y; s += Sum(Map(vi, [b](int z) { return z * b; })); } return s; }()", "'b' changes in the same loop")]
    [InlineData("[](int n) { int s = 0; for (int i = 0; i < n; ++i) { s += i; n = 3; } return s; }(i2)", "the end of a loop may not change in it")]
    [InlineData("[](int n) { int s = 0; for (int i = 0; i < n; i += 2) s += i; return s; }(i2)", "a loop goes on one by one")]
    [InlineData("[](int n) { int s = 0; for (int i = 0; i < n; ++i) { i = 3; s += i; } return s; }(i2)", "the variable 'i' of a loop cannot be changed in it")]
    [InlineData("[](int n) { int s = 1 return s; }(i2)", "';' was expected after the declaration")]
    [InlineData("[](int n) { return n;", "'}' was expected behind the statements")]
    public void Mistake_SaysWhatIsMeant(string text, string message) => Assert.Contains(message, Assert.ThrowsAny<AnalysisException>(() => _scope.Bind(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void ManyWaysThroughTheStatements_AreRefusedAndTakeNoTime()
    {
        string ifs = string.Concat(Enumerable.Range(0, 60).Select(i => $"if (x > {i}) {{ if (x > 1000) return 1; }} "));

        Assert.Contains("too many ways", Assert.ThrowsAny<AnalysisException>(() => _scope.Bind($"[](float x) {{ {ifs} return 0; }}(f1)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compiled_HasTheSameValues()
    {
        var events = new Events(500);
        int[] expected = [.. events.Pt.Zip(events.Eta, (pt, eta) => pt.Where((p, i) => p > 20 && Math.Abs(eta[i]) < 2).Count() + (pt.Length > 4 ? 100 : 0))];

        Result<int[]> counted = events.Frame.Take<int>(
            "[&]() { int n = 0; for (size_t i = 0; i < pt.size(); ++i) { if (pt[i] <= 20) continue; if (abs(eta[i]) < 2) n++; } if (pt.size() > 4) return n + 100; return n; }()");
        Result<float[][]> sums = events.Frame.Take<float[]>("Map(pt, [&](float p) { float s = 0; for (auto q : pt) { if (q < p) s += q; } return s; })");

        Assert.Equal(expected, counted.Value);
        Assert.Equal(events.Pt.Select(pt => pt.Select(p => pt.Where(q => q < p).Aggregate(0f, (s, q) => s + q)).ToArray()), sums.Value);
    }

    [Fact]
    public void Failure_InALoop_NamesTheEntry()
    {
        using var source = new ArraySource(ArrayColumn.Vector("v", [1, 2], [1, 0], [3]));

        EventFailureException failure = Assert.Throws<EventFailureException>(() => EventFrame.FromSource(source).Take<int>("[&]() { int s = 0; for (int x : v) s += 6 / x; return s; }()").Value);

        Assert.Equal(1, failure.Entry);
    }
}

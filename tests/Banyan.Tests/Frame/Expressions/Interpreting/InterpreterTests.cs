using Banyan.Columns;

namespace Banyan.Tests.Frame.Expressions.Interpreting;

/// <summary>What expressions give, by the measured semantics of RDataFrame 6.40.</summary>
public class InterpreterTests
{
    private readonly TestScope _scope = new();

    public static TheoryData<string, object> Values { get; } = new()
    {
        { "i1 - ui1 > 0", true },
        { "-1 < ui1", false },
        { "i1 / ui1", 4294967196u / 90u },
        { "-ui1", 4294967206u },
        { "i1 / 7", -14 },
        { "i1 % 7", -2 },
        { "7 % -3", 1 },
        { "i1 >> 1", -50 },
        { "uc1 + uc1", 400 },
        { "us1 * us1", -694967296 },
        { "(unsigned char)i1", (byte)156 },
        { "(char)(ui1 % 128)", (sbyte)90 },
        { "(int)d1", -1 },
        { "int(2.99)", 2 },
        { "(int)nan", 0 },
        { "(int)1e30", int.MaxValue },
        { "unsigned(i2)", 7u },
        { "bool(f1)", true },
        { "!nan", false },
        { "0.1f == 0.1", false },
        { "f1 / 0", float.PositiveInfinity },
        { "i1 > 0 && 1 / 0 > 0", false },
        { "i1 < 0 || 1 / 0 > 0", true },
        { "b1 ? 1 : 1 / 0", 1 },
        { "rdfentry_", 12UL },
        { "rdfslot_", 0u },
        { "i1, f1", 2.5f },
        { "sizeof(l1)", 8UL },
        { "vc + vc", new[] { 200, -200, 100 } },
        { "-vuc", new byte[] { 249, 1, 0 } },
        { "!vi", new[] { 0, 0, 0 } },
        { "-vb", new[] { true, false, true } },
        { "vui - 1", new[] { 9u, uint.MaxValue, 4u } },
        { "vf > 0 && vd < 1", new[] { 1, 0, 1 } },
        { "vf[vf > 0]", new[] { 1.5f, 4f } },
        { "vf[vb]", new[] { 1.5f, 4f } },
        { "vf[vf > 0][1]", 4f },
        { "vf.at(9, 0.5)", 0.5f },
        { "vf.at(-1, 7.f)", 7f },
        { "vf.at(1, 7.f)", -2.5f },
        { "vf.front() + vf.back()", 5.5f },
        { "none.empty() && !vf.empty()", true },
        { "Sum(vc)", (sbyte)50 },
        { "Sum(vb)", 2UL },
        { "Sum(vf, 0.)", 3UL },
        { "Sum(vf, 0)", 3UL },
        { "Sum(none)", 0f },
        { "Product(vi)", -6 },
        { "Product(vb)", false },
        { "Mean(vi)", 4.0 / 3 },
        { "Mean(none)", 0.0 },
        { "Mean(vf, 5.f)", 8f / 3 },
        { "Mean(vf, 0.)", 1.0 },
        { "Var(vi)", 0.5 * (14 - (16.0 / 3)) },
        { "StdDev(none)", 0.0 },
        { "Dot(vi, vi)", 14 },
        { "Any(vi > 2) && !All(vi > 2)", true },
        { "Any(none) || !All(none)", false },
        { "Max(vi) - Min(vi)", 4 },
        { "ArgMax(vf)", 2UL },
        { "ArgMin(none)", 0UL },
        { "Max(ROOT::RVecF{NAN, 1.f, 2.f})", float.NaN },
        { "Max(ROOT::RVecF{1.f, NAN, 2.f})", 2f },
        { "Min(ROOT::RVecF{1.f, NAN, 0.5f})", 0.5f },
        { "Sort(vi)", new[] { -1, 2, 3 } },
        { "Sort(vi, [](int x, int y) { return x > y; })", new[] { 3, 2, -1 } },
        { "Argsort(vi)", new[] { 1UL, 2UL, 0UL } },
        { "Argsort(vi) - 3", new[] { ulong.MaxValue - 1, ulong.MaxValue, ulong.MaxValue - 2 } },
        { "StableArgsort(vi, [](int x, int y) { return x % 2 > y % 2; })", new[] { 0UL, 2UL, 1UL } },
        { "Reverse(vf)", new[] { 4f, -2.5f, 1.5f } },
        { "Take(vf, 2)", new[] { 1.5f, -2.5f } },
        { "Take(vf, -2)", new[] { -2.5f, 4f } },
        { "Take(vf, 5, -1.f)", new[] { 1.5f, -2.5f, 4f, -1f, -1f } },
        { "Take(vf, -5, 0.f)", new[] { 0f, 0f, 1.5f, -2.5f, 4f } },
        { "Take(vf, {2, 0})", new[] { 4f, 1.5f } },
        { "Take(vf, vi, -9.f)", new[] { -9f, -9f, 4f } },
        { "Drop(vf, {1, 1, 9})", new[] { 1.5f, 4f } },
        { "Concatenate(vc, vuc)", new[] { 100, -100, 50, 7, 255, 0 } },
        { "Intersect(vi, ROOT::RVecI{3, 3, 5, -1})", new[] { 3, -1 } },
        { "Nonzero(vi > 0)", new[] { 0UL, 2UL } },
        { "Where(vi > 0, vi, 2.7)", new[] { 3, 2, 2 } },
        { "Where(vf > 0, 1, 0)", new[] { 1, 0, 1 } },
        { "Where(vd, vf, 0.f)", new[] { 0f, -2.5f, 4f } },
        { "Combinations(vf, 2)", new ulong[][] { [0, 0, 1], [1, 2, 2] } },
        { "Combinations(vf, 3)", new ulong[][] { [0], [1], [2] } },
        { "Combinations(vf, 0)", Array.Empty<ulong[]>() },
        { "Combinations(w2, w2)", new ulong[][] { [0, 0, 1, 1], [0, 1, 0, 1] } },
        { "Combinations(vf, 2)[1][2]", 2UL },
        { "Enumerate(vf)", new[] { 0UL, 1UL, 2UL } },
        { "ROOT::VecOps::Range(2, 5)", new[] { 2UL, 3UL, 4UL } },
        { "ROOT::VecOps::Range(6, 2)", Array.Empty<ulong>() },
        { "ROOT::VecOps::Range(10, 0, -4)", new[] { 10L, 6L, 2L } },
        { "ROOT::VecOps::Linspace(0, 1, 5)", new[] { 0, 0.25, 0.5, 0.75, 1 } },
        { "ROOT::VecOps::Arange(0, 5, 2)", new[] { 0.0, 2, 4 } },
        { "Map(vf, vi, [](float x, int n) { return x * n; })", new[] { 4.5f, 2.5f, 8f } },
        { "Map(vf, [=](float x) { return x > i1; })", new[] { true, true, true } },
        { "Filter(vi, [](int x) { return x % 2 == 0; })", new[] { 2 } },
        { "Sum(Map(vf, [](auto x) { return x * x; }))", 24.5f },
        { "abs(vi)", new[] { 3.0, 1.0, 2.0 } },
        { "lround(vf)", new[] { 2f, -3f, 4f } },
        { "pow(vi, 2)", new[] { 9.0, 1.0, 4.0 } },
        { "std::round(-2.5)", -3.0 },
        { "nearbyint(2.5)", 2.0 },
        { "rint(3.5)", 4.0 },
        { "TMath::Nint(2.5)", 2 },
        { "TMath::Gaus(1, 2, 0)", 1e30 },
        { "std::max(f1, nan)", 2.5f },
        { "std::max(nan, f1)", float.NaN },
        { "fmax(nan, f1)", 2.5f },
        { "std::max({i1, i2, 3})", 7 },
        { "std::clamp(i1, -10, 10)", -10 },
        { "DeltaPhi(0.5f, 1.f)", 0.5f },
        { "ROOT::VecOps::DeltaPhi(-3., 3.)", 6 - (2 * Math.PI) },
        { "InvariantMass(none, none, none, none)", 0f },
        { "name + \"_x\"", "mu_x" },
        { "\"a\" + name + 'b'", "amub" },
        { "name == \"mu\"", true },
        { "name < \"k\"", false },
        { "name[1]", (sbyte)'u' },
        { "name.find(\"u\")", 1UL },
        { "name.find(\"z\") == std::string::npos", true },
        { "name.substr(1)", "u" },
        { "name == \"mu\" ? name : \"x\"", "mu" },
        { "names == \"a\"", new[] { 1, 0, 1 } },
        { "names[1].size()", 2UL },
        { "Map(names, [](const std::string& x) { return (int)x.size(); })", new[] { 1, 2, 1 } },
        { "Filter(names, [](const std::string& x) { return x.size() > 1; })", new[] { "bc" } },
        { "std::to_string(i1)", "-100" },
        { "std::stoi(\"12\") + 1", 13 },
        { "vvf[0][1]", 2f },
        { "Map(vvf, [](const std::vector<float>& x) { return int(x.size()); })", new[] { 2, 0 } },
        { "rvf[0] * 2", new[] { 2f, 4f } },
        { "`Electron#0.index` * 2", 10 },
        { "Jet.pt[Jet - 1]", 40f },
        { "#vf", 3UL },
        { "ROOT::RVecF(2)", new[] { 0f, 0f } },
        { "ROOT::RVecI{1, 2} * i2", new[] { 7, 14 } },
        { "std::gcd(12, 18)", 6 },
        { "ROOT::Math::PtEtaPhiMVector(3, 0, 0, 4).E()", 5.0 },
        { "(ROOT::Math::PxPyPzEVector(1, 0, 0, 2) + ROOT::Math::PxPyPzEVector(-1, 0, 0, 2)).M()", 4.0 },
        { "ROOT::Math::XYZVector(1, 0, 0).Cross(ROOT::Math::XYZVector(0, 1, 0)).Z()", 1.0 },
        { "(TVector2(3, 4) * 2).Mod()", 10.0 },
        { "Sum(ROOT::VecOps::Construct<ROOT::Math::PxPyPzEVector>(vd, vd, vd, vd), ROOT::Math::PxPyPzEVector()).Px()", -1.5 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Expression_OfRoot_HasRootsValue(string text, object expected)
    {
        object value = _scope.Evaluate(text);

        Assert.Equal(expected, value);
        Assert.IsType(expected.GetType(), value);
    }

    [Theory]
    [InlineData("vf + w2", "cannot call operator + on vectors of different sizes (3 and 2)")]
    [InlineData("(vf * w2) > 0", "cannot call operator * on vectors of different sizes (3 and 2)")]
    [InlineData("Sum(vf * w2)", "operator *")]
    [InlineData("pow(vf, w2)", "cannot call pow on vectors")]
    [InlineData("vf[w2 > 0]", "mask of different size (2)")]
    [InlineData("vf[3]", "index 3 is out of range: the vector has 3 elements")]
    [InlineData("vf[-1]", "index -1 is out of range")]
    [InlineData("vf.at(50)", "index 50 is out of range")]
    [InlineData("none.front()", "index 0 is out of range: the vector has 0 elements")]
    [InlineData("none.back()", "index -1 is out of range")]
    [InlineData("Max(none)", "Max of an empty vector")]
    [InlineData("Take(vf, 5)", "5 elements requested from Take but input contains only 3 elements")]
    [InlineData("Take(vf, {7})", "Take: index 7 is out of range")]
    [InlineData("Combinations(vf, 4)", "Cannot make unique combinations of size 4 from vector of size 3")]
    [InlineData("Range(0, 5, 0)", "the stride must not be zero")]
    [InlineData("Map(vf, w2, [](float x, float y) { return x * y; })", "cannot call Map on vectors of different sizes")]
    [InlineData("i1 / (i2 - 7)", "integer division by zero")]
    [InlineData("vi % (i2 - 7)", "integer division by zero")]
    [InlineData("1 / 0", "integer division by zero")]
    [InlineData("std::stoi(\"abc\")", "stoi: \"abc\" is no number")]
    [InlineData("name.substr(20)", "substr: position 20 is behind the end")]
    [InlineData("name.at(9)", "index 9 is out of range")]
    [InlineData("ROOT::RVecF(-1)", "cannot be made")]
    [InlineData("ROOT::VecOps::Construct<ROOT::Math::XYVector>(vf, w2).size()", "cannot call Construct on vectors of different sizes")]
    public void Expression_ThatFailsForAnEvent_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<EventException>(() => _scope.Evaluate(text)).Message, StringComparison.Ordinal);
}

namespace Banyan.Tests.Frame.Expressions.Interpreting;

/// <summary>Algorithms, function objects, lambdas and nested vectors: values and types by C++17 (those of scalars as GCC 12 gives them).</summary>
public class AlgorithmTests
{
    private readonly TestScope _scope = new();

    public static TheoryData<string, object> Values { get; } = new()
    {
        // vf = {1.5, -2.5, 4}, vi = {3, -1, 2}, names = {a, bc, a}, rvf = {{1, 2}, {3}}
        { "std::accumulate(vf.begin(), vf.end(), 0.)", 3.0 },
        { "std::accumulate(vf.begin(), vf.end(), 0)", 3 },
        { "std::accumulate(vi.begin(), vi.end(), 1, std::multiplies<int>())", -6 },
        { "std::accumulate(vf.begin() + 1, vf.end(), 0.f)", 1.5f },
        { "std::accumulate(vf.begin(), vf.end(), 0.f, [](float a, float b) { return a + b * b; })", 24.5f },
        { "std::accumulate(names.begin(), names.end(), std::string(\"x\"))", "xabca" },
        { "std::reduce(vf.begin(), vf.end())", 3f },
        { "std::inner_product(vf.begin(), vf.end(), vi.begin(), 0.)", 15.0 },
        { "std::transform_reduce(vf.begin(), vf.end(), 0., std::plus<>(), [](float x) { return x * x; })", 24.5 },
        { "std::count_if(vf.begin(), vf.end(), [](float x) { return x > 0; })", 2L },
        { "std::count(names.begin(), names.end(), \"a\")", 2L },
        { "std::any_of(vf.begin(), vf.end(), [](auto x) { return x > 3; })", true },
        { "std::all_of(vf.begin(), vf.end(), [](auto x) { return x > 3; })", false },
        { "std::none_of(vi.begin(), vi.end(), [&](int x) { return x == i1; })", true },
        { "*std::max_element(vf.begin(), vf.end())", 4f },
        { "std::max_element(vf.begin(), vf.end()) - vf.begin()", 2L },
        { "*std::min_element(vi.begin(), vi.end(), std::greater<int>())", 3 },
        { "*std::max_element(names.begin(), names.end())", "bc" },
        { "std::distance(vi.begin(), std::find(vi.begin(), vi.end(), 2))", 2L },
        { "std::find(vi.begin(), vi.end(), 99) == vi.end()", true },
        { "std::find_if(vf.begin(), vf.end(), [](float x) { return x < 0; }) - vf.begin()", 1L },
        { "std::find_if_not(vf.begin(), vf.end(), [](float x) { return x > 0; })[1]", 4f },
        { "std::lower_bound(vul.begin(), vul.end(), 2) - vul.begin()", 1L },
        { "std::upper_bound(vul.begin(), vul.end(), 2) - vul.begin()", 2L },
        { "std::binary_search(vul.begin(), vul.end(), 3)", true },
        { "std::is_sorted(vul.begin(), vul.end()) && !std::is_sorted(vi.begin(), vi.end())", true },
        { "std::equal(vi.begin(), vi.end(), vi.begin())", true },
        { "*vf.begin() + *std::prev(vf.end()) + *std::next(vf.begin())", 3f },
        { "vf.begin()[2]", 4f },
        { "vf.end() - vf.begin()", 3L },
        { "vf.begin() < vf.end()", true },
        { "std::size(vf) + names.begin()->size()", 4UL },
        { "ROOT::RVecF(vf.begin(), vf.begin() + 2)", new[] { 1.5f, -2.5f } },
        { "Sort(vf, std::greater<>())", new[] { 4f, 1.5f, -2.5f } },
        { "std::plus<int>()(3, 4)", 7 },
        { "std::minus<>{}(3, 4u)", uint.MaxValue },
        { "std::max(1, 2, std::greater<int>())", 1 },
        { "std::min({3, 1, 2})", 1 },
        { "std::clamp<float>(5, 1, 3)", 3f },
        { "std::max(std::string(\"a\"), name)", "mu" },
        { "[](int x) { return x * 2; }(21)", 42 },
        { "[](auto x, float y) -> double { return x + y; }(i1, 2)", -98.0 },
        { "[k = i2 * 3](int x) { return x + k; }(1)", 22 },
        { "[](int x) { return [x](int y) { return x * y; }(5); }(3)", 15 },
        { "[](auto v) { return *std::max_element(v.begin(), v.end()); }(vf * 2)", 8f },
        { "Map(rvf, [](const ROOT::RVecF& x) { return Sum(x); })", new[] { 3f, 3f } },
        { "rvf * 2", new float[][] { [2f, 4f], [6f] } },
        { "-rvf", new float[][] { [-1f, -2f], [-3f] } },
        { "Concatenate(rvf, rvf)[3]", new[] { 3f } },
        { "Map(vi, [=](int x) { return vf * x; })[1]", new[] { -1.5f, 2.5f, -4f } },
        { "ROOT::RVec<ROOT::RVecI>{{1, 2}, {}}", new int[][] { [1, 2], [] } },
        { "ROOT::RVec<std::string>{\"a\", \"b\"} == \"a\"", new[] { 1, 0 } },
        { "Map(names, [](const std::string& s) { return s.size(); })", new[] { 1UL, 2UL, 1UL } },
        { "std::string(\"hello\").replace(1, 2, \"XY\")", "hXYlo" },
        { "std::string(\"abcabc\").find_last_of('a')", 3UL },
        { "std::string(\"aab\").find_first_not_of(\"a\")", 2UL },
        { "std::string(\"abcabc\").rfind(\"b\", 3)", 1UL },
        { "std::stoul(\"17\") + atoi(\"12x\")", 29UL },
        { "std::toupper('a')", 65 },
        { "'ab'", 24930 },
        { "R\"(a\"b)\"", "a\"b" },
        { "0x1p-2f", 0.25f },
        { "__builtin_popcountll(1ull << 40 | 1)", 2 },
        { "std::isunordered(nan, 1)", true },
        { "ROOT::Math::PxPyPzEVector(1, 2, 3, 10).isTimelike()", true },
        { "ROOT::Math::LorentzVector<ROOT::Math::PtEtaPhiM4D<double>>(1, 2, 3, 4).Pt()", 1.0 },
        { "TLorentzVector(1, 2, 3, 10)[3]", 10.0 },
        { "name[name.size()]", (sbyte)0 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Expression_HasTheValueOfCpp(string text, object expected) => Assert.Equal(expected, _scope.Evaluate(text));

    [Theory]
    [InlineData("std::hermite(3, 1.5)", 9.0)]
    [InlineData("std::laguerre(2, 0.5)", 0.125)]
    [InlineData("std::assoc_laguerre(4, 2, 1.7)", -1.8899958333333333)]
    [InlineData("std::assoc_legendre(2, 1, 0.5)", 1.299038105676658)]
    [InlineData("std::assoc_legendre(5, 3, -0.3)", -8.65914461606198)]
    [InlineData("std::cyl_bessel_j(0, 2.)", 0.22389077914123562)]
    [InlineData("std::cyl_bessel_j(1.5, 20.)", -0.06466286659231107)]
    [InlineData("std::cyl_bessel_j(2, 7.5f)", -0.2302734105257902)]
    [InlineData("std::cyl_bessel_j(30, 12.)", 2.552259043034396e-10)]
    [InlineData("std::cyl_bessel_j(0.3, 80.)", -0.08738205776860736)]
    [InlineData("std::cyl_neumann(0, 0.5)", -0.44451873350670656)]
    [InlineData("std::cyl_neumann(1, 15.)", 0.0210736280368738)]
    [InlineData("std::cyl_neumann(2.5, 3.)", -0.3690407300737977)]
    [InlineData("std::cyl_neumann(4, 0.7)", -132.63405717662673)]
    [InlineData("std::cyl_bessel_i(1, 3.)", 3.9533702174026093)]
    [InlineData("std::cyl_bessel_i(0.5, 20.)", 43279746.27242892)]
    [InlineData("std::cyl_bessel_k(0, 0.01)", 4.721244730161095)]
    [InlineData("std::cyl_bessel_k(2, 5.)", 0.005308943712223462)]
    [InlineData("std::cyl_bessel_k(3.5, 0.2)", 5233.730184080323)]
    [InlineData("std::sph_bessel(2, 1.5)", 0.12734928368840825)]
    [InlineData("std::sph_bessel(0, 30.)", -0.03293438746976204)]
    [InlineData("std::sph_neumann(1, 2.)", -0.35061200427605527)]
    [InlineData("std::sph_neumann(3, 9.)", -0.02809693234477669)]
    [InlineData("std::comp_ellint_1(0.5)", 1.6857503548125963)]
    [InlineData("std::comp_ellint_2(0.9)", 1.1716970527816053)]
    [InlineData("std::comp_ellint_3(0.5, 0.3)", 2.027792445811132)]
    [InlineData("std::ellint_1(0.5, 1.)", 1.0373561200021773)]
    [InlineData("std::ellint_1(0.8, 4.)", 4.920337152983221)]
    [InlineData("std::ellint_2(0.5, -2.)", -1.842798397109608)]
    [InlineData("std::ellint_3(0.5, 0.3, 1.)", 1.1386198831894312)]
    [InlineData("std::ellint_3(0.5, -0.3, 2.)", 1.8543809566294729)]
    [InlineData("std::expint(1.)", 1.895117816355937)]
    [InlineData("std::expint(-0.5)", -0.5597735947761607)]
    [InlineData("std::expint(-7.)", -0.0001154817316103383)]
    [InlineData("std::expint(50.)", 1.058563689713169e+20)]
    [InlineData("std::riemann_zeta(2.)", 1.6449340668482264)]
    [InlineData("std::riemann_zeta(0.5)", -1.460354508809585)]
    [InlineData("std::riemann_zeta(-1.5)", -0.025485201889833033)]
    [InlineData("j0(1.5)", 0.5118276717359181)]
    [InlineData("j1(30.)", -0.11875106261662292)]
    [InlineData("y0(2.)", 0.5103756726497451)]
    [InlineData("y1(15.)", 0.021073628036873508)]
    [InlineData("exp10(2.5)", 316.2277660168379)]
    public void SpecialFunction_OfCpp17_HasTheValueOfTheStandardLibrary(string text, double expected)
    {
        double value = (double)_scope.Evaluate(text);

        Assert.True(Math.Abs(value - expected) <= 1e-9 * Math.Abs(expected), $"{text} is {value}, the standard library gives {expected}");
    }

    [Theory]
    [InlineData("std::hermite(3, 1.5f)", "float")]
    [InlineData("std::legendre(3, 0.5f)", "float")]
    [InlineData("std::sph_legendre(3, 1, 0.5f)", "float")]
    [InlineData("std::beta(2.f, 3.f)", "float")]
    [InlineData("std::beta(2.f, 3)", "double")]
    [InlineData("std::legendre(3, 1)", "double")]
    public void SpecialFunction_OfFloats_IsFloat(string text, string type) => Assert.Equal(type, _scope.Bind(text).Type.CppName);

    [Theory]
    [InlineData("std::legendre(-1, 0.3)")]
    [InlineData("std::assoc_legendre(-1, 0, 0.3)")]
    [InlineData("std::sph_legendre(-1, 0, 0.3)")]
    [InlineData("std::hermite(-1, 0.3)")]
    [InlineData("std::laguerre(-1, 0.3)")]
    [InlineData("std::sph_bessel(-1, 0.3)")]
    [InlineData("std::sph_neumann(-1, 0.3)")]
    public void SpecialFunction_OfNegativeDegree_IsNotANumberAtOnce(string text) => Assert.True(double.IsNaN((double)_scope.Evaluate(text)));

    [Theory]
    [InlineData("TMath::BesselY0(20.)", 0.06264059680938369)]
    [InlineData("TMath::BesselI(1, -2.)", -1.5906368546373291)]
    [InlineData("TMath::StudentQuantile(0.9, 5)", 1.4758840488244813)]
    [InlineData("ROOT::Math::binomial_pdf(2, 0.3, 5)", 0.3087)]
    [InlineData("ROOT::Math::VectorUtil::boost(ROOT::Math::PxPyPzEVector(1, 2, 3, 10), ROOT::Math::PxPyPzEVector(1, 2, 3, 10).BoostToCM()).P()", 0)]
    [InlineData("ROOT::Math::VectorUtil::RotateZ(ROOT::Math::XYZVector(1, 0, 0), 1.5).X()", 0.0707372016677029)]
    [InlineData("ROOT::Math::RhoEtaPhiVector(1, 2, 3).Eta()", 2)]
    [InlineData("TMath::BesselI0(1.5)", 1.6467231897728904)]
    [InlineData("TMath::BesselK1(1.5)", 0.2773878004568438)]
    [InlineData("TMath::StudentI(1.2, 5)", 0.8580544716469496)]
    [InlineData("TMath::BetaIncomplete(0.3, 2, 3)", 0.3483)]
    [InlineData("TMath::ErfInverse(0.5)", 0.4769362762044699)]
    [InlineData("TMath::FDistI(1.5, 3, 7)", 0.7041910807035623)]
    public void Function_OfPhysics_HasItsValue(string text, double expected) => Assert.Equal(expected, (double)_scope.Evaluate(text), 1e-9);
}

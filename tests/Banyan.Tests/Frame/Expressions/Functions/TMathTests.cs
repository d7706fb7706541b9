using System.Globalization;
using Banyan.Frame;

namespace Banyan.Tests.Frame.Expressions.Functions;

/// <summary>Functions of TMath and ROOT::Math against values of 30 digits, and TMath's functions of arrays.</summary>
public class TMathTests
{
    private readonly TestScope _scope = new();

    [Theory]
    [InlineData("TMath::DiLog(-3)", -1.939375420766709)]
    [InlineData("TMath::DiLog(-0.7)", -0.60515840233770525)]
    [InlineData("TMath::DiLog(0.3)", 0.32612951007547606)]
    [InlineData("TMath::DiLog(0.75)", 0.9784693929303061)]
    [InlineData("TMath::DiLog(1)", Math.PI * Math.PI / 6)]
    [InlineData("TMath::DiLog(1.5)", 2.3743952702724802)]
    [InlineData("TMath::DiLog(4)", 2.0613094667773174)]
    [InlineData("TMath::StruveH0(0.5)", 0.30955591458375472)]
    [InlineData("TMath::StruveH0(-3)", -0.5743061488143984)]
    [InlineData("TMath::StruveH0(7)", 0.063382961188815947)]
    [InlineData("TMath::StruveH0(30)", -0.09609842155416211)]
    [InlineData("TMath::StruveH1(0.5)", 0.05217374424234107)]
    [InlineData("TMath::StruveH1(-3)", 1.0201095691864504)]
    [InlineData("TMath::StruveH1(7)", 0.34630573167866373)]
    [InlineData("TMath::StruveH1(30)", 0.72175037834698999)]
    [InlineData("TMath::StruveL0(0.5)", 0.32724069939418078)]
    [InlineData("TMath::StruveL0(-3)", -4.6486857317537103)]
    [InlineData("TMath::StruveL0(20)", 43558282.527641047)]
    [InlineData("TMath::StruveL1(-3)", 3.396612947474776)]
    [InlineData("TMath::StruveL1(20)", 42454972.750111979)]
    [InlineData("ROOT::Math::sinint(1.5)", 1.3246835311721197)]
    [InlineData("ROOT::Math::sinint(-10)", -1.658347594218874)]
    [InlineData("ROOT::Math::sinint(100)", 1.5622254668890563)]
    [InlineData("ROOT::Math::cosint(1.5)", 0.47035631719539989)]
    [InlineData("ROOT::Math::cosint(10)", -0.045456433004455373)]
    [InlineData("ROOT::Math::cosint(100)", -0.0051488251426104921)]
    [InlineData("TMath::Beta(0.5, 0.25)", 5.2441151085842396)]
    [InlineData("TMath::Beta(3, 200)", 2.4629328604502241e-7)]
    [InlineData("TMath::Beta(250, 300)", 5.6733504221573235e-166)]
    [InlineData("std::beta(1e6, 2.5)", 1.3293378956699076e-15)]
    [InlineData("std::beta(12, 15)", 8.628693512257922e-9)]
    [InlineData("ROOT::Math::chisquared_quantile(0.5, 3)", 2.3659738843753383)]
    [InlineData("ROOT::Math::chisquared_quantile_c(0.5, 3)", 2.3659738843753383)]
    [InlineData("ROOT::Math::poisson_cdf(3, 2.5)", 0.75757613313306596)]
    [InlineData("ROOT::Math::poisson_cdf_c(3, 2.5)", 1 - 0.75757613313306596)]
    [InlineData("ROOT::Math::binomial_cdf(2, 0.3, 5)", 0.83692)]
    [InlineData("ROOT::Math::binomial_cdf_c(2, 0.3, 5)", 0.16308)]
    [InlineData("ROOT::Math::negative_binomial_pdf(2, 0.5, 3)", 0.1875)]
    [InlineData("ROOT::Math::negative_binomial_cdf(2, 0.5, 3)", 0.5)]
    [InlineData("ROOT::Math::gamma_cdf(ROOT::Math::gamma_quantile(0.3, 2.5, 2), 2.5, 2)", 0.3)]
    [InlineData("ROOT::Math::lognormal_cdf(ROOT::Math::lognormal_quantile(0.3, 1, 2), 1, 2)", 0.3)]
    [InlineData("ROOT::Math::breitwigner_cdf(ROOT::Math::breitwigner_quantile(0.8, 3), 3)", 0.8)]
    [InlineData("ROOT::Math::cauchy_cdf(ROOT::Math::cauchy_quantile(0.8, 3), 3)", 0.8)]
    [InlineData("ROOT::Math::exponential_cdf(ROOT::Math::exponential_quantile(0.8, 3), 3)", 0.8)]
    [InlineData("ROOT::Math::uniform_quantile(0.25, 1, 5)", 2)]
    [InlineData("ROOT::Math::cauchy_pdf(1, 1)", 1 / (2 * Math.PI))]
    [InlineData("ROOT::Math::bigaussian_pdf(0, 0, 2, 3)", 1 / (12 * Math.PI))]
    public void Function_HasItsValue(string text, double expected) => AssertNear(expected, (double)_scope.Evaluate(text), 4e-13 * Math.Max(Math.Abs(expected), Math.Abs(expected) < 1 ? 0.1 * Math.Abs(expected) : 1), text);

    [Theory]
    [InlineData(-2, 0.01409435793414862)]
    [InlineData(-0.5, 0.19694218692005421)]
    [InlineData(1.35578, 0.49999994519662455)]
    [InlineData(5, 0.77302677994283582)]
    [InlineData(100, 0.98957102916328983)]
    public void LandauI_HasTheAccuracyOfTheDensity(double x, double expected)
    {
        string number = x.ToString("R", CultureInfo.InvariantCulture);

        AssertNear(expected, (double)_scope.Evaluate($"TMath::LandauI({number})"), 1e-7 * expected, number);
        AssertNear(1 - expected, (double)_scope.Evaluate($"ROOT::Math::landau_cdf_c(2 * {number} + 1., 2, 1)"), 1e-7, number);
        AssertNear(x, (double)_scope.Evaluate($"ROOT::Math::landau_quantile({expected.ToString("R", CultureInfo.InvariantCulture)})"), 1e-5 * Math.Max(1, Math.Abs(x)), number);
    }

    [Theory]
    [InlineData("0.5, 1, 2", 0.19676985987547645)]
    [InlineData("3, 1, 2", 0.043385822323679663)]
    [InlineData("2, 1, 0.01", 0.054434542500544219)]
    [InlineData("50, 1, 2", 0.00012742593603115607)]
    [InlineData("9, 1, 0.5", 0.0010204246085565913)]
    [InlineData("4, 1, 0.0001", 0.0001351286917749537)]
    [InlineData("0, 0, 2", 1 / Math.PI)]
    [InlineData("0, 2, 0", 0.19947114020071635)]
    public void Voigt_HasTheDigitsThatAreAskedFor(string arguments, double expected)
    {
        AssertNear(expected, (double)_scope.Evaluate($"TMath::Voigt({arguments})"), 1e-4 * expected, arguments);
        AssertNear(expected, (double)_scope.Evaluate($"TMath::Voigt({arguments}, 5)"), 1e-5 * expected, arguments);
        AssertNear(expected, (double)_scope.Evaluate($"TMath::Voigt({arguments}, 2)"), 1e-2 * expected, arguments);
    }

    /// <summary>What ROOT 6.40 gives, from <c>oracle/rdf</c>.</summary>
    [Fact]
    public void Voigt_AsRoot() => AssertNear(0.0755530214720462, (double)_scope.Evaluate("TMath::Voigt(2.25f, 1, 2)"), 5e-9, "Voigt");

    // vf = {1.5, -2.5, 4}, vi = {3, -1, 2}, w2 = {1, 2}, none = {}.
    [Theory]
    [InlineData("TMath::Mean(vf.begin(), vf.end())", 1.0)]
    [InlineData("TMath::Mean(vf.size(), vf.data())", 1.0)]
    [InlineData("TMath::Mean(2, vf.data())", -0.5)]
    [InlineData("TMath::Mean(2, vf.data() + 1)", 0.75)]
    [InlineData("TMath::Mean(2, vf.data(), w2.data())", (1.5 - 5) / 3)]
    [InlineData("TMath::Mean(vf.begin() + 1, vf.end(), w2.begin())", 5.5 / 3)]
    [InlineData("TMath::Mean(vi.begin(), vi.end())", 4.0 / 3)]
    [InlineData("TMath::StdDev(vf.begin(), vf.end())", 3.2787192621510002)]
    [InlineData("TMath::RMS(vf.size(), vf.data())", 3.2787192621510002)]
    [InlineData("TMath::RMS(1, vf.data())", 0.0)]
    [InlineData("TMath::GeomMean(vf.begin(), vf.end())", 2.4662120743304703)]
    [InlineData("TMath::Median(vf.size(), vf.data())", 1.5)]
    [InlineData("TMath::Median(2, vf.data())", -0.5)]
    [InlineData("TMath::Median(none.size(), none.data())", 0.0)]
    [InlineData("TMath::MinElement(vf.size(), vf.data())", -2.5f)]
    [InlineData("TMath::MaxElement(vi.size(), vi.data())", 3)]
    [InlineData("TMath::LocMin(vf.size(), vf.data())", 1L)]
    [InlineData("TMath::LocMax(vf.size(), vf.data())", 2L)]
    [InlineData("TMath::LocMax(0, vf.data())", -1L)]
    [InlineData("TMath::LocMax(vf.begin(), vf.end()) - vf.begin()", 2L)]
    [InlineData("*TMath::LocMin(vf.begin(), vf.end())", -2.5f)]
    [InlineData("TMath::KOrdStat(3, vi.data(), 1)", 2)]
    [InlineData("TMath::BinarySearch(3, vul.data(), 2)", 1L)]
    [InlineData("TMath::BinarySearch(3, vul.data(), 9)", 2L)]
    [InlineData("TMath::BinarySearch(3, vul.data(), 0)", -1L)]
    public void ArrayFunction_HasItsValue(string text, object expected)
    {
        object value = _scope.Evaluate(text);

        Assert.IsType(expected.GetType(), value);
        AssertNear(Convert.ToDouble(expected, CultureInfo.InvariantCulture), Convert.ToDouble(value, CultureInfo.InvariantCulture), 1e-12, text);
    }

    /// <summary>Two reals of one type have functions of their own, everything else is a template with the type of the first.</summary>
    [Theory]
    [InlineData("TMath::Sign(3, -2.5)", -3)]
    [InlineData("TMath::Sign(-3, 2.5)", 3)]
    [InlineData("TMath::Sign(i1, d1)", -100)]
    [InlineData("TMath::Sign(f1, -1)", -2.5f)]
    [InlineData("TMath::Sign(1., -2)", -1.0)]
    [InlineData("TMath::Sign(2.f, -0.f)", -2f)]
    [InlineData("TMath::Sign(2, -0.)", -2)]
    [InlineData("TMath::Sign(s1, 1)", (short)300)]
    [InlineData("TMath::Sign(l1, 1u)", 5_000_000_000L)]
    public void Sign_HasTheTypeOfTheFirst(string text, object expected) => Assert.Equal(expected, _scope.Evaluate(text));

    [Theory]
    [InlineData("TMath::Sign(ui1, 1)", "unsigned number has no sign")]
    [InlineData("TMath::Mean(vf)", "TMath::Mean(begin, end, n and data")]
    [InlineData("TMath::Median(vf.begin(), vf.end())", "TMath::Median(n, data)")]
    [InlineData("TMath::Mean(vf.begin(), w2.end())", "two positions in one vector")]
    [InlineData("TMath::Mean(names.begin(), names.end())", "cannot be called with")]
    [InlineData("TMath::Vavilov(1, 0.3, 0.5)", "TMath::Vavilov is not supported")]
    [InlineData("ROOT::Math::PtEtaPhiMVecto(1, 2, 3, 4).Px()", "did you mean ROOT::Math::PtEtaPhiMVector")]
    public void Mistake_SaysWhatIsMeant(string text, string message) => Assert.Contains(message, Assert.ThrowsAny<AnalysisException>(() => _scope.Bind(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("std::numeric_limits<int>::digits", 31)]
    [InlineData("std::numeric_limits<unsigned char>::digits", 8)]
    [InlineData("std::numeric_limits<double>::digits", 53)]
    [InlineData("std::numeric_limits<long>::digits10", 18)]
    [InlineData("std::numeric_limits<unsigned long>::digits10", 19)]
    [InlineData("std::numeric_limits<float>::digits10", 6)]
    [InlineData("std::numeric_limits<double>::digits10", 15)]
    [InlineData("std::numeric_limits<double>::max_digits10", 17)]
    [InlineData("std::numeric_limits<float>::max_exponent", 128)]
    [InlineData("std::numeric_limits<unsigned>::is_signed", false)]
    [InlineData("std::numeric_limits<float>::has_infinity", true)]
    [InlineData("std::numeric_limits<int>::has_infinity", false)]
    [InlineData("std::nexttoward(1.f, 2.)", 1.0000001f)]
    [InlineData("std::nexttoward(1.f, 1.0000000001)", 1.0000001f)]
    [InlineData("std::nexttoward(1, 0)", 0.99999999999999989)]
    [InlineData("std::strtol(\"  -17x\", nullptr, 10)", -17L)]
    [InlineData("strtol(\"0x1f\", nullptr, 0)", 31L)]
    [InlineData("strtol(\"1f\", nullptr, 16)", 31L)]
    [InlineData("strtol(\"017\", nullptr, 0)", 15L)]
    [InlineData("strtol(\"zz\", nullptr, 36)", 1295L)]
    [InlineData("strtol(\"99999999999999999999999999999999999999999999\", nullptr, 10)", long.MaxValue)]
    [InlineData("strtol(\"-9223372036854775808\", nullptr, 10)", long.MinValue)]
    [InlineData("strtoul(\"-1\", nullptr, 10)", ulong.MaxValue)]
    [InlineData("strtol(name.c_str(), nullptr, 10)", 0L)]
    [InlineData("std::strtod(\"1.5e2x\", nullptr)", 150.0)]
    [InlineData("std::betaf(2.f, 3.f)", 0.083333336f)]
    [InlineData("std::legendref(2, 0.5)", -0.125f)]
    [InlineData("std::upper_bound(vul.begin(), vul.end(), 2, std::less<unsigned long>()) - vul.begin()", 2L)]
    [InlineData("std::lower_bound(vi.begin(), vi.end(), 2, [](int a, int b) { return a > b; }) - vi.begin()", 1L)]
    public void StandardLibrary_HasItsValue(string text, object expected) => Assert.Equal(expected, _scope.Evaluate(text));

    private static void AssertNear(double expected, double found, double tolerance, string what) =>
        Assert.True(Math.Abs(found - expected) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected}, found {found}, {Math.Abs(found / expected - 1):E1} off"));
}

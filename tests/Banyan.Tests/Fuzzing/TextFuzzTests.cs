using Banyan.AnalysisFiles;
using Banyan.Frame;
using Banyan.Tests.Frame;

namespace Banyan.Tests.Fuzzing;

/// <summary>Damaged texts, expressions and analysis files, give an <see cref="AnalysisException"/>: no other exception, no hang, no crash.</summary>
[Collection(nameof(Alone))]
public class TextFuzzTests
{
    private static readonly string[] s_expressions =
    [
        "Sum(pt[pt > 20 && abs(eta) < 2.4]) / met", "n > 2 ? pt[0] : -1.f", "InvariantMass(pt, eta, eta, pt * 0.1)", "pt[abs(eta) < 1][pt[abs(eta) < 1] > 3]",
        "Map(pt, [](float x) { return x > 0 ? x : -x; })", "Combinations(pt, 2)[0].size()", "(int)met << 3 | run & 0x1F ^ ~n", "Take(pt, Reverse(Argsort(pt)))",
        "ROOT::VecOps::Max(pt) + std::sqrt(met) * TMath::Pi()", "\"text\" == \"a\\n\" || 'c' > 3", "return met * 1e3f + 0x7fffffffffffffff;", "Where(charge > 0, pt, -pt)[1]",
        "ROOT::Math::PtEtaPhiMVector(met, 0.5, 0.1, 0.105).Pt()", "auto x = met; return x * 2;", "pt.size() + charge.at(0) - eta.front()", "met / 0 % run == 1'000",
        "static_cast<double>(run) * -+-!n", "rdfentry_ % 7 == 1u && (weight, met)",
    ];

    private static readonly string[] s_pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ".", "->", "::", "?", ":", "&&", "||", "!", "~", "-", "+", "*", "/", "%", "<<", ">>", "==", "<", ">", "=", ";", "\"", "'", "\\", "`", "#",
        "pt", "eta", "met", "n", "Sum", "Map", "Take", "sqrt", "pow(", "1e999", "0x", "99999999999999999999", "1.", ".5f", "1ull", "true", "nullptr", "return ", "auto ", "const ",
        "[](float x) { return ", "float", "(double)", "static_cast<int>(", "std::", "ROOT::VecOps::", "ROOT::Math::PtEtaPhiMVector(", "/*", "//", "\n", "\t", "\0", "é", "\ud800",
        "((((((((((((((((((((((((((((((((", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "?????????", "-----------",
    ];

    private static readonly string[] s_yaml =
    [
        ": ", "- ", "\n", "\n  ", "\n    - ", "\t", "&a ", "*a", "!!str ", "|\n", ">\n", "---\n", "...\n", "\"", "'", "{", "}", "[", "]", ",", "#", "<<: *a\n", "null", "~", "1e999", ".inf",
        "datasets", "files", "histograms", "bins", "selections", "outputs", "\0", "é", "\ud800", "? ", "%YAML 1.2\n", "{{{{{{{{{{{{{{{{", "[[[[[[[[[[[[[[[[", "- - - - - - - -", "0x7fffffffffffffff", "-1",
    ];

    [Fact]
    public void DamagedExpression_Bound_GivesAnalysisException()
    {
        var events = new Events(10, partitions: [10]);
        FuzzRun.Seeds("expression", seed =>
        {
            string text = s_expressions[seed % s_expressions.Length];
            var mutator = new Mutator(seed);
            for (int i = 0; i < 1 + (seed % 3); i++)
            {
                text = mutator.Damage(text, s_pieces);
            }

            _ = events.Frame.Bind(text);
        }, e => e is AnalysisException);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("!", "")]
    [InlineData("sqrt(", ")")]
    [InlineData("pt[", "]")]
    [InlineData("met ? met : ", "")]
    [InlineData("met + ", "")]
    [InlineData("met && ", "")]
    [InlineData("(int)", "")]
    [InlineData("Map(pt, [](float x) { return ", "; })")]
    [InlineData("{", "}")]
    public void DeepExpression_Bound_GivesAnalysisExceptionOrBinds(string open, string close)
    {
        var events = new Events(10, partitions: [10]);
        foreach (int depth in (int[])[100, 5000, 100_000])
        {
            string text = string.Concat(Enumerable.Repeat(open, depth)) + "met" + string.Concat(Enumerable.Repeat(close, depth));
            FuzzRun.Seeds($"{depth} times {open}", _ => events.Frame.Bind(text), e => e is AnalysisException, 1);
        }
    }

    [Fact]
    public void DamagedAnalysisFile_Read_GivesAnalysisException()
    {
        string[] sound = [.. Directory.GetFiles(Path.Combine(House.Repository.Root, "samples"), "*.yml").Order().Select(File.ReadAllText)];
        Assert.NotEmpty(sound);
        FuzzRun.Seeds("yaml", seed =>
        {
            string text = sound[seed % sound.Length];
            var mutator = new Mutator(seed);
            for (int i = 0; i < 1 + (seed % 3); i++)
            {
                text = mutator.Damage(text, s_yaml);
            }

            _ = AnalysisFileReader.Read("damaged.yml", text, []);
        }, e => e is AnalysisException);
    }
}

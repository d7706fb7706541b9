using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Tests.Frame.Expressions.Binding;

public class ExpressionBinderTests
{
    private readonly TestScope _scope = new();

    [Theory]
    [InlineData("b1 + b1", "int")]
    [InlineData("c1 * c1", "int")]
    [InlineData("-uc1", "int")]
    [InlineData("+b1", "int")]
    [InlineData("i1 + ui1", "unsigned int")]
    [InlineData("l1 - ui1", "long")]
    [InlineData("i1 - ul1", "unsigned long")]
    [InlineData("ul1 * f1", "float")]
    [InlineData("f1 + d1", "double")]
    [InlineData("uc1 << 4", "int")]
    [InlineData("ui1 << l1", "unsigned int")]
    [InlineData("b1 ? c1 : c1", "char")]
    [InlineData("b1 ? uc1 : s1", "int")]
    [InlineData("b1 ? 1 : 2.5f", "float")]
    [InlineData("i1 == i2 == 1", "bool")]
    [InlineData("i1, f1", "float")]
    [InlineData("sizeof(f1 * d1)", "unsigned long")]
    [InlineData("'a' + 1", "int")]
    [InlineData("rdfentry_ - 10", "unsigned long")]
    [InlineData("rdfslot_ + 1", "unsigned int")]
    [InlineData("vc + vc", "ROOT::VecOps::RVec<int>")]
    [InlineData("vuc * 2", "ROOT::VecOps::RVec<int>")]
    [InlineData("vf * 2", "ROOT::VecOps::RVec<float>")]
    [InlineData("vf * 0.5", "ROOT::VecOps::RVec<double>")]
    [InlineData("vui - 100", "ROOT::VecOps::RVec<unsigned int>")]
    [InlineData("-vuc", "ROOT::VecOps::RVec<unsigned char>")]
    [InlineData("!vf", "ROOT::VecOps::RVec<float>")]
    [InlineData("!vb", "ROOT::VecOps::RVec<bool>")]
    [InlineData("vb && vb", "ROOT::VecOps::RVec<int>")]
    [InlineData("names == \"a\"", "ROOT::VecOps::RVec<int>")]
    [InlineData("vf[vi]", "ROOT::VecOps::RVec<float>")]
    [InlineData("abs(vi)", "ROOT::VecOps::RVec<double>")]
    [InlineData("lround(vf)", "ROOT::VecOps::RVec<float>")]
    [InlineData("pow(vf, 2)", "ROOT::VecOps::RVec<double>")]
    [InlineData("pow(vf, 2.f)", "ROOT::VecOps::RVec<float>")]
    [InlineData("pow(f1, 2)", "double")]
    [InlineData("abs(c1)", "int")]
    [InlineData("floor(i1)", "double")]
    [InlineData("lround(f1)", "long")]
    [InlineData("std::max<double>(f1, d1)", "double")]
    [InlineData("std::clamp(c1, c1, c1)", "char")]
    [InlineData("TMath::Abs(s1)", "short")]
    [InlineData("TMath::Abs(c1)", "int")]
    [InlineData("TMath::Max(us1, us1)", "unsigned short")]
    [InlineData("TMath::Nint(f1)", "int")]
    [InlineData("Sum(vb)", "unsigned long")]
    [InlineData("Sum(vc)", "char")]
    [InlineData("Sum(vf > 3)", "int")]
    [InlineData("Sum(vf, 0.)", "unsigned long")]
    [InlineData("Sum(vf, 10.f)", "float")]
    [InlineData("Mean(vf, 0)", "int")]
    [InlineData("Product(vb)", "bool")]
    [InlineData("Dot(vc, vc)", "int")]
    [InlineData("Argsort(vf)", "ROOT::VecOps::RVec<unsigned long>")]
    [InlineData("Range(0, 10, 3)", "ROOT::VecOps::RVec<long>")]
    [InlineData("Combinations(vf, 2)", "ROOT::VecOps::RVec<ROOT::VecOps::RVec<unsigned long>>")]
    [InlineData("Concatenate(vc, vuc)", "ROOT::VecOps::RVec<int>")]
    [InlineData("Where(vf > 0, vi, 2.7)", "ROOT::VecOps::RVec<int>")]
    [InlineData("DeltaPhi(vf, 1.)", "ROOT::VecOps::RVec<double>")]
    [InlineData("Map(vf, [](float x) { return x > 1; })", "ROOT::VecOps::RVec<bool>")]
    [InlineData("Map(vi, [](int i) { return i * 0.5; })", "ROOT::VecOps::RVec<double>")]
    [InlineData("Map(vf, sqrtf)", "ROOT::VecOps::RVec<float>")]
    [InlineData("\"abc\"", "const char*")]
    [InlineData("b1 ? \"a\" : \"b\"", "const char*")]
    [InlineData("name == \"x\" ? name : \"y\"", "std::string")]
    [InlineData("name[0]", "char")]
    [InlineData("vvf[0]", "std::vector<float>")]
    [InlineData("rvf[0] * 2", "ROOT::VecOps::RVec<float>")]
    [InlineData("std::vector<float>{1.f, 2.f}", "std::vector<float>")]
    [InlineData("ROOT::RVecF(3, 1.f)", "ROOT::VecOps::RVec<float>")]
    [InlineData("M_PI", "double")]
    [InlineData("NAN", "float")]
    [InlineData("std::numeric_limits<float>::max()", "float")]
    [InlineData("(ROOT::Math::PtEtaPhiMVector(1, 2, 3, 4) + ROOT::Math::PxPyPzEVector(1, 2, 3, 4)).M()", "double")]
    public void Expression_OfRoot_HasRootsType(string text, string type) => Assert.Equal(type, _scope.Bind(text).Type.CppName);

    [Theory]
    [InlineData("Jet_pt > 3", "there is no column 'Jet_pt'; did you mean Jet.pt", 0, 6)]
    [InlineData("nosuch + 1", "there is no column 'nosuch'", 0, 6)]
    [InlineData("1 + a.b.c", "there is no column 'a.b.c'", 4, 5)]
    [InlineData("sum(vf)", "there is no function 'sum'; did you mean Sum", 0, 3)]
    [InlineData("vf(1)", "'vf' is a column, not a function; its elements are written vf[i]", 0, 2)]
    [InlineData("sqrt + 1", "'sqrt' is a function and needs arguments", 0, 4)]
    [InlineData("vf.size", "'size' is a member function: write size()", 3, 4)]
    [InlineData("vf.sum()", "there is no member 'sum' in RVec<float>", 3, 3)]
    [InlineData("i1.size()", "int has no members", 3, 4)]
    [InlineData("i1[0]", "'[' needs a vector, found int", 0, 2)]
    [InlineData("vf[\"x\"]", "RVec<float> can be indexed by a number or a mask, found const char*", 3, 3)]
    [InlineData("f1 % 2", "the operator % needs integers, found float and int", 3, 1)]
    [InlineData("vf << 1", "there is no operator << for vectors", 3, 2)]
    [InlineData("name * 2", "the operator * has no meaning for std::string and int", 5, 1)]
    [InlineData("!name", "the operator ! has no meaning for std::string", 0, 5)]
    [InlineData("vf > 0 ? 1 : 0", "must be a truth value, found RVec<int>", 0, 6)]
    [InlineData("b1 ? vf : 0", "must have one type, found RVec<float> and int", 0, 11)]
    [InlineData("i1 = 3", "a comparison is written ==", 3, 1)]
    [InlineData("++i1", "cannot be changed by '++'", 0, 4)]
    [InlineData("std::max(i1, d1)", "std::max needs values of one type, found int, double", 0, 16)]
    [InlineData("abs(ui1)", "abs of unsigned int is ambiguous", 4, 3)]
    [InlineData("std::sqrt(vf)", "std::sqrt takes numbers", 0, 13)]
    [InlineData("TMath::Sqrt(vf)", "TMath::Sqrt takes numbers", 12, 2)]
    [InlineData("TMath::Hypot(3, 4)", "is ambiguous in C++", 0, 18)]
    [InlineData("Take(vf)", "Take cannot be called with (RVec<float>)", 0, 8)]
    [InlineData("Where(vf > 0, vd, vf)", "Where cannot be called with", 0, 21)]
    [InlineData("vvf[0] * 2", "std::vector has no operators", 7, 1)]
    [InlineData("ROOT::RVecF{1, 2.5, i2}", "int may not be narrowed to float in braces", 20, 2)]
    [InlineData("{1, 2}", "an operand was expected", 0, 1)]
    [InlineData("Filter(vf, 1)", "Filter cannot be called with (RVec<float>, int)", 0, 13)]
    [InlineData("Map(vf, [](float x, float y) { return x; })", "the lambda has 2 parameters and is called with 1 values", 8, 34)]
    [InlineData("bad + 1", "the column 'bad' cannot be used: its class is unknown", 0, 3)]
    [InlineData("`Electron#0.indx`", "there is no column 'Electron#0.indx'; did you mean Electron#0.index?", 0, 17)]
    [InlineData("ROOT::NoSuch::X", "there is nothing with the name 'ROOT::NoSuch::X'", 0, 15)]
    [InlineData("foo(1)", "there is no function 'foo'", 0, 3)]
    [InlineData("(nosuch)vf", "an operator or the end was expected", 8, 2)]
    [InlineData("f1 ^ 2", "a power is written pow(x, y)", 3, 1)]
    [InlineData("vf ** 2", "a power is written pow(x, y)", 4, 3)]
    [InlineData("&vf", "there are no addresses", 0, 3)]
    [InlineData("i1->x", "needs an iterator such as v.begin(), found int", 0, 2)]
    [InlineData("vf.begin()", "an iterator of RVec<float> is no value", 0, 10)]
    [InlineData("Sort(vf).begin()", "needs a vector with a name", 0, 16)]
    [InlineData("std::distance(vf.begin(), vi.end())", "distance cannot be called with", 0, 35)]
    [InlineData("std::count_if(vf.begin(), vi.end(), [](float x) { return x > 0; })", "needs two positions in one vector", 26, 8)]
    [InlineData("Map(vf, [](float x) { return x > i1; })", "the lambda does not capture 'i1'; write [=] or [i1]", 33, 2)]
    [InlineData("Map(vf, [=](float x) { return Map(vi, [](int y) { return y > x; })[0]; })", "the lambda does not capture 'x'", 61, 1)]
    [InlineData("Map(vf, [nosuch](float x) { return x; })", "there is no column 'nosuch'", 9, 6)]
    [InlineData("std::sort(vf.begin(), vf.end())", "Sort(v) gives a sorted vector", 0, 9)]
    [InlineData("gRandom->Gaus()", "random numbers are not supported", 0, 7)]
    [InlineData("decltype(i1)(3)", "'decltype' is not supported", 0, 8)]
    [InlineData("std::array<int, 2>{1, 2}", "std::array is not supported", 0, 18)]
    [InlineData("1.5L", "is a long double, which is not supported; write 1.5", 0, 4)]
    [InlineData("(long double)f1", "long double is not supported; write double", 1, 11)]
    [InlineData("Foo{1}", "the type 'Foo' is not known", 0, 3)]
    public void Expression_ThatIsWrong_SaysWhatAndWhere(string text, string message, int start, int length)
    {
        AnalysisException error = Assert.ThrowsAny<AnalysisException>(() => _scope.Bind(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((start, length), (error.Start, error.Length));
    }

    [Fact]
    public void UnknownColumn_NearAnother_OffersIt()
    {
        ColumnNotFoundException error = Assert.Throws<ColumnNotFoundException>(() => _scope.Bind("Electron0.index"));

        Assert.Equal("Electron0.index", error.Name);
        Assert.Contains("Electron#0.index", error.Nearest);
    }

    [Fact]
    public void NameWithDots_WhereALongerColumnExists_IsTheLongerOne()
    {
        Assert.Equal("Jet.pt", Assert.IsType<ColumnNode>(_scope.Bind("Jet.pt")).Column.Name);
        Assert.Equal("unsigned long", _scope.Bind("Jet.pt.size()").Type.CppName);
        Assert.Equal("int", _scope.Bind("Jet + 1").Type.CppName);
    }

    [Theory]
    [InlineData("vf * 2.f + f1", 1)]
    [InlineData("vf * vf - vd", 2)]
    [InlineData("sqrt(vf * vf + vd * vd) > 1 && vi > 0", 3)]
    [InlineData("abs(vf - w2[0])", 1)]
    public void ElementWiseChain_OfAnyLength_IsOneMap(string text, int vectors)
    {
        TypedNode node = _scope.Bind(text);
        while (node is LetNode let)
        {
            node = let.Body;
        }

        MapNode map = Assert.IsType<MapNode>(node);
        Assert.Equal(vectors, map.Operands.Count);
        Assert.All(map.Operands, operand => Assert.IsType<ColumnNode>(operand.Vector));
    }

    [Fact]
    public void Reduction_OfAnElementWiseChain_WalksTheColumnsItself()
    {
        FoldNode fold = Assert.IsType<FoldNode>(_scope.Bind("Sum(vf * vd + 1)"));

        Assert.Equal(2, fold.Operands.Count);
    }

    [Fact]
    public void Mask_OfComparisons_IsBool()
    {
        MaskNode mask = Assert.IsType<MaskNode>(_scope.Bind("vf[vf > 0 && abs(vd) < 2]"));

        Assert.Equal(DataType.Vector(ElementKind.Bool), mask.Mask.Type);
    }

    [Theory]
    [InlineData("Sum(vf, 0.)", "counts the non-zero elements")]
    [InlineData("Mean(vf, 0)", "counts the non-zero elements")]
    [InlineData("Sum(vc)", "worked out in char and wraps")]
    [InlineData("Mean(vuc)", "worked out in unsigned char and wraps")]
    [InlineData("Product(vs)", "worked out in short and wraps")]
    [InlineData("Var(vc)", "sums the squares in char")]
    [InlineData("Mean(vf, 5.f)", "adds zero to the sum")]
    [InlineData("i1 < ui1", "compared as unsigned int")]
    [InlineData("-1 < ui1", "compared as unsigned int")]
    [InlineData("i1 < vf.size()", "compared as unsigned long")]
    [InlineData("vi < ui1", "compared as unsigned int")]
    [InlineData("-ui1", "is unsigned int again and wraps")]
    [InlineData("Argsort(-vuc)", "is unsigned char again and wraps")]
    [InlineData("1 / 3 * f1", "1 / 3 is 0: both are integers")]
    [InlineData("i1 / i2 * 1.0", "has no fraction when it becomes a real number")]
    [InlineData("double(i1 / i2)", "has no fraction when it becomes a real number")]
    [InlineData("Sum(vf > 0) / vf.size()", "is an integer division")]
    [InlineData("i1 & 1 == 0", "'==' binds stronger than '&'")]
    [InlineData("0 < i1 < 10", "'<' gives a truth value")]
    [InlineData("!i1 < 3", "'!' binds stronger than '<'")]
    [InlineData("i1 ^ 2", "bitwise exclusive or")]
    [InlineData("i1, f1", "only the last one counts")]
    [InlineData("f1 == 0.1", "a float never equals this constant")]
    [InlineData("vf != 0.1", "a float never equals this constant")]
    [InlineData("Where(vf > 0, vi, 2.7)", "loses its fraction")]
    [InlineData("vi.at(5, 0.5)", "loses its fraction")]
    [InlineData("1 << 40", "the shift is by 8")]
    [InlineData("100000 * 100000", "does not fit int and wraps")]
    [InlineData("std::accumulate(vf.begin(), vf.end(), 0)", "every step drops the fraction")]
    [InlineData("ui1 - 100", "wraps to a large number")]
    [InlineData("vf.size() - 3 > 0", "wraps to a large number")]
    public void Trap_OfRoot_IsWarnedOf(string text, string message)
    {
        ExpressionWarning warning = Assert.Single(ExpressionBinder.Bind(text, _scope, _scope.Functions).Warnings);

        Assert.Contains(message, warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sum(vf)")]
    [InlineData("Sum(vf, 0.f)")]
    [InlineData("i1 - 100")]
    [InlineData("Mean(vf)")]
    [InlineData("Mean(vf, 0.f)")]
    [InlineData("int(ui1) - 5")]
    [InlineData("int(ui1 - 5)")]
    [InlineData("(int)(vf.size() - 3)")]
    [InlineData("vf[vf.size() - 1]")]
    [InlineData("ui1 - 0")]
    [InlineData("5 < ui1")]
    [InlineData("Sum(vf > 1) < ui1")]
    [InlineData("abs(i1) < ui1")]
    [InlineData("(i1 & 7) < ui1")]
    [InlineData("i1 == ui1")]
    [InlineData("i1 / 2")]
    [InlineData("6 / 3 * f1")]
    [InlineData("(i1 & 1) == 0")]
    [InlineData("0 < i1 && i1 < 10")]
    [InlineData("f1 == 0.5")]
    [InlineData("f1 == 0.1f")]
    [InlineData("d1 == 0.1")]
    [InlineData("Where(vf > 0, vi, 2)")]
    [InlineData("1 << 4")]
    [InlineData("1ull << 40")]
    [InlineData("std::accumulate(vf.begin(), vf.end(), 0.)")]
    [InlineData("Sum(vi)")]
    [InlineData("Var(vi)")]
    [InlineData("-vi")]
    [InlineData("!b1 == false")]
    public void Expression_WithoutTrap_HasNoWarning(string text) => Assert.Empty(ExpressionBinder.Bind(text, _scope, _scope.Functions).Warnings);

    [Theory]
    [InlineData("i1")]
    [InlineData("f1")]
    [InlineData("vf > 3")]
    [InlineData("name")]
    public void Filter_ThatIsNotBool_IsRefused(string text) =>
        Assert.Throws<AnalysisException>(() => ExpressionBinder.RequireBool(ExpressionBinder.Bind(text, _scope, _scope.Functions)));

    [Theory]
    [InlineData("i1 > 0")]
    [InlineData("b1")]
    [InlineData("Any(vf > 0) && true")]
    public void Filter_ThatIsBool_IsAccepted(string text) => ExpressionBinder.RequireBool(ExpressionBinder.Bind(text, _scope, _scope.Functions));

    [Fact]
    public void Conversions_InATree_AreAllExplicit()
    {
        BinaryNode node = Assert.IsType<BinaryNode>(_scope.Bind("c1 + d1"));

        Assert.Equal(node.Left.Type, node.Right.Type);
        Assert.IsType<ConvertNode>(node.Left);
    }

    [Fact]
    public void LongChains_OfOperators_BindWithoutStackOverflow() =>
        Assert.Equal("float", _scope.Bind(string.Join(" + ", Enumerable.Repeat("f1", 900))).Type.CppName);

    [Theory]
    [InlineData("ROOT::Math::PtEtaPhiMVector(1, 2, 3, 4).NoSuch()")]
    [InlineData("TLorentzVector(1, 2, 3, 4).pt()")]
    [InlineData("ROOT::Math::PtEtaPhiMVector(1, 2)")]
    [InlineData("ROOT::Math::PtEtaPhiMVector(1, 2, 3, 4) * ROOT::Math::PtEtaPhiMVector(1, 2, 3, 4)")]
    [InlineData("ROOT::Math::PtEtaPhiMVector(1, 2, 3, 4) && true")]
    public void FourVector_UsedWrongly_IsRefused(string text) => Assert.ThrowsAny<AnalysisException>(() => _scope.Bind(text));
}

using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Tests.Root.Objects;

public sealed class CppTypeParserTests
{
    [Fact]
    public void Parse_NestedVectors_AreSequences()
    {
        var outer = Assert.IsType<CppType.Sequence>(CppTypeParser.Parse("std::vector<vector<unsigned short> >"));
        var inner = Assert.IsType<CppType.Sequence>(outer.Item);

        Assert.Equal(new CppType.Number(ElementKind.UInt16), inner.Item);
    }

    [Theory]
    [InlineData("Float_t", ElementKind.Float32)]
    [InlineData("unsigned long long", ElementKind.UInt64)]
    [InlineData("Long_t", ElementKind.Int64)]
    [InlineData("Bool_t", ElementKind.Bool)]
    public void Parse_Number_GivesItsKind(string name, ElementKind kind) => Assert.Equal(new CppType.Number(kind), CppTypeParser.Parse(name));

    [Fact]
    public void Parse_MapWithTemplateArguments_SplitsAtTheRightComma()
    {
        var map = Assert.IsType<CppType.Map>(CppTypeParser.Parse("map<pair<int,short>,vector<float>,less<pair<int,short> > >"));

        Assert.IsType<CppType.Pair>(map.Key);
        Assert.IsType<CppType.Sequence>(map.Value);
    }

    [Theory]
    [InlineData("ElementLink<DataVector<xAOD::Jet_v1> >")]
    [InlineData("TLorentzVector")]
    [InlineData("vector<")]
    [InlineData("array<float,x>")]
    public void Parse_AnythingElse_IsAClass(string name) => Assert.Equal(new CppType.Class(name), CppTypeParser.Parse(name));

    [Fact]
    public void Parse_VeryDeepNesting_Ends()
    {
        string name = string.Concat(Enumerable.Repeat("vector<", 10_000)) + "int" + string.Concat(Enumerable.Repeat(">", 10_000));

        Assert.IsType<CppType.Sequence>(CppTypeParser.Parse(name));
    }
}

using Banyan.Root;
using Banyan.Root.Objects;

namespace Banyan.Tests.Root.Objects;

public sealed class CppSpellingTests
{
    [Theory]
    [InlineData("Holder<Int_t>", "Holder<int>")]
    [InlineData("Holder<unsigned int >", "Holder<UInt_t>")]
    [InlineData("std::vector<Holder<float>, std::allocator<Holder<float> > >", "vector<Holder<Float_t>>")]
    [InlineData("A::B< const std::string , 3u>", "A::B<string,3>")]
    [InlineData("Outer<Long64_t>::Inner<class TNamed*>", "Outer<long long>::Inner<TNamed *>")]
    [InlineData("map<int,string,less<int>,allocator<pair<const int,string> > >", "map<int,string>")]
    public void Canonical_SpellingsOfOneClass_AreOne(string one, string other) => Assert.Equal(CppSpelling.Canonical(other), CppSpelling.Canonical(one));

    [Theory]
    [InlineData("Holder<int>", "Holder<unsigned int>")]
    [InlineData("Holder<double>", "Holder<Double32_t>")]
    [InlineData("Holder<TNamed>", "Holder<TNamed*>")]
    [InlineData("Holder<A,B>", "Holder<A>")]
    public void Canonical_OtherClasses_StayApart(string one, string other) => Assert.NotEqual(CppSpelling.Canonical(other), CppSpelling.Canonical(one));

    [Theory]
    [InlineData("Holder<int")]
    [InlineData("Holder<<,>>")]
    [InlineData(">,<")]
    [InlineData("")]
    public void Canonical_NoName_StaysAsItIs(string name) => Assert.NotNull(CppSpelling.Canonical(name));

    [Fact]
    public void Canonical_NestedTooDeep_StaysAsItIs()
    {
        string name = string.Concat(Enumerable.Repeat("A<", 5000)) + string.Concat(Enumerable.Repeat(">", 5000));

        Assert.Equal(name, CppSpelling.Canonical(name));
    }

    [Fact]
    public void Find_OtherSpellingOrTypedef_IsTheClass()
    {
        StreamerInfo ints = Info("Holder<int>", 11);
        StreamerInfo two = Info("Two<3,double>", 12);
        StreamerInfo alone = Info("Space::Alone", 13);
        var table = new StreamerTable([ints, two, alone, Info("Two<4,double>", 14), Info("Two<4,float>", 15)], BuiltInStreamers.Table);

        Assert.Same(ints, table.Find("Holder<Int_t>", 1));
        Assert.Same(ints, table.FindByCheckSum("Holder<Int_t>", 11));
        Assert.True(table.Knows("Two<3,value_type>"));
        Assert.Same(two, table.FindNewest("Two<3,value_type>"));
        Assert.Null(table.FindNewest("Two<4,value_type>")); // two would do
        Assert.Null(table.FindNewest("Holder<unsigned>"));
        Assert.Same(alone, table.FindByCheckSum("Alone", 13));
        Assert.Null(table.FindByCheckSum("Alone", 0));
        Assert.Null(table.FindByCheckSum("Holder<int>", 13));
    }

    [Fact]
    public void ReadContainer_ItemsOfATypedef_AreFoundByTheirChecksum()
    {
        var table = new StreamerTable([Info("Space::Item", 0x01020304)], BuiltInStreamers.Table);
        byte[] bytes = [0x40, 0, 0, 28, 0, 9, 0, 0, 0, 1, 0, 0, 0, 5, 0x40, 0, 0, 14, 0, 0, 1, 2, 3, 4, 0, 0, 0, 7, 0, 0, 0, 0];
        bytes[3] = 24;
        bytes = bytes[..28];
        bytes[17] = 10;
        var reader = new ObjectReader(bytes, 0, table, new RecordContext("a.root", 0, "thing"));

        var items = (object?[])reader.ReadContainer(CppTypeParser.Parse("map<int,Item>"), "m")!;

        var pair = (KeyValuePair<object?, object?>)items[0]!;
        Assert.Equal((5, 7L), ((int)pair.Key!, ((RootObject)pair.Value!).GetInt64("k")));
    }

    [Fact]
    public void ReadObject_ArrayOfPointersWithoutACodeOfItsOwn_HasAllOfThem()
    {
        var info = new StreamerInfo("Box", 1, 0, [new StreamerElement { ElementClass = "TStreamerObjectPointer", Name = "p", Type = StreamerType.ObjectPointer, TypeName = "TNamed*", ArrayLength = 2, Dimensions = [2] }]);
        var reader = new ObjectReader([0x40, 0, 0, 10, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], 0, new StreamerTable([info], BuiltInStreamers.Table), new RecordContext("a.root", 0, "thing"));

        Assert.Equal(2, ((object?[])reader.ReadObject("Box")["p"]!).Length);
    }

    [Fact]
    public void ReadMemberWise_ArrayOfContainers_HasOneHeadForAll()
    {
        var info = new StreamerInfo("Box", 1, 0, [new StreamerElement { ElementClass = "TStreamerSTL", Name = "v", Type = (StreamerType)320, TypeName = "vector<short>", ArrayLength = 2, Dimensions = [2] }]);
        byte[] bytes = [0x40, 0, 0, 24, 0, 9, 0, 0, 0, 1, 0, 5, 0, 0, 0, 0, 0, 0, 0, 2, 0, 6, 0, 7, 0, 0, 0, 0];
        var reader = new ObjectReader(bytes, 0, new StreamerTable([info], BuiltInStreamers.Table), new RecordContext("a.root", 0, "thing"));

        RootObject[] boxes = reader.ReadMemberWise("Box", 1, 2);

        Assert.Equal(bytes.Length, reader.Position);
        Assert.Equal([5], (short[])((object?[])boxes[0]["v"]!)[0]!);
        Assert.Equal([6, 7], (short[])((object?[])boxes[1]["v"]!)[0]!);
        Assert.Empty((short[])((object?[])boxes[1]["v"]!)[1]!);
    }

    private static StreamerInfo Info(string name, uint checkSum) =>
        new(name, 1, checkSum, [new StreamerElement { ElementClass = "TStreamerBasicType", Name = "k", Type = StreamerType.Int, TypeName = "int" }]);
}

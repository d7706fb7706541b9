using Banyan.Inspection.Objects;
using Banyan.Root.Objects;

namespace Banyan.Tests.Inspection;

/// <summary>Records as Python prints them; the expected texts are those of Python 3.</summary>
public sealed class PythonTextTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-1.5e-7, "-1.5e-07")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(0.1f, "0.10000000149011612")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void OfReal_AnyNumber_IsPythonsRepr(double value, string expected) => Assert.Equal(expected, PythonText.OfReal(value));

    [Theory]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("it's \"x\"", "'it\\'s \"x\"'")]
    [InlineData("\\\n\t\r", "'\\\\\\n\\t\\r'")]
    [InlineData("\u0001\u007f\u00a0", "'\\x01\\x7f\\xa0'")]
    [InlineData("béta η→θ", "'béta η→θ'")]
    [InlineData("\u200b", "'\\u200b'")]
    public void OfString_AnyText_IsPythonsRepr(string value, string expected) => Assert.Equal(expected, PythonText.OfString(value));

    [Fact]
    public void Of_RecordWithListsMapsAndACircle_IsADictionary()
    {
        var layout = new MemberLayout();
        int number = layout.AddNumber("id", NumberType.Int32);
        int list = layout.AddReference("list");
        int map = layout.AddReference("map");
        int counted = layout.AddReference("counted", MemberForm.List);
        int next = layout.AddReference("next");
        int nothing = layout.AddReference("nothing");
        var record = new RootObject("Vertex", 1, layout);
        record.SetNumber(number, 3);
        record.SetReference(list, new[] { 1.5f, 2 });
        record.SetReference(map, new object?[] { KeyValuePair.Create<object?, object?>("a", true) });
        record.SetReference(counted, null);
        record.SetReference(next, record);
        record.SetReference(nothing, null);

        Assert.Equal("{'id': 3, 'list': [1.5, 2.0], 'map': [('a', True)], 'counted': [], 'next': {...}, 'nothing': None}", PythonText.Of(record));
    }
}

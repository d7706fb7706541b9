using Banyan.Columns;
using Banyan.Sources.Trees;

namespace Banyan.Tests.Sources;

public sealed class CommonTypeTests
{
    [Theory]
    [InlineData(ElementKind.Int32, ElementKind.Int16, true)]
    [InlineData(ElementKind.Int32, ElementKind.UInt16, true)]
    [InlineData(ElementKind.Int32, ElementKind.UInt32, false)]
    [InlineData(ElementKind.Int64, ElementKind.UInt32, true)]
    [InlineData(ElementKind.UInt32, ElementKind.Int16, false)]
    [InlineData(ElementKind.UInt16, ElementKind.UInt8, true)]
    [InlineData(ElementKind.Float32, ElementKind.Int16, true)]
    [InlineData(ElementKind.Float32, ElementKind.Int32, false)]
    [InlineData(ElementKind.Float64, ElementKind.Int32, true)]
    [InlineData(ElementKind.Float64, ElementKind.Int64, false)]
    [InlineData(ElementKind.Float64, ElementKind.Float32, true)]
    [InlineData(ElementKind.Float32, ElementKind.Float64, false)]
    [InlineData(ElementKind.Int8, ElementKind.Bool, true)]
    [InlineData(ElementKind.UInt8, ElementKind.Bool, true)]
    [InlineData(ElementKind.Bool, ElementKind.UInt8, false)]
    [InlineData(ElementKind.Int32, ElementKind.Float32, false)]
    public void Holds_TwoKinds_TellsWhetherConversionIsExact(ElementKind large, ElementKind small, bool expected) =>
        Assert.Equal(expected, CommonType.Holds(large, small));

    [Fact]
    public void Of_Vectors_WidensTheItems() =>
        Assert.Equal(DataType.Vector(ElementKind.Int64), CommonType.Of(DataType.Vector(ElementKind.Int32), DataType.Vector(ElementKind.Int64)));

    [Fact]
    public void Of_DifferentShapes_IsNothing() =>
        Assert.Null(CommonType.Of(DataType.Vector(ElementKind.Int32), DataType.Scalar(ElementKind.Int32)));
}

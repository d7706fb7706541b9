using Banyan.Root.Writing;

namespace Banyan.Tests.Root.Writing;

public sealed class RootCompressionTests
{
    [Theory]
    [InlineData("zstd", 505)]
    [InlineData("ZSTD 9", 509)]
    [InlineData("lzma:2", 202)]
    [InlineData("lz4", 404)]
    [InlineData(" zlib : 6 ", 106)]
    [InlineData("zlib 0", 0)]
    [InlineData("none", 0)]
    [InlineData("101", 101)]
    [InlineData("0", 0)]
    public void Parse_Settings_AreRoots(string text, int setting) => Assert.Equal(setting, RootCompression.Parse(text).Setting);

    [Theory]
    [InlineData("zst")]
    [InlineData("zstd 10")]
    [InlineData("zstd -1")]
    [InlineData("none 3")]
    [InlineData("510")]
    [InlineData("705")]
    [InlineData("")]
    [InlineData("zstd 5 6")]
    public void Parse_OtherTexts_SayWhatIsExpected(string text) =>
        Assert.Contains("expected zstd, lz4, zlib or lzma", Assert.Throws<FormatException>(() => RootCompression.Parse(text)).Message, StringComparison.Ordinal);
}

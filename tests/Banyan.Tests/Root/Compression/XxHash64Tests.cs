using System.Text;
using Banyan.Root.Compression;

namespace Banyan.Tests.Root.Compression;

/// <summary>Published values of XXH64 with seed 0 (the xxHash project's own sanity tests and documentation).</summary>
public sealed class XxHash64Tests
{
    [Theory]
    [InlineData("", 0xef46db3751d8e999)]
    [InlineData("a", 0xd24ec4f1a98c6e5b)]
    [InlineData("abc", 0x44bc2cf5ad770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xfbcea83c8a378bf1)]
    public void Hash_KnownText_GivesThePublishedValue(string text, ulong expected) => Assert.Equal(expected, XxHash64.Hash(Encoding.ASCII.GetBytes(text)));
}

using Banyan.Comparing;
using Banyan.Errors;

namespace Banyan.Tests.Comparing;

public class KeyPatternTests
{
    [Theory]
    [InlineData("h_pt", "h_pt", true)]
    [InlineData("h_pt", "a/b/h_pt", true)]
    [InlineData("h_pt", "h_pt2", false)]
    [InlineData("debug", "cal/debug/h1", true)]
    [InlineData("*_syst*", "a/m_syst_up", true)]
    [InlineData("a/*", "a/h", true)]
    [InlineData("a/*", "b/a/h", false)]
    [InlineData("a/*/raw", "a/x/raw", true)]
    [InlineData("a/*/raw", "a/x/y/raw", false)]
    [InlineData("a/**/raw?", "a/x/y/raw1", true)]
    [InlineData("/a", "a/x/y", true)]
    [InlineData("/a", "b/a", false)]
    [InlineData("h{1,22}", "h22", true)]
    [InlineData("h{1,22}", "h2", false)]
    [InlineData("h[1-3]", "h2", true)]
    [InlineData("h[!1-3]", "h2", false)]
    [InlineData("x.y+z", "x.y+z", true)]
    [InlineData("x.y", "xay", false)]
    public void Fits_Path(string pattern, string path, bool expected) => Assert.Equal(expected, new KeyPattern(pattern).Fits(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("h[3-1]")]
    public void Wrong_IsAUsageError(string pattern) => Assert.Throws<UsageException>(() => new KeyPattern(pattern));
}

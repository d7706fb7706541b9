using System.Text.RegularExpressions;

namespace Banyan.Tests.House;

/// <summary>Rules of the house that no analyzer checks.</summary>
public sealed class SourceRulesTests
{
    private const int MostLines = 600;

    [Fact]
    public void Files_Length_StaysReadable()
    {
        string[] long_ = [.. Repository.SourceFiles("src", "tests", "benchmarks", "samples").Where(f => File.ReadLines(Repository.PathOf(f)).Count() > MostLines)];

        Assert.True(long_.Length == 0, $"longer than {MostLines} lines: {string.Join(", ", long_)}");
    }

    [Theory]
    [InlineData(@"//.*\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b", "unfinished work")]
    [InlineData(@"throw new (System\.)?Exception\(", "an error without a type")]
    [InlineData(@"class \w*(Manager|Helper|Util|Utils|Misc)\b", "a name that says nothing")]
    [InlineData(@"DateTime(Offset)?\.(Utc)?Now", "the time of day, which would get into results")]
    public void Sources_Never_Contain(string pattern, string what)
    {
        var expression = new Regex(pattern);
        string[] found = [.. from file in Repository.SourceFiles("src")
                             from line in File.ReadLines(Repository.PathOf(file)).Select((text, i) => (text, number: i + 1))
                             where expression.IsMatch(line.text)
                             select $"{file}:{line.number}"];

        Assert.True(found.Length == 0, $"{what}: {string.Join(", ", found)}");
    }

    [Fact]
    public void Files_Names_AreThoseOfTheirTypes()
    {
        var declaration = new Regex(@"^(?:public |internal |file |sealed |static |abstract |partial |readonly |unsafe |ref )*(?:class|record struct|record|struct|interface|enum|delegate) (?:[\w<>]+ )?(\w+)", RegexOptions.Multiline);
        var wrong = new List<string>();
        foreach (string file in Repository.SourceFiles("src"))
        {
            string[] names = [.. declaration.Matches(File.ReadAllText(Repository.PathOf(file))).Select(m => m.Groups[1].Value)];
            string expected = Path.GetFileNameWithoutExtension(file).Split('.')[0];
            if (names.Length > 0 && !names.Contains(expected) && !names.Any(n => n.StartsWith(expected, StringComparison.Ordinal)))
            {
                wrong.Add($"{file} ({string.Join(", ", names)})");
            }
        }

        // A few small records that belong together share a file named for the topic.
        string[] topics = ["Symbols.cs"];
        Assert.DoesNotContain(wrong, w => !topics.Any(t => w.Contains(t, StringComparison.Ordinal)));
    }

    [Fact]
    public void Clone_NuGetConfig_IsNotThere() => Assert.Empty(Directory.GetFiles(Repository.Root, "*uget.config", SearchOption.TopDirectoryOnly));
}

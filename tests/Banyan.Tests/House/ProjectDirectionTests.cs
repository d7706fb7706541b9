using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Banyan.Tests.House;

/// <summary>Keeps the direction in which projects use each other, as ARCHITECTURE.md states it.</summary>
public sealed class ProjectDirectionTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Banyan.Storage"] = [],
        ["Banyan.Columns"] = [],
        ["Banyan.Histograms"] = ["Banyan.Columns"],
        ["Banyan.Root"] = ["Banyan.Storage", "Banyan.Columns"],
        ["Banyan.Frame"] = ["Banyan.Columns", "Banyan.Histograms"],
        ["Banyan.Sources"] = ["Banyan.Frame", "Banyan.Root"],
        ["Banyan.Execution"] = ["Banyan.Frame"],
        ["Banyan"] = ["Banyan.Sources", "Banyan.Execution"],
        ["Banyan.Cli"] = ["Banyan"],
    };

    [Fact]
    public void Projects_References_FollowTheDirection()
    {
        string[] projects = Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories);

        Assert.Equal(s_allowed.Keys.Order(), projects.Select(Path.GetFileNameWithoutExtension).Order());
        foreach (string project in projects)
        {
            IEnumerable<string> used = XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!.Value));
            string[] forbidden = [.. used.Except(s_allowed[Path.GetFileNameWithoutExtension(project)])];
            Assert.True(forbidden.Length == 0, $"{Path.GetFileName(project)} must not use {string.Join(", ", forbidden)}");
        }
    }

    // References are transitive for the compiler, so the code itself is looked at as well.
    [Theory]
    [InlineData("Banyan.Storage", "Banyan.(Root|Columns|Histograms|Frame|Sources|Execution)")]
    [InlineData("Banyan.Columns", "Banyan.(Root|Storage|Histograms|Frame|Sources|Execution)")]
    [InlineData("Banyan.Histograms", "Banyan.(Root|Storage|Columns;|Frame|Sources|Execution)")]
    [InlineData("Banyan.Root", "Banyan.(Histograms;|Frame|Sources|Execution)")]
    [InlineData("Banyan.Frame", "Banyan.(Root|Storage|Sources;|Sources.Tree|Execution)")]
    [InlineData("Banyan.Execution", "Banyan.(Root|Storage|Sources)")]
    public void Code_Usings_FollowTheDirection(string project, string forbidden)
    {
        var pattern = new Regex($@"^\s*using (static )?{forbidden}", RegexOptions.Multiline);
        string[] wrong = [.. Repository.SourceFiles($"src/{project}").Where(f => pattern.IsMatch(File.ReadAllText(Repository.PathOf(f))))];

        Assert.True(wrong.Length == 0, $"these use what lies above them: {string.Join(", ", wrong)}");
    }

    [Fact]
    public void Packages_OfTheLibrary_AreTheFewThatAreAgreed()
    {
        var allowed = new Dictionary<string, string[]>
        {
            ["Banyan"] = ["YamlDotNet"],
            ["Banyan.Cli"] = ["System.CommandLine", "Spectre.Console"],
        };
        foreach (string project in Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories))
        {
            IEnumerable<string> used = XDocument.Load(project).Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value);
            Assert.Empty(used.Except(allowed.GetValueOrDefault(Path.GetFileNameWithoutExtension(project), [])));
        }
    }
}

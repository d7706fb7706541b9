using System.Text.RegularExpressions;
using System.Xml.Linq;
using Banyan.Frame.Planning;
using Banyan.Reporting;
using Banyan.Tests.Cli;

namespace Banyan.Tests.Reporting;

public sealed class PlanPictureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-plan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Explain_Svg_DrawsFiltersDefinesAndActions()
    {
        string file = Corpus.Path("uproot-Zmumu.root");
        string analysis = Path.Join(_folder, "z.yml");
        File.WriteAllText(analysis, $"""
            datasets:
              z: {file}
            defines:
              pt: hypot(px1, py1)
            selections:
              hard:
                cuts:
                  - above <30>: pt > 30
            histograms:
              pt:
                x: pt
                bins: [50, 0, 100]
            """);
        string picture = Path.Join(_folder, "out", "plan.svg");

        CliRun run = CliRun.Of("explain", analysis, "--svg", picture);

        Assert.Equal((0, $"wrote {picture}\n"), (run.Code, run.Output + run.Error));
        XDocument svg = XDocument.Load(picture);
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Nodes().OfType<XText>().First().Value)];
        Assert.Contains("above <30>: pt > 30", texts);
        Assert.Contains("pt", texts);
        Assert.Contains(texts, text => text.StartsWith("Histo1D \"pt\"", StringComparison.Ordinal));
        Assert.Contains(svg.Descendants().Where(e => e.Name.LocalName == "title"), title => title.Value == "pt : double = hypot(px1, py1)");
    }

    [Fact]
    public void Render_ManyActions_DoNotOverlap_AndStayInThePicture()
    {
        PlanAction[] actions = [.. Enumerable.Range(0, 300).Select(i => new PlanAction("Histo1D", $"h{i}", $"Histo1D \"h{i}\" of x"))];
        PlanStep[] steps =
        [
            new(-1, "all entries", "all entries", [], actions[..3]),
            new(0, new string('x', 500) + "\U0001F600", "filter", ["a", "b", "c"], actions),
            new(1, "deeper", "filter deeper", ["a"], actions[..1]),
        ];
        string picture = PlanPicture.Render([("d", new PlanOutline("data", [], [new PlanColumn("a", "double", "x & y < \"z\"")], steps))]);

        XDocument svg = XDocument.Parse(picture);
        double height = (double)svg.Root!.Attribute("height")!;
        (double X, double Y, double W, double H)[] boxes = [.. svg.Descendants().Where(e => e.Name.LocalName == "rect" && e.Parent!.Name.LocalName == "g").Select(e => ((double)e.Attribute("x")!, (double)e.Attribute("y")!, (double)e.Attribute("width")!, (double)e.Attribute("height")!))];
        Assert.Equal(3 + 4 + 304, boxes.Length);
        Assert.All(boxes, box => Assert.True(box.X >= 0 && box.X + box.W <= 1240 && box.Y + box.H <= height));
        for (int i = 0; i < boxes.Length; i++)
        {
            for (int k = i + 1; k < boxes.Length; k++)
            {
                bool apart = boxes[i].X + boxes[i].W <= boxes[k].X || boxes[k].X + boxes[k].W <= boxes[i].X || boxes[i].Y + boxes[i].H <= boxes[k].Y || boxes[k].Y + boxes[k].H <= boxes[i].Y;
                Assert.True(apart, $"{boxes[i]} covers {boxes[k]}");
            }
        }

        Assert.DoesNotMatch(new Regex("[x]{80}…x"), picture);
        Assert.Contains("x &amp; y &lt; &quot;z&quot;", picture, StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.Json;
using Banyan.Evaluation;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Evaluation;

public class ExpressionEvaluationTests
{
    [Fact]
    public void Expressions_OfAList_HaveTypeEndsAndSums()
    {
        using JsonDocument answer = Evaluate("""{"exprs": ["x * 2", "v[v > 1]", "name + \"!\""]}""");

        JsonElement columns = answer.RootElement.GetProperty("columns");
        Assert.Equal(
            """{"type":"int","entries":5,"head":[2,4,6],"tail":[10],"leaves":[{"count":5,"finite":5,"sum":30,"weighted":110}]}""", columns[0].GetRawText());
        Assert.Equal(
            """{"type":"ROOT::VecOps::RVec<float>","entries":5,"head":[[],[2],[2,3]],"tail":[[2,3,4,5]],"leaves":[{"count":10,"finite":10,"sum":30,"weighted":186}]}""",
            columns[1].GetRawText());
        Assert.Equal("std::string", columns[2].GetProperty("type").GetString());
        Assert.Equal(["a!", "b!", "a!"], columns[2].GetProperty("head").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal(64, columns[2].GetProperty("strings_sha256").GetString()!.Length);
        Assert.Empty(columns[2].GetProperty("leaves").EnumerateArray());
    }

    [Fact]
    public void Expression_ThatFails_EndsOnlyItself()
    {
        using JsonDocument answer = Evaluate("""{"exprs": ["x", "nosuch", "v[2]", "1 / (x - 2)", "Sum(v)", "v[2]"]}""");

        string[] stages = [.. answer.RootElement.GetProperty("columns").EnumerateArray().Select(c => c.TryGetProperty("stage", out JsonElement stage) ? stage.GetString()! : "fine")];
        Assert.Equal(["fine", "plan", "run", "run", "fine", "run"], stages);
    }

    [Fact]
    public void ManyExpressions_SomeFailing_AreAllAnswered()
    {
        string[] expressions = [.. Enumerable.Range(0, 300).Select(i => i % 37 == 5 ? $"v[{i}]" : $"x + {i}")];
        using JsonDocument answer = Evaluate(JsonSerializer.Serialize(new { exprs = expressions }));

        JsonElement[] columns = [.. answer.RootElement.GetProperty("columns").EnumerateArray()];
        Assert.Equal(300, columns.Length);
        for (int i = 0; i < columns.Length; i++)
        {
            Assert.Equal(i % 37 == 5, columns[i].TryGetProperty("error", out _));
            Assert.True(i % 37 == 5 || columns[i].GetProperty("head")[0].GetInt32() == i + 1);
        }
    }

    [Fact]
    public void DefineOrFilter_ThatIsWrong_IsTheWholeAnswer()
    {
        using JsonDocument define = Evaluate("""{"defines": [["y", "nosuch"]], "exprs": ["x"]}""");
        using JsonDocument filter = Evaluate("""{"filters": ["x"], "exprs": ["x"]}""");
        using JsonDocument failing = Evaluate("""{"filters": ["v[1] > 0"], "exprs": ["x"]}""");

        Assert.Equal("plan", define.RootElement.GetProperty("stage").GetString());
        Assert.Contains("must give bool", filter.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("run", failing.RootElement.GetProperty("stage").GetString());
    }

    [Fact]
    public void DefinesAndFilters_Apply_AndTheCutFlowCounts()
    {
        using JsonDocument answer = Evaluate("""{"defines": [["s", "Sum(v)"], ["t", "s * 2"]], "filters": ["x > 1", "s > 5"], "exprs": ["t"]}""");

        Assert.Equal([4L, 3L], answer.RootElement.GetProperty("cutflow").EnumerateArray().Select(c => c.GetInt64()));
        Assert.Equal([12f, 20f, 30f], answer.RootElement.GetProperty("columns")[0].GetProperty("head").EnumerateArray().Select(c => c.GetSingle()));
    }

    [Fact]
    public void HistogramsAndStatistics_OfAList_AreThere()
    {
        using JsonDocument answer = Evaluate("""
            {"histograms": [{"kind": "histo1d", "expr": "v", "weight": "x", "bins": {"n": 2, "lo": 0, "hi": 4}}, {"kind": "histo2d", "expr": "x", "y": "x", "bins": {"n": 1, "lo": 0, "hi": 9}, "ybins": {"edges": [0, 2, 9]}},
                            {"kind": "profile1d", "expr": "x", "y": "Sum(v)", "bins": {"n": 1, "lo": 0, "hi": 9}}, {"kind": "histo1d", "expr": "name", "bins": {"n": 2, "lo": 0, "hi": 4}}],
             "stats": ["v", "nosuch"]}
            """);

        JsonElement histograms = answer.RootElement.GetProperty("histograms");
        Assert.Equal([0.0, 15, 26, 14], histograms[0].GetProperty("counts").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal(12, histograms[1].GetProperty("counts").GetArrayLength());
        Assert.Equal(7, histograms[2].GetProperty("counts")[1].GetDouble());
        Assert.Equal("plan", histograms[3].GetProperty("stage").GetString());
        JsonElement statistics = answer.RootElement.GetProperty("stats");
        Assert.Equal((5, 35, 1, 5), (statistics[0].GetProperty("count").GetInt32(), statistics[0].GetProperty("sum").GetInt32(), statistics[0].GetProperty("min").GetInt32(), statistics[0].GetProperty("max").GetInt32()));
        Assert.Equal("plan", statistics[1].GetProperty("stage").GetString());
    }

    [Fact]
    public void Answer_WithAnyPartitions_IsTheSame()
    {
        const string Request = """{"filters": ["x != 3"], "exprs": ["v * 2", "name", "v.size()"]}""";

        Assert.Equal(Json(Request, 100), Json(Request, 1));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"exprs\": [1]}")]
    [InlineData("{\"exprs\": \"x\"}")]
    [InlineData("{\"defines\": [[\"a\"]]}")]
    [InlineData("{\"histograms\": [{\"kind\": \"pie\"}]}")]
    [InlineData("{\"histograms\": [{\"kind\": \"histo1d\", \"expr\": \"x\"}]}")]
    [InlineData("{\"histograms\": [{\"kind\": \"histo1d\", \"expr\": \"x\", \"bins\": {\"n\": 0, \"lo\": 0, \"hi\": 1}}]}")]
    [InlineData("{\"exprs\": [}")]
    public void Request_OfAnotherForm_IsRefused(string text) => Assert.Throws<FormatException>(() => EvaluationRequest.FromJson(text));

    [Fact]
    public void FourVectors_AsResults_AreRefusedAtPlanTime()
    {
        using JsonDocument answer = Evaluate("""{"exprs": ["ROOT::Math::PtEtaPhiMVector(x, 0, 0, 0)", "ROOT::Math::PtEtaPhiMVector(x, 0, 0, 0).Pt()"]}""");

        Assert.Equal("plan", answer.RootElement.GetProperty("columns")[0].GetProperty("stage").GetString());
        Assert.Equal(1, answer.RootElement.GetProperty("columns")[1].GetProperty("head")[0].GetDouble());
    }

    private static JsonDocument Evaluate(string request) => JsonDocument.Parse(Json(request, 2));

    private static string Json(string request, int partitionEntries)
    {
        using var source = new ArraySource(
            [
                ArrayColumn.Scalar("x", 1, 2, 3, 4, 5),
                ArrayColumn.Vector("v", [1f], [1f, 2f], [1f, 2f, 3f], [1f, 2f, 3f, 4f], [1f, 2f, 3f, 4f, 5f]),
                ArrayColumn.Strings("name", "a", "b", "a", "c", "b"),
            ],
            new ArraySourceOptions { PartitionEntries = [partitionEntries] });
        using var buffer = new MemoryStream();
        ExpressionEvaluation.Run(source, EvaluationRequest.FromJson(request), cancellation: TestContext.Current.CancellationToken).Write(buffer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

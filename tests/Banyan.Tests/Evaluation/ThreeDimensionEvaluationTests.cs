using System.Text.Json;
using Banyan.Evaluation;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Evaluation;

public sealed class ThreeDimensionEvaluationTests
{
    [Fact]
    public void Histograms_OfThreeDimensions_AreAnswered()
    {
        using var source = new ArraySource([ArrayColumn.Scalar("x", 1.0, 20, 300), ArrayColumn.Scalar("y", 1f, 2, 3), ArrayColumn.Scalar("z", 4, 5, 6)]);
        EvaluationRequest request = EvaluationRequest.FromJson(
            """
            {"histograms": [
              {"kind": "histo3d", "expr": "x", "y": "y", "z": "z", "weight": "y", "bins": {"n": 3, "lo": 1, "hi": 1000, "log": true}, "ybins": {"n": 1, "lo": 0, "hi": 10}, "zbins": {"edges": [0, 5, 10]}},
              {"kind": "profile2d", "expr": "x", "y": "y", "z": "z", "bins": {"n": 1, "lo": 0, "hi": 1000}, "ybins": {"n": 1, "lo": 0, "hi": 10}}]}
            """);
        using var stream = new MemoryStream();
        ExpressionEvaluation.Run(source, request, cancellation: TestContext.Current.CancellationToken).Write(stream);
        JsonElement histograms = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("histograms");

        JsonElement cube = histograms[0];
        Assert.Equal(5 * 3 * 4, cube.GetProperty("counts").GetArrayLength());
        Assert.Equal(1, cube.GetProperty("counts")[1 + (5 * (1 + 3))].GetDouble());
        Assert.Equal(2, cube.GetProperty("counts")[2 + (5 * (1 + (3 * 2)))].GetDouble());
        Assert.Equal(32.0 / 6, cube.GetProperty("mean_z").GetDouble(), 1e-12);
        Assert.Equal(11, cube.GetProperty("stats").GetArrayLength());
        Assert.Equal(5, histograms[1].GetProperty("counts")[4].GetDouble());
        Assert.Equal(5, histograms[1].GetProperty("mean_z").GetDouble());
        Assert.Equal(Math.Sqrt(2.0 / 3) / Math.Sqrt(3), histograms[1].GetProperty("errors")[4].GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("{\"kind\": \"histo4d\", \"expr\": \"x\"}", "histo1d, histo2d, histo3d, profile1d or profile2d")]
    [InlineData("{\"kind\": \"histo3d\", \"expr\": \"x\", \"y\": \"y\"}", "a histo3d needs \"z\"")]
    [InlineData("{\"kind\": \"profile2d\", \"expr\": \"x\", \"y\": \"y\", \"z\": \"z\", \"bins\": {\"n\": 1, \"lo\": 0, \"hi\": 1}}", "a profile2d needs \"ybins\"")]
    [InlineData("{\"kind\": \"histo1d\", \"expr\": \"x\", \"bins\": {\"n\": 1, \"lo\": 0, \"hi\": 1, \"log\": true}}", "0 < low < high")]
    public void Histograms_WrongRequests_AreExplained(string histogram, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => EvaluationRequest.FromJson($"{{\"histograms\": [{histogram}]}}")).Message, StringComparison.Ordinal);
}

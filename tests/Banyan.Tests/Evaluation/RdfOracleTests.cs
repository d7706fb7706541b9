using System.Text.Json;
using Banyan.Evaluation;
using Banyan.Sources;

namespace Banyan.Tests.Evaluation;

/// <summary>Strings with what RDataFrame 6.40 made of them: no value may differ, nothing that ROOT refuses may be accepted.</summary>
public class RdfOracleTests
{
    private const string TypesFile = "rdf-types.root";

    [Fact]
    public void Strings_OverColumnsOfEveryType_AreWhatRootMakesOfThem()
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Corpus.SharedPath("oracle/rdf/rdf.json")));
        JsonElement[] cases = [.. oracle.RootElement.GetProperty("cases").EnumerateArray().Where(IsTested)];
        using Banyan.Frame.Sources.EventSource source = TreeSource.Open([Corpus.SharedPath($"oracle/rdf/files/{TypesFile}")], new TreeSourceOptions { Tree = "t" });
        var request = new EvaluationRequest { Expressions = [.. cases.Select(c => c.GetProperty("expr").GetString()!)] };
        EvaluationResult result = ExpressionEvaluation.Run(source, request, cancellation: TestContext.Current.CancellationToken);

        var wrong = new List<string>();
        int unsupported = 0;
        for (int i = 0; i < cases.Length; i++)
        {
            string? difference = Compare(cases[i], result.Columns[i], ref unsupported);
            if (difference is not null)
            {
                wrong.Add($"{cases[i].GetProperty("id").GetString()} {request.Expressions[i]}: {difference}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.InRange(unsupported, 0, cases.Length / 100);
    }

    private static bool IsTested(JsonElement c) =>
        c.GetProperty("file").GetString() == TypesFile && !c.GetProperty("block").GetBoolean() && c.GetProperty("kind").GetString() is "column" or "reject" or "runtime-error"
        && c.TryGetProperty("expr", out _) && !c.TryGetProperty("filters", out _) && !c.TryGetProperty("defines", out _);

    private static string? Compare(JsonElement want, Answer<ColumnAnswer> got, ref int unsupported)
    {
        string kind = want.GetProperty("kind").GetString()!;
        if (kind != "column")
        {
            bool isLenient = want.TryGetProperty("lenient", out _);
            return got.Value is not null ? (isLenient ? null : "accepted what ROOT refuses") : kind == "reject" && got.Error!.Stage != "plan" ? "found in the loop only" : null;
        }

        if (got.Value is null)
        {
            unsupported++;
            return got.Error!.IsPlanned ? null : $"failed: {got.Error.Message}";
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            got.Value.Write(json);
        }

        using JsonDocument answer = JsonDocument.Parse(buffer.ToArray());
        double tolerance = want.TryGetProperty("rtol", out JsonElement own) ? own.GetDouble() : 2e-6;
        foreach (string part in (string[])["head", "tail"])
        {
            JsonElement expected = want.GetProperty(part);
            JsonElement found = answer.RootElement.GetProperty(part);
            if (!Same(expected, found, tolerance))
            {
                return $"{part}: want {expected.GetRawText()}, got {found.GetRawText()}";
            }
        }

        return null;
    }

    private static bool Same(JsonElement want, JsonElement got, double tolerance) => (want.ValueKind, got.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Array) => want.GetArrayLength() == got.GetArrayLength() && want.EnumerateArray().Zip(got.EnumerateArray()).All(p => Same(p.First, p.Second, tolerance)),
        (JsonValueKind.String, JsonValueKind.String) => want.GetString() == got.GetString(),
        (JsonValueKind.Array or JsonValueKind.String, _) or (_, JsonValueKind.Array or JsonValueKind.String) => false,
        _ => Math.Abs(Number(want) - Number(got)) <= (tolerance * Math.Max(Math.Abs(Number(want)), Math.Abs(Number(got)))) + 1e-12,
    };

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetDouble(),
    };
}

using System.Globalization;
using System.Text.Json;
using Banyan.Benchmarking;
using Banyan.Sources.Inputs;

namespace Banyan.Cli.Commands;

/// <summary>The rows of <c>banyan bench --read</c>.</summary>
internal static class ReadBenchTable
{
    private const long LeastByteCount = 200_000; // of a column before compression

    /// <summary>Measures files and prints the rows of each, with a sum for each shape of columns and each codec, or all as JSON.</summary>
    public static void Write(CommandContext context, IReadOnlyList<string> files, int repetitions, bool isJson)
    {
        var results = new List<(string File, ReadResult Result)>();
        if (!isJson)
        {
            context.Out.WriteLine("file                            column                          shape   codec    MB read  MB plain   limit ms    time ms  x limit  cpu x limit  target");
        }

        foreach (string file in files)
        {
            InputFile input = InputList.Split(file, File.Exists);
            string name = Path.GetFileName(input.Path);
            IReadOnlyList<ReadResult> read = new ReadBench(input.Path, input.Tree).Measure(repetitions, LeastByteCount, context.Cancellation);
            results.AddRange(read.Select(result => (name, result)));
            if (!isJson)
            {
                foreach (ReadResult result in read.Concat(read.GroupBy(result => (result.Shape, result.Codec)).Select(group => ReadResult.Total([.. group]))))
                {
                    context.Out.WriteLine(Row(name, result));
                }

                context.Out.Flush();
            }
        }

        if (isJson)
        {
            WriteJson(context, results);
        }
    }

    private static string Row(string file, ReadResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file,-30}  {r.Column,-30}  {r.Shape,-6}  {r.Codec,-5}  {r.CompressedByteCount / 1e6,9:F2} {r.PlainByteCount / 1e6,9:F2} {r.Limit.Wall.TotalMilliseconds,10:F3} {r.Time.Wall.TotalMilliseconds,10:F3} {r.TimesLimit,8:F2}  {r.TimesLimitProcessorTime,11:F2}  {r.Target,6:F1}");

    private static void WriteJson(CommandContext context, List<(string File, ReadResult Result)> results)
    {
        context.Out.Flush();
        using var json = new Utf8JsonWriter(context.Terminal.Bytes, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach ((string file, ReadResult r) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("column", r.Column);
            json.WriteString("shape", r.Shape);
            json.WriteString("codec", r.Codec);
            json.WriteString("type", r.Type);
            json.WriteNumber("compressed_bytes", r.CompressedByteCount);
            json.WriteNumber("plain_bytes", r.PlainByteCount);
            json.WriteNumber("limit_seconds", r.Limit.Wall.TotalSeconds);
            json.WriteNumber("seconds", r.Time.Wall.TotalSeconds);
            json.WriteNumber("limit_processor_seconds", r.Limit.Processor.TotalSeconds);
            json.WriteNumber("processor_seconds", r.Time.Processor.TotalSeconds);
            json.WriteNumber("target", r.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

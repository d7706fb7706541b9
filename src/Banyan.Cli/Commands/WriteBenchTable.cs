using System.Globalization;
using System.Text.Json;
using Banyan.Benchmarking;
using Banyan.Root.Writing;
using Banyan.Sources.Inputs;
using Banyan.Sources.Output;

namespace Banyan.Cli.Commands;

/// <summary>The rows of <c>banyan bench --write</c>.</summary>
internal static class WriteBenchTable
{
    /// <summary>Measures files and prints a row as soon as it is there, or all as JSON.</summary>
    public static void Write(CommandContext context, IReadOnlyList<string> files, IReadOnlyList<RootCompression> compressions, IReadOnlyList<int> threads, int repetitions, bool isJson)
    {
        var results = new List<(string File, WriteBenchResult Result)>();
        if (!isJson)
        {
            context.Out.WriteLine("file                            columns    format   codec     threads  MB plain  MB file   limit ms    time ms  x limit  cpu x limit");
        }

        foreach (string file in files)
        {
            InputFile input = InputList.Split(file, File.Exists);
            using WriteBench bench = WriteBench.Read(input.Path, input.Tree);
            foreach (string kind in bench.Kinds)
            {
                foreach (RootCompression compression in compressions)
                {
                    foreach (SnapshotFormat format in Enum.GetValues<SnapshotFormat>())
                    {
                        foreach (int count in threads)
                        {
                            WriteBenchResult result = bench.Measure(kind, format, compression, count, repetitions, context.Cancellation);
                            results.Add((Path.GetFileName(input.Path), result));
                            if (!isJson)
                            {
                                context.Out.WriteLine(Row(Path.GetFileName(input.Path), result));
                                context.Out.Flush();
                            }
                        }
                    }
                }
            }
        }

        if (isJson)
        {
            WriteJson(context, results);
        }
    }

    private static string Row(string file, WriteBenchResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file,-30}  {$"{r.Columns} {r.Kind}",-9}  {Form(r.Format),-7}  {r.Compression,-8}  {r.Threads,7}  {r.PlainBytes / 1e6,8:F1}  {r.FileBytes / 1e6,7:F1}  {r.Limit.TotalMilliseconds,9:F1}  {r.Time.TotalMilliseconds,9:F1}  {r.Time / r.Limit,7:F2}  {r.ProcessorTime / r.LimitProcessorTime,11:F2}");

    private static string Form(SnapshotFormat format) => format == SnapshotFormat.RNTuple ? "rntuple" : "ttree";

    private static void WriteJson(CommandContext context, List<(string File, WriteBenchResult Result)> results)
    {
        context.Out.Flush();
        using var json = new Utf8JsonWriter(context.Terminal.Bytes, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach ((string file, WriteBenchResult r) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("kind", r.Kind);
            json.WriteNumber("columns", r.Columns);
            json.WriteString("format", Form(r.Format));
            json.WriteString("compression", r.Compression.ToString());
            json.WriteNumber("threads", r.Threads);
            json.WriteNumber("plain_bytes", r.PlainBytes);
            json.WriteNumber("file_bytes", r.FileBytes);
            json.WriteNumber("limit_seconds", r.Limit.TotalSeconds);
            json.WriteNumber("seconds", r.Time.TotalSeconds);
            json.WriteNumber("limit_processor_seconds", r.LimitProcessorTime.TotalSeconds);
            json.WriteNumber("processor_seconds", r.ProcessorTime.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

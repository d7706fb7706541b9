using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Banyan.Benchmarking;
using Banyan.Columns;
using Banyan.Drawing;
using Banyan.Errors;
using Banyan.Root.Writing;
using Banyan.Sources.Output;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan bench</c>: how fast queries are, in units of the decompression limit.</summary>
internal sealed class BenchCommand : BanyanCommand
{
    private const int DefaultRepetitions = 9;

    private readonly Argument<string[]> _files = new("FILE[:TREE]") { Arity = ArgumentArity.ZeroOrMore, Description = "ROOT files; each is measured on its own" };
    private readonly Option<string[]> _queries = new("--query") { HelpName = "q1..q5|snapshot", Description = "Queries of the ADL benchmark, with commas between, all five when left out; snapshot writes all columns anew" };
    private readonly Option<string?> _expression = new("--expression", "-e") { HelpName = "EXPR", Description = "A query of your own: what to fill" };
    private readonly Option<string?> _where = new("--where") { HelpName = "EXPR", Description = "Condition on events of the query of your own" };
    private readonly Option<string?> _bins = new("--bins") { HelpName = "n,low,high", Description = "Bins of the query of your own; 100,0,200 when left out" };
    private readonly Option<int> _times = new("--times") { HelpName = "N", Description = "Chain each file N times; 1 when left out" };
    private readonly Option<string?> _threads = new("--threads") { HelpName = "N,N", Description = "Numbers of threads to measure; 1 when left out" };
    private readonly Option<int> _repeat = new("--repeat") { HelpName = "N", Description = $"Measurements of each; {DefaultRepetitions} when left out, medians are reported" };
    private readonly Option<bool> _read = new("--read") { Description = "Instead of queries: read each column of a file into memory, flat, jagged and nested ones" };
    private readonly Option<bool> _compile = new("--compile") { Description = "Instead of queries over files: time what a big analysis needs before its first event" };
    private readonly Option<int> _defines = new("--defines") { HelpName = "N", Description = "Defined columns of that analysis; 100 when left out" };
    private readonly Option<int> _filters = new("--filters") { HelpName = "N", Description = "Its filters; 20 when left out" };
    private readonly Option<int> _histograms = new("--histograms") { HelpName = "N", Description = "Its histograms; 300 when left out" };
    private readonly Option<bool> _write = new("--write") { Description = "Instead of queries: time writing the columns from memory, as TTree and RNTuple, against the codec alone" };
    private readonly Option<string?> _codecs = new("--codecs") { HelpName = "CODEC:LEVEL,…", Description = "Compressions for --write; zstd:5,lz4:4,zlib:1,none when left out" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the results as JSON" };

    /// <summary>Declares arguments and options.</summary>
    public BenchCommand()
        : base("bench", "Time queries against the limit: the compression library alone, on the baskets that the query reads or writes, with as many threads")
    {
        Add(_files);
        Add(_queries);
        Add(_expression);
        Add(_where);
        Add(_bins);
        Add(_times);
        Add(_threads);
        Add(_repeat);
        Add(_read);
        Add(_compile);
        Add(_defines);
        Add(_filters);
        Add(_histograms);
        Add(_write);
        Add(_codecs);
        Add(_json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan bench nano.root --times 7", "the five ADL queries over a NanoAOD file that is chained seven times, on one thread"),
        new("banyan bench nano.root --query q1,q4 --threads 1,2", "two queries with one and two threads"),
        new("banyan bench nano.root --query snapshot --threads 1,2", "all columns written anew, ZSTD level 5, against libzstd compressing the same baskets"),
        new("banyan bench nano.root --write --codecs zstd:5,lz4:4", "flat, jagged and nested columns written from memory, as TTree and RNTuple"),
        new("banyan bench nano.root -e \"Muon_pt[Muon_pt > 20]\" --where \"nMuon > 1\" --bins 50,0,100", "a query of your own"),
        new("banyan bench --compile --repeat 5", "100 definitions, 20 filters and 300 histograms: the first row is the cold process, the others are warm"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        string[] files = context.Get(_files) ?? [];
        if (context.Get(_compile))
        {
            return files.Length == 0 ? Compile(context) : throw new UsageException("--compile measures an analysis in memory; it takes no files");
        }

        if (files.Length == 0)
        {
            throw new UsageException("a ROOT file is missing: banyan bench FILE, or banyan bench --compile");
        }

        if (context.Get(_read))
        {
            ReadBenchTable.Write(context, files, Positive(context, _repeat, DefaultRepetitions), context.Get(_json));
            return ExitCode.Done;
        }

        if (context.Get(_write))
        {
            WriteBenchTable.Write(context, files, Codecs(context.Get(_codecs) ?? "zstd:5,lz4:4,zlib:1,none"), Threads(context.Get(_threads) ?? "1"), Positive(context, _repeat, DefaultRepetitions), context.Get(_json));
            return ExitCode.Done;
        }

        IReadOnlyList<BenchQuery?> queries = Queries(context);
        int times = Positive(context, _times, 1);
        int repetitions = Positive(context, _repeat, DefaultRepetitions);
        int[] threads = Threads(context.Get(_threads) ?? "1");
        bool isJson = context.Get(_json);
        var results = new List<(string File, BenchResult Result)>();
        if (!isJson)
        {
            context.Out.WriteLine("file                            query     threads      events   limit ms    time ms  x limit  cpu x limit  plan+JIT ms   events/s  MB read  MB plain      fills");
        }

        foreach (string file in files)
        {
            Sources.Inputs.InputFile input = Sources.Inputs.InputList.Split(file, File.Exists);
            var bench = new QueryBench(input.Path, input.Tree, times);
            var snapshots = new SnapshotBench(input.Path, input.Tree, times);
            foreach (BenchQuery? query in queries)
            {
                foreach (int count in threads)
                {
                    BenchResult result = query is null
                        ? snapshots.Measure(new SnapshotOptions(), count, repetitions, context.Cancellation)
                        : bench.Measure(query, count, repetitions, context.Cancellation);
                    results.Add((Path.GetFileName(input.Path), result));
                    if (!isJson)
                    {
                        context.Out.WriteLine(Row(Path.GetFileName(input.Path), result));
                        context.Out.Flush();
                    }
                }
            }
        }

        if (isJson)
        {
            WriteJson(context, results);
        }

        return ExitCode.Done;
    }

    private int Compile(CommandContext context)
    {
        var bench = new CompileBench(Positive(context, _defines, 100), Positive(context, _filters, 20), Positive(context, _histograms, 300));
        int repetitions = Positive(context, _repeat, DefaultRepetitions);
        var results = new List<CompileResult>();
        for (int i = 0; i < repetitions; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            results.Add(bench.Measure());
        }

        if (context.Get(_json))
        {
            WriteJson(context, results);
            return ExitCode.Done;
        }

        context.Out.WriteLine("process  parse+bind ms  plan+JIT ms   total ms      fills");
        for (int i = 0; i < results.Count; i++)
        {
            CompileResult r = results[i];
            context.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(i == 0 ? "cold" : "warm"),-7}  {r.Binding.TotalMilliseconds,13:F1}  {r.Compiling.TotalMilliseconds,11:F1}  {r.Total.TotalMilliseconds,9:F1}  {r.Entries,9}"));
        }

        return ExitCode.Done;
    }

    private static string Row(string file, BenchResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file,-30}  {r.Query,-8}  {r.Threads,7}  {r.Events,10}  {r.Limit.TotalMilliseconds,9:F2}  {r.Time.TotalMilliseconds,9:F2}  {r.TimesLimit,7:F2}  {r.TimesLimitProcessorTime,11:F2}  {r.Compile.TotalMilliseconds,11:F2}  {r.EventsPerSecond,9:G4}  {r.CompressedByteCount / 1e6,7:F1}  {r.PlainByteCount / 1e6,8:F1}  {r.Entries,9}");

    // Null stands for the snapshot.
    private IReadOnlyList<BenchQuery?> Queries(CommandContext context)
    {
        string? expression = context.Get(_expression);
        if (expression is null)
        {
            if ((context.Get(_where) ?? context.Get(_bins)) is not null)
            {
                throw new UsageException("--where and --bins belong to a query of your own: -e EXPR");
            }

            string[] names = [.. (context.Get(_queries) ?? []).SelectMany(q => q.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            return [.. names.Length == 0 ? BenchQuery.Adl : names.Select(Find)];
        }

        try
        {
            return [BenchQuery.Of(expression, context.Get(_where), BinsText.Parse(context.Get(_bins) ?? "100,0,200", 1)[0])];
        }
        catch (FormatException error)
        {
            throw new UsageException($"--bins {error.Message}");
        }
    }

    private static BenchQuery? Find(string name) => name.Equals(SnapshotBench.Query, StringComparison.OrdinalIgnoreCase)
        ? null
        : BenchQuery.Adl.FirstOrDefault(q => q.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"there is no query '{name}'{NearestNames.Suggestion(name, [.. BenchQuery.Adl.Select(q => q.Name), SnapshotBench.Query])} (q1 to q5, {SnapshotBench.Query})");

    private static int Positive(CommandContext context, Option<int> option, int otherwise)
    {
        if (context.Arguments.GetResult(option) is not { Implicit: false })
        {
            return otherwise;
        }

        int value = context.Get(option);
        return value >= 1 ? value : throw new UsageException($"{option.Name} must be at least 1, found {value}");
    }

    private static RootCompression[] Codecs(string text)
    {
        try
        {
            return [.. text.Split(',').Select(RootCompression.Parse)];
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--codecs: {problem.Message}");
        }
    }

    private static int[] Threads(string text) =>
        [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1
            ? count
            : throw new UsageException($"--threads must be numbers with commas between, each at least 1, found '{text}'"))];

    private static void WriteJson(CommandContext context, List<(string File, BenchResult Result)> results)
    {
        context.Out.Flush();
        using var json = new Utf8JsonWriter(context.Terminal.Bytes, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach ((string file, BenchResult r) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("query", r.Query);
            json.WriteString("explanation", r.Explanation);
            json.WriteNumber("threads", r.Threads);
            json.WriteNumber("events", r.Events);
            json.WriteNumber("fills", r.Entries);
            json.WriteNumber("limit_seconds", r.Limit.TotalSeconds);
            json.WriteNumber("seconds", r.Time.TotalSeconds);
            json.WriteNumber("compile_seconds", r.Compile.TotalSeconds);
            json.WriteNumber("limit_processor_seconds", r.LimitProcessorTime.TotalSeconds);
            json.WriteNumber("processor_seconds", r.ProcessorTime.TotalSeconds);
            json.WriteNumber("compressed_bytes", r.CompressedByteCount);
            json.WriteNumber("plain_bytes", r.PlainByteCount);
            json.WriteNumber("repetitions", r.Repetitions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJson(CommandContext context, List<CompileResult> results)
    {
        context.Out.Flush();
        using var json = new Utf8JsonWriter(context.Terminal.Bytes, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        for (int i = 0; i < results.Count; i++)
        {
            json.WriteStartObject();
            json.WriteBoolean("cold", i == 0);
            json.WriteNumber("bind_seconds", results[i].Binding.TotalSeconds);
            json.WriteNumber("compile_seconds", results[i].Compiling.TotalSeconds);
            json.WriteNumber("fills", results[i].Entries);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

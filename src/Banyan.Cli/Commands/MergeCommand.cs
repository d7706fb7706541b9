using System.CommandLine;
using System.Diagnostics;
using Banyan.Errors;
using Banyan.Execution.Threads;
using Banyan.Merging;
using Banyan.Root.Merging;
using Banyan.Root.Writing;
using Banyan.Sources.Inputs;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan merge</c>: many ROOT files into one, as <c>hadd</c>.</summary>
internal sealed class MergeCommand : BanyanCommand
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromMilliseconds(100);
    private readonly Argument<string> _out = new("OUT") { Description = "The file to write" };
    private readonly Argument<string[]> _inputs = new("INPUTS") { Arity = ArgumentArity.OneOrMore, Description = "ROOT files, patterns in quotes, @lists; entries come in this order" };
    private readonly Option<bool> _force = new("--force", "-f") { Description = "Replace OUT when it is there" };
    private readonly Option<bool> _keepGoing = new("--skip-damaged", "-k") { Description = "Leave out inputs that are missing or damaged, and report them; the exit code is 4 then" };
    private readonly Option<string?> _recompress = new("--recompress") { HelpName = "CODEC:LEVEL", Description = "Compress everything anew: zstd:5, lz4:4, zlib:1, lzma:7, none. Data are copied as they are when left out" };
    private readonly Option<int> _threads = new("--threads") { HelpName = "N", Description = "Threads that compress with --recompress; all cores that the machine or batch job grants when left out. No output depends on it" };
    private readonly Option<bool> _json = new("--json") { Description = "Print what was made as JSON" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, no summary" };

    /// <summary>Declares arguments and options.</summary>
    public MergeCommand()
        : base("merge", "Join ROOT files as hadd does: histograms are added, trees and RNTuples put one behind the other without decompression")
    {
        Add(_out);
        Add(_inputs);
        Add(_force);
        Add(_keepGoing);
        Add(_recompress);
        Add(_threads);
        Add(_json);
        Add(_quiet);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan merge all.root part1.root part2.root", "histograms added, trees joined"),
        new("banyan merge -f all.root 'out/*.root'", "many files, replacing all.root; quotes keep the shell's limits away"),
        new("banyan merge -k all.root @list.txt", "the files of a list, without those that are damaged"),
        new("banyan merge small.root big*.root --recompress zstd:9", "with another compression"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        string output = context.Get(_out)!;
        bool skips = context.Get(_keepGoing);
        IReadOnlyList<InputFile> files = InputList.Resolve(context.Get(_inputs)!, keepMissing: skips);
        if (files.FirstOrDefault(file => file.Tree is not null) is InputFile withTree)
        {
            throw new UsageException($"merge takes whole files; '{withTree.Path}:{withTree.Tree}' names a tree");
        }

        string full = Path.GetFullPath(output);
        if (files.FirstOrDefault(file => Path.GetFullPath(file.Path) == full) is InputFile same)
        {
            throw new UsageException($"the output '{output}' is one of the inputs ('{same.Path}'); give it another name, in front of the inputs");
        }

        if (!context.Get(_force) && File.Exists(full))
        {
            throw new UsageException($"'{output}' is there already; -f replaces it");
        }

        int threads = context.Get(_threads);
        if (threads < 0 || (threads == 0 && context.Arguments.GetResult(_threads) is { Implicit: false }))
        {
            throw new UsageException($"--threads must be at least 1, found {threads}");
        }

        return Merge(context, output, [.. files.Select(file => file.Path)], new MergeOptions
        {
            Compression = Compression(context.Get(_recompress)),
            Threads = threads > 0 ? threads : GrantedCores.Count,
            Cancellation = context.Cancellation,
        }, skips);
    }

    private static RootCompression? Compression(string? text)
    {
        try
        {
            return text is null ? null : RootCompression.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--recompress: {problem.Message}");
        }
    }

    private int Merge(CommandContext context, string output, string[] inputs, MergeOptions options, bool skips)
    {
        var watch = Stopwatch.StartNew();
        bool isShown = !context.Get(_quiet) && context.Terminal.IsErrorTerminal;
        if (isShown)
        {
            long total = inputs.Sum(input => File.Exists(input) ? new FileInfo(input).Length : 0);
            long done = 0;
            TimeSpan next = TimeSpan.Zero;
            options = options with
            {
                Progress = bytes =>
                {
                    done += bytes;
                    if (watch.Elapsed >= next)
                    {
                        string line = MergeText.Progress(done, total, watch.Elapsed);
                        context.Error.Write("\r\u001b[K" + line[..Math.Min(line.Length, context.Terminal.Width - 1)]);
                        context.Error.Flush();
                        next = watch.Elapsed + s_betweenLines;
                    }
                },
            };
        }

        MergeResult result;
        try
        {
            result = FileMerge.Run(output, inputs, options, skips);
        }
        finally
        {
            if (isShown)
            {
                context.Error.Write("\r\u001b[K");
                context.Error.Flush();
            }
        }

        if (context.Get(_json))
        {
            context.Out.Flush();
            MergeJson.Write(context.Terminal.Bytes, result, watch.Elapsed);
        }
        else if (!context.Get(_quiet))
        {
            MergeText.Write(context.Out, result, watch.Elapsed);
        }

        return result.Skipped.Count > 0 ? ExitCode.Partial : ExitCode.Done;
    }
}

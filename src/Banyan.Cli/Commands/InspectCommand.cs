using System.CommandLine;
using Banyan.Errors;
using Banyan.Inspection;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan inspect</c>: everything in a file as JSON, for comparison with other readers.</summary>
internal sealed class InspectCommand : BanyanCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A ROOT file" };
    private readonly Option<bool> _values = new("--values") { Description = "First and last values, sums and hashes of every column, contents of every histogram" };

    private readonly Option<bool> _objects = new("--objects") { Description = "Every object that is no directory, tree or RNTuple, as ROOT JSON" };

    /// <summary>Declares arguments and options.</summary>
    public InspectCommand()
        : base("inspect", "Print what a file holds as one JSON document, with sums that other readers can be compared by")
    {
        Add(_file);
        Add(_values);
        Add(_objects);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan inspect nano.root --values > nano.json", "entries, first and last values and sums of every column; what cannot be read has an \"error\""),
        new("banyan inspect hists.root --objects > hists.json", "histograms, graphs, lists and all other objects in the form of ROOT's TBufferJSON"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        bool objects = context.Get(_objects);
        if (context.Get(_values) == objects)
        {
            throw new UsageException("what is to be inspected? either --values, the values of every column, or --objects, everything else");
        }

        context.Out.Flush();
        string file = context.Get(_file)!;
        if (objects)
        {
            FileObjects.Write(file, context.Terminal.Bytes);
        }
        else
        {
            FileValues.Write(file, context.Terminal.Bytes);
        }

        return ExitCode.Done;
    }
}

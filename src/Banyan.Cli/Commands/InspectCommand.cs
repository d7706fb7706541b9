using System.CommandLine;
using Banyan.Errors;
using Banyan.Inspection;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan inspect</c>: everything in a file as JSON, for comparison with other readers.</summary>
internal sealed class InspectCommand : BanyanCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A ROOT file" };
    private readonly Option<bool> _values = new("--values") { Description = "First and last values, sums and hashes of every column, contents of every histogram" };

    /// <summary>Declares arguments and options.</summary>
    public InspectCommand()
        : base("inspect", "Print what a file holds as one JSON document, with sums that other readers can be compared by")
    {
        Add(_file);
        Add(_values);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan inspect nano.root --values > nano.json", "entries, first and last values and sums of every column; what cannot be read has an \"error\""),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        if (!context.Get(_values))
        {
            throw new UsageException("what is to be inspected? --values prints the values of every column");
        }

        context.Out.Flush();
        FileValues.Write(context.Get(_file)!, context.Terminal.Bytes);
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Banyan.Errors;
using Banyan.Publishing;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan publish</c>: a copy of the program for other places.</summary>
internal sealed class PublishCommand : BanyanCommand
{
    private readonly Argument<string> _folder = new("FOLDER") { Description = "Where the copy goes: a new or empty folder, or one with an older copy, which is replaced" };
    private readonly Option<bool> _withoutRuntime = new("--framework-dependent") { Description = "Without the .NET runtime (a tenth of the size): one must be installed where the copy runs" };

    /// <summary>Declares arguments and options.</summary>
    public PublishCommand()
        : base("publish", "Copy Banyan, with the .NET runtime, into a folder that runs from any place: read-only, through symbolic links, without .NET")
    {
        Add(_folder);
        Add(_withoutRuntime);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan publish /opt/banyan && ln -s /opt/banyan/banyan ~/bin/", "an installation; the folder can be moved and made read-only"),
        new("banyan publish build/banyan && tar czf banyan.tar.gz -C build banyan", "for another machine of the same kind"),
        new("banyan publish --framework-dependent build/banyan", "a small copy for machines with .NET 10"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        string folder = context.Get(_folder)!;
        if (folder.Length == 0)
        {
            throw new UsageException("the name of the folder is empty");
        }

        context.Out.WriteLine(PublishedCopy.Create(folder, !context.Get(_withoutRuntime)));
        return ExitCode.Done;
    }
}

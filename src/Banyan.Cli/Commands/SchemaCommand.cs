using Banyan.AnalysisFiles;
using Banyan.Errors;

namespace Banyan.Cli.Commands;

/// <summary><c>banyan schema</c>: the JSON schema of analysis files.</summary>
internal sealed class SchemaCommand : BanyanCommand
{
    /// <summary>Declares the command.</summary>
    public SchemaCommand()
        : base("schema", "Print the JSON schema of analysis files, for editors that complete and check YAML")
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("banyan schema > analysis.schema.json", "then '# yaml-language-server: $schema=analysis.schema.json' as the first line of an analysis file"),
    ];

    /// <inheritdoc/>
    public override int Execute(CommandContext context)
    {
        context.Out.Write(AnalysisFile.Schema());
        return ExitCode.Done;
    }
}

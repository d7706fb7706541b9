namespace Banyan.Cli.Commands;

/// <summary>All commands in the order of the help. A command is only constructed when it is called or help asks for it: that keeps the start short.</summary>
internal static class CommandTable
{
    /// <summary>Names and constructors.</summary>
    public static IReadOnlyList<(string Name, Func<BanyanCommand> Create)> All { get; } =
    [
        ("demo", static () => new DemoCommand()),
        ("ls", static () => new LsCommand()),
        ("show", static () => new ShowCommand()),
        ("draw", static () => new DrawCommand()),
        ("eval", static () => new EvalCommand()),
        ("run", static () => new RunCommand()),
        ("init", static () => new InitCommand()),
        ("schema", static () => new SchemaCommand()),
        ("explain", static () => new ExplainCommand()),
        ("diff", static () => new DiffCommand()),
        ("check", static () => new CheckCommand()),
        ("merge", static () => new MergeCommand()),
        ("recover", static () => new RecoverCommand()),
        ("convert", static () => new ConvertCommand()),
        ("publish", static () => new PublishCommand()),
        ("inspect", static () => new InspectCommand()),
        ("bench", static () => new BenchCommand()),
    ];
}

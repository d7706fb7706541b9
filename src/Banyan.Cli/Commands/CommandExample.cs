namespace Banyan.Cli.Commands;

/// <summary>An example in a command's help.</summary>
/// <param name="CommandLine">What to type, from <c>banyan</c> on.</param>
/// <param name="Explanation">What it does.</param>
internal sealed record CommandExample(string CommandLine, string Explanation);

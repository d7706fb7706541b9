namespace Banyan.Cli;

/// <summary>The process entry of the <c>banyan</c> command.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.Error.WriteLine($"banyan: not built yet ({args.Length} arguments)");
        return 2;
    }
}

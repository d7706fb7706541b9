using System.Globalization;
using Banyan.Columns;
using Banyan.Errors;

namespace Banyan;

/// <summary>The options that every script understands.</summary>
/// <param name="Threads">Worker threads; 0 for all cores.</param>
/// <param name="Out">A ROOT file for the histograms, or null.</param>
/// <param name="IsQuiet">True for no progress and no summary line; results are printed.</param>
/// <param name="IsStrict">True to refuse expressions that there is a warning about.</param>
internal sealed record ScriptOptions(int Threads, string? Out, bool IsQuiet, bool IsStrict)
{
    private static readonly string[] s_names = ["--threads", "--out", "--quiet", "--strict"];

    /// <summary>Reads a script's arguments.</summary>
    /// <exception cref="UsageException">An option is unknown or has no value.</exception>
    public static ScriptOptions Parse(string[] args, string usage)
    {
        var options = new ScriptOptions(0, null, false, false);
        for (int i = 0; i < args.Length; i++)
        {
            string[] parts = args[i].Split('=', 2);
            string name = parts[0];
            if (name is "--quiet" or "-q")
            {
                options = options with { IsQuiet = true };
                continue;
            }

            if (name == "--strict")
            {
                options = options with { IsStrict = true };
                continue;
            }

            if (!s_names.Contains(name))
            {
                throw new UsageException($"unknown argument '{args[i]}'{NearestNames.Suggestion(name, s_names)} ({usage})");
            }

            string value = parts.Length == 2 ? parts[1] : ++i < args.Length ? args[i] : throw new UsageException($"{name} needs a value ({usage})");
            if (name == "--out")
            {
                options = options with { Out = value };
            }
            else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads >= 1)
            {
                options = options with { Threads = threads };
            }
            else
            {
                throw new UsageException($"--threads must be at least 1, found '{value}'");
            }
        }

        return options;
    }
}

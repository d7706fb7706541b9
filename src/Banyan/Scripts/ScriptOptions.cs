using System.Globalization;
using Banyan.Columns;
using Banyan.Errors;

namespace Banyan.Scripts;

/// <summary>The options that every script understands: those of <c>banyan run</c>.</summary>
internal sealed record ScriptOptions
{
    /// <summary>All of them, for <c>--help</c>.</summary>
    public const string Usage =
        "options of a script: FILES (read instead of the script's own; NAME=FILE for one of several datasets), --set NAME=VALUE (a parameter), --threads N (worker threads; all cores when left out), "
        + "--out FILE.root (where histograms go), --skip-unreadable (leave out what cannot be read; the exit code is 4 then), --strict (warnings about expressions are errors), --quiet (no progress, no summary line), --help";

    private static readonly string[] s_names = ["--threads", "--out", "--set", "--quiet", "--skip-unreadable", "--strict", "--verbose", "--help"];

    /// <summary>Worker threads; 0 for all cores.</summary>
    public int Threads { get; init; }

    /// <summary>A ROOT file for the histograms, or null.</summary>
    public string? Out { get; init; }

    /// <summary>True for no progress and no summary line; results are printed.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>True to leave out what cannot be read.</summary>
    public bool SkipUnreadable { get; init; }

    /// <summary>True to refuse expressions that there is a warning about.</summary>
    public bool IsStrict { get; init; }

    /// <summary>True when only the options are asked for.</summary>
    public bool IsHelp { get; init; }

    /// <summary>Files in place of the script's own.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Parameters that the command line sets, the last value of each.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a script's arguments.</summary>
    /// <exception cref="UsageException">An option is unknown or has no value.</exception>
    public static ScriptOptions Parse(IReadOnlyList<string> args)
    {
        var options = new ScriptOptions();
        var inputs = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith('-') || args[i] == "-")
            {
                inputs.Add(args[i]);
                continue;
            }

            string[] parts = args[i].Split('=', 2);
            string name = parts[0];
            switch (name)
            {
                case "--quiet" or "-q":
                    options = options with { IsQuiet = true };
                    break;
                case "--skip-unreadable":
                    options = options with { SkipUnreadable = true };
                    break;
                case "--strict":
                    options = options with { IsStrict = true };
                    break;
                case "--help" or "-h" or "-?":
                    options = options with { IsHelp = true };
                    break;
                case "--verbose":
                    // The caller's own: it shows where an error comes from.
                    break;
                case "--out" or "-o":
                    options = options with { Out = Value() };
                    break;
                case "--threads":
                    string threads = Value();
                    options = int.TryParse(threads, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1
                        ? options with { Threads = count }
                        : throw new UsageException($"--threads must be at least 1, found '{threads}'");
                    break;
                case "--set":
                    string setting = Value();
                    int equals = setting.IndexOf('=', StringComparison.Ordinal);
                    settings[equals > 0 ? setting[..equals].Trim() : throw new UsageException($"--set takes NAME=VALUE, found '{setting}'")] = setting[(equals + 1)..].Trim();
                    break;
                default:
                    throw new UsageException($"unknown argument '{args[i]}'{NearestNames.Suggestion(name, s_names)} (--help lists what there is)");
            }

            string Value() => parts.Length == 2 ? parts[1] : ++i < args.Count ? args[i] : throw new UsageException($"{name} needs a value");
        }

        return options with { Inputs = inputs, Settings = settings };
    }
}

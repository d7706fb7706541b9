using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Banyan.Scripts;

/// <summary>Compiles a C# script against the running Banyan, once per content: a later start finds the build in the cache.</summary>
internal sealed partial class ScriptBuild
{
    private const int MaxErrors = 20;

    private readonly string _given;
    private readonly string _script;
    private readonly Func<string, string?> _variable;
    private readonly Func<Func<string, string?>, string?> _findSdk;

    private ScriptBuild(string path, Func<string, string?> variable, Func<Func<string, string?>, string?> findSdk)
    {
        _findSdk = findSdk;
        _given = path;
        _script = Path.GetFullPath(path);
        _variable = variable;
    }

    /// <summary>The compiled script.</summary>
    /// <param name="path">The script.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="say">Told what takes its time.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    /// <param name="findSdk">Finds the <c>dotnet</c> of an SDK; null for the usual places.</param>
    /// <returns>Path of the assembly.</returns>
    /// <exception cref="ScriptException">The script does not compile, or there is no SDK to compile it with.</exception>
    /// <exception cref="Storage.OutputException">The cache cannot be written.</exception>
    public static string AssemblyOf(string path, Func<string, string?> variable, Action<string> say, CancellationToken cancellation, Func<Func<string, string?>, string?>? findSdk = null) =>
        new ScriptBuild(path, variable, findSdk ?? DotnetSdk.Find).Build(say, cancellation);

    /// <summary>The assemblies of the running Banyan that a script may use.</summary>
    public static IReadOnlyList<string> References =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Banyan*.dll").Where(f => Path.GetFileName(f) is not ("Banyan.Cli.dll" or "Banyan.Tests.dll")).Order(StringComparer.Ordinal)];

    private string Build(Action<string> say, CancellationToken cancellation)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(_script);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Sources.InputException(File.Exists(_script) ? $"the script '{_given}' cannot be read: {e.Message}" : $"there is no script '{_given}'", _given, e);
        }

        string text = Encoding.UTF8.GetString(content);
        ScriptDirectives directives = ScriptDirectives.Read(_given, text);
        IReadOnlyList<string> references = References;
        ScriptCache cache = ScriptCache.OfUser(_variable);
        string folder = cache.FolderOf(_script, content, references);
        string name = ScriptCache.NameOf(_script);
        string assembly = Path.Join(folder, "out", name + ".dll");

        // What other projects contain is not part of the key: with them the build system looks every time.
        bool isFixed = directives.Projects.Count == 0;
        if (isFixed && File.Exists(assembly))
        {
            cache.Use(folder);
            return assembly;
        }

        string dotnet = _findSdk(_variable)
            ?? throw new ScriptException($"'{_given}' has to be compiled, and there is no .NET 10 SDK here (neither beside the runtime nor in DOTNET_ROOT nor on the PATH); see https://dotnet.microsoft.com/download");
        say($"compiling {_given} ...");
        string work = cache.CreateWorkFolder(folder);
        try
        {
            // The copy is what was hashed, whatever happens to the script meanwhile.
            string copy = Path.Join(work, Path.GetFileName(_script));
            File.WriteAllBytes(copy, content);
            string project = Path.Join(work, name + ".csproj");
            File.WriteAllText(Path.Join(work, ScriptDirectives.OptimisedFile), ScriptDirectives.OptimisedText);
            File.WriteAllText(project, directives.ToProject(copy, name, references));
            Compile(dotnet, project, copy, text, cache.Root, cancellation);
            if (!isFixed)
            {
                DeleteFolder(folder);
            }

            Publish(work, folder, assembly);
        }
        finally
        {
            DeleteFolder(work);
        }

        cache.Use(folder);
        return assembly;
    }

    // Another process may have been faster: its build is the same.
    private static void Publish(string work, string folder, string assembly)
    {
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (File.Exists(assembly))
        {
        }
    }

    private static void DeleteFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left for the next time that the cache is tidied.
        }
    }

    private void Compile(string dotnet, string project, string copy, string text, string cacheRoot, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(dotnet)
        {
            WorkingDirectory = Path.GetDirectoryName(project)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in new[] { "build", project, "-c", "Release", "--nologo", "-v", "quiet", "-clp:ErrorsOnly;NoSummary", "-nodeReuse:false", "-p:UseSharedCompilation=false", $"-p:PathMap={copy}={_script}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // Another runtime's folder (a published Banyan's own) would mislead the SDK's programs.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet);
        if (_variable("HOME") is not { Length: > 0 } home || !Directory.Exists(home))
        {
            start.Environment["DOTNET_CLI_HOME"] = cacheRoot;
        }

        using Process process = Process.Start(start) ?? throw new ScriptException($"'{dotnet}' does not start");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using (cancellation.Register(() => Kill(process)))
        {
            process.WaitForExit();
        }

        string all = output.Result + error.Result;
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new ScriptException(Explain(all, copy, text));
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    // The compiler's errors, each with its line of the script below it.
    private string Explain(string output, string copy, string text)
    {
        string[] lines = text.Split('\n');
        var errors = new List<string>();
        foreach (Match match in CompilerError().Matches(output))
        {
            string file = match.Groups["file"].Value.Trim();
            bool isOwn = file == copy || file == _script || Path.GetFileName(file) == Path.GetFileName(copy);
            int line = int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture);
            int column = int.Parse(match.Groups["column"].Value, System.Globalization.CultureInfo.InvariantCulture);
            string error = $"{(isOwn ? _given : file)}:{line}:{column}: {match.Groups["code"].Value}: {match.Groups["message"].Value.Trim()}";
            if (isOwn && line <= lines.Length)
            {
                string code = lines[line - 1].TrimEnd('\r').Replace('\t', ' ');
                error += $"\n    {code}\n    {new string(' ', Math.Clamp(column - 1, 0, code.Length))}^";
            }

            if (!errors.Contains(error))
            {
                errors.Add(error);
            }
        }

        if (errors.Count == 0)
        {
            string[] others = [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)).Select(WithoutProject).Distinct().Take(3)];
            return $"'{_given}' cannot be built: {(others.Length > 0 ? string.Join("\n", others) : output.Trim())}";
        }

        string count = errors.Count > MaxErrors ? $"\n... and {errors.Count - MaxErrors} more errors" : string.Empty;
        return $"{_given} does not compile\n{string.Join('\n', errors.Take(MaxErrors))}{count}";
    }

    private static string WithoutProject(string line)
    {
        int bracket = line.LastIndexOf(" [", StringComparison.Ordinal);
        string rest = bracket > 0 && line.EndsWith(']') ? line[..bracket] : line;
        int error = rest.IndexOf(" : error ", StringComparison.Ordinal);
        return error > 0 ? rest[(error + 3)..] : rest;
    }

    [GeneratedRegex(@"^(?<file>[^\n]*?)\((?<line>\d+),(?<column>\d+)(?:,\d+,\d+)?\): error (?<code>\w+): (?<message>[^\n]*?)(?: \[[^\n\]]*\])?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CompilerError();
}

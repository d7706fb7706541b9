using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Banyan.Tests.Root.Writing;

/// <summary>Runs JSROOT, another implementation of ROOT's format, over a file: the independent eye on what Banyan writes.</summary>
internal static class JsRoot
{
    /// <summary>What JSROOT finds in a file; the form is in tests/js/read-file.mjs. Skips the test where node or JSROOT is missing; in CI it
    /// fails.</summary>
    public static JsonNode Read(string path) => Run("read-file.mjs", path);

    /// <summary>The streamer infos of a file as JSROOT finds them; the form is in tests/js/read-streamers.mjs.</summary>
    public static JsonNode ReadStreamers(string path) => Run("read-streamers.mjs", path);

    /// <summary>One object with all its members as JSROOT reads them.</summary>
    public static JsonNode ReadObject(string path, string name) => Run("read-object.mjs", path, name);

    /// <summary>What JSROOT makes of an object in the form of ROOT JSON; the form is in tests/js/parse-json.mjs.</summary>
    public static JsonNode ParseJson(ReadOnlySpan<byte> json) => RunWithInput("parse-json.mjs", Encoding.UTF8.GetString(json));

    private static JsonNode Run(string script, params string[] arguments) => RunWithInput(script, null, arguments);

    private static JsonNode RunWithInput(string script, string? input, params string[] arguments)
    {
        string folder = Path.Combine(RepositoryRoot(), "tests", "js");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "jsroot")))
        {
            Missing("JSROOT is not installed (npm ci in tests/js)");
        }

        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder, StandardInputEncoding = new UTF8Encoding(false) };
        start.ArgumentList.Add(script);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Start(start);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        Assert.Equal(string.Empty, errors.Result);
        return JsonNode.Parse(output)!;
    }

    /// <summary>A text: JSROOT takes each byte for a character.</summary>
    public static string Text(JsonNode? node) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes((string)node!));

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing("node is not installed");
            throw;
        }
    }

    private static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Banyan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests lie outside the repository");
    }
}

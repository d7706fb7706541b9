using System.ComponentModel;
using System.Diagnostics;
using Banyan.Storage;

namespace Banyan.Outputs;

/// <summary>Turns SVG documents into PNG and PDF with librsvg's command <c>rsvg-convert</c>.</summary>
public static class PictureConverter
{
    private const string Command = "rsvg-convert";

    /// <summary>Pixels of a PNG per pixel of the SVG: sharp on a slide.</summary>
    public const int PngScale = 2;

    /// <summary>Fails where pictures cannot be made, before work is done for them.</summary>
    /// <param name="path">The picture that is wanted.</param>
    /// <exception cref="OutputException">The command is not installed; the message says what to install.</exception>
    public static void Require(string path) => Run(path, ["--version"], []);

    /// <summary>Writes a picture; its format is that of the path's extension, <c>.png</c> or <c>.pdf</c>.</summary>
    /// <exception cref="OutputException">The command is not installed or fails, or the file cannot be written.</exception>
    public static void Write(string path, string svg)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(svg);
        string format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        string[] arguments = format == "png" ? ["--format=png", $"--zoom={PngScale}"] : [$"--format={format}"];
        byte[] picture = Run(path, arguments, System.Text.Encoding.UTF8.GetBytes(svg));
        OutputText.Write(path, stream => stream.Write(picture));
    }

    private static byte[] Run(string path, string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo(Command, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Command} did not start");
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Task feed = Task.Run(() => Feed(process, input));
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            feed.Wait();
            process.WaitForExit();
            string complaint = errors.Result.Trim();
            return process.ExitCode == 0
                ? output.ToArray()
                : throw new OutputException(path, $"{Command} failed: {(complaint.Length > 0 ? complaint.Split('\n')[0] : $"exit code {process.ExitCode}")}");
        }
        catch (Win32Exception)
        {
            throw new OutputException(
                path, $"{Command}, which makes PNG and PDF, is not installed; install it (Debian and Ubuntu: apt-get install librsvg2-bin, Fedora: dnf install librsvg2-tools, macOS: brew install librsvg) or write .svg");
        }
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading; its exit code and message say why.
        }
    }
}

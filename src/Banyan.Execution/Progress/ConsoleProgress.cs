using Banyan.Frame.Running;

namespace Banyan.Execution.Progress;

/// <summary>Shows how far a run is, and a line about it at the end. Dispose clears what a failed or interrupted run leaves on the terminal.</summary>
public sealed class ConsoleProgress : IRunObserver, IDisposable
{
    private const string ClearLine = "\r\u001b[K";

    /// <summary>When the first and the following plain lines come; a short run has none.</summary>
    private static readonly TimeSpan s_firstLine = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lineInterval = TimeSpan.FromSeconds(10);

    private readonly TextWriter _writer;
    private readonly ProgressStyle _style;
    private readonly Func<int> _width;
    private TimeSpan _nextLine = s_firstLine;
    private bool _isLineOpen;

    /// <param name="writer">Usually standard error, so that results on standard output stay clean.</param>
    /// <param name="style">How.</param>
    /// <param name="width">Columns of the terminal, asked for every line; null for 80.</param>
    public ConsoleProgress(TextWriter writer, ProgressStyle style, Func<int>? width = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
        _style = style;
        _width = width ?? (() => 80);
    }

    /// <inheritdoc/>
    public void Started(CompiledPlan plan, int threads) => _nextLine = s_firstLine;

    /// <inheritdoc/>
    public void Advanced(RunProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_style == ProgressStyle.Terminal)
        {
            string line = ProgressLine.Render(progress, Math.Max(20, _width()) - 1);
            _writer.Write(ClearLine + line);
            _writer.Flush();
            _isLineOpen = true;
        }
        else if (_style == ProgressStyle.Lines && progress.Elapsed >= _nextLine)
        {
            _writer.WriteLine(ProgressLine.RenderPlain(progress));
            _writer.Flush();
            _nextLine = progress.Elapsed + s_lineInterval;
        }
    }

    /// <inheritdoc/>
    public void Finished(RunSummary summary)
    {
        Dispose();
        if (_style != ProgressStyle.Quiet)
        {
            _writer.WriteLine(RunText.Summarize(summary));
            _writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isLineOpen)
        {
            _writer.Write(ClearLine);
            _writer.Flush();
            _isLineOpen = false;
        }
    }
}

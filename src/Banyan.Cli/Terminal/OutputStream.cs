using Banyan.Storage;

namespace Banyan.Cli.Terminal;

/// <summary>A standard stream of the process whose errors (a full disk behind <c>&gt;</c>) are errors of an output.</summary>
/// <param name="inner">The stream.</param>
/// <param name="name">What messages call it.</param>
internal sealed class OutputStream(Stream inner, string name) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush() => OutputException.Guard(name, inner.Flush);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => OutputException.Guard(name, () => inner.Write(buffer, offset, count));
}

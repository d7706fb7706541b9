using Banyan.Columns.Ahead;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Reads, checks and decompresses a page ahead of its reader.</summary>
internal sealed class PageJob : AheadJob
{
    private BlobReader? _blobs;
    private PageInfo _page;
    private int _bits;

    /// <summary>The page; the reader may exchange it for another one.</summary>
    public PageContent Content { get; set; } = new();

    /// <summary>What is wrong with the page; null when it is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Says which page.</summary>
    public void Prepare(BlobReader blobs, PageInfo page, int bits) => (_blobs, _page, _bits) = (blobs, page, bits);

    /// <inheritdoc/>
    protected override void Work() => Problem = Content.Load(_blobs!, _page, _bits);

    /// <inheritdoc/>
    protected override void Free() => Content.Dispose();
}

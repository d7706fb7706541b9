using Banyan.Columns;
using Banyan.Columns.Ahead;
using Banyan.Storage;

namespace Banyan.Root.Trees;

/// <summary>Reads and decompresses a basket ahead of its reader.</summary>
/// <param name="pool">Where the memory comes from.</param>
internal sealed class BasketJob(NativePool pool) : AheadJob
{
    /// <summary>Larger baskets are left to their reader, so that results which wait stay small.</summary>
    public const int MostByteCount = 16 << 20;

    private ByteSource? _source;
    private BasketInfo _basket;

    /// <summary>The basket; the reader may exchange it for another one.</summary>
    public BasketContent Content { get; set; } = new(pool);

    /// <summary>What is wrong with the basket; null when it is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Says which basket.</summary>
    public void Prepare(ByteSource source, BasketInfo basket) => (_source, _basket) = (source, basket);

    /// <inheritdoc/>
    protected override void Work() => Problem = Content.Load(_source!, _basket, MostByteCount);

    /// <inheritdoc/>
    protected override void Free() => Content.Dispose();
}

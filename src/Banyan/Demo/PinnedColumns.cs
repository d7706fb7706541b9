using System.Runtime.InteropServices;
using Banyan.Columns;

namespace Banyan.Demo;

/// <summary>Presents arrays as column blocks, and holds them in place until it is disposed.</summary>
internal sealed unsafe class PinnedColumns(int entryCount) : IDisposable
{
    private readonly List<GCHandle> _handles = [];
    private readonly List<ColumnBlock> _blocks = [];

    /// <summary>The blocks, in the order in which they were added.</summary>
    public ReadOnlySpan<ColumnBlock> Blocks => CollectionsMarshal.AsSpan(_blocks);

    /// <summary>Adds a scalar column.</summary>
    public void Add<T>(T[] values)
        where T : unmanaged => _blocks.Add(new ColumnBlock { EndEntry = entryCount, Values = Pin(values) });

    /// <summary>Adds a jagged column.</summary>
    public void Add<T>(ReadOnlySpan<int> offsets, ReadOnlySpan<T> values)
        where T : unmanaged =>
        _blocks.Add(new ColumnBlock { EndEntry = entryCount, Values = Pin(values.ToArray()), Offsets0 = (int*)Pin(offsets.ToArray()) });

    /// <inheritdoc/>
    public void Dispose()
    {
        _handles.ForEach(handle => handle.Free());
        _handles.Clear();
    }

    private void* Pin<T>(T[] values)
        where T : unmanaged
    {
        var handle = GCHandle.Alloc(values, GCHandleType.Pinned);
        _handles.Add(handle);
        return (void*)handle.AddrOfPinnedObject();
    }
}

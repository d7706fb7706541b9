using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Trees.Decoding;
using Banyan.Root.Trees.ObjectEntries;

namespace Banyan.Root.Trees;

/// <summary>Reads the entries of a branch as objects, whatever class they are of: for what cannot be taken apart into columns.</summary>
/// <remarks>Not thread safe. Much slower than <see cref="BranchReader"/>: every entry becomes .NET objects, as <see cref="RootObject"/> describes them.</remarks>
public sealed class BranchObjectReader : IDisposable
{
    private readonly TBranch _branch;
    private readonly EntryObjects _objects;
    private readonly BasketContent _content;
    private readonly CountReader? _counts;

    internal BranchObjectReader(TBranch branch, EntryObjects objects, NativePool pool)
    {
        _branch = branch;
        _objects = objects;
        _content = new BasketContent(pool);
        _counts = objects.Counts == null ? null : new CountReader(objects.Counts, pool);
    }

    /// <summary>A class of which containers were met, stored member by member, although the file does not describe it: what they hold is known only as long as it is nothing. Null when there was none so far.</summary>
    public string? Undescribed { get; private set; }

    /// <summary>Reads all entries of a basket.</summary>
    /// <param name="basketIndex">0 to <see cref="TBranch.BasketCount"/> - 1.</param>
    /// <returns>One value per entry.</returns>
    /// <exception cref="RootFormatException">The basket is damaged.</exception>
    /// <exception cref="RootNotSupportedException">It holds something that cannot be read.</exception>
    public object?[] Read(int basketIndex)
    {
        BasketInfo info = _branch.Baskets[basketIndex];
        var context = new RecordContext(_branch.Tree.File.Path, info.FileOffset, $"{_branch.Tree.Key.Path}, branch {_branch.Path}, basket {basketIndex}");
        try
        {
            string? problem = info.IsEmbedded ? _content.Load(_branch.Baskets.Embedded(basketIndex)!) : _content.Load(_branch.Tree.File.Source, info);
            long entryCount = info.EndEntry - info.FirstEntry;
            if (problem == null && entryCount > _content.EntryCount)
            {
                problem = $"the basket holds {_content.EntryCount} entries where {entryCount} are expected";
            }

            return problem == null ? Read(info, (int)entryCount, context) : throw context.Damaged(problem);
        }
        catch (EntryFormatException e)
        {
            throw context.Damaged(e.Message);
        }
        catch (EntryNotSupportedException e)
        {
            throw context.NotSupported($"{e.Message} is not supported");
        }
        finally
        {
            _content.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _content.Dispose();
        _counts?.Dispose();
    }

    private object?[] Read(BasketInfo info, int entryCount, RecordContext context)
    {
        var basket = new BasketObjects(_branch, _objects, _content, info.FirstEntry, entryCount, context);
        ReadOnlySpan<int> counts = _counts == null ? [] : _counts.Read(info.FirstEntry, info.EndEntry);
        var entries = new object?[entryCount];
        for (int i = 0; i < entryCount; i++)
        {
            entries[i] = basket.Read(i, counts.IsEmpty ? -1 : counts[i]);
        }

        Undescribed ??= basket.Undescribed;
        return entries;
    }
}

using Banyan.Columns.Ahead;

namespace Banyan.Root.Trees;

/// <content>Baskets that other threads read and decompress before they are asked for.</content>
public sealed unsafe partial class BranchReader
{
    private const int CompressionGuess = 4;
    private AheadJobs<BasketJob>? _ahead;

    /// <summary>One past the last basket that may be read ahead.</summary>
    public int AheadEnd { get; set; } = int.MaxValue;

    /// <summary>Baskets that were read or decompressed ahead so far.</summary>
    public long AheadCount { get; private set; }

    /// <summary>Brings the bytes of a basket to the reader, from where they were read ahead or from the file; and asks for the next ones.</summary>
    /// <returns>Null when the basket is well, else what is wrong with it.</returns>
    private string? LoadContent(int basketIndex, BasketInfo info)
    {
        string? problem;
        BasketJob? job = _ahead?.Take(basketIndex);
        if (job is { Content.IsTooLarge: false })
        {
            (_content, job.Content) = (job.Content, _content);
            problem = job.Problem;
            AheadCount++;
        }
        else
        {
            problem = info.IsEmbedded ? _content.Load(Branch.Baskets.Embedded(basketIndex)!) : _content.Load(Branch.Tree.File.Source, info);
        }

        if (job != null)
        {
            job.Content.Release();
            _ahead!.Return(job);
        }

        int depth = WorkAhead.Shared.Depth;
        if (depth > 0)
        {
            PostAhead(basketIndex + 1, (int)Math.Min(basketIndex + 1L + depth, Math.Min(AheadEnd, Branch.BasketCount)));
        }

        return problem;
    }

    private void PostAhead(int firstBasket, int endBasket)
    {
        _ahead ??= new AheadJobs<BasketJob>(() => new BasketJob(_pool));
        for (int i = firstBasket; i < endBasket; i++)
        {
            if (_ahead.Has(i))
            {
                continue;
            }

            BasketInfo info = Branch.Baskets[i];
            if (info.IsEmbedded || info.RecordByteCount is <= 0 or > BasketJob.MostByteCount)
            {
                return;
            }

            BasketJob job = _ahead.Rent();
            job.Number = i;
            job.Prepare(Branch.Tree.File.Source, info);
            if (!_ahead.TryPost(job, (long)CompressionGuess * info.RecordByteCount))
            {
                return;
            }
        }
    }
}

namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>The pages of one column in one cluster.</summary>
/// <param name="Pages">The pages in the order of elements; empty when suppressed.</param>
/// <param name="FirstElement">Number of the first element, counted over all clusters.</param>
/// <param name="IsSuppressed">True when another representation of the field is the one that holds the data in this cluster.</param>
internal sealed record ColumnRange(PageInfo[] Pages, long FirstElement, bool IsSuppressed)
{
    /// <summary>What a column that a page list does not know has there: nothing.</summary>
    public static ColumnRange Missing { get; } = new([], 0, false);

    /// <summary>Number of elements that pages hold.</summary>
    public long ElementCount => Pages.Length == 0 ? 0 : Pages[^1].EndElement;

    /// <summary>The page with <paramref name="element"/>, which is smaller than <see cref="ElementCount"/>.</summary>
    public int PageOf(long element)
    {
        int low = 0;
        int high = Pages.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Pages[middle].FirstElement <= element)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}

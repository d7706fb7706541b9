namespace Banyan.Columns;

/// <summary>The decoded values of one column for the entries <c>FirstEntry..EndEntry</c> (half open), as native arrays in host byte order.</summary>
/// <remarks>
/// With <c>L = Type.OffsetLevels</c>: for <c>L = 0</c> the value of entry <c>e</c> is <c>Values[e - FirstEntry]</c>. For <c>L ≥ 1</c> entry <c>e</c> owns the items
/// <c>Offsets0[k]..Offsets0[k + 1]</c>, <c>k = e - FirstEntry</c>, of the next level; with two levels item <c>i</c> owns <c>Offsets1[i]..Offsets1[i + 1]</c>, and so on;
/// the last level indexes <c>Values</c>. Offsets never fall; they need not start at 0 (a block may be a window into a basket).
/// The memory belongs to whoever handed out the block and is valid until its next call.
/// </remarks>
public unsafe struct ColumnBlock
{
    /// <summary>The most levels of offsets that a column can have: four for <c>vector&lt;vector&lt;vector&lt;vector&lt;T&gt;&gt;&gt;&gt;</c>.</summary>
    public const int MostLevels = 4;

    /// <summary>Arrays of a column: its values and the offsets of all levels.</summary>
    public const int ArrayCount = MostLevels + 1;

    /// <summary>First entry that the block covers (numbered over the whole dataset).</summary>
    public long FirstEntry;

    /// <summary>One past the last entry that the block covers.</summary>
    public long EndEntry;

    /// <summary>The flat array of elements.</summary>
    public void* Values;

    /// <summary>Offsets of the entries, <c>EndEntry - FirstEntry + 1</c> of them; null for scalars.</summary>
    public int* Offsets0;

    /// <summary>Offsets of the items of the first level; null with fewer than two levels.</summary>
    public int* Offsets1;

    /// <summary>Offsets of the items of the second level; null with fewer than three levels.</summary>
    public int* Offsets2;

    /// <summary>Offsets of the items of the third level; null with fewer than four levels.</summary>
    public int* Offsets3;

    /// <summary>Number of entries covered.</summary>
    public readonly long EntryCount => EndEntry - FirstEntry;

    /// <summary>The offsets of a level, 0 to <see cref="MostLevels"/> - 1; null where the column has fewer.</summary>
    public readonly int* Offsets(int level) => level switch { 0 => Offsets0, 1 => Offsets1, 2 => Offsets2, _ => Offsets3 };

    /// <summary>True when the first <paramref name="levels"/> levels have offsets.</summary>
    public readonly bool HasOffsets(int levels)
    {
        for (int level = 0; level < levels; level++)
        {
            if (Offsets(level) == null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sets the offsets of a level, 0 to <see cref="MostLevels"/> - 1.</summary>
    public void SetOffsets(int level, int* offsets)
    {
        switch (level)
        {
            case 0:
                Offsets0 = offsets;
                break;
            case 1:
                Offsets1 = offsets;
                break;
            case 2:
                Offsets2 = offsets;
                break;
            default:
                Offsets3 = offsets;
                break;
        }
    }
}

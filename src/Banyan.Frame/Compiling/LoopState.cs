using Banyan.Columns;

namespace Banyan.Frame.Compiling;

/// <summary>What a compiled loop reads and writes for one batch of entries; the pointers belong to the runner. The generated code addresses the fields by their offsets.</summary>
internal unsafe struct LoopState
{
#pragma warning disable CS0649 // Current and Site are written by the generated code only

    /// <summary>Dataset-wide number of the batch's first entry.</summary>
    public long FirstEntry;

    /// <summary>The batch-local numbers of the entries to process, rising; not used by loops over all entries.</summary>
    public int* Selection;

    /// <summary>Where a filter puts the numbers of the entries that pass.</summary>
    public int* Passed;

    /// <summary><see cref="ColumnBlock.ArrayCount"/> pointers per column of the plan: values and the offsets of all levels. Where an entry number indexes (values of scalars, first offsets) they point at the batch's first entry.</summary>
    public void** Columns;

    /// <summary>Two pointers per buffered define: values, and a byte per entry that tells whether the value is there.</summary>
    public void** Defines;

    /// <summary>One pointer per stream of the numeric actions.</summary>
    public void** Streams;

    /// <summary>How many values wait in the streams of each numeric action.</summary>
    public int* Fill;

    /// <summary>What the actions that share the code do not have in common; see <see cref="ActionShape"/>.</summary>
    public long* Parameters;

    /// <summary>Number of entries to process.</summary>
    public int Count;

    /// <summary>How many entries passed the filter.</summary>
    public int PassedCount;

    /// <summary>The entry that is being processed, batch-local: names the place when an expression fails.</summary>
    public int Current;

    /// <summary>The expression that is being evaluated, as an index into the program's texts.</summary>
    public int Site;
#pragma warning restore CS0649
}

/// <summary>A compiled loop over one batch.</summary>
internal unsafe delegate void LoopMethod(LoopContext context, LoopState* state);

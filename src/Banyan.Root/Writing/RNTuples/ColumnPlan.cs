using Banyan.Columns;
using Banyan.Root.RNTuples;
using Banyan.Root.RNTuples.Pages;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>A physical column as it will be written.</summary>
/// <param name="FieldId">The field that it belongs to.</param>
/// <param name="Source">Index of the definition, and of the block, that it is filled from.</param>
/// <param name="Level">How many arrays of offsets lie between the entries and its elements.</param>
/// <param name="Encoding">How elements lie in pages.</param>
/// <param name="ItemLength">Of an index column: values of the next level per item.</param>
/// <param name="Element">Kind of its elements in memory; of an index column <see cref="ElementKind.UInt64"/>.</param>
/// <param name="Compression">Compression of its pages.</param>
internal sealed record ColumnPlan(int FieldId, int Source, int Level, ColumnEncoding Encoding, int ItemLength, ElementKind Element, RootCompression Compression)
{
    /// <summary>True when it holds the ends of collections' items.</summary>
    public bool IsIndex => ElementEncoding.IsIndex(Encoding);

    /// <summary>Bits of an element in a page.</summary>
    public int Bits => ElementEncoding.BitsOf(Encoding);
}

using Banyan.Frame;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Sources.Output;

/// <summary>Decides how the columns of a snapshot lie in an RNTuple.</summary>
internal static class SnapshotFields
{
    /// <summary>The fields, in the order of the columns.</summary>
    /// <param name="name">Name of the RNTuple, with folders.</param>
    /// <param name="columns">The columns, checked.</param>
    /// <param name="options">How vectors and compressions are chosen.</param>
    /// <exception cref="AnalysisException">A column cannot be written, or a pattern of the compressions fits nothing; names it.</exception>
    public static RNTupleDefinition Define(string name, IReadOnlyList<SnapshotColumn> columns, SnapshotOptions options)
    {
        var compressions = new ColumnCompressions(options.ColumnCompression, columns);
        RNTupleDefinition definition = new([.. columns.Select(column => Field(column, options) with { Compression = compressions.Of(column) })], options.Title);
        try
        {
            definition.Check(name[(name.LastIndexOf('/') + 1)..]);
        }
        catch (ArgumentException problem)
        {
            throw new AnalysisException($"{problem.Message}; an alias or a definition gives a column another name", problem);
        }

        return definition;
    }

    // Dimensions are only right for values that come straight from the input.
    private static RNTupleFieldDefinition Field(SnapshotColumn column, SnapshotOptions options)
    {
        RNTupleFieldDefinition field = new(column.BranchName, column.WrittenType) { Description = column.Info?.Title ?? string.Empty };
        IReadOnlyList<int> dimensions = column.Dimensions;
        return !column.IsFlatVector || options.Vectors == SnapshotVectors.StandardVectors ? field
            : column.ItemDimensions.Count > 0 ? field with { ItemDimensions = column.ItemDimensions }
            : dimensions.Count == 0 ? field
            : column.Info?.CountColumn is null ? field with { Dimensions = dimensions }
            : field with { ItemDimensions = dimensions };
    }
}

using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Sources.Output;

/// <summary>A snapshot as an RNTuple.</summary>
internal sealed class RNTupleTarget(RNTupleDefinition definition) : SnapshotTarget
{
    private static readonly RNTupleWriterOptions s_usual = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parts => ["RNTuple", .. definition.Fields.Select(Part)];

    /// <inheritdoc/>
    public override EntryWriter Start(RootFileWriter file, string path, SnapshotOptions options) => file.CreateRNTuple(path, definition, s_usual with
    {
        Compression = options.Compression,
        ClusterEntryCount = options.ClusterEntries,
        ClusterByteCount = options.ClusterBytes,
        PageByteCount = options.BasketBytes == 0 ? s_usual.PageByteCount : options.BasketBytes,
        Threads = 0,
    });

    private static string Part(RNTupleFieldDefinition field) =>
        With(field.Name + Brackets(field.Dimensions) + (field.ItemDimensions.Count > 0 ? $"[]{Brackets(field.ItemDimensions)}" : string.Empty), field.Compression);
}

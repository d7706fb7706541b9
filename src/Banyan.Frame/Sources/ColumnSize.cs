namespace Banyan.Frame.Sources;

/// <summary>How much a column takes in the dataset's files.</summary>
/// <param name="Baskets">Number of pieces that are read and decompressed one by one.</param>
/// <param name="Bytes">Bytes before compression.</param>
/// <param name="StoredBytes">Bytes in the files.</param>
public sealed record ColumnSize(long Baskets, long Bytes, long StoredBytes);

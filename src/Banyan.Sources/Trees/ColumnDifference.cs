using Banyan.Columns;

namespace Banyan.Sources.Trees;

/// <summary>How a file's column differs from the first file's.</summary>
/// <param name="Type">Its type there; null when the file has no such column.</param>
/// <param name="Problem">Why it cannot be read there; null when it can.</param>
internal sealed record ColumnDifference(DataType? Type, string? Problem);

using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>A column that has one value for all entries of a partition; it is computed, not read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">A number, bool or string.</param>
/// <param name="Value">The value for a partition: a boxed number or bool of exactly the column's kind, or a string. Called by several threads.</param>
/// <param name="Fingerprint">What the plan's hash covers of it: the same text for the same values in every process.</param>
internal sealed record PartitionColumnInfo(string Name, DataType Type, Func<Partition, object> Value, Func<string> Fingerprint) : ColumnInfo(Name, Type);

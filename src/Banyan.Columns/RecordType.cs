namespace Banyan.Columns;

/// <summary>A value of several numbers that exists inside expressions only, such as a four-vector: a .NET struct without references. No column of a dataset has it, and no action takes it.</summary>
/// <param name="ClrType">The struct.</param>
/// <param name="Name">Its name in C++.</param>
public sealed record RecordType(Type ClrType, string Name) : DataType
{
    /// <inheritdoc/>
    public override ElementKind Element => ElementKind.Float64;

    /// <inheritdoc/>
    public override int OffsetLevels => 0;

    /// <inheritdoc/>
    public override string CppName => Name;
}

namespace Banyan.Columns;

/// <summary>One number or truth value per event.</summary>
/// <param name="Kind">Its kind.</param>
public sealed record ScalarType(ElementKind Kind) : DataType
{
    /// <inheritdoc/>
    public override ElementKind Element => Kind;

    /// <inheritdoc/>
    public override int OffsetLevels => 0;

    /// <inheritdoc/>
    public override string CppName => Kind.CppName();
}

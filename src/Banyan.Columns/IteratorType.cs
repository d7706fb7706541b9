namespace Banyan.Columns;

/// <summary>A position in a vector or string, which exists only while an expression is checked: what is left of it is a number. No column has it, and no action takes it.</summary>
/// <param name="Container">The type of what it walks.</param>
public sealed record IteratorType(DataType Container) : DataType
{
    /// <summary>Type of what stands at the position.</summary>
    public DataType Item => Container is VectorType vector ? vector.Item : Scalar(ElementKind.Int8);

    /// <inheritdoc/>
    public override ElementKind Element => Container.Element;

    /// <inheritdoc/>
    public override int OffsetLevels => 0;

    /// <inheritdoc/>
    public override string CppName => $"an iterator of {Container}";
}

namespace Banyan.Columns;

/// <summary>A variable number of items per event.</summary>
/// <param name="Item">Type of one item.</param>
/// <param name="IsStd">
/// True for a <c>std::vector</c>, on which RDataFrame has no operators and no VecOps (items of a <c>vector&lt;vector&lt;T&gt;&gt;</c> branch of a TTree);
/// false for <c>RVec</c>, which every outermost vector column is.
/// </param>
public sealed record VectorType(DataType Item, bool IsStd = false) : DataType
{
    /// <inheritdoc/>
    public override ElementKind Element => Item.Element;

    /// <inheritdoc/>
    public override int OffsetLevels => Item.OffsetLevels + 1;

    /// <inheritdoc/>
    public override string CppName => $"{(IsStd ? "std::vector" : "ROOT::VecOps::RVec")}<{Item.CppName}>";
}

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>What a formula names, found before it is bound.</summary>
internal sealed class FormulaUse
{
    /// <summary>The columns that are lists.</summary>
    public List<LoopReference> References { get; } = [];

    /// <summary>True when the number of an instance or their count is used: <c>Iteration$</c>, <c>Length$</c>, <c>Alt$</c>.</summary>
    public bool NeedsNumbers { get; set; }

    /// <summary>True when an index of a list depends on the number of the instance or their count.</summary>
    public bool HasNumberedIndex { get; set; }

    /// <summary>True when elements must be found by indices.</summary>
    public bool IsNested => References.Exists(reference => !reference.IsPlain);

    /// <summary>Dimensions of the loop.</summary>
    public int Depth => References.SelectMany(reference => reference.Dimensions).Select(dimension => dimension.LoopIndex + 1).DefaultIfEmpty(0).Max();
}

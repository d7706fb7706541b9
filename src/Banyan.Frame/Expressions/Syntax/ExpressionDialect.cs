namespace Banyan.Frame.Expressions.Syntax;

/// <summary>Which rules an expression is read by.</summary>
public enum ExpressionDialect
{
    /// <summary>C++ as RDataFrame takes it.</summary>
    RDataFrame,

    /// <summary>TTree::Draw's formulas: besides, names such as <c>Sum$</c>, <c>v[]</c>, <c>@v.size()</c>, and <c>^</c> as power.</summary>
    TreeDraw,
}

using Banyan.Columns;

namespace Banyan.Frame.Actions;

/// <summary>What a <see cref="NumericAction"/> can take.</summary>
public static class NumericInputs
{
    /// <summary>True for a number, a bool, or a vector of them.</summary>
    public static bool IsNumeric(DataType type) => type is ScalarType or VectorType { Item: ScalarType };
}

namespace Banyan.Converting;

/// <summary>What a conversion made.</summary>
/// <param name="Input">The file that was read.</param>
/// <param name="Output">The file that was written.</param>
/// <param name="InputBytes">Size of the input.</param>
/// <param name="OutputBytes">Size of the output.</param>
/// <param name="Trees">Trees and RNTuples, in their order in the file.</param>
/// <param name="Objects">Number of other objects, which were copied.</param>
/// <param name="LeftOut">Trees and objects that are not in the output although they were meant.</param>
public sealed record ConversionResult(string Input, string Output, long InputBytes, long OutputBytes, IReadOnlyList<ConvertedTree> Trees, int Objects, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>True when something was left out because its bytes are damaged.</summary>
    public bool IsPartial => LeftOut.Concat(Trees.SelectMany(tree => tree.LeftOut)).Any(part => part.IsUnreadable);
}

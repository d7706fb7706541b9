using Banyan.Root.Merging;

namespace Banyan.Merging;

/// <summary>What a merge made.</summary>
/// <param name="Output">The output.</param>
/// <param name="ByteCount">Its size.</param>
/// <param name="InputCount">Number of inputs that are in it.</param>
/// <param name="Contents">Its objects.</param>
/// <param name="Skipped">Inputs that were left out.</param>
public sealed record MergeResult(string Output, long ByteCount, int InputCount, IReadOnlyList<MergedContent> Contents, IReadOnlyList<SkippedInput> Skipped);

namespace Banyan.Root.Scanning;

/// <summary>Something wrong with the structure of a file.</summary>
/// <param name="FileOffset">The first bad byte, or the record that it lies in.</param>
/// <param name="What">What it is about, e.g. <c>header</c>, <c>free list</c>.</param>
/// <param name="Text">What was expected and what was found, in one sentence.</param>
/// <param name="IsHarmless">True when readers, which follow keys, do not meet it: only walking through the records does.</param>
public sealed record FileProblem(long FileOffset, string What, string Text, bool IsHarmless = false);

namespace Banyan.Root.Merging;

/// <summary>One object of a merged file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind"><c>tree</c>, <c>RNTuple</c>, <c>added</c>, <c>joined</c> or <c>copied</c>.</param>
/// <param name="ClassName">C++ class.</param>
/// <param name="InputCount">Number of inputs that have it.</param>
/// <param name="EntryCount">Entries, of trees and RNTuples; 0 for others.</param>
/// <param name="Note">What a user should know about it; null for nothing.</param>
public sealed record MergedContent(string Path, string Kind, string ClassName, int InputCount, long EntryCount, string? Note);

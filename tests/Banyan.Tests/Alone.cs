namespace Banyan.Tests;

/// <summary>Tests that look at state of the whole process run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

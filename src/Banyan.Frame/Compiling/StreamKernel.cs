namespace Banyan.Frame.Compiling;

/// <summary>A function over the values of a stream, in place. Shared by all threads, without state.</summary>
/// <param name="values">The stream's buffer, with room for <paramref name="count"/> doubles.</param>
/// <param name="count">Number of values.</param>
internal unsafe delegate void StreamKernel(void* values, int count);

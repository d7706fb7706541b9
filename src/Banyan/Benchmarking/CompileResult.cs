namespace Banyan.Benchmarking;

/// <summary>How long an analysis took before its first event.</summary>
/// <param name="Binding">Parsing and binding of all expressions, and booking.</param>
/// <param name="Compiling">Planning, emitting and JIT compilation.</param>
/// <param name="Entries">Fills of all histograms: the same in every measurement, or it is void.</param>
public sealed record CompileResult(TimeSpan Binding, TimeSpan Compiling, double Entries)
{
    /// <summary>Both.</summary>
    public TimeSpan Total => Binding + Compiling;
}

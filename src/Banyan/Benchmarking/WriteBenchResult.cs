using Banyan.Root.Writing;
using Banyan.Sources.Output;

namespace Banyan.Benchmarking;

/// <summary>How long writing columns from memory took, beside the limit. Medians; both were measured in turn, in one process, after a warm-up.</summary>
/// <param name="Kind">Which columns of the file: flat, jagged, nested.</param>
/// <param name="Columns">Their number.</param>
/// <param name="Format">Tree or RNTuple.</param>
/// <param name="Compression">The compression.</param>
/// <param name="Threads">Threads of both.</param>
/// <param name="PlainBytes">Bytes of all baskets or pages before compression.</param>
/// <param name="FileBytes">Bytes of the file.</param>
/// <param name="Limit">Time of the codec alone.</param>
/// <param name="Time">From creating the file to its complete state.</param>
/// <param name="LimitProcessorTime">Processor time of all threads in <paramref name="Limit"/>: on a busy machine, wall times say more about the others.</param>
/// <param name="ProcessorTime">Processor time of all threads in <paramref name="Time"/>.</param>
public sealed record WriteBenchResult(
    string Kind,
    int Columns,
    SnapshotFormat Format,
    RootCompression Compression,
    int Threads,
    long PlainBytes,
    long FileBytes,
    TimeSpan Limit,
    TimeSpan Time,
    TimeSpan LimitProcessorTime,
    TimeSpan ProcessorTime);

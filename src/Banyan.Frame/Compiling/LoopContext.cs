using Banyan.Columns;
using Banyan.Frame.Actions;

namespace Banyan.Frame.Compiling;

/// <summary>The managed side of what a compiled loop needs; one per runner, hence per thread.</summary>
internal sealed unsafe class LoopContext : IDisposable
{
    /// <summary>Vectors that live until the next entry.</summary>
    public readonly Arena EventArena = new(NativePool.Shared);

    /// <summary>Vectors that live until the next batch: values of defines that several loops use.</summary>
    public readonly Arena BatchArena = new(NativePool.Shared);

    /// <summary>Delegates that expressions call.</summary>
    public readonly object[] Objects;

    /// <summary>One per input of the column actions.</summary>
    public readonly ColumnBuilder[] Builders;

    private readonly NumericSink[] _sinks;
    private NumericState?[] _states = [];

    public LoopContext(object[] objects, ColumnBuilder[] builders, NumericSink[] sinks)
    {
        Objects = objects;
        Builders = builders;
        _sinks = sinks;
    }

    /// <summary>The states that the numeric actions fill now, by action index.</summary>
    public void SetStates(NumericState?[] states) => _states = states;

    /// <summary>Hands the waiting values of numeric action <paramref name="action"/> to its state. Called by the generated code when a buffer is full.</summary>
    public void Flush(int action, int count)
    {
        if (count > 0)
        {
            NumericSink sink = _sinks[action];
            sink.Complete(count);
            _states[action]!.Consume(count, sink.Streams);
        }
    }

    public void Dispose()
    {
        EventArena.Dispose();
        BatchArena.Dispose();
        foreach (ColumnBuilder builder in Builders)
        {
            builder.Dispose();
        }
    }
}

/// <summary>The stream buffers of one numeric action in one runner.</summary>
/// <param name="streams">One per input.</param>
/// <param name="inputs">How their values come to be.</param>
internal sealed unsafe class NumericSink(NumericStream[] streams, IReadOnlyList<StreamInput> inputs)
{
    public NumericStream[] Streams { get; } = streams;

    /// <summary>Applies the functions that the loop left out to what it appended.</summary>
    public void Complete(int count)
    {
        for (int i = 0; i < Streams.Length; i++)
        {
            foreach (StreamKernel kernel in inputs[i].Kernels)
            {
                kernel(Streams[i].Pointer, count);
            }
        }
    }
}

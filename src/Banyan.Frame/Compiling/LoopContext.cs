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
            _states[action]!.Consume(count, _sinks[action].Streams);
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
internal sealed class NumericSink(NumericStream[] streams)
{
    public NumericStream[] Streams { get; } = streams;
}

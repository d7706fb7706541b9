using Banyan.Histograms.Kernels;

namespace Banyan.Histograms.Accumulators;

/// <summary>What <see cref="MinAccumulator"/> and <see cref="MaxAccumulator"/> share.</summary>
/// <remarks>
/// RDataFrame's MinHelper and MaxHelper apply <c>std::min(value, extreme)</c> or <c>std::max(value, extreme)</c> value by value, so that a NaN restarts them: the result is the extreme of the values
/// after the last NaN, or NaN when that is the last value of all. They start at the largest or lowest finite number, so an infinity beyond it does not show.
/// </remarks>
public abstract unsafe class ExtremeAccumulator : Accumulator
{
    private double _extreme;
    private bool _restarted;

    private protected ExtremeAccumulator(double start) => _extreme = start;

    private protected double Extreme => _extreme;

    private protected override void WriteState(BinaryWriter writer)
    {
        writer.Write(_extreme);
        writer.Write(_restarted);
    }

    private protected override void ReadState(BinaryReader reader)
    {
        _extreme = reader.ReadDouble();
        _restarted = reader.ReadBoolean();
    }

    private protected void AddOne<TOrder>(double value)
        where TOrder : struct, IExtremeOrder
    {
        _restarted |= double.IsNaN(value);
        _extreme = TOrder.IsBetter(_extreme, value) ? _extreme : value;
        Count++;
    }

    private protected void AddMany<T, TOrder>(int count, T* values)
        where T : unmanaged
        where TOrder : struct, IExtremeOrder
    {
        int blocks = count & ~(LaneCount - 1);
        if (blocks == 0 || !ReductionKernels.TryFindExtreme<T, TOrder>(blocks, values, out double extreme))
        {
            blocks = 0;
        }
        else
        {
            _extreme = TOrder.IsBetter(_extreme, extreme) ? _extreme : extreme;
            Count += blocks;
        }

        for (int i = blocks; i < count; i++)
        {
            AddOne<TOrder>(Real.ToDouble(values[i]));
        }
    }

    private protected void MergeExtreme<TOrder>(ExtremeAccumulator later)
        where TOrder : struct, IExtremeOrder
    {
        if (later.Count == 0)
        {
            return;
        }

        _extreme = !later._restarted && TOrder.IsBetter(_extreme, later._extreme) ? _extreme : later._extreme;
        _restarted |= later._restarted;
        Count += later.Count;
    }
}

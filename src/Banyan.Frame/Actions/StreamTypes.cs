namespace Banyan.Frame.Actions;

/// <summary>Calls a fill routine that is generic in the types of two or three streams.</summary>
internal static unsafe class StreamTypes
{
    /// <summary>A fill routine over streams of any types.</summary>
    public interface IFill
    {
        void Fill<TX, TY>(int count, TX* x, TY* y)
            where TX : unmanaged
            where TY : unmanaged;

        void Fill<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
            where TX : unmanaged
            where TY : unmanaged
            where TWeight : unmanaged;
    }

    public static void Fill<TFill>(ref TFill fill, int count, ReadOnlySpan<NumericStream> streams)
        where TFill : struct, IFill
    {
        if (streams[0].IsFloat)
        {
            FillX(ref fill, count, streams[0].Floats, streams);
        }
        else
        {
            FillX(ref fill, count, streams[0].Doubles, streams);
        }
    }

    private static void FillX<TFill, TX>(ref TFill fill, int count, TX* x, ReadOnlySpan<NumericStream> streams)
        where TFill : struct, IFill
        where TX : unmanaged
    {
        if (streams[1].IsFloat)
        {
            FillY(ref fill, count, x, streams[1].Floats, streams);
        }
        else
        {
            FillY(ref fill, count, x, streams[1].Doubles, streams);
        }
    }

    private static void FillY<TFill, TX, TY>(ref TFill fill, int count, TX* x, TY* y, ReadOnlySpan<NumericStream> streams)
        where TFill : struct, IFill
        where TX : unmanaged
        where TY : unmanaged
    {
        if (streams.Length == 2)
        {
            fill.Fill(count, x, y);
        }
        else if (streams[2].IsFloat)
        {
            fill.Fill(count, x, y, streams[2].Floats);
        }
        else
        {
            fill.Fill(count, x, y, streams[2].Doubles);
        }
    }
}

namespace Banyan.Histograms;

/// <summary>A histogram of points (x, y, z) that is filled one by one or chunk by chunk: <see cref="Histogram.FillPoints"/> does the rest.</summary>
internal interface IPointFills
{
    /// <summary>Fills a point.</summary>
    void FillPoint(double x, double y, double z, double weight);

    /// <summary>Fills a multiple of eight points, at most <see cref="Kernels.AxisKernel.ChunkLength"/>, that begins with the first lane.</summary>
    void FillChunk(int count, RealValues x, RealValues y, RealValues z, RealValues weights);

    /// <summary>Begins to sum squared weights.</summary>
    void BecomeWeighted();
}

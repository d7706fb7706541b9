using System.Security.Cryptography;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>What a plan's hash covers of a histogram to fill: its kind, name, titles and axes, edges bit for bit.</summary>
internal static class HistogramFingerprint
{
    /// <summary>Hexadecimal; equal for equal models.</summary>
    /// <param name="model">The model; what has been filled into it does not count.</param>
    public static string Of(Histogram model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(model.RootClass);
            writer.Write(model.Name);
            writer.Write(model.Title);
            model.WriteAxes(writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }
}

using Banyan.AnalysisFiles;
using Banyan.Drawing;
using Banyan.Errors;
using Banyan.Histograms.Uhi;
using Banyan.Outputs;

namespace Banyan.Cli.Commands;

/// <summary>Writes what was drawn to a file of the kind that its name says.</summary>
internal static class DrawOutput
{
    private static readonly string[] s_kinds = [".root", ".svg", ".png", ".pdf", ".csv", ".json"];

    /// <summary>Checks the name, the place and what is needed to write there, before the first event.</summary>
    /// <exception cref="UsageException">There is no such kind of file.</exception>
    /// <exception cref="Storage.OutputException">It cannot be written.</exception>
    public static void Check(string path)
    {
        string kind = Kind(path);
        if (!s_kinds.Contains(kind))
        {
            throw new UsageException($"--out {path}: the file must end in {string.Join(", ", s_kinds[..^1])} or {s_kinds[^1]}");
        }

        if (kind is ".png" or ".pdf")
        {
            PictureConverter.Require(path);
        }
    }

    /// <summary>Writes the file.</summary>
    public static void Write(string path, DrawPicture picture, IReadOnlyList<DrawResult> results)
    {
        switch (Kind(path))
        {
            case ".root":
                ProvenancePart[] parts = [.. results.DistinctBy(result => result.Plan).Select(result => new ProvenancePart(string.Empty, result.Run.Inputs, result.Plan))];
                HistogramFile.Write(path, picture.Lines.Select(line => new HistogramOutcome(string.Empty, line.Histogram)), new Provenance("banyan draw", parts));
                break;
            case ".svg":
                OutputText.Write(path, picture.ToSvg());
                break;
            case ".csv":
                OutputText.Write(path, HistogramCsv.Write([.. picture.Lines.Select(line => (line.Label, line.Histogram))]));
                break;
            case ".json":
                OutputText.Write(path, UhiJson.Write(picture.Lines.Select(line => line.Histogram)));
                break;
            default:
                PictureConverter.Write(path, picture.ToSvg());
                break;
        }
    }

    private static string Kind(string path) => Path.GetExtension(path).ToLowerInvariant();
}

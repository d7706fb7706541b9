namespace Banyan.Demo;

/// <summary>The analysis file of the demo.</summary>
public static class DemoAnalysis
{
    /// <summary>Name of the analysis file.</summary>
    public const string FileName = "zll.yml";

    /// <summary>Name of the data file that it reads.</summary>
    public const string DataFileName = "zll.root";

    /// <summary>Name of the histogram with the mass peak.</summary>
    public const string PeakName = "m_mumu";

    /// <summary>Its text.</summary>
    public static string Text
    {
        get
        {
            using Stream stream = typeof(DemoAnalysis).Assembly.GetManifestResourceStream(FileName) ?? throw new InvalidOperationException($"the resource {FileName} is missing");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}

using System.Globalization;

namespace Banyan.Inspection;

/// <summary>Sizes, counts and compression settings as people read them.</summary>
internal static class ByteText
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];
    private static readonly string[] s_algorithms = ["", "zlib", "LZMA", "CS", "LZ4", "ZSTD"];

    /// <summary>Three significant digits and a decimal unit: <c>12.3 MB</c>.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < s_units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string format = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(format, CultureInfo.InvariantCulture)} {s_units[unit]}");
    }

    /// <summary>A number with groups of three digits.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>How many times smaller the compressed bytes are: <c>3.1</c>; empty where nothing is stored.</summary>
    public static string Ratio(long bytes, long zipBytes) =>
        zipBytes <= 0 ? string.Empty : ((double)bytes / zipBytes).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>ROOT's compression setting (100 × algorithm + level) in words: <c>ZSTD 5</c>, <c>none</c>.</summary>
    /// <remarks>Source: ROOT's Compression.h; settings under 100 are from before the algorithm was part of them and mean zlib.</remarks>
    public static string Compression(int setting)
    {
        int algorithm = setting / 100;
        int level = setting % 100;
        if (setting <= 0 || level == 0)
        {
            return "none";
        }

        string name = algorithm == 0 ? "zlib" : algorithm < s_algorithms.Length ? s_algorithms[algorithm] : $"algorithm {algorithm}";
        return $"{name} {level}";
    }
}

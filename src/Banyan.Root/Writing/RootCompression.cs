using System.Globalization;
using Banyan.Root.Compression;

namespace Banyan.Root.Writing;

/// <summary>How records are compressed when a file is written.</summary>
/// <param name="Algorithm">The algorithm; ignored when <paramref name="Level"/> is 0.</param>
/// <param name="Level">0 (none), 1 (fast) to 9 (small).</param>
public readonly record struct RootCompression(CompressionAlgorithm Algorithm, int Level)
{
    /// <summary>No compression.</summary>
    public static RootCompression None => new(CompressionAlgorithm.Inherit, 0);

    /// <summary>Zstandard, by default at level 5 (ROOT's setting 505).</summary>
    public static RootCompression Zstd(int level = 5) => new(CompressionAlgorithm.Zstd, level);

    /// <summary>LZ4, by default at level 4 (ROOT's setting 404).</summary>
    public static RootCompression Lz4(int level = 4) => new(CompressionAlgorithm.Lz4, level);

    /// <summary>zlib, by default at level 1 (ROOT's setting 101).</summary>
    public static RootCompression Zlib(int level = 1) => new(CompressionAlgorithm.Zlib, level);

    /// <summary>LZMA, by default at level 7 (ROOT's setting 207).</summary>
    public static RootCompression Lzma(int level = 7) => new(CompressionAlgorithm.Lzma, level);

    /// <summary>ROOT's number for the setting: 100 × algorithm + level; 0 for none.</summary>
    public int Setting => IsNone ? 0 : (100 * (int)Algorithm) + Level;

    /// <summary>True when records are stored as they are.</summary>
    public bool IsNone => Level == 0;

    /// <summary>The setting that ROOT writes as <paramref name="setting"/> (100 × algorithm + level).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public static RootCompression FromSetting(int setting)
    {
        CompressionAlgorithm algorithm = (CompressionAlgorithm)(setting / 100);
        int level = setting % 100;
        if (setting < 0 || level > 9 || !Enum.IsDefined(algorithm) || (algorithm == CompressionAlgorithm.Inherit && level != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(setting), setting, "expected 100 × algorithm (1 zlib, 2 LZMA, 4 LZ4, 5 Zstandard) + level (0 to 9)");
        }

        return new RootCompression(algorithm, level);
    }

    /// <summary>The setting of a file or branch that was written before, which may name no algorithm, ROOT's old one, or none that there is.</summary>
    /// <param name="setting">100 × algorithm + level; an algorithm of 0 is zlib (R__ZipMode's default).</param>
    /// <returns>What comes next to it; that of new files where nothing does.</returns>
    internal static RootCompression Nearest(int setting) => setting switch
    {
        0 => None,
        > 0 and < 10 => Zlib(setting),
        > 300 and < 310 => Zlib(setting - 300),
        _ when setting > 0 && setting % 100 <= 9 && Enum.IsDefined((CompressionAlgorithm)(setting / 100)) && setting / 100 != (int)CompressionAlgorithm.Inherit => FromSetting(setting),
        _ => Zstd(),
    };

    /// <summary>Reads a setting as people write it: <c>zstd</c>, <c>zstd 5</c>, <c>lzma:7</c>, <c>none</c>, or ROOT's number.</summary>
    /// <exception cref="FormatException">It is no setting; the message says what was expected.</exception>
    public static RootCompression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 1 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int setting))
        {
            try
            {
                return FromSetting(setting);
            }
            catch (ArgumentOutOfRangeException)
            {
                throw Unknown(text);
            }
        }

        int level = 0;
        bool hasLevel = parts.Length == 2;
        if (parts.Length is not (1 or 2) || (hasLevel && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out level) || level > 9)))
        {
            throw Unknown(text);
        }

        return (parts[0].ToUpperInvariant(), hasLevel) switch
        {
            ("NONE", false) => None,
            ("ZSTD", _) => hasLevel ? Zstd(level) : Zstd(),
            ("LZ4", _) => hasLevel ? Lz4(level) : Lz4(),
            ("ZLIB", _) => hasLevel ? Zlib(level) : Zlib(),
            ("LZMA", _) => hasLevel ? Lzma(level) : Lzma(),
            _ => throw Unknown(text),
        };
    }

    private static FormatException Unknown(string text) => new($"'{text}' is no compression: expected zstd, lz4, zlib or lzma with a level from 0 to 9 behind it if wanted, none, or ROOT's number such as 505");

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "none" : $"{Algorithm} {Level}";
}

using System.Buffers;
using System.Text.Json;

namespace Banyan.Comparing;

/// <summary>JSON as Python writes it: NaN and the infinities stand bare among the numbers.</summary>
internal static class JsonText
{
    private static readonly (byte[] Bare, byte[] Quoted)[] s_words =
    [
        ("-Infinity"u8.ToArray(), "\"-Infinity\""u8.ToArray()),
        ("Infinity"u8.ToArray(), "\"Infinity\""u8.ToArray()),
        ("NaN"u8.ToArray(), "\"NaN\""u8.ToArray()),
    ];

    /// <summary>Parses a document; bare NaN and infinities become the strings of that name.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(byte[] document)
    {
        ReadOnlyMemory<byte> text = document.AsSpan().StartsWith("\uFEFF"u8) ? document.AsMemory(3) : document;
        return JsonDocument.Parse(Quote(text), new JsonDocumentOptions { MaxDepth = 64 });
    }

    /// <summary>The number that an element states, also as a string.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw new FormatException($"expected a number, found {element.GetRawText()}"),
        },
        _ => throw new FormatException($"expected a number, found {element.ValueKind}"),
    };

    private static ReadOnlyMemory<byte> Quote(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> rest = text.Span;
        if (rest.IndexOf("NaN"u8) < 0 && rest.IndexOf("Infinity"u8) < 0)
        {
            return text;
        }

        var result = new ArrayBufferWriter<byte>(rest.Length + 64);
        while (!rest.IsEmpty)
        {
            int next = rest.IndexOfAny("\"-IN"u8);
            if (next < 0)
            {
                result.Write(rest);
                break;
            }

            result.Write(rest[..next]);
            rest = rest[next..];
            int length = rest[0] == (byte)'"' ? StringLength(rest) : 1;
            ReadOnlySpan<byte> written = rest[..length];
            foreach ((byte[] bare, byte[] quoted) in s_words)
            {
                if (rest.StartsWith(bare))
                {
                    length = bare.Length;
                    written = quoted;
                    break;
                }
            }

            result.Write(written);
            rest = rest[length..];
        }

        return result.WrittenMemory;
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\')
            {
                i++;
            }
            else if (text[i] == (byte)'"')
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}

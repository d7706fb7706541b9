using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Banyan.Root.Objects.Json;

/// <summary>Objects as ROOT's own JSON (TBufferJSON), which JSROOT and ROOT read: <c>_typename</c>, members by name with those of base classes beside the own ones.</summary>
/// <remarks>
/// Arrays and containers are JSON arrays, a TArray is its numbers; maps are arrays of <c>{"$pair", "first", "second"}</c>; TList and its kin are <c>{"_typename", "name", "arr", "opt"}</c>;
/// <c>{"$ref": n}</c> is the n-th object of the document. NaN and infinities are strings. Of two members of one name the most derived class's is written.
/// Source: TBufferJSON (io/io/src/TBufferJSON.cxx), and how JSROOT's <c>parse</c> counts objects.
/// </remarks>
public static class RootJson
{
    private const int DeepestLevel = 5000;

    /// <summary>How documents are formatted: characters as they are.</summary>
    internal static JsonWriterOptions Format { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = DeepestLevel };

    /// <summary>The JSON text of an object, in UTF-8.</summary>
    /// <exception cref="RootNotSupportedException">The object is nested deeper than JSON readers accept.</exception>
    public static ReadOnlyMemory<byte> ToBytes(RootObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            Write(json, value);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes an object as one JSON value.</summary>
    /// <exception cref="RootNotSupportedException">The object is nested deeper than JSON readers accept; what was written so far is incomplete then.</exception>
    public static void Write(Utf8JsonWriter json, RootObject value)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(value);
        new RootJsonWriter(json).WriteObject(value);
    }
}

using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Banyan.Root.Objects.Json;

/// <summary>Arrays of <c>char</c> that hold a text.</summary>
public static class CharacterText
{
    /// <summary>The text up to the first zero; null when the characters are no text.</summary>
    public static string? From(sbyte[] characters)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes<sbyte>(characters);
        int end = bytes.IndexOf((byte)0);
        bytes = end < 0 ? bytes : bytes[..end];
        foreach (byte character in bytes)
        {
            if (character < (byte)' ' && character is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return null;
            }
        }

        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}

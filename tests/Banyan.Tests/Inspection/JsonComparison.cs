using System.Text.Json;

namespace Banyan.Tests.Inspection;

/// <summary>Compares ROOT JSON with what ROOT itself printed: all members that both have, numbers to 1e-6. ROOT gives the members of its newest class version, the file those of its own.</summary>
internal static class JsonComparison
{
    private const long MemoryBits = 0x03000009;

    /// <summary>Fails with the first place that differs.</summary>
    public static void Compare(string path, JsonElement wanted, JsonElement found)
    {
        switch (wanted.ValueKind)
        {
            case JsonValueKind.Object when wanted.TryGetProperty("$ref", out _):
                Assert.True(found.ValueKind == JsonValueKind.Object, $"{path} is a reference");
                break;
            case JsonValueKind.Object:
                CompareMembers(path, wanted, found);
                break;
            case JsonValueKind.Array when found.ValueKind == JsonValueKind.String:
                break; // characters
            case JsonValueKind.Array:
                Assert.True(found.ValueKind == JsonValueKind.Array, $"{path} is no array but {found.ValueKind}");
                Assert.True(wanted.GetArrayLength() == found.GetArrayLength(), $"{path} has {found.GetArrayLength()} items instead of {wanted.GetArrayLength()}");
                for (int i = 0; i < wanted.GetArrayLength(); i++)
                {
                    Compare($"{path}[{i}]", wanted[i], found[i]);
                }

                break;
            case JsonValueKind.Number when found.ValueKind == JsonValueKind.Number:
                CompareNumbers(path, wanted, found);
                break;
            default:
                Assert.True(Text(wanted) == Text(found), $"{path} is {found} instead of {wanted}");
                break;
        }
    }

    private static void CompareMembers(string path, JsonElement wanted, JsonElement found)
    {
        Assert.True(found.ValueKind == JsonValueKind.Object, $"{path} is no object but {found.ValueKind}");
        int missing = 0;
        int count = 0;
        foreach (JsonProperty member in wanted.EnumerateObject())
        {
            count++;
            if (found.TryGetProperty(member.Name, out JsonElement other))
            {
                Compare($"{path}.{member.Name}", member.Value, other);
            }
            else
            {
                missing++;
            }
        }

        Assert.True(missing * 3 <= count, $"{path} lacks {missing} of {count} members");
    }

    private static void CompareNumbers(string path, JsonElement wanted, JsonElement found)
    {
        double a = wanted.GetDouble();
        double b = found.GetDouble();
        if (path.EndsWith(".fBits", StringComparison.Ordinal))
        {
            (a, b) = (wanted.GetInt64() & ~MemoryBits, found.GetInt64() & ~MemoryBits);
        }
        else if (path.EndsWith(".fUniqueID", StringComparison.Ordinal))
        {
            (a, b) = (wanted.GetInt64() & 0xffffff, found.GetInt64() & 0xffffff);
        }

        Assert.True(Math.Abs(a - b) <= 1e-6 * Math.Max(Math.Abs(a), Math.Abs(b)), $"{path} is {b} instead of {a}");
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? string.Empty : value.ToString();
}

using Banyan.Columns;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Which member functions values have, for messages.</summary>
internal static class Members
{
    private static readonly string[] s_vector = ["size", "empty", "at", "front", "back", "begin", "end", "cbegin", "cend", "data"];
    private static readonly string[] s_string = ["size", "length", "empty", "at", "front", "back", "find", "rfind", "find_first_of", "find_last_of", "find_first_not_of", "find_last_not_of", "substr", "compare", "c_str", "begin", "end", "cbegin", "cend", "data", "append", "replace"];

    /// <summary>True when values of <paramref name="type"/> have the member function.</summary>
    public static bool Exists(DataType type, string member) => Of(type).Contains(member);

    /// <summary>The sentence for a member that does not exist.</summary>
    public static string Missing(DataType type, string member)
    {
        string[] members = Of(type);
        return members.Length == 0
            ? $"{type} has no members, so '.{member}' has no meaning"
            : $"there is no member '{member}' in {type}; there are {string.Join(", ", members)}";
    }

    private static string[] Of(DataType type) => type switch
    {
        VectorType => s_vector,
        StringType { IsLiteral: false } => s_string,
        RecordType record => [.. Records.Members(record)],
        _ => [],
    };
}

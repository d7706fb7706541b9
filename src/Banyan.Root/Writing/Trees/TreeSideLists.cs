using Banyan.Root.Trees;

namespace Banyan.Root.Writing.Trees;

/// <summary>The lists of a tree besides its branches: aliases and friends. A tree without them has null pointers in their place.</summary>
/// <remarks>Sources: TTree::SetAlias (a TList of TNamed: name, expression), TTree::AddFriend and the streamer info of TFriendElement 2 (name: alias, title: file); a TList's items are followed by their options (TList::Streamer).</remarks>
internal static class TreeSideLists
{
    /// <summary>Classes of the items.</summary>
    public static IEnumerable<string> Classes(TreeDefinition definition) => definition.Friends.Count > 0 ? ["TFriendElement"] : [];

    /// <summary>Writes fAliases.</summary>
    public static void WriteAliases(ObjectBuffer buffer, IReadOnlyList<KeyValuePair<string, string>> aliases) =>
        WriteList(buffer, aliases, "TNamed", alias => buffer.WriteTNamed(alias.Key, alias.Value));

    /// <summary>Writes fFriends.</summary>
    public static void WriteFriends(ObjectBuffer buffer, IReadOnlyList<TreeFriend> friends) => WriteList(buffer, friends, "TFriendElement", friend =>
    {
        int start = buffer.BeginVersion(2);
        buffer.WriteTNamed(friend.Alias, friend.FileName);
        buffer.WriteString(friend.TreeName);
        buffer.WriteBool(false); // fOwnFile: a state of the program that wrote
        buffer.EndCount(start);
    });

    private static void WriteList<T>(ObjectBuffer buffer, IReadOnlyList<T> items, string className, Action<T> write)
    {
        if (items.Count == 0)
        {
            buffer.WriteNull();
            return;
        }

        int pointer = buffer.BeginObject("TList");
        int list = buffer.BeginVersion(5);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty); // name of the list
        buffer.WriteInt32(items.Count);
        foreach (T item in items)
        {
            int start = buffer.BeginObject(className);
            write(item);
            buffer.EndCount(start);
            buffer.WriteByte(0); // no option
        }

        buffer.EndCount(list);
        buffer.EndCount(pointer);
    }
}

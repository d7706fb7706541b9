using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>The way from an object to a part of it: members, and items of lists.</summary>
internal sealed record ObjectPath(IReadOnlyList<(string Member, int Item)> Steps)
{
    /// <summary>The object itself.</summary>
    public static ObjectPath Root { get; } = new([]);

    /// <summary>The way to a member that is an object.</summary>
    public ObjectPath To(string member) => new([.. Steps, (member, -1)]);

    /// <summary>The way to an item of a member that is a list.</summary>
    public ObjectPath To(string member, int item) => new([.. Steps, (member, item)]);

    /// <summary>Follows it; null where it ends before.</summary>
    public RootObject? Find(RootObject root)
    {
        RootObject? found = root;
        foreach ((string member, int item) in Steps)
        {
            found = found?.GetObject(member);
            if (item >= 0)
            {
                found = found is not null && item < found.Items.Count ? found.Items[item] : null;
            }
        }

        return found;
    }

    /// <summary>For messages: <c>fHists[2].fSumw2</c>.</summary>
    public override string ToString() => string.Join('.', Steps.Select(step => step.Item < 0 ? step.Member : $"{step.Member}[{step.Item}]"));
}

using Banyan.Root.Objects;

namespace Banyan.Root.Trees.ObjectEntries;

/// <summary>The paths of all numbers that objects of a branch hold by their declared types: what is there even when no entry has an item.</summary>
internal static class ObjectLeaves
{
    private const int MostLeaves = 20_000;
    private const int DeepestNesting = 12;

    /// <summary>Paths of members with dots between; one empty path for plain containers of numbers.</summary>
    public static IReadOnlyList<string> Of(EntryObjects objects, StreamerTable table)
    {
        var leaves = new List<string>();
        switch (objects)
        {
            case EntryObjects.Whole whole:
                AddClass(whole.ClassName, string.Empty, table, leaves, 0);
                break;
            case EntryObjects.Container container:
                Add(container.Type, string.Empty, table, leaves, 0);
                break;
            case EntryObjects.Loop loop:
                AddStep(loop.Op, string.Empty, table, leaves, 0);
                break;
            case EntryObjects.Member { Program.Ops: [StreamerOp op] }:
                AddStep(op, string.Empty, table, leaves, 0);
                break;
            case EntryObjects.Member member:
                foreach (StreamerOp step in member.Program.Ops)
                {
                    AddStep(step, step.Name, table, leaves, 1);
                }

                break;
        }

        return leaves;
    }

    private static void AddClass(string className, string path, StreamerTable table, List<string> leaves, int depth)
    {
        if (depth > DeepestNesting || leaves.Count > MostLeaves || SpecialClasses.Find(className) != null)
        {
            return;
        }

        if ((table.FindNewest(className) ?? Sibling(className, table)) is not StreamerInfo info)
        {
            if (!className.Contains('<', StringComparison.Ordinal))
            {
                leaves.Add(path); // an enumeration, see ObjectReader
            }

            return;
        }

        foreach (StreamerOp op in table.Program(info).Ops)
        {
            AddStep(op, Join(path, op.Name), table, leaves, depth + 1);
        }
    }

    /// <summary>Another instance of the same template, where all that the file describes have the same members: a file describes only what it holds objects of.</summary>
    private static StreamerInfo? Sibling(string className, StreamerTable table)
    {
        int open = className.IndexOf('<', StringComparison.Ordinal);
        if (open < 0)
        {
            return null;
        }

        StreamerInfo[] siblings = [.. table.Infos.Where(info => info.ClassName.AsSpan().StartsWith(className.AsSpan(0, open + 1)))];
        return siblings.Length > 0 && siblings.All(info => info.Elements.Select(Signature).SequenceEqual(siblings[0].Elements.Select(Signature))) ? siblings[0] : null;
    }

    private static (string Name, string TypeName, StreamerType Type) Signature(StreamerElement element) => (element.Name, element.TypeName, element.Type);

    private static void AddStep(StreamerOp op, string path, StreamerTable table, List<string> leaves, int depth)
    {
        switch (op.Code)
        {
            case StreamerOpCode.Number or StreamerOpCode.NumberArray or StreamerOpCode.CountedNumbers:
                leaves.Add(path);
                break;
            case StreamerOpCode.Object or StreamerOpCode.ObjectLoop:
                AddClass(op.ClassName, path, table, leaves, depth);
                break;
            case StreamerOpCode.Stl or StreamerOpCode.PlainContainer:
                Add(op.Type!, path, table, leaves, depth);
                break;
        }
    }

    private static void Add(CppType type, string path, StreamerTable table, List<string> leaves, int depth)
    {
        switch (type)
        {
            case CppType.Number or CppType.Bitset:
                leaves.Add(path);
                break;
            case CppType.Class c:
                AddClass(c.Name, path, table, leaves, depth);
                break;
            case CppType.Sequence sequence:
                Add(sequence.Item, path, table, leaves, depth);
                break;
            case CppType.FixedArray array:
                Add(array.Item, path, table, leaves, depth);
                break;
            case CppType.Map map:
                Add(map.Key, Join(path, "first"), table, leaves, depth);
                Add(map.Value, Join(path, "second"), table, leaves, depth);
                break;
            case CppType.Pair pair:
                Add(pair.First, Join(path, "first"), table, leaves, depth);
                Add(pair.Second, Join(path, "second"), table, leaves, depth);
                break;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

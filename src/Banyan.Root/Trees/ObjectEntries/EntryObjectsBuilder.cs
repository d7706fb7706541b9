using Banyan.Root.Objects;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees.ObjectEntries;

/// <summary>Works out how entries of a branch are read as objects.</summary>
internal static class EntryObjectsBuilder
{
    private const int ClonesMember = 31;
    private const int CollectionMember = 41;

    /// <summary>The way to read a branch; null when its class is not described in the file.</summary>
    public static EntryObjects? Build(TBranch branch)
    {
        if (branch.Object.Problem != null || branch.Branches.Count > 0 || branch.Object.GetString("fFileName").Length > 0)
        {
            return null;
        }

        StreamerTable table = branch.Tree.File.Streamers;
        switch (branch.BranchClassName)
        {
            case "TBranchObject":
                return new EntryObjects.Named();
            case "TBranchElement":
                return branch.Object.GetInt64("fID") < 0 ? BuildWhole(branch, table) : BuildMember(branch, table);
            default:
                return null;
        }
    }

    private static EntryObjects? BuildWhole(TBranch branch, StreamerTable table)
    {
        string className = branch.ClassName.TrimEnd('*');
        CppType type = CppTypeParser.Parse(className);
        return type is CppType.Class ? Whole(className, branch, table) : new EntryObjects.Container(type);
    }

    private static EntryObjects.Whole? Whole(string className, TBranch branch, StreamerTable table)
    {
        if (SpecialClasses.Find(className) != null)
        {
            return new EntryObjects.Whole(className, null);
        }

        StreamerInfo? info = table.FindByCheckSum(className, (uint)branch.Object.GetInt64("fCheckSum")) ?? table.Find(className, (int)branch.Object.GetInt64("fClassVersion")) ?? table.FindNewest(className);
        return info == null ? null : new EntryObjects.Whole(className, info);
    }

    private static EntryObjects? BuildMember(TBranch branch, StreamerTable table)
    {
        if (ElementLayoutBuilder.FindElement(branch) is not StreamerElement element)
        {
            return null;
        }

        bool inCollection = branch.Object.GetInt64("fType") is ClonesMember or CollectionMember;
        if (element is { IsBase: true, IsStl: false })
        {
            if (inCollection && table.Find(element.Name, element.BaseVersion) is StreamerInfo ofItems)
            {
                return new EntryObjects.Member(table.Program(ofItems), InCollection: true) { IsBase = true, Counts = CountsOf(branch, inCollection: true) };
            }

            return table.Find(element.Name, element.BaseVersion) is StreamerInfo info || SpecialClasses.Find(element.Name) != null
                ? new EntryObjects.Whole(element.Name, table.Find(element.Name, element.BaseVersion))
                : null;
        }

        if (element.Type is StreamerType.StreamLoop or StreamerType.StreamLoop + (int)StreamerType.FixedArray)
        {
            return inCollection || BuildLoop(branch, element, table) is not EntryObjects loop ? branch.EntryCount == 0 ? new EntryObjects.Nothing() : null : loop;
        }

        StreamerProgram program = table.Program(new StreamerInfo(branch.ClassName, 0, 0, [element]));
        bool isKnown = program.Ops.Length == 1 && program.Ops[0] switch
        {
            { Code: StreamerOpCode.Unsupported or StreamerOpCode.SkipBase } => false,
            { Code: StreamerOpCode.Object or StreamerOpCode.ObjectLoop } op => table.Knows(op.ClassName),
            _ => true,
        };
        StreamerInfo? withoutHead = !inCollection && isKnown && program.Ops[0] is { Code: StreamerOpCode.Object, Length: 0 } whole && SpecialClasses.Find(whole.ClassName) == null ? table.FindNewest(whole.ClassName) : null;
        return isKnown ? new EntryObjects.Member(program, inCollection) { Counts = CountsOf(branch, inCollection), InfoWithoutHead = withoutHead } : branch.EntryCount == 0 ? new EntryObjects.Nothing() : null;
    }

    private static EntryObjects.Loop? BuildLoop(TBranch branch, StreamerElement element, StreamerTable table)
    {
        StreamerOp op = StreamerCompiler.Loop(element, 0);
        return ElementLayoutBuilder.ArrayCounts(branch, element) is CountSource counts && (op.OfPointers || table.Knows(op.ClassName)) ? new EntryObjects.Loop(op) { Counts = counts } : null;
    }

    private static CountSource? CountsOf(TBranch branch, bool inCollection) => inCollection ? ElementLayoutBuilder.CollectionCounts(branch) : null;
}

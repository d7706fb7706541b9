using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.ObjectEntries;

/// <summary>Takes the type of a branch's objects apart: a column for every number, string or container of them that an entry holds by its declared types.</summary>
/// <remarks>
/// Columns are named as the members, with dots between (<c>fP.fX</c>; <c>first</c> and <c>second</c> for maps and pairs). Left out: the members of TObject, pointers to objects, what other classes' own
/// streamers write, and what is nested too deep for a column.
/// </remarks>
internal sealed class MemberColumns
{
    private const int MostColumns = 5_000;
    private const int MostLevels = ColumnBlock.MostLevels;
    private const int DeepestNesting = 12;
    private readonly StreamerTable _table;
    private readonly List<BranchColumn> _columns = [];

    private MemberColumns(StreamerTable table) => _table = table;

    /// <summary>The columns and how they are filled; null when there is nothing that could be a column, or no name for it.</summary>
    public static (MemberShape Shape, IReadOnlyList<BranchColumn> Columns)? Of(EntryObjects objects, StreamerTable table)
    {
        var columns = new MemberColumns(table);
        MemberShape? shape = objects switch
        {
            EntryObjects.Whole { Info: StreamerInfo info } => columns.Members(info, string.Empty, 0, 0),
            EntryObjects.Container container => columns.Value(container.Type, string.Empty, 0, 0),
            EntryObjects.Member { IsBase: false, Program.Ops: [StreamerOp op] } member => columns.InList(member.InCollection, 0, level => columns.Step(op, string.Empty, level, 0)),
            EntryObjects.Member { IsBase: true } member => columns.InList(member.InCollection, 0, level => columns.Steps(member.Program.Ops, string.Empty, level, 0)),
            _ => null,
        };
        return shape == null || columns._columns.Any(column => column.Name.Length == 0) ? null : (shape, columns._columns);
    }

    private MemberShape? Members(StreamerInfo info, string path, int level, int depth) => Steps(_table.Program(info).Ops, path, level, depth);

    private MemberShape.Record? Steps(IEnumerable<StreamerOp> ops, string path, int level, int depth)
    {
        var members = new List<(string Name, MemberShape Shape)>();
        foreach (StreamerOp op in ops)
        {
            // A member of the class hides one of its base class.
            if (!members.Exists(member => member.Name == op.Name) && Step(op, Join(path, op.Name), level, depth) is MemberShape shape)
            {
                members.Add((op.Name, shape));
            }
        }

        return members.Count == 0 ? null : new MemberShape.Record(members);
    }

    private MemberShape? Step(StreamerOp op, string path, int level, int depth) => op.Code switch
    {
        StreamerOpCode.Number => Number(path, op.Kind, level),
        StreamerOpCode.NumberArray => List(level, inner => Number(path, op.Kind, inner)),
        StreamerOpCode.CountedNumbers => List(level, inner => op.Length == 1 ? Number(path, op.Kind, inner) : List(inner, innermost => Number(path, op.Kind, innermost))),
        StreamerOpCode.TString => InList(op.Length > 0, level, inner => Text(path, inner)),
        StreamerOpCode.CharStar => Text(path, level),
        StreamerOpCode.Object => InList(op.Length > 0, level, inner => Class(op.ClassName, path, inner, depth)),
        StreamerOpCode.ObjectLoop when op is { Length: 1, OfPointers: false } => List(level, inner => Class(op.ClassName, path, inner, depth)),
        StreamerOpCode.Stl or StreamerOpCode.PlainContainer => InList(op.Length > 0, level, inner => Value(op.Type!, path, inner, depth)),
        _ => null,
    };

    private MemberShape? Value(CppType type, string path, int level, int depth) => type switch
    {
        CppType.Number number => Number(path, number.Kind, level),
        CppType.Text => Text(path, level),
        CppType.Bitset => List(level, inner => Number(path, ElementKind.Bool, inner)),
        CppType.Class c => Class(c.Name, path, level, depth),
        CppType.Sequence sequence => List(level, inner => Value(sequence.Item, path, inner, depth + 1)),
        CppType.FixedArray array => List(level, inner => Value(array.Item, path, inner, depth + 1)),
        CppType.Map map => List(level, inner => Pair(map.Key, map.Value, path, inner, depth)),
        CppType.Pair pair => Pair(pair.First, pair.Second, path, level, depth),
        _ => null,
    };

    private MemberShape.Pair? Pair(CppType first, CppType second, string path, int level, int depth)
    {
        MemberShape? one = Value(first, Join(path, "first"), level, depth + 1);
        MemberShape? two = Value(second, Join(path, "second"), level, depth + 1);
        return one == null && two == null ? null : new MemberShape.Pair(one, two);
    }

    private MemberShape? Class(string className, string path, int level, int depth)
    {
        if (depth > DeepestNesting || _columns.Count > MostColumns)
        {
            return null;
        }

        if (NumberArrayKind(className) is ElementKind kind)
        {
            return List(level, inner => Number(path, kind, inner)) is MemberShape.List list ? new MemberShape.NumberArray(list) : null;
        }

        if (SpecialClasses.Find(className) != null)
        {
            return null;
        }

        return _table.FindNewest(className) is StreamerInfo info ? Members(info, path, level, depth + 1) : null;
    }

    private MemberShape.Number? Number(string path, ElementKind kind, int level)
    {
        _columns.Add(new BranchColumn(path, Nested(DataType.Scalar(kind), level), [], false, kind.CppName()));
        return new MemberShape.Number(_columns.Count - 1, kind);
    }

    private MemberShape.Text? Text(string path, int level)
    {
        if (level >= MostLevels)
        {
            return null;
        }

        _columns.Add(new BranchColumn(path, Nested(new StringType(), level), [], false, "std::string"));
        return new MemberShape.Text(_columns.Count - 1, level);
    }

    private MemberShape? InList(bool isList, int level, Func<int, MemberShape?> item) => isList ? List(level, item) : item(level);

    private MemberShape.List? List(int level, Func<int, MemberShape?> item)
    {
        if (level >= MostLevels)
        {
            return null;
        }

        int first = _columns.Count;
        return item(level + 1) is MemberShape shape ? new MemberShape.List(shape, level, first, _columns.Count) : null;
    }

    // RVec outside, std::vector inside, as RDataFrame has them.
    private static DataType Nested(DataType item, int levels)
    {
        for (int level = levels; level > 0; level--)
        {
            item = new VectorType(item, IsStd: level > 1);
        }

        return item;
    }

    private static ElementKind? NumberArrayKind(string className) => className switch
    {
        "TArrayC" => ElementKind.Int8,
        "TArrayS" => ElementKind.Int16,
        "TArrayI" => ElementKind.Int32,
        "TArrayL" or "TArrayL64" => ElementKind.Int64,
        "TArrayF" => ElementKind.Float32,
        "TArrayD" => ElementKind.Float64,
        _ => null,
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

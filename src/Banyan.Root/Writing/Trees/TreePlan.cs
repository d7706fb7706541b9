using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>A tree as it will be written: its definition checked, with count branches added.</summary>
internal sealed class TreePlan
{
    private readonly List<BranchPlan> _branches = [];
    private readonly Dictionary<string, int> _byName = [];
    private readonly TreeDefinition _definition;
    private readonly string _treeName;
    private readonly RootCompression _compression;

    /// <summary>Checks a definition.</summary>
    /// <exception cref="ArgumentException">It is wrong; the message names the branch.</exception>
    public TreePlan(string treeName, TreeDefinition definition, RootCompression compression)
    {
        _treeName = treeName;
        _definition = definition;
        _compression = compression;
        HashSet<string> names = [];
        foreach (BranchDefinition branch in definition.Branches)
        {
            CheckName(branch.Name);
            if (!names.Add(branch.Name))
            {
                throw Wrong(branch.Name, "there are two branches of this name");
            }
        }

        for (int column = 0; column < definition.Branches.Count; column++)
        {
            Add(column);
        }
    }

    /// <summary>Number of columns that are filled.</summary>
    public int ColumnCount => _definition.Branches.Count;

    /// <summary>The branches in the order of the file: a count branch before those that use it.</summary>
    public IReadOnlyList<BranchPlan> Branches => _branches;

    private int Add(int column)
    {
        BranchDefinition branch = _definition.Branches[column];
        if (_byName.TryGetValue(branch.Name, out int known))
        {
            return known;
        }

        int countIndex = branch.CountBranch.Length > 0 ? AddCount(branch, column) : -1;
        return Append(Plan(branch, column, countIndex));
    }

    private int AddCount(BranchDefinition branch, int column)
    {
        string name = branch.CountBranch;
        if (!_byName.TryGetValue(name, out int index))
        {
            int countColumn = IndexOfDefinition(name);
            if (countColumn >= 0 && _definition.Branches[countColumn].Type is not ScalarType)
            {
                throw Wrong(branch.Name, $"its count branch {name} holds {_definition.Branches[countColumn].Type} and not one integer");
            }

            index = countColumn >= 0 ? Add(countColumn) : Append(PlanCount(name, column, ItemLengthOf(branch)));
        }

        BranchPlan count = _branches[index];
        if (count.Type is not ScalarType || count.Element.IsFloating() || count.Element == ElementKind.Bool)
        {
            throw Wrong(branch.Name, $"its count branch {name} holds {count.Type} and not one integer");
        }

        _branches[index] = count with { CountsOthers = true };
        return index;
    }

    private int IndexOfDefinition(string name)
    {
        for (int i = 0; i < _definition.Branches.Count; i++)
        {
            if (_definition.Branches[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private int Append(BranchPlan plan)
    {
        _byName.Add(plan.Name, _branches.Count);
        _branches.Add(plan);
        return _branches.Count - 1;
    }

    private static int ItemLengthOf(BranchDefinition branch)
    {
        int itemLength = 1;
        foreach (int dimension in branch.Dimensions)
        {
            itemLength = dimension > 0 ? checked(itemLength * dimension) : throw Wrong(branch.Name, $"it has a dimension of {dimension}");
        }

        return itemLength;
    }

    private BranchPlan PlanCount(string name, int countedColumn, int countedItemLength)
    {
        CheckName(name);
        return new BranchPlan
        {
            Name = name,
            Title = $"{name}/I",
            LeafTitle = name,
            Form = BranchForm.Count,
            Type = DataType.Scalar(ElementKind.Int32),
            LeafClass = "TLeafI",
            Column = countedColumn,
            CountedItemLength = countedItemLength,
            CountsOthers = true,
            Compression = _compression,
            BasketKey = RecordKey.OfBasket(name, _treeName),
        };
    }

    private BranchPlan Plan(BranchDefinition branch, int column, int countIndex)
    {
        BranchForm form = FormOf(branch);
        bool isLeaf = form is BranchForm.Fixed or BranchForm.Counted || branch.Storage == BranchStorage.Leaf;
        (string leafClass, char letter) = isLeaf ? LeafOf(form, branch.Type.Element) : ("TLeafElement", ' ');
        string variable = countIndex >= 0 ? $"[{branch.CountBranch}]" : string.Empty;
        string leafTitle = branch.Name + variable + string.Concat(branch.Dimensions.Select(d => $"[{d}]"));
        return new BranchPlan
        {
            Name = branch.Name,
            Title = branch.Title.Length > 0 ? branch.Title : isLeaf ? $"{leafTitle}/{letter}" : branch.Name,
            LeafTitle = leafTitle,
            Form = form,
            Type = branch.Type,
            LeafClass = leafClass,
            ValueClass = isLeaf ? string.Empty : ValueClassOf(branch.Type),
            Column = column,
            ItemLength = ItemLengthOf(branch),
            CountIndex = countIndex,
            Compression = branch.Compression ?? _compression,
            BasketKey = RecordKey.OfBasket(branch.Name, _treeName),
        };
    }

    private static BranchForm FormOf(BranchDefinition branch)
    {
        bool isCounted = branch.CountBranch.Length > 0;
        bool isFlat = branch.Type is VectorType { Item: ScalarType };
        if (isCounted && !isFlat)
        {
            throw Wrong(branch.Name, $"only a vector of numbers can have a count branch, not {branch.Type}");
        }

        if (branch.Dimensions.Count > 0 && !isFlat)
        {
            throw Wrong(branch.Name, $"only a vector of numbers can have fixed dimensions, not {branch.Type}");
        }

        bool isClass = branch.Type is StringType || (branch.Type is VectorType && !isCounted && branch.Dimensions.Count == 0);
        if (branch.Storage == BranchStorage.StandardClass && !isClass)
        {
            throw Wrong(branch.Name, "a number, or an array with a count branch or fixed dimensions, cannot be a std::vector");
        }

        if (branch.Storage == BranchStorage.Leaf && isClass && branch.Type is not StringType)
        {
            throw Wrong(branch.Name, $"{branch.Type} needs a count branch or fixed dimensions to be a leaf");
        }

        return branch.Type switch
        {
            StringType => BranchForm.Text,
            _ when isCounted => BranchForm.Counted,
            _ when branch.Dimensions.Count > 0 || branch.Type is ScalarType => BranchForm.Fixed,
            _ when branch.Type.OffsetLevels <= ColumnBlock.MostLevels => BranchForm.Vector,
            _ => throw Wrong(branch.Name, $"{branch.Type} has more than {ColumnBlock.MostLevels} levels"),
        };
    }

    /// <summary>Leaf class and the letter of leaf lists (TTree::Branch's documentation): small for unsigned.</summary>
    private static (string Class, char Letter) LeafOf(BranchForm form, ElementKind element) => form == BranchForm.Text
        ? ("TLeafC", 'C')
        : element switch
        {
            ElementKind.Bool => ("TLeafO", 'O'),
            ElementKind.Int8 => ("TLeafB", 'B'),
            ElementKind.UInt8 => ("TLeafB", 'b'),
            ElementKind.Int16 => ("TLeafS", 'S'),
            ElementKind.UInt16 => ("TLeafS", 's'),
            ElementKind.Int32 => ("TLeafI", 'I'),
            ElementKind.UInt32 => ("TLeafI", 'i'),
            ElementKind.Int64 => ("TLeafL", 'L'),
            ElementKind.UInt64 => ("TLeafL", 'l'),
            ElementKind.Float32 => ("TLeafF", 'F'),
            _ => ("TLeafD", 'D'),
        };

    /// <summary>ROOT's spelling of the class, with a space between closing brackets.</summary>
    private static string ValueClassOf(DataType type) => type switch
    {
        StringType => "string",
        VectorType vector when ValueClassOf(vector.Item) is string item => item.EndsWith('>') ? $"vector<{item} >" : $"vector<{item}>",
        _ => type.Element.CppName(),
    };

    private static void CheckName(string name)
    {
        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
        {
            throw Wrong(name, "a branch needs a name without a slash");
        }
    }

    private static ArgumentException Wrong(string branch, string problem) => new($"branch {branch} cannot be written: {problem}");
}

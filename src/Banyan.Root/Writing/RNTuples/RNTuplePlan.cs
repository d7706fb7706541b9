using Banyan.Columns;
using Banyan.Root.RNTuples;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>An RNTuple as it will be written: its definition checked, as fields and physical columns.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Mapping of C++ Types to Fields and Columns", with ROOT's default encodings; the order is that of files which ROOT 6.40 wrote: a field, its columns, its parts.</remarks>
internal sealed class RNTuplePlan
{
    private const string ItemName = "_0";

    private readonly List<FieldPlan> _fields = [];
    private readonly List<ColumnPlan> _columns = [];

    /// <summary>Checks a definition.</summary>
    /// <exception cref="ArgumentException">It is wrong; the message names the field.</exception>
    public RNTuplePlan(string name, RNTupleDefinition definition, RootCompression compression)
    {
        if (!RNTupleDefinition.IsName(name))
        {
            throw new ArgumentException($"'{name}' cannot be the name of an RNTuple: {NameRule}");
        }

        Definition = definition;
        HashSet<string> names = [];
        for (int i = 0; i < definition.Fields.Count; i++)
        {
            RNTupleFieldDefinition field = definition.Fields[i];
            if (!RNTupleDefinition.IsName(field.Name))
            {
                throw Wrong(field, NameRule);
            }

            if (!names.Add(field.Name))
            {
                throw Wrong(field, "there are two fields of this name");
            }

            AddTop(field, i, field.Compression ?? compression);
        }
    }

    /// <summary>What was asked for.</summary>
    public RNTupleDefinition Definition { get; }

    /// <summary>All fields; a field's number is its index.</summary>
    public IReadOnlyList<FieldPlan> Fields => _fields;

    /// <summary>All physical columns; a column's number is its index.</summary>
    public IReadOnlyList<ColumnPlan> Columns => _columns;

    private static string NameRule => "a name must not be empty or have dots, blanks, slashes, backslashes or control characters";

    /// <summary>Numbers per entry of a field with fixed dimensions; 0 for others.</summary>
    public static int FixedLength(RNTupleFieldDefinition field) => field.Dimensions.Count == 0 ? 0 : Product(field, field.Dimensions);

    private void AddTop(RNTupleFieldDefinition field, int source, RootCompression compression)
    {
        bool isFlat = field.Type is VectorType { Item: ScalarType };
        if ((field.Dimensions.Count > 0 || field.ItemDimensions.Count > 0) && !isFlat)
        {
            throw Wrong(field, $"only a vector of numbers can have fixed dimensions, not {field.Type}");
        }

        if (field.Dimensions.Count > 0 && field.ItemDimensions.Count > 0)
        {
            throw Wrong(field, "a fixed array has all its dimensions in one list");
        }

        if (field.Type.OffsetLevels > ColumnBlock.MostLevels)
        {
            throw Wrong(field, $"{field.Type} has more than {ColumnBlock.MostLevels} levels");
        }

        var part = new Part(field, source, compression);
        if (field.Dimensions.Count > 0)
        {
            _ = Product(field, field.Dimensions);
            AddArray(part, field.Name, -1, [.. field.Dimensions], 1);
        }
        else
        {
            Add(part, field.Name, -1, field.Type, 0);
        }
    }

    private void Add(Part part, string name, int parent, DataType type, int level)
    {
        switch (type)
        {
            case ScalarType scalar:
                AddValues(part, Append(part, name, parent, FieldRole.Leaf, 0, TypeNameOf(type)), level, scalar.Kind);
                break;
            case StringType:
                int text = Append(part, name, parent, FieldRole.Leaf, 0, TypeNameOf(type));
                AddIndex(part, text, level, 1);
                _columns.Add(new ColumnPlan(text, part.Source, level + 1, ColumnEncoding.Char, 1, ElementKind.Int8, part.Compression));
                break;
            case VectorType vector when part.Field.ItemDimensions.Count > 0:
                int[] dimensions = [.. part.Field.ItemDimensions];
                int arrays = Append(part, name, parent, FieldRole.Collection, 0, $"std::vector<{ArrayName(dimensions, vector.Item)}>");
                AddIndex(part, arrays, level, Product(part.Field, dimensions));
                AddArray(part, ItemName, arrays, dimensions, level + 1);
                break;
            case VectorType vector:
                int items = Append(part, name, parent, FieldRole.Collection, 0, TypeNameOf(type));
                AddIndex(part, items, level, 1);
                Add(part, ItemName, items, vector.Item, level + 1);
                break;
            default:
                throw Wrong(part.Field, $"it is {type}; numbers, strings and vectors of them can be written");
        }
    }

    // One field per dimension, and one for the numbers.
    private void AddArray(Part part, string name, int parent, ReadOnlySpan<int> dimensions, int level)
    {
        ElementKind kind = part.Field.Type.Element;
        int id = parent;
        for (int i = 0; i < dimensions.Length; i++)
        {
            id = Append(part, i == 0 ? name : ItemName, id, FieldRole.Leaf, dimensions[i], ArrayName(dimensions[i..], DataType.Scalar(kind)));
        }

        AddValues(part, Append(part, ItemName, id, FieldRole.Leaf, 0, TypeNameOf(DataType.Scalar(kind))), level, kind);
    }

    private int Append(Part part, string name, int parent, FieldRole role, int repetition, string typeName)
    {
        int id = _fields.Count;
        _fields.Add(new FieldPlan(parent < 0 ? id : parent, role, repetition, name, typeName, parent < 0 ? part.Field.Description : string.Empty));
        return id;
    }

    private void AddIndex(Part part, int fieldId, int level, int itemLength) =>
        _columns.Add(new ColumnPlan(fieldId, part.Source, level, part.Compression.IsNone ? ColumnEncoding.Index64 : ColumnEncoding.SplitIndex64, itemLength, ElementKind.UInt64, part.Compression));

    private void AddValues(Part part, int fieldId, int level, ElementKind kind) =>
        _columns.Add(new ColumnPlan(fieldId, part.Source, level, EncodingOf(kind, !part.Compression.IsNone), 1, kind, part.Compression));

    /// <summary>ROOT's default encoding: bytes apart where that is of use to a compression.</summary>
    private static ColumnEncoding EncodingOf(ElementKind kind, bool isCompressed) => (kind, isCompressed) switch
    {
        (ElementKind.Bool, _) => ColumnEncoding.Bit,
        (ElementKind.Int8, _) => ColumnEncoding.Int8,
        (ElementKind.UInt8, _) => ColumnEncoding.UInt8,
        (ElementKind.Int16, false) => ColumnEncoding.Int16,
        (ElementKind.UInt16, false) => ColumnEncoding.UInt16,
        (ElementKind.Int32, false) => ColumnEncoding.Int32,
        (ElementKind.UInt32, false) => ColumnEncoding.UInt32,
        (ElementKind.Int64, false) => ColumnEncoding.Int64,
        (ElementKind.UInt64, false) => ColumnEncoding.UInt64,
        (ElementKind.Float32, false) => ColumnEncoding.Real32,
        (ElementKind.Float64, false) => ColumnEncoding.Real64,
        (ElementKind.Int16, true) => ColumnEncoding.SplitInt16,
        (ElementKind.UInt16, true) => ColumnEncoding.SplitUInt16,
        (ElementKind.Int32, true) => ColumnEncoding.SplitInt32,
        (ElementKind.UInt32, true) => ColumnEncoding.SplitUInt32,
        (ElementKind.Int64, true) => ColumnEncoding.SplitInt64,
        (ElementKind.UInt64, true) => ColumnEncoding.SplitUInt64,
        (ElementKind.Float32, true) => ColumnEncoding.SplitReal32,
        _ => ColumnEncoding.SplitReal64,
    };

    private static string TypeNameOf(DataType type) => type switch
    {
        StringType => "std::string",
        VectorType vector => $"std::vector<{TypeNameOf(vector.Item)}>",
        _ => type.Element switch
        {
            ElementKind.Bool => "bool",
            ElementKind.Int8 => "std::int8_t",
            ElementKind.UInt8 => "std::uint8_t",
            ElementKind.Int16 => "std::int16_t",
            ElementKind.UInt16 => "std::uint16_t",
            ElementKind.Int32 => "std::int32_t",
            ElementKind.UInt32 => "std::uint32_t",
            ElementKind.Int64 => "std::int64_t",
            ElementKind.UInt64 => "std::uint64_t",
            ElementKind.Float32 => "float",
            _ => "double",
        },
    };

    private static string ArrayName(ReadOnlySpan<int> dimensions, DataType item) =>
        dimensions.IsEmpty ? TypeNameOf(item) : $"std::array<{ArrayName(dimensions[1..], item)},{dimensions[0]}>";

    private static int Product(RNTupleFieldDefinition field, IReadOnlyList<int> dimensions)
    {
        long product = 1;
        foreach (int dimension in dimensions)
        {
            product *= dimension;
            if (dimension <= 0 || product > int.MaxValue)
            {
                throw Wrong(field, $"it has a dimension of {dimension}");
            }
        }

        return (int)product;
    }

    private static ArgumentException Wrong(RNTupleFieldDefinition field, string problem) => new($"field '{field.Name}' cannot be written: {problem}");

    /// <summary>What all fields of one definition share.</summary>
    private sealed record Part(RNTupleFieldDefinition Field, int Source, RootCompression Compression);
}

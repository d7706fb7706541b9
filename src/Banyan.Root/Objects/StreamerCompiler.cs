using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <summary>Turns a <see cref="StreamerInfo"/> into a <see cref="StreamerProgram"/>.</summary>
internal sealed class StreamerCompiler
{
    private const int DeepestInheritance = 60; // ObjectReader keeps the ends of 64 open base classes
    private const int MostSteps = 200_000; // a damaged file can name base classes twice on every level
    private readonly StreamerTable _table;
    private readonly IReadOnlyDictionary<string, StreamerInfo> _baseInfos;
    private readonly MemberLayout _layout = new();
    private readonly List<StreamerOp> _ops = [];

    private StreamerCompiler(StreamerTable table, IReadOnlyDictionary<string, StreamerInfo> baseInfos)
    {
        _table = table;
        _baseInfos = baseInfos;
    }

    /// <summary>Compiles a class.</summary>
    /// <param name="info">Its streamer info.</param>
    /// <param name="table">Where base classes are found.</param>
    /// <param name="baseInfos">Base classes that the data has in another version than the streamer info says.</param>
    public static StreamerProgram Compile(StreamerInfo info, StreamerTable table, IReadOnlyDictionary<string, StreamerInfo> baseInfos)
    {
        var compiler = new StreamerCompiler(table, baseInfos);
        compiler.Append(info, 0);
        return new StreamerProgram(info.ClassName, info.Version, compiler._layout, compiler._ops);
    }

    /// <summary>Compiles a class with a streamer of its own.</summary>
    public static StreamerProgram Compile(SpecialClass special)
    {
        var compiler = new StreamerCompiler(null!, new Dictionary<string, StreamerInfo>());
        compiler.AppendSpecial(special);
        return new StreamerProgram(special.Name, 0, compiler._layout, compiler._ops);
    }

    /// <summary>The kind of number of a basic type code (array codes reduced to their base); null for other codes.</summary>
    public static ElementKind? KindOf(StreamerType type) => type switch
    {
        StreamerType.Bool => ElementKind.Bool,
        StreamerType.Char or StreamerType.LegacyChar => ElementKind.Int8,
        StreamerType.UChar => ElementKind.UInt8,
        StreamerType.Short => ElementKind.Int16,
        StreamerType.UShort => ElementKind.UInt16,
        StreamerType.Int or StreamerType.Counter => ElementKind.Int32,
        StreamerType.UInt or StreamerType.Bits => ElementKind.UInt32,
        StreamerType.Long or StreamerType.Long64 => ElementKind.Int64,
        StreamerType.ULong or StreamerType.ULong64 => ElementKind.UInt64,
        StreamerType.Float or StreamerType.Float16 => ElementKind.Float32,
        StreamerType.Double or StreamerType.Double32 => ElementKind.Float64,
        _ => null,
    };

    /// <summary>The step of a counted array of objects or of pointers to objects.</summary>
    public static StreamerOp Loop(StreamerElement element, int countSlot) => new(StreamerOpCode.ObjectLoop, element.Name)
    {
        ClassName = ClassOf(element),
        CountSlot = countSlot,
        Length = Math.Max(1, element.ArrayLength),
        OfPointers = element.TypeName.EndsWith("**", StringComparison.Ordinal),
    };

    private static string ClassOf(StreamerElement element) => element.TypeName.Replace("const ", string.Empty).TrimEnd('*', ' ');

    private void Append(StreamerInfo info, int depth)
    {
        if (depth > DeepestInheritance)
        {
            Unsupported(info.ClassName, $"{info.ClassName} has more than {DeepestInheritance} levels of base classes");
            return;
        }

        foreach (StreamerElement element in info.Elements)
        {
            if (_ops.Count >= MostSteps)
            {
                Unsupported(info.ClassName, $"{info.ClassName} has more than {MostSteps} members");
                return;
            }

            AppendElement(info, element, depth);
        }
    }

    private void AppendElement(StreamerInfo info, StreamerElement element, int depth)
    {
        if (element.IsStl)
        {
            AppendStl(element);
        }
        else if (element.IsBase || element.Type is StreamerType.TObject or StreamerType.TNamed && element.ElementClass == "TStreamerBase")
        {
            AppendBase(element, depth);
        }
        else if (!AppendBasic(info, element))
        {
            AppendOther(info, element);
        }
    }

    private void AppendBase(StreamerElement element, int depth)
    {
        _layout.AddBase(element.Name);
        if (SpecialClasses.Find(element.Name) is SpecialClass special)
        {
            AppendSpecial(special);
            return;
        }

        StreamerInfo? baseInfo = _baseInfos.TryGetValue(element.Name, out StreamerInfo? other) ? other
            : _table.Find(element.Name, element.BaseVersion) ?? _table.FindNewest(element.Name); // its head tells the version
        if (baseInfo == null)
        {
            _ops.Add(new StreamerOp(StreamerOpCode.SkipBase, element.Name) { ClassName = element.Name });
            return;
        }

        _ops.Add(new StreamerOp(StreamerOpCode.BeginBase, element.Name) { ClassName = element.Name, BaseInfo = baseInfo, IsWhole = element.Type == StreamerType.TNamed });
        Append(baseInfo, depth + 1);
        _ops.Add(new StreamerOp(StreamerOpCode.EndBase, element.Name) { ClassName = element.Name });
    }

    private void AppendSpecial(SpecialClass special)
    {
        int numberSlot = _layout.NumberCount;
        int referenceSlot = _layout.ReferenceCount;
        special.AddMembers(_layout);
        _ops.Add(new StreamerOp(StreamerOpCode.Special, special.Name) { Special = special, NumberSlot = numberSlot, Slot = referenceSlot, ClassName = special.Name });
    }

    private bool AppendBasic(StreamerInfo info, StreamerElement element)
    {
        int code = (int)element.Type;
        bool counted = code is > (int)StreamerType.CountedArray and < (int)StreamerType.CountedArray + 20;
        bool isArray = code is > (int)StreamerType.FixedArray and < (int)StreamerType.CountedArray;
        var type = (StreamerType)(counted ? code - (int)StreamerType.CountedArray : isArray ? code - (int)StreamerType.FixedArray : code);
        if (KindOf(type) is not ElementKind kind)
        {
            return false;
        }

        ValuePacking? packing = type is StreamerType.Float16 or StreamerType.Double32
            ? ValuePacking.Parse(type == StreamerType.Float16, element.Title) : null;
        if (counted)
        {
            if (!_layout.TryGet(element.CountName, out MemberLayout.Slot count) || count.Type == NumberType.None)
            {
                Unsupported(element.Name, $"member {element.Name} of {info.ClassName} is counted by {element.CountName}, which is not there");
                return true;
            }

            _ops.Add(new StreamerOp(StreamerOpCode.CountedNumbers, element.Name)
            {
                Kind = kind,
                Packing = packing,
                CountSlot = count.Index,
                MayBeNarrow = kind == ElementKind.Int64 && info is { ClassName: "TBranch", Version: < 10 },
                Length = Math.Max(1, element.ArrayLength),
                Slot = _layout.AddReference(element.Name, new MemberForm { IsList = true, IsCharacters = kind == ElementKind.Int8 }),
            });
        }
        else if (isArray)
        {
            _ops.Add(new StreamerOp(StreamerOpCode.NumberArray, element.Name)
            {
                Kind = kind,
                Packing = packing,
                Length = element.ArrayLength,
                Slot = _layout.AddReference(element.Name, new MemberForm { IsList = true, Dimensions = element.Dimensions, IsCharacters = kind == ElementKind.Int8 }),
            });
        }
        else
        {
            StreamerOpCode op = type == StreamerType.Bits ? StreamerOpCode.Bits : StreamerOpCode.Number;
            _ops.Add(new StreamerOp(op, element.Name) { Kind = kind, Packing = packing, Slot = _layout.AddNumber(element.Name, (NumberType)kind) });
        }

        return true;
    }

    private void AppendStl(StreamerElement element)
    {
        string typeName = element.TypeName.Length == 0 ? element.Name : element.TypeName;
        bool isPointer = typeName.EndsWith('*');
        CppType type = CppTypeParser.Parse(isPointer ? typeName[..^1] : typeName);
        if (type is CppType.Class)
        {
            Unsupported(element.Name, $"member {element.Name} has the container type {typeName}, which is not known");
            return;
        }

        _ops.Add(new StreamerOp(StreamerOpCode.Stl, element.Name)
        {
            Type = type,
            Length = element.ArrayLength,
            Slot = _layout.AddReference(element.Name, new MemberForm { IsList = type is not CppType.Text, IsBase = element.Name == typeName, Type = type, Dimensions = element.Dimensions }),
        });
    }

    private void AppendOther(StreamerInfo info, StreamerElement element)
    {
        int code = (int)element.Type;
        StreamerType type = code is > 80 and < 100 or (int)StreamerType.StreamLoop + (int)StreamerType.FixedArray ? (StreamerType)(code - (int)StreamerType.FixedArray) : element.Type;
        int length = type == element.Type && element.ArrayLength <= 1 ? 0 : element.ArrayLength; // ROOT 3 wrote no other code for arrays of pointers
        string className = ClassOf(element);
        StreamerOp op;
        switch (type)
        {
            case StreamerType.CharStar:
                op = new StreamerOp(StreamerOpCode.CharStar, element.Name);
                break;
            case StreamerType.TString:
                op = new StreamerOp(StreamerOpCode.TString, element.Name) { Length = length };
                break;
            case StreamerType.Any when CppTypeParser.Parse(className) is CppType.Sequence or CppType.Map:
                AppendPlainContainer(element, className, length);
                return;
            case StreamerType.Object or StreamerType.Any or StreamerType.TObject or StreamerType.TNamed:
                op = new StreamerOp(StreamerOpCode.Object, element.Name) { ClassName = className, Length = length };
                break;
            case StreamerType.ObjectPointerInline or StreamerType.AnyPointerInline:
                op = new StreamerOp(StreamerOpCode.Object, element.Name) { ClassName = className, Length = length };
                break;
            case StreamerType.ObjectPointer or StreamerType.AnyPointer:
                op = new StreamerOp(StreamerOpCode.Pointer, element.Name) { ClassName = className, Length = length };
                break;
            case StreamerType.StreamLoop when _layout.TryGet(element.CountName, out MemberLayout.Slot count) && count.Type != NumberType.None:
                op = Loop(element, count.Index);
                break;
            default:
                Unsupported(element.Name, $"member {element.Name} of {info.ClassName} has the type {element.TypeName} (code {code}), which is not supported");
                return;
        }

        MemberForm form = op.Code == StreamerOpCode.ObjectLoop ? MemberForm.List : op.Length > 0 ? new MemberForm { IsList = true, Dimensions = element.Dimensions } : MemberForm.Single;
        _ops.Add(op with { Slot = _layout.AddReference(element.Name, form) });
    }

    /// <summary>A container that the streamer info takes for an object: it goes through the container's own streamer, which writes no head.</summary>
    private void AppendPlainContainer(StreamerElement element, string className, int length)
    {
        CppType type = CppTypeParser.Parse(className);
        int slot = _layout.AddReference(element.Name, new MemberForm { IsList = true, Type = type, Dimensions = element.Dimensions });
        _ops.Add(new StreamerOp(StreamerOpCode.PlainContainer, element.Name) { Type = type, Length = length, Slot = slot });
    }

    private void Unsupported(string name, string reason) => _ops.Add(new StreamerOp(StreamerOpCode.Unsupported, name) { Reason = reason });
}

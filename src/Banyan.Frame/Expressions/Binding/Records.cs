using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Functions.FourVectors;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Lorentz vectors and vectors in space and plane as values: ROOT::Math's and the older TLorentzVector, TVector3, TVector2, which differ in their member functions.</summary>
internal static class Records
{
    private static readonly DataType s_double = DataType.Scalar(ElementKind.Float64);
    private static readonly DataType s_bool = DataType.Scalar(ElementKind.Bool);

    private static readonly Dictionary<string, RecordType> s_types = Types(
        (typeof(PtEtaPhiMVector), "ROOT::Math::PtEtaPhiMVector"),
        (typeof(PtEtaPhiEVector), "ROOT::Math::PtEtaPhiEVector"),
        (typeof(PxPyPzEVector), "ROOT::Math::PxPyPzEVector"),
        (typeof(PxPyPzEVector), "ROOT::Math::XYZTVector"),
        (typeof(PxPyPzMVector), "ROOT::Math::PxPyPzMVector"),
        (typeof(SpaceVector), "ROOT::Math::XYZVector"),
        (typeof(SpaceVector), "ROOT::Math::XYZPoint"),
        (typeof(SpaceVector), "ROOT::Math::Polar3DVector"),
        (typeof(SpaceVector), "ROOT::Math::RhoEtaPhiVector"),
        (typeof(SpaceVector), "ROOT::Math::RhoZPhiVector"),
        (typeof(PlaneVector), "ROOT::Math::XYVector"),
        (typeof(PlaneVector), "ROOT::Math::XYPoint"),
        (typeof(PlaneVector), "ROOT::Math::Polar2DVector"),
        (typeof(PxPyPzEVector), "TLorentzVector"),
        (typeof(SpaceVector), "TVector3"),
        (typeof(PlaneVector), "TVector2"));

    /// <summary>The type of that C++ name, with or without <c>ROOT::Math::</c>; null for others.</summary>
    public static RecordType? Find(string name) => s_types.GetValueOrDefault(name);

    /// <summary>The full names of all types.</summary>
    public static IEnumerable<string> TypeNames => s_types.Values.Select(type => type.Name).Distinct();

    /// <summary>The names of the member functions of a type.</summary>
    public static IEnumerable<string> Members(RecordType type) => RecordMembers.Of(type).Keys;

    /// <summary>True for Lorentz vectors.</summary>
    public static bool IsFourVector(this DataType type) => type is RecordType record && record.ClrType != typeof(SpaceVector) && record.ClrType != typeof(PlaneVector);

    /// <summary>A value from its coordinates, from another value, or the null value; null when the arguments do not fit.</summary>
    public static TypedNode? Construct(RecordType type, IReadOnlyList<TypedNode> arguments, SourceSpan span)
    {
        int count = type.IsFourVector() ? 4 : type.ClrType == typeof(SpaceVector) ? 3 : 2;
        if (arguments.Count == 0)
        {
            arguments = [.. Enumerable.Repeat(Nodes.Constant(0.0, span), count)];
        }

        if (arguments.Count == count && arguments.All(a => a.IsScalar()))
        {
            if (Curvilinear(type) is string kernel)
            {
                return KernelCalls.Invoke(typeof(RotationKernels), kernel, [], type, span, [.. arguments.Select(a => Nodes.Convert(a, ElementKind.Float64))]);
            }

            return Kernel(type, "Create", type, span, [.. arguments.Select(a => Nodes.Convert(a, ElementKind.Float64))]);
        }

        if (arguments is not [{ Type: RecordType from } value])
        {
            return null;
        }

        return from.ClrType == type.ClrType ? WithType(value, type)
            : from.IsFourVector() && type.IsFourVector()
                ? KernelCalls.Invoke(typeof(FourVectorKernels), nameof(FourVectorKernels.Convert), [type.ClrType, from.ClrType], type, span, [value])
                : null;
    }

    private static string? Curvilinear(RecordType type) => type.Name switch
    {
        "ROOT::Math::Polar3DVector" => nameof(RotationKernels.FromPolar),
        "ROOT::Math::RhoEtaPhiVector" => nameof(RotationKernels.FromRhoEtaPhi),
        "ROOT::Math::RhoZPhiVector" => nameof(RotationKernels.FromRhoZPhi),
        "ROOT::Math::Polar2DVector" => nameof(RotationKernels.FromPlanePolar),
        _ => null,
    };

    /// <summary>A unary operator, or null when there is none.</summary>
    public static TypedNode? Unary(string symbol, TypedNode operand, SourceSpan span) => symbol switch
    {
        "+" => operand,
        "-" => Scale(operand, Nodes.Constant(-1.0, span), span),
        _ => null,
    };

    /// <summary>A binary operator with at least one record, or null when there is none.</summary>
    public static TypedNode? Binary(string symbol, TypedNode left, TypedNode right, SourceSpan span)
    {
        switch (left.Type, right.Type)
        {
            case (RecordType a, RecordType b) when a.ClrType == b.ClrType || (a.IsFourVector() && b.IsFourVector()):
                return symbol switch
                {
                    "+" => Pair(left, "Add", right, a, span),
                    "-" => Pair(left, "Subtract", right, a, span),
                    "*" when IsOld(a) => Pair(left, "Dot", right, s_double, span),
                    "==" when a.ClrType == b.ClrType => Kernel(a, "AreEqual", s_bool, span, [left, right]),
                    "!=" when a.ClrType == b.ClrType => new UnaryNode(UnaryOperator.Not, Kernel(a, "AreEqual", s_bool, span, [left, right]), s_bool, span),
                    _ => null,
                };
            case (RecordType, ScalarType) when symbol == "*":
                return Scale(left, right, span);
            case (ScalarType, RecordType) when symbol == "*":
                return Scale(right, left, span);
            case (RecordType, ScalarType) when symbol == "/":
                return Scale(left, Nodes.Binary(BinaryOperator.Divide, Nodes.Constant(1.0, span), right, ElementKind.Float64, span), span);
            default:
                return null;
        }
    }

    /// <summary>A call of a member function, or null when the arguments do not fit.</summary>
    public static TypedNode? Member(TypedNode target, string member, IReadOnlyList<TypedNode> arguments, SourceSpan span)
    {
        var type = (RecordType)target.Type;
        if (!RecordMembers.Of(type).TryGetValue(member, out RecordMember? found))
        {
            return null;
        }

        DataType result = found.Result switch
        {
            RecordResult.Number => s_double,
            RecordResult.Same => type,
            RecordResult.Truth => s_bool,
            _ => Find(IsOld(type) ? "TVector3" : "ROOT::Math::XYZVector")!,
        };
        if (member == "BoostToCM" && arguments is [{ Type: var second }] && second.IsFourVector())
        {
            return KernelCalls.Invoke(typeof(FrameKernels), nameof(FrameKernels.BoostToCMOfPair), [type.ClrType, ((RecordType)second).ClrType], result, span, [target, arguments[0]]);
        }

        // TLorentzVector and the momentum of another vector: the angle between them.
        if (member == "Angle" && IsOld(type) && arguments is [var axis] && Space(axis) is TypedNode direction && Space(target) is TypedNode self)
        {
            return KernelCalls.Invoke(typeof(SpaceVectorKernels), nameof(SpaceVectorKernels.Angle), [], s_double, span, [self, direction]);
        }

        return (found.HasArgument, arguments) switch
        {
            (false, []) when found.Library is not null => KernelCalls.Invoke(found.Library, found.Kernel, type.IsFourVector() ? [type.ClrType] : [], result, span, [target]),
            (false, []) => Kernel(type, found.Kernel, result, span, [target]),
            (true, [{ Type: RecordType other }]) when other.ClrType == type.ClrType || (type.IsFourVector() && other.IsFourVector()) => Pair(target, found.Kernel, arguments[0], result, span),
            _ => null,
        };
    }

    /// <summary>A kernel of two values of one family.</summary>
    public static TypedNode Pair(TypedNode left, string kernel, TypedNode right, DataType result, SourceSpan span)
    {
        Type[] types = left.Type.IsFourVector() ? [((RecordType)left.Type).ClrType, ((RecordType)right.Type).ClrType] : [];
        return KernelCalls.Invoke(Library((RecordType)left.Type), kernel, types, result, span, [left, right]);
    }

    /// <summary>Component <paramref name="index"/> of one of the older vectors, as <c>p[3]</c> or <c>p(3)</c>; null where there is none.</summary>
    public static TypedNode? Component(TypedNode target, TypedNode index, SourceSpan span)
    {
        if (target.Type is not RecordType type || !IsOld(type) || index is not LiteralNode { Value: int number })
        {
            return null;
        }

        string[] names = type.IsFourVector() ? ["Px", "Py", "Pz", "E"] : type.ClrType == typeof(SpaceVector) ? ["X", "Y", "Z"] : [];
        return number >= 0 && number < names.Length ? Member(target, names[number], [], span) : null;
    }

    /// <summary>The momentum of a Lorentz vector; a vector in space is itself.</summary>
    public static TypedNode? Space(TypedNode value) => value.Type switch
    {
        RecordType { ClrType: var clr } when clr == typeof(SpaceVector) => value,
        RecordType type when type.IsFourVector() => Kernel(type, nameof(FourVectorKernels.Momentum), Find("ROOT::Math::XYZVector")!, value.Span, [value]),
        _ => null,
    };

    /// <summary>True for TLorentzVector, TVector3 and TVector2.</summary>
    public static bool IsOld(RecordType type) => type.Name[0] == 'T';

    private static TypedNode Scale(TypedNode value, TypedNode factor, SourceSpan span) =>
        Kernel((RecordType)value.Type, "Scale", value.Type, span, [value, Nodes.Convert(factor, ElementKind.Float64)]);

    private static CallNode Kernel(RecordType type, string kernel, DataType result, SourceSpan span, IReadOnlyList<TypedNode> arguments) =>
        KernelCalls.Invoke(Library(type), kernel, type.IsFourVector() ? [type.ClrType] : [], result, span, arguments);

    private static Type Library(RecordType type) => type.IsFourVector() ? typeof(FourVectorKernels)
        : type.ClrType == typeof(SpaceVector) ? typeof(SpaceVectorKernels) : typeof(PlaneVectorKernels);

    // The same struct under another C++ name.
    private static TypedNode WithType(TypedNode value, RecordType type) => value.Type == type
        ? value
        : Kernel(type, "Scale", type, value.Span, [value, Nodes.Constant(1.0, value.Span)]);

    private static Dictionary<string, RecordType> Types(params (Type ClrType, string Name)[] types)
    {
        var table = new Dictionary<string, RecordType>(StringComparer.Ordinal);
        foreach ((Type clrType, string name) in types)
        {
            var type = new RecordType(clrType, name);
            table[name] = type;
            table[name.Replace("ROOT::Math::", string.Empty, StringComparison.Ordinal)] = type;
        }

        return table;
    }
}

using Banyan.Columns;
using Banyan.Frame.Expressions.Syntax;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>The C++ and ROOT names of types.</summary>
internal static class CppTypes
{
    private static readonly Dictionary<string, ElementKind> s_scalars = new()
    {
        ["bool"] = ElementKind.Bool,
        ["Bool_t"] = ElementKind.Bool,
        ["char"] = ElementKind.Int8,
        ["Char_t"] = ElementKind.Int8,
        ["int8_t"] = ElementKind.Int8,
        ["unsigned char"] = ElementKind.UInt8,
        ["UChar_t"] = ElementKind.UInt8,
        ["uint8_t"] = ElementKind.UInt8,
        ["short"] = ElementKind.Int16,
        ["Short_t"] = ElementKind.Int16,
        ["int16_t"] = ElementKind.Int16,
        ["unsigned short"] = ElementKind.UInt16,
        ["UShort_t"] = ElementKind.UInt16,
        ["uint16_t"] = ElementKind.UInt16,
        ["int"] = ElementKind.Int32,
        ["Int_t"] = ElementKind.Int32,
        ["int32_t"] = ElementKind.Int32,
        ["unsigned int"] = ElementKind.UInt32,
        ["UInt_t"] = ElementKind.UInt32,
        ["uint32_t"] = ElementKind.UInt32,
        ["long"] = ElementKind.Int64,
        ["Long_t"] = ElementKind.Int64,
        ["Long64_t"] = ElementKind.Int64,
        ["int64_t"] = ElementKind.Int64,
        ["ssize_t"] = ElementKind.Int64,
        ["ptrdiff_t"] = ElementKind.Int64,
        ["unsigned long"] = ElementKind.UInt64,
        ["ULong_t"] = ElementKind.UInt64,
        ["ULong64_t"] = ElementKind.UInt64,
        ["uint64_t"] = ElementKind.UInt64,
        ["size_t"] = ElementKind.UInt64,
        ["intptr_t"] = ElementKind.Int64,
        ["uintptr_t"] = ElementKind.UInt64,
        ["intmax_t"] = ElementKind.Int64,
        ["uintmax_t"] = ElementKind.UInt64,
        ["Version_t"] = ElementKind.Int16,
        ["float"] = ElementKind.Float32,
        ["Float_t"] = ElementKind.Float32,
        ["Float16_t"] = ElementKind.Float32,
        ["double"] = ElementKind.Float64,
        ["Double_t"] = ElementKind.Float64,
        ["Double32_t"] = ElementKind.Float64,
    };

    private static readonly Dictionary<string, ElementKind> s_vectors = new()
    {
        ["RVecB"] = ElementKind.Bool,
        ["RVecC"] = ElementKind.Int8,
        ["RVecI"] = ElementKind.Int32,
        ["RVecU"] = ElementKind.UInt32,
        ["RVecL"] = ElementKind.Int64,
        ["RVecUL"] = ElementKind.UInt64,
        ["RVecLL"] = ElementKind.Int64,
        ["RVecULL"] = ElementKind.UInt64,
        ["RVecF"] = ElementKind.Float32,
        ["RVecD"] = ElementKind.Float64,
    };

    /// <summary>The type that <paramref name="syntax"/> names, or null when it is not known.</summary>
    public static DataType? Resolve(TypeSyntax syntax)
    {
        string name = Unqualified(syntax.Name);
        if (syntax.Arguments.Count == 0)
        {
            return s_scalars.TryGetValue(name, out ElementKind kind) ? DataType.Scalar(kind)
                : s_vectors.TryGetValue(name, out ElementKind item) ? DataType.Vector(item)
                : name is "string" ? new StringType() : Records.Find(syntax.Name);
        }

        if (name == "Math::LorentzVector" && syntax.Arguments is [{ Arguments: [{ Name: "double" or "Double_t" or "Double32_t" }], Name: var system }])
        {
            return Unqualified(system) is var coordinates ? Records.Find($"{coordinates.Replace("Math::", string.Empty, StringComparison.Ordinal) switch { "PtEtaPhiM4D" => "PtEtaPhiMVector", "PtEtaPhiE4D" => "PtEtaPhiEVector", "PxPyPzE4D" => "PxPyPzEVector", "PxPyPzM4D" => "PxPyPzMVector", var other => other }}") : null;
        }

        bool isStd = name == "vector";
        if (syntax.Arguments.Count != 1 || !(isStd || name == "RVec") || Resolve(syntax.Arguments[0]) is not DataType inner)
        {
            return null;
        }

        return new VectorType(inner, isStd);
    }

    // The namespaces that these names live in; the types inside have no other homonyms in expressions.
    private static string Unqualified(string name)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["ROOT::VecOps::", "ROOT::", "std::"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name[prefix.Length..];
            }
        }

        return name;
    }
}

using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>C++17's mathematical special functions and C's Bessel functions, by name. Real arguments that are all float give float, as the standard's overloads do.</summary>
internal static class SpecialTable
{
    private static readonly (string Name, Type Type, string Method)[] s_functions =
    [
        ("hermite", typeof(SpecialFunctions), nameof(SpecialFunctions.Hermite)),
        ("laguerre", typeof(SpecialFunctions), nameof(SpecialFunctions.Laguerre)),
        ("assoc_laguerre", typeof(SpecialFunctions), nameof(SpecialFunctions.AssocLaguerre)),
        ("assoc_legendre", typeof(SpecialFunctions), nameof(SpecialFunctions.AssocLegendre)),
        ("cyl_bessel_j", typeof(SpecialFunctions), nameof(SpecialFunctions.CylBesselJ)),
        ("cyl_bessel_i", typeof(SpecialFunctions), nameof(SpecialFunctions.CylBesselI)),
        ("cyl_bessel_k", typeof(SpecialFunctions), nameof(SpecialFunctions.CylBesselK)),
        ("cyl_neumann", typeof(SpecialFunctions), nameof(SpecialFunctions.CylNeumann)),
        ("sph_bessel", typeof(SpecialFunctions), nameof(SpecialFunctions.SphBessel)),
        ("sph_neumann", typeof(SpecialFunctions), nameof(SpecialFunctions.SphNeumann)),
        ("comp_ellint_1", typeof(SpecialFunctions), nameof(SpecialFunctions.CompEllint1)),
        ("comp_ellint_2", typeof(SpecialFunctions), nameof(SpecialFunctions.CompEllint2)),
        ("comp_ellint_3", typeof(SpecialFunctions), nameof(SpecialFunctions.CompEllint3)),
        ("ellint_1", typeof(SpecialFunctions), nameof(SpecialFunctions.Ellint1)),
        ("ellint_2", typeof(SpecialFunctions), nameof(SpecialFunctions.Ellint2)),
        ("ellint_3", typeof(SpecialFunctions), nameof(SpecialFunctions.Ellint3)),
        ("expint", typeof(SpecialFunctions), nameof(SpecialFunctions.Expint)),
        ("riemann_zeta", typeof(SpecialFunctions), nameof(SpecialFunctions.RiemannZeta)),
        ("fpclassify", typeof(SpecialFunctions), nameof(SpecialFunctions.Fpclassify)),
        ("legendre", typeof(RootMath), nameof(RootMath.Legendre)),
        ("sph_legendre", typeof(RootMath), nameof(RootMath.SphericalLegendre)),
        ("beta", typeof(TMath), nameof(TMath.Beta)),
    ];

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        foreach ((string name, Type type, string method) in s_functions)
        {
            MethodInfo info = type.GetMethod(method)!;
            string usage = $"{name}({string.Join(", ", info.GetParameters().Select(p => p.Name))})";
            library[name] = library[$"std::{name}"] = new BuiltInFunction(usage, call => Bind(call, info));

            // C++17 gives each, fpclassify aside, a form for float by name.
            if (name != "fpclassify")
            {
                string single = name + "f";
                library[single] = library[$"std::{single}"] = new BuiltInFunction(usage.Replace(name + "(", single + "(", StringComparison.Ordinal), call => Bind(call, info, isSingle: true));
            }
        }

        Add(library, "exp10", typeof(SpecialFunctions).GetMethod(nameof(SpecialFunctions.Exp10))!);
        foreach ((string name, double order, string method) in new[] { ("j0", 0.0, nameof(SpecialFunctions.CylBesselJ)), ("j1", 1.0, nameof(SpecialFunctions.CylBesselJ)), ("y0", 0.0, nameof(SpecialFunctions.CylNeumann)), ("y1", 1.0, nameof(SpecialFunctions.CylNeumann)) })
        {
            MethodInfo info = typeof(SpecialFunctions).GetMethod(method)!;
            library[name] = new BuiltInFunction($"{name}(x)", call => call.Count == 1 && call.IsScalar(0)
                ? new CallNode(info, [Nodes.Constant(order, call.Span), Nodes.Convert(call[0], ElementKind.Float64)], DataType.Scalar(ElementKind.Float64), call.Span)
                : null);
        }
    }

    private static void Add(Dictionary<string, Function> library, string name, MethodInfo info) => library[name] = new BuiltInFunction($"{name}(x)", call => Bind(call, info));

    private static TypedNode? Bind(FunctionCall call, MethodInfo info, bool isSingle = false)
    {
        ParameterInfo[] parameters = info.GetParameters();
        if (call.Count != parameters.Length || !Enumerable.Range(0, call.Count).All(call.IsScalar))
        {
            return null;
        }

        bool isFloat = isSingle || Enumerable.Range(0, call.Count).All(i => parameters[i].ParameterType == typeof(uint) || call.Kind(i) == ElementKind.Float32);
        TypedNode[] arguments =
        [
            .. parameters.Select((p, i) => Nodes.Convert(isSingle && p.ParameterType == typeof(double) ? Nodes.Convert(call[i], ElementKind.Float32) : call[i], ElementKinds.FromClrType(p.ParameterType)!.Value)),
        ];
        ElementKind result = ElementKinds.FromClrType(info.ReturnType)!.Value;
        TypedNode value = new CallNode(info, arguments, DataType.Scalar(result), call.Span);
        return isFloat && result == ElementKind.Float64 ? Nodes.Convert(value, ElementKind.Float32) : value;
    }
}

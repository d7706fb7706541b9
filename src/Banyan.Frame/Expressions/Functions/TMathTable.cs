using System.Reflection;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>The functions of TMath, ROOT::Math and TVector2 by their names.</summary>
internal static class TMathTable
{
    // Names of ROOT::Math and of C++'s special functions that differ from the methods'.
    private static readonly (string Name, Type Library, string Method)[] s_others =
    [
        ("TVector2::Phi_mpi_pi", typeof(Angles), nameof(Angles.SymmetricPhi)),
        ("TVector2::Phi_0_2pi", typeof(Angles), nameof(Angles.PositivePhi)),
        ("ROOT::Math::Pi", typeof(TMath), nameof(TMath.Pi)),
        ("ROOT::Math::erf", typeof(TMath), nameof(TMath.Erf)),
        ("ROOT::Math::erfc", typeof(TMath), nameof(TMath.Erfc)),
        ("ROOT::Math::tgamma", typeof(TMath), nameof(TMath.Gamma)),
        ("ROOT::Math::lgamma", typeof(TMath), nameof(TMath.LnGamma)),
        ("ROOT::Math::log1p", typeof(RootMath), nameof(RootMath.Log1p)),
        ("ROOT::Math::expm1", typeof(RootMath), nameof(RootMath.Expm1)),
        ("ROOT::Math::beta", typeof(TMath), nameof(TMath.Beta)),
        ("ROOT::Math::normal_pdf", typeof(RootMath), nameof(RootMath.NormalDensity)),
        ("ROOT::Math::gaussian_pdf", typeof(RootMath), nameof(RootMath.NormalDensity)),
        ("ROOT::Math::normal_cdf", typeof(RootMath), nameof(RootMath.NormalBelow)),
        ("ROOT::Math::normal_cdf_c", typeof(RootMath), nameof(RootMath.NormalAbove)),
        ("ROOT::Math::gaussian_cdf", typeof(RootMath), nameof(RootMath.NormalBelow)),
        ("ROOT::Math::gaussian_cdf_c", typeof(RootMath), nameof(RootMath.NormalAbove)),
        ("ROOT::Math::chisquared_cdf", typeof(RootMath), nameof(RootMath.ChisquareBelow)),
        ("ROOT::Math::chisquared_cdf_c", typeof(RootMath), nameof(RootMath.ChisquareAbove)),
        ("ROOT::Math::landau_pdf", typeof(RootMath), nameof(RootMath.LandauDensity)),
        ("ROOT::Math::exponential_pdf", typeof(RootMath), nameof(RootMath.ExponentialDensity)),
        ("ROOT::Math::breitwigner_pdf", typeof(RootMath), nameof(RootMath.BreitWignerDensity)),
        ("std::sph_legendre", typeof(RootMath), nameof(RootMath.SphericalLegendre)),
        ("std::legendre", typeof(RootMath), nameof(RootMath.Legendre)),
        ("std::beta", typeof(TMath), nameof(TMath.Beta)),
    ];

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        foreach (MethodInfo method in typeof(TMath).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            library.TryAdd($"TMath::{method.Name}", new OverloadedFunction(typeof(TMath), method.Name));
        }

        foreach ((string name, Type type, string method) in s_others)
        {
            library[name] = new OverloadedFunction(type, method);
        }
    }
}

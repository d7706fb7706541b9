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
        ("ROOT::Math::VectorUtil::Phi_mpi_pi", typeof(Angles), nameof(Angles.SymmetricPhi)),
        ("ROOT::Math::VectorUtil::Phi_0_2pi", typeof(Angles), nameof(Angles.PositivePhi)),
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
        ("ROOT::Math::poisson_pdf", typeof(Densities), nameof(Densities.Poisson)),
        ("ROOT::Math::binomial_pdf", typeof(Densities), nameof(Densities.Binomial)),
        ("ROOT::Math::uniform_pdf", typeof(Densities), nameof(Densities.Uniform)),
        ("ROOT::Math::uniform_cdf", typeof(Densities), nameof(Densities.UniformBelow)),
        ("ROOT::Math::lognormal_pdf", typeof(Densities), nameof(Densities.LogNormal)),
        ("ROOT::Math::chisquared_pdf", typeof(Densities), nameof(Densities.Chisquare)),
        ("ROOT::Math::gamma_pdf", typeof(Densities), nameof(Densities.Gamma)),
        ("ROOT::Math::beta_pdf", typeof(TMath), nameof(TMath.BetaDist)),
        ("ROOT::Math::beta_cdf", typeof(TMath), nameof(TMath.BetaDistI)),
        ("ROOT::Math::tdistribution_pdf", typeof(Densities), nameof(Densities.Student)),
        ("ROOT::Math::tdistribution_cdf", typeof(Densities), nameof(Densities.StudentBelow)),
        ("ROOT::Math::tdistribution_cdf_c", typeof(Densities), nameof(Densities.StudentAbove)),
        ("ROOT::Math::fdistribution_pdf", typeof(Densities), nameof(Densities.F)),
        ("ROOT::Math::fdistribution_cdf", typeof(Densities), nameof(Densities.FBelow)),
        ("ROOT::Math::exponential_cdf", typeof(Densities), nameof(Densities.ExponentialBelow)),
        ("ROOT::Math::exponential_cdf_c", typeof(Densities), nameof(Densities.ExponentialAbove)),
        ("ROOT::Math::normal_quantile", typeof(Densities), nameof(Densities.NormalQuantile)),
        ("ROOT::Math::normal_quantile_c", typeof(Densities), nameof(Densities.NormalQuantileAbove)),
        ("ROOT::Math::gaussian_quantile", typeof(Densities), nameof(Densities.NormalQuantile)),
        ("ROOT::Math::inc_gamma", typeof(RootMath), nameof(RootMath.LowerGamma)),
        ("ROOT::Math::inc_gamma_c", typeof(Densities), nameof(Densities.UpperGamma)),
        ("ROOT::Math::inc_beta", typeof(TMath), nameof(TMath.BetaIncomplete)),
        ("ROOT::Math::cyl_bessel_j", typeof(SpecialFunctions), nameof(SpecialFunctions.CylBesselJ)),
        ("ROOT::Math::cyl_bessel_i", typeof(SpecialFunctions), nameof(SpecialFunctions.CylBesselI)),
        ("ROOT::Math::cyl_bessel_k", typeof(SpecialFunctions), nameof(SpecialFunctions.CylBesselK)),
        ("ROOT::Math::cyl_neumann", typeof(SpecialFunctions), nameof(SpecialFunctions.CylNeumann)),
        ("ROOT::Math::crystalball_function", typeof(Densities), nameof(Densities.CrystalBall)),
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

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
        ("ROOT::Math::landau_cdf", typeof(Densities), nameof(Densities.LandauBelow)),
        ("ROOT::Math::landau_cdf_c", typeof(Densities), nameof(Densities.LandauAbove)),
        ("ROOT::Math::landau_quantile", typeof(Densities), nameof(Densities.LandauQuantile)),
        ("ROOT::Math::poisson_cdf", typeof(Densities), nameof(Densities.PoissonBelow)),
        ("ROOT::Math::poisson_cdf_c", typeof(Densities), nameof(Densities.PoissonAbove)),
        ("ROOT::Math::binomial_cdf", typeof(Densities), nameof(Densities.BinomialBelow)),
        ("ROOT::Math::binomial_cdf_c", typeof(Densities), nameof(Densities.BinomialAbove)),
        ("ROOT::Math::negative_binomial_pdf", typeof(Densities), nameof(Densities.NegativeBinomial)),
        ("ROOT::Math::negative_binomial_cdf", typeof(Densities), nameof(Densities.NegativeBinomialBelow)),
        ("ROOT::Math::negative_binomial_cdf_c", typeof(Densities), nameof(Densities.NegativeBinomialAbove)),
        ("ROOT::Math::gamma_cdf", typeof(Densities), nameof(Densities.GammaBelow)),
        ("ROOT::Math::gamma_cdf_c", typeof(Densities), nameof(Densities.GammaAbove)),
        ("ROOT::Math::gamma_quantile", typeof(Densities), nameof(Densities.GammaQuantile)),
        ("ROOT::Math::lognormal_cdf", typeof(Densities), nameof(Densities.LogNormalBelow)),
        ("ROOT::Math::lognormal_cdf_c", typeof(Densities), nameof(Densities.LogNormalAbove)),
        ("ROOT::Math::lognormal_quantile", typeof(Densities), nameof(Densities.LogNormalQuantile)),
        ("ROOT::Math::breitwigner_cdf", typeof(Densities), nameof(Densities.BreitWignerBelow)),
        ("ROOT::Math::breitwigner_cdf_c", typeof(Densities), nameof(Densities.BreitWignerAbove)),
        ("ROOT::Math::breitwigner_quantile", typeof(Densities), nameof(Densities.BreitWignerQuantile)),
        ("ROOT::Math::cauchy_pdf", typeof(Densities), nameof(Densities.Cauchy)),
        ("ROOT::Math::cauchy_cdf", typeof(Densities), nameof(Densities.CauchyBelow)),
        ("ROOT::Math::cauchy_cdf_c", typeof(Densities), nameof(Densities.CauchyAbove)),
        ("ROOT::Math::cauchy_quantile", typeof(Densities), nameof(Densities.CauchyQuantile)),
        ("ROOT::Math::chisquared_quantile", typeof(Densities), nameof(Densities.ChisquareQuantile)),
        ("ROOT::Math::chisquared_quantile_c", typeof(Densities), nameof(Densities.ChisquareQuantileAbove)),
        ("ROOT::Math::exponential_quantile", typeof(Densities), nameof(Densities.ExponentialQuantile)),
        ("ROOT::Math::uniform_quantile", typeof(Densities), nameof(Densities.UniformQuantile)),
        ("ROOT::Math::uniform_cdf_c", typeof(Densities), nameof(Densities.UniformAbove)),
        ("ROOT::Math::fdistribution_cdf_c", typeof(Densities), nameof(Densities.FAbove)),
        ("ROOT::Math::crystalball_pdf", typeof(Densities), nameof(Densities.CrystalBallDensity)),
        ("ROOT::Math::bigaussian_pdf", typeof(Densities), nameof(Densities.BivariateNormal)),
        ("ROOT::Math::sinint", typeof(TrigonometricIntegrals), nameof(TrigonometricIntegrals.Sine)),
        ("ROOT::Math::cosint", typeof(TrigonometricIntegrals), nameof(TrigonometricIntegrals.Cosine)),
        ("ROOT::Math::expint", typeof(SpecialFunctions), nameof(SpecialFunctions.Expint)),
        ("ROOT::Math::riemann_zeta", typeof(SpecialFunctions), nameof(SpecialFunctions.RiemannZeta)),
        ("ROOT::Math::sph_bessel", typeof(SpecialFunctions), nameof(SpecialFunctions.SphBessel)),
        ("ROOT::Math::sph_neumann", typeof(SpecialFunctions), nameof(SpecialFunctions.SphNeumann)),
        ("ROOT::Math::legendre", typeof(RootMath), nameof(RootMath.Legendre)),
        ("ROOT::Math::sph_legendre", typeof(RootMath), nameof(RootMath.SphericalLegendre)),
        ("ROOT::Math::assoc_legendre", typeof(SpecialFunctions), nameof(SpecialFunctions.AssocLegendre)),
        ("ROOT::Math::laguerre", typeof(SpecialFunctions), nameof(SpecialFunctions.Laguerre)),
        ("ROOT::Math::assoc_laguerre", typeof(SpecialFunctions), nameof(SpecialFunctions.AssocLaguerre)),
        ("ROOT::Math::comp_ellint_1", typeof(SpecialFunctions), nameof(SpecialFunctions.CompEllint1)),
        ("ROOT::Math::comp_ellint_2", typeof(SpecialFunctions), nameof(SpecialFunctions.CompEllint2)),
        ("ROOT::Math::ellint_1", typeof(SpecialFunctions), nameof(SpecialFunctions.Ellint1)),
        ("ROOT::Math::ellint_2", typeof(SpecialFunctions), nameof(SpecialFunctions.Ellint2)),
    ];

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        foreach (MethodInfo method in typeof(TMath).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            library.TryAdd($"TMath::{method.Name}", new OverloadedFunction(typeof(TMath), method.Name));
        }

        TMathRangeTable.Add(library);
        foreach ((string name, Type type, string method) in s_others)
        {
            library[name] = new OverloadedFunction(type, method);
        }
    }
}

using Banyan.Frame.Expressions.Functions;

namespace Banyan.Tests.Frame.Expressions.Functions;

/// <summary>Names of functions that only Banyan has must never be names that ROOT has, now or by its other classes: a random draw would be RandomGaus, never Gaus.</summary>
public class OwnNamesTests
{
    // Names of ROOT (TMath, TRandom, ROOT::Math, VecOps, RDataFrame) that a reader would take for ROOT's when they stand without a prefix.
    private static readonly HashSet<string> s_rootOnly =
    [
        "Gaus", "Rannor", "Rndm", "RndmArray", "Uniform", "Exp", "Poisson", "PoissonD", "Landau", "BreitWigner", "Binomial", "Integer", "Circle", "Sphere", "SetSeed", "GetSeed",
        "Abs", "ACos", "ACosH", "ASin", "ASinH", "ATan", "ATan2", "ATanH", "BesselI", "BesselI0", "BesselI1", "BesselJ0", "BesselJ1", "BesselK", "BesselK0", "BesselK1", "BesselY0", "BesselY1", "Beta",
        "BetaCf", "BetaDist", "BetaDistI", "BetaIncomplete", "BinarySearch", "BinomialI", "C", "CauchyDist", "Ceil", "CeilNint", "ChisquareQuantile", "Cos", "CosH", "Cross", "DegToRad", "DiLog", "E",
        "Erf", "ErfInverse", "Erfc", "ErfcInverse", "EulerGamma", "Even", "FDist", "FDistI", "Factorial", "Finite", "Floor", "FloorNint", "Freq", "G", "Gamma", "GammaDist", "GeomMean", "H", "Hash",
        "Hbar", "Hypot", "Infinity", "InvPi", "IsInside", "IsNaN", "K", "KOrdStat", "KolmogorovProb", "KolmogorovTest", "LandauI", "LaplaceDist", "LaplaceDistI", "Ldexp", "Ln10", "LnGamma", "LocMax",
        "LocMin", "Log", "Log10", "Log2", "LogE", "LogNormal", "MaxElement", "Median", "MinElement", "Na", "NextPrime", "Nint", "NormQuantile", "Normalize", "Odd", "Permute", "Pi", "PiOver2", "PiOver4",
        "PoissonI", "Power", "Prob", "Qe", "Quantiles", "QuietNaN", "R", "RMS", "RadToDeg", "RootsCubic", "Sign", "SignBit", "Sin", "SinH", "Sq", "Sqrt", "Sqrt2", "Student", "StudentI",
        "StudentQuantile", "Tan", "TanH", "TwoPi", "Vavilov", "VavilovI", "Voigt", "Alias", "Cache", "Count", "Define", "Display", "Fill", "Fold", "Graph", "Histo1D", "Profile1D", "Redefine",
        "Snapshot", "Stats", "Vary", "Form", "Printf",
    ];

    // Functions of VecOps 6.40 and C++17 that expressions have without a prefix.
    private static readonly HashSet<string> s_vecOps =
    [
        "All", "Angle", "Any", "Arange", "ArgMax", "ArgMin", "Argsort", "Combinations", "Concatenate", "Construct", "DeltaPhi", "DeltaR", "DeltaR2", "Dot", "Drop", "Enumerate", "Filter", "Intersect",
        "InvariantMass", "InvariantMasses", "InvariantMasses_PxPyPzM", "Linspace", "Logspace", "Map", "Max", "Mean", "Min", "Nonzero", "Product", "Range", "Reverse", "Sort", "StableArgsort",
        "StableSort", "StdDev", "Sum", "Take", "Var", "Where",
    ];

    [Fact]
    public void NamesOfBanyanAlone_AreNoneOfRoots()
    {
        foreach (string name in FunctionCatalogue.Standard.Names.Where(IsOwn))
        {
            Assert.DoesNotContain(name, s_rootOnly);
        }
    }

    [Fact]
    public void NamesOfRootsOtherClasses_NeedTheirPrefix()
    {
        foreach (string name in s_rootOnly)
        {
            Assert.DoesNotContain(name, FunctionCatalogue.Standard.Names);
        }
    }

    [Fact]
    public void FunctionsOfVecOps_AreAllThere()
    {
        foreach (string name in s_vecOps)
        {
            Assert.Contains(name, FunctionCatalogue.Standard.Names);
            Assert.Contains($"ROOT::VecOps::{name}", FunctionCatalogue.Standard.Names);
        }
    }

    // C++'s names begin with a small letter or stand in std; all others belong to VecOps, or are Banyan's own.
    private static bool IsOwn(string name) => !name.Contains("::", StringComparison.Ordinal) && char.IsUpper(name[0]) && !s_vecOps.Contains(name);
}

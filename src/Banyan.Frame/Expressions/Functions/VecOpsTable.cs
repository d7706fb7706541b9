namespace Banyan.Frame.Expressions.Functions;

/// <summary>The functions of ROOT::VecOps, by name. C++ finds them without the prefix through an argument of type RVec; here the prefix may always be left out.</summary>
internal static class VecOpsTable
{
    private static readonly (string Name, string Usage, Func<FunctionCall, Typed.TypedNode?> Bind)[] s_functions =
    [
        ("Sum", "Sum(v) or Sum(v, zero)", VecOpsReductions.Sum),
        ("Product", "Product(v) or Product(v, one) with a one of the element type", VecOpsReductions.Product),
        ("Mean", "Mean(v) or Mean(v, zero)", VecOpsReductions.Mean),
        ("Var", "Var(v)", VecOpsReductions.Var),
        ("StdDev", "StdDev(v)", VecOpsReductions.StdDev),
        ("Dot", "Dot(v1, v2)", VecOpsReductions.Dot),
        ("Any", "Any(v)", call => VecOpsReductions.Truth(call, isAll: false)),
        ("All", "All(v)", call => VecOpsReductions.Truth(call, isAll: true)),
        ("Max", "Max(v)", call => VecOpsReductions.Extremum(call, nameof(VectorStatistics.Max))),
        ("Min", "Min(v)", call => VecOpsReductions.Extremum(call, nameof(VectorStatistics.Min))),
        ("ArgMax", "ArgMax(v)", call => VecOpsReductions.ExtremumPosition(call, nameof(VectorStatistics.ArgMax))),
        ("ArgMin", "ArgMin(v)", call => VecOpsReductions.ExtremumPosition(call, nameof(VectorStatistics.ArgMin))),
        ("Sort", "Sort(v) or Sort(v, comparison)", VecOpsSelection.Sort),
        ("StableSort", "StableSort(v) or StableSort(v, comparison)", VecOpsSelection.Sort),
        ("Argsort", "Argsort(v) or Argsort(v, comparison)", VecOpsSelection.Argsort),
        ("StableArgsort", "StableArgsort(v) or StableArgsort(v, comparison)", VecOpsSelection.Argsort),
        ("Take", "Take(v, count), Take(v, indices), each with an optional default of the element type", VecOpsSelection.Take),
        ("Drop", "Drop(v, indices)", VecOpsSelection.Drop),
        ("Reverse", "Reverse(v)", VecOpsSelection.Reverse),
        ("Concatenate", "Concatenate(v1, v2)", VecOpsSelection.Concatenate),
        ("Intersect", "Intersect(v1, v2) or Intersect(v1, v2, isSorted) of one element type", VecOpsSelection.Intersect),
        ("Nonzero", "Nonzero(v)", VecOpsSelection.Nonzero),
        ("Where", "Where(mask, a, b) with vectors of one element type, a vector and a number, or two numbers of one type", VecOpsSelection.Where),
        ("Combinations", "Combinations(v1, v2), Combinations(v, n) or Combinations(size1, size2)", VecOpsSelection.Combinations),
        ("Enumerate", "Enumerate(v)", VecOpsRanges.Enumerate),
        ("Range", "Range(length), Range(begin, end) or Range(begin, end, step)", VecOpsRanges.Range),
        ("Linspace", "Linspace(start, end, count, hasEnd) with start and end of one type", VecOpsRanges.Linspace),
        ("Logspace", "Logspace(start, end, count, hasEnd, base) with start and end of one type", VecOpsRanges.Logspace),
        ("Arange", "Arange(start, end, step) of one type", VecOpsRanges.Arange),
        ("Map", "Map(v, ..., function)", VecOpsCallables.Map),
        ("Filter", "Filter(v, predicate)", VecOpsCallables.Filter),
        ("DeltaPhi", "DeltaPhi(phi1, phi2) or DeltaPhi(phi1, phi2, half) of floating-point numbers or vectors", VecOpsKinematics.DeltaPhi),
        ("DeltaR", "DeltaR(eta1, eta2, phi1, phi2) of four floating-point numbers or four vectors", call => VecOpsKinematics.DeltaR(call, nameof(VectorKinematics.DeltaR))),
        ("DeltaR2", "DeltaR2(eta1, eta2, phi1, phi2) of four floating-point vectors", call => VecOpsKinematics.DeltaR(call, nameof(VectorKinematics.DeltaR2))),
        ("InvariantMass", "InvariantMass(pt, eta, phi, mass) of four vectors", VecOpsKinematics.InvariantMass),
        ("InvariantMasses", "InvariantMasses(pt1, eta1, phi1, mass1, pt2, eta2, phi2, mass2) of eight vectors", VecOpsKinematics.InvariantMasses),
        ("InvariantMasses_PxPyPzM", "InvariantMasses_PxPyPzM(x1, y1, z1, mass1, x2, y2, z2, mass2) of numbers or of vectors", VecOpsKinematics.InvariantMassesCartesian),
        ("Angle", "Angle(x1, y1, z1, x2, y2, z2) of numbers", VecOpsKinematics.Angle),
    ];

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        foreach ((string name, string usage, Func<FunctionCall, Typed.TypedNode?> bind) in s_functions)
        {
            library[name] = library[$"ROOT::VecOps::{name}"] = new BuiltInFunction(usage, bind);
        }
    }
}

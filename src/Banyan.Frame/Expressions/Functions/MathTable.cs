namespace Banyan.Frame.Expressions.Functions;

/// <summary>The functions of <c>&lt;cmath&gt;</c>, by their C++ names.</summary>
internal static class MathTable
{
    // Name, method of CMath, number of arguments. The second list: those that RVec has as well.
    private static readonly (string Name, string Method, int Arity)[] s_scalar =
    [
        ("fabs", nameof(CMath.Fabs), 1),
        ("rint", nameof(CMath.Rint), 1),
        ("nearbyint", nameof(CMath.Rint), 1),
        ("lrint", nameof(CMath.Lrint), 1),
        ("llrint", nameof(CMath.Lrint), 1),
        ("logb", nameof(CMath.Logb), 1),
        ("ilogb", nameof(CMath.Ilogb), 1),
        ("isnan", nameof(CMath.Isnan), 1),
        ("isinf", nameof(CMath.Isinf), 1),
        ("isfinite", nameof(CMath.Isfinite), 1),
        ("isnormal", nameof(CMath.Isnormal), 1),
        ("signbit", nameof(CMath.Signbit), 1),
        ("fmin", nameof(CMath.Fmin), 2),
        ("fmax", nameof(CMath.Fmax), 2),
        ("copysign", nameof(CMath.Copysign), 2),
        ("nextafter", nameof(CMath.Nextafter), 2),
        ("fma", nameof(CMath.Fma), 3),
    ];

    private static readonly (string Name, string Method, int Arity)[] s_vectorised =
    [
        ("sqrt", nameof(CMath.Sqrt), 1),
        ("cbrt", nameof(CMath.Cbrt), 1),
        ("exp", nameof(CMath.Exp), 1),
        ("exp2", nameof(CMath.Exp2), 1),
        ("expm1", nameof(CMath.Expm1), 1),
        ("log", nameof(CMath.Log), 1),
        ("log2", nameof(CMath.Log2), 1),
        ("log10", nameof(CMath.Log10), 1),
        ("log1p", nameof(CMath.Log1p), 1),
        ("sin", nameof(CMath.Sin), 1),
        ("cos", nameof(CMath.Cos), 1),
        ("tan", nameof(CMath.Tan), 1),
        ("asin", nameof(CMath.Asin), 1),
        ("acos", nameof(CMath.Acos), 1),
        ("atan", nameof(CMath.Atan), 1),
        ("sinh", nameof(CMath.Sinh), 1),
        ("cosh", nameof(CMath.Cosh), 1),
        ("tanh", nameof(CMath.Tanh), 1),
        ("asinh", nameof(CMath.Asinh), 1),
        ("acosh", nameof(CMath.Acosh), 1),
        ("atanh", nameof(CMath.Atanh), 1),
        ("floor", nameof(CMath.Floor), 1),
        ("ceil", nameof(CMath.Ceil), 1),
        ("trunc", nameof(CMath.Trunc), 1),
        ("round", nameof(CMath.Round), 1),
        ("lround", nameof(CMath.Lround), 1),
        ("llround", nameof(CMath.Lround), 1),
        ("erf", nameof(CMath.Erf), 1),
        ("erfc", nameof(CMath.Erfc), 1),
        ("lgamma", nameof(CMath.Lgamma), 1),
        ("tgamma", nameof(CMath.Tgamma), 1),
        ("pow", nameof(CMath.Pow), 2),
        ("atan2", nameof(CMath.Atan2), 2),
        ("fmod", nameof(CMath.Fmod), 2),
        ("remainder", nameof(CMath.Remainder), 2),
        ("fdim", nameof(CMath.Fdim), 2),
    ];

    // C's functions that take and give float whatever comes.
    private static readonly (string Name, string Method, int Arity)[] s_single =
    [
        ("sqrtf", nameof(CMath.Sqrt), 1),
        ("fabsf", nameof(CMath.Fabs), 1),
        ("expf", nameof(CMath.Exp), 1),
        ("logf", nameof(CMath.Log), 1),
        ("log10f", nameof(CMath.Log10), 1),
        ("sinf", nameof(CMath.Sin), 1),
        ("cosf", nameof(CMath.Cos), 1),
        ("tanf", nameof(CMath.Tan), 1),
        ("asinf", nameof(CMath.Asin), 1),
        ("acosf", nameof(CMath.Acos), 1),
        ("atanf", nameof(CMath.Atan), 1),
        ("sinhf", nameof(CMath.Sinh), 1),
        ("coshf", nameof(CMath.Cosh), 1),
        ("tanhf", nameof(CMath.Tanh), 1),
        ("floorf", nameof(CMath.Floor), 1),
        ("ceilf", nameof(CMath.Ceil), 1),
        ("roundf", nameof(CMath.Round), 1),
        ("truncf", nameof(CMath.Trunc), 1),
        ("powf", nameof(CMath.Pow), 2),
        ("atan2f", nameof(CMath.Atan2), 2),
        ("hypotf", nameof(CMath.Hypot), 2),
        ("fmodf", nameof(CMath.Fmod), 2),
        ("exp2f", nameof(CMath.Exp2), 1),
        ("expm1f", nameof(CMath.Expm1), 1),
        ("log2f", nameof(CMath.Log2), 1),
        ("log1pf", nameof(CMath.Log1p), 1),
        ("logbf", nameof(CMath.Logb), 1),
        ("ilogbf", nameof(CMath.Ilogb), 1),
        ("cbrtf", nameof(CMath.Cbrt), 1),
        ("asinhf", nameof(CMath.Asinh), 1),
        ("acoshf", nameof(CMath.Acosh), 1),
        ("atanhf", nameof(CMath.Atanh), 1),
        ("erff", nameof(CMath.Erf), 1),
        ("erfcf", nameof(CMath.Erfc), 1),
        ("lgammaf", nameof(CMath.Lgamma), 1),
        ("tgammaf", nameof(CMath.Tgamma), 1),
        ("rintf", nameof(CMath.Rint), 1),
        ("nearbyintf", nameof(CMath.Rint), 1),
        ("lroundf", nameof(CMath.Lround), 1),
        ("llroundf", nameof(CMath.Lround), 1),
        ("lrintf", nameof(CMath.Lrint), 1),
        ("llrintf", nameof(CMath.Lrint), 1),
        ("fdimf", nameof(CMath.Fdim), 2),
        ("remainderf", nameof(CMath.Remainder), 2),
        ("copysignf", nameof(CMath.Copysign), 2),
        ("nextafterf", nameof(CMath.Nextafter), 2),
        ("fmaf", nameof(CMath.Fma), 3),
        ("fminf", nameof(CMath.Fmin), 2),
        ("fmaxf", nameof(CMath.Fmax), 2),
    ];

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        foreach ((string name, string method, int arity) in s_scalar)
        {
            library[name] = library[$"std::{name}"] = new MathFunction(method, arity, isVectorised: false);
        }

        foreach ((string name, string method, int arity) in s_vectorised)
        {
            library[$"std::{name}"] = new MathFunction(method, arity, isVectorised: false);
            library[name] = library[$"ROOT::VecOps::{name}"] = new MathFunction(method, arity, isVectorised: true);
        }

        foreach ((string name, string method, int arity) in s_single)
        {
            library[name] = library[$"std::{name}"] = new MathFunction(method, arity, isVectorised: false, isFloatOnly: true);
        }

        library["std::hypot"] = new BuiltInFunction("hypot(x, y) or hypot(x, y, z)", call => new MathFunction(nameof(CMath.Hypot), call.Count == 3 ? 3 : 2, false).Bind(call));
        library["hypot"] = library["ROOT::VecOps::hypot"] =
            new BuiltInFunction("hypot(x, y) or hypot(x, y, z)", call => new MathFunction(nameof(CMath.Hypot), call.Count == 3 ? 3 : 2, call.Count != 3).Bind(call));
    }
}

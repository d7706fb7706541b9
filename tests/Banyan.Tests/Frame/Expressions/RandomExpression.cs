using System.Globalization;

namespace Banyan.Tests.Frame.Expressions;

/// <summary>Makes random expressions that bind: numbers, vectors and strings over the columns of <see cref="RandomColumns"/>, from all operators and most functions. The seed alone fixes them.</summary>
internal sealed class RandomExpression(int seed)
{
    private static readonly string[] s_integers = ["b", "c", "uc", "s", "us", "i", "ui", "l", "ul"];
    private static readonly string[] s_reals = ["f", "d"];
    private static readonly string[] s_integerVectors = ["vb", "vc", "vuc", "vs", "vus", "vi", "vui", "vl", "vul"];
    private static readonly string[] s_realVectors = ["vf", "vd"];
    private static readonly string[] s_unary = ["sqrt", "exp", "log", "sin", "cos", "atan", "floor", "ceil", "round", "cbrt", "abs", "tanh", "trunc", "erf"];
    private static readonly string[] s_binary = ["pow", "atan2", "hypot", "fmod", "fdim", "remainder"];
    private static readonly string[] s_casts = ["(int)", "(char)", "(unsigned char)", "(short)", "(unsigned)", "(long)", "(unsigned long)", "(bool)"];
    private readonly Random _random = new(seed);

    /// <summary>An expression of any type.</summary>
    public string Next(int depth = 3) => _random.Next(8) switch
    {
        0 or 1 or 2 => Number(depth),
        3 => Truth(depth),
        4 => Text(depth),
        _ => Vector(depth),
    };

    private string Number(int depth) => _random.Next(2) == 0 ? Integer(depth) : Real(depth);

    private string Integer(int depth)
    {
        if (depth <= 0)
        {
            return _random.Next(4) == 0 ? _random.Next(-5, 300).ToString(CultureInfo.InvariantCulture) : Pick(s_integers);
        }

        int d = depth - 1;
        return _random.Next(21) switch
        {
            19 => $"Sum({(_random.Next(2) == 0 ? Aligned(d) : Pairs(d))})",
            0 => $"({Integer(d)} {Pick(["+", "-", "*", "&", "|", "^"])} {Integer(d)})",
            1 => $"({Integer(d)} {Pick(["/", "%"])} {(Fails() ? "(i & 15)" : $"({Integer(d)} | 1)")})",
            2 => $"({Integer(d)} {Pick(["<<", ">>"])} {_random.Next(8)})",
            3 => $"({Pick(["-", "~", "+"])}({Integer(d)}))",
            4 => $"({Truth(d)} ? {Integer(d)} : {Integer(d)})",
            5 => $"{Vector(d)}.size()",
            6 => $"Sum({IntegerVector(d)})",
            7 => $"ArgMax({NumberVector(d)})",
            8 => $"{Pick(s_casts)}({Number(d)})",
            9 => $"{IntegerVector(d)}.at({_random.Next(4)}, {Integer(d)})",
            10 => $"Product({IntegerVector(d)})",
            11 => $"Dot({Pick(s_integerVectors)}, {Pick(s_integerVectors)})",
            12 => $"{Text(d)}.size()",
            13 => Algorithm(Pick(s_integerVectors), d),
            14 => $"[=](int x, auto y) {{ return x * 3 + y; }}({Number(d)}, {Integer(d)})",
            15 => $"[k = {Integer(d)}](long x) {{ return x - k; }}({Integer(0)})",
            16 => $"__builtin_popcount({Integer(d)})",
            17 => $"{Text(d)}.find(\"{Pick(["a", "b", "_"])}\")",
            18 => $"std::{Pick(["max", "min"])}<long>({Integer(d)}, {Integer(d)})",

            // The negation of a real vector is a real one.
            _ => $"(long)Sum({TruthVector(d)})",
        };
    }

    private string Real(int depth)
    {
        if (depth <= 0)
        {
            return _random.Next(3) == 0 ? Pick(["1.5f", "0.25", "-2.f", "1e3", "M_PI"]) : Pick(s_reals);
        }

        int d = depth - 1;
        return _random.Next(17) switch
        {
            15 => Repeated(Real(d)),
            0 => $"({Number(d)} {Pick(["+", "-", "*", "/"])} {Real(d)})",
            1 => $"{Pick(s_unary)}({Real(d)})",
            2 => $"{Pick(s_binary)}({Real(d)}, {Number(d)})",
            3 => $"({Truth(d)} ? {Real(d)} : {Number(d)})",
            4 => $"Sum({RealVector(d)})",
            5 => $"Mean({NumberVector(d)})",
            6 => $"Var({NumberVector(d)})",
            7 => Fails() ? $"{RealVector(d)}[{Integer(d)} & 1]" : $"{RealVector(d)}.at({_random.Next(4)}, {Number(d)})",
            8 => $"(-({Real(d)}))",
            9 => $"Max(Concatenate({RealVector(d)}, ROOT::RVecF{{1.f}}))",
            10 => $"ROOT::VecOps::DeltaPhi({Real(d)}, {Real(d)})",
            11 => $"fmax({Real(d)}, {Number(d)})",
            12 => RealAlgorithm(Pick(s_realVectors), d),
            13 => $"std::{Pick(["plus", "multiplies", "minus"])}<>()({Real(d)}, {Number(d)})",
            14 => $"ROOT::Math::PtEtaPhiMVector({Real(0)}, 1, {Real(0)}, 0.1).{Pick(["Px", "E", "Theta"])}()",
            _ => "InvariantMass(vf, vf, vf, vf)",
        };
    }

    private string Truth(int depth)
    {
        if (depth <= 0)
        {
            return Pick(["b", "true", "(i > 0)", "!b"]);
        }

        int d = depth - 1;
        return _random.Next(14) switch
        {
            8 => $"{Pick(["Any", "All"])}({Aligned(d)})",
            9 => $"{Pick(["Any", "All"])}({Pairs(d)})",
            10 => $"Any({RealVector(d)} > {Number(d)} && {Truth(d)})",
            0 => $"({Number(d)} {Comparison()} {Number(d)})",
            1 => $"({Truth(d)} && {Truth(d)})",
            2 => $"({Truth(d)} || {Truth(d)})",
            3 => $"!({Number(d)})",
            4 => $"Any({NumberVector(d)})",
            5 => $"All({TruthVector(d)})",
            7 => $"std::{Pick(["any_of", "all_of", "none_of"])}(vf.begin(), vf.end(), [=](float x) {{ return x {Comparison()} {Number(0)}; }})",
            11 => $"{Pick(["isless", "isgreaterequal", "islessgreater", "isunordered"])}({Real(d)}, {Number(d)})",
            12 => "std::is_sorted(vi.begin(), vi.end())",
            6 => $"({Text(d)} {Pick(["==", "!=", "<"])} name)",
            _ => $"{Vector(d)}.empty()",
        };
    }

    private string Vector(int depth) => _random.Next(3) switch { 0 => IntegerVector(depth), 1 => RealVector(depth), _ => TruthVector(depth) };

    private string NumberVector(int depth) => _random.Next(2) == 0 ? IntegerVector(depth) : RealVector(depth);

    // Operators join columns of one length, so that most expressions have values; a few fail for some entries.
    private string IntegerVector(int depth)
    {
        if (depth <= 0)
        {
            return Pick(s_integerVectors);
        }

        int d = depth - 1;
        string plain = Pick(s_integerVectors);
        return _random.Next(25) switch
        {
            17 => $"Take({plain}, {Positions(d)}{(Fails() ? string.Empty : $", {Element(plain)}")})",
            18 => Positions(d),
            19 => $"Take({plain}, {Pick(["Argsort(vf)", "Reverse(Argsort(vd))", "Nonzero(vi > 0)", "Range(vi.size())", "Enumerate(vl)[vi > 0]", "Reverse(Enumerate(vf))"])})",
            20 => $"{plain}[{Aligned(d)}]",
            21 => $"Reverse(Concatenate({plain}, {plain}[{Aligned(d)}]))",
            22 => $"(vi.size() < 2 ? {plain} : Take({plain}, Combinations({plain}, 2)[{_random.Next(2)}]))",
            23 => Fails() ? $"({plain} / {Pick(s_integerVectors)})[{Aligned(0)}]" : $"({plain} % 7)[{Aligned(0)}]",
            0 => $"({plain} {Pick(["+", "-", "*", "&", "|", "^"])} {Pick(s_integerVectors)})",
            1 => $"({IntegerVector(d)} {Pick(["+", "-", "*"])} {Integer(d)})",
            2 => $"({plain} {Pick(["/", "%"])} ({Pick(s_integerVectors)} | 1))",
            3 => $"({Pick(["-", "!", "~"])}{IntegerVector(d)})",
            4 => $"{plain}[{Pick(s_integerVectors)} {Comparison()} {Integer(d)}]",
            5 => $"Reverse({IntegerVector(d)})",
            6 => $"Sort({IntegerVector(d)})",
            7 => $"Argsort({NumberVector(d)})",
            8 => $"Take({plain}, {_random.Next(-3, 4)}, {Element(plain)})",
            9 => $"Where({TruthVector(0)}, {plain}, {Integer(d)})",
            10 => $"Nonzero({NumberVector(d)})",
            11 => $"Concatenate({IntegerVector(d)}, {IntegerVector(d)})",
            12 => $"Map({plain}, [=](int x) {{ return x > {Integer(0)} ? x : {Integer(d)}; }})",
            13 => $"Map(Map({plain}, [=](auto x) {{ return {IntegerVector(0)} * x; }}), [](auto v) {{ return v.size() + {_random.Next(5)}; }})",
            14 => $"({Nested(d)} {Pick(["+", "-", "*"])} {Integer(0)})[0]",
            15 => $"Sort({plain}, {Pick(["std::greater<>()", "std::less<int>()", "[](auto a, auto b) { return a > b; }"])})",
            16 => $"ROOT::RVec<int>({plain}.begin(), {plain}.end())",
            _ => $"Combinations({IntegerVector(d)}, {plain})[{_random.Next(2)}]",
        };
    }

    private string RealVector(int depth)
    {
        if (depth <= 0)
        {
            return Pick(s_realVectors);
        }

        int d = depth - 1;
        string plain = Pick(s_realVectors);
        return _random.Next(20) switch
        {
            14 => $"Take({plain}, {Positions(d)}, {(plain == "vf" ? "1.f" : "1.")})",
            15 => $"Take({plain}, {Pick(["Argsort(vf)", "Combinations(vf, vd)[0]", "Combinations(vf, vd)[1]", "Combinations(vi, 1)[0]"])})",
            16 => $"Concatenate({RealVector(d)}, {plain}[{Aligned(d)}])",
            17 => $"Map({plain}, {Pick(s_realVectors)}, [=](double x, double y) {{ return x > {Number(0)} ? sqrt(y) : y > x ? pow(x, y) + x : 0.; }})",
            18 => $"Take({plain}, {_random.Next(-3, 4)}, {(plain == "vf" ? "1.f" : "1.")})",
            0 or 1 => $"({plain} {Pick(["+", "-", "*", "/"])} {Pick(_random.Next(2) == 0 ? s_realVectors : s_integerVectors)})",
            2 or 3 => $"({RealVector(d)} {Pick(["+", "-", "*", "/"])} {(Fails() ? RealVector(d) : Number(d))})",
            4 => $"{Pick(s_unary)}({RealVector(d)})",
            5 => $"{Pick(s_binary)}({RealVector(d)}, {Number(d)})",
            6 => $"{plain}[{TruthVector(0)}]",
            7 => $"{plain}[{Pick(s_realVectors)} {Comparison()} {Number(d)}]",
            8 => $"Reverse({RealVector(d)})",
            9 => $"Where({TruthVector(0)}, {plain}, {Number(d)})",
            10 => $"DeltaPhi({RealVector(d)}, {Real(d)})",
            11 => $"Filter({RealVector(d)}, [=](double x) {{ return x {Comparison()} {Number(0)}; }})",
            12 => $"Map({plain}, {Pick(s_integerVectors)}, [&](float x, int n) {{ return x * n + {Real(d)}; }})",
            13 => $"({Truth(d)} ? {plain} : {plain}[{TruthVector(0)}])",
            _ => $"(-{RealVector(d)})",
        };
    }

    private string TruthVector(int depth)
    {
        if (depth <= 0)
        {
            return Pick(["(vi > 0)", "vb", "(vf < 1)", "(vuc != 3)", "(vd > f)"]);
        }

        int d = depth - 1;
        return _random.Next(5) switch
        {
            0 => $"({NumberVector(d)} {Comparison()} {Number(d)})",
            1 => $"({TruthVector(0)} && {TruthVector(0)})",
            2 => $"({TruthVector(0)} || {Truth(d)})",
            3 => "(names == name)",
            _ => $"!({NumberVector(d)})",
        };
    }

    // A condition of the same length as the columns, with parts that are worth a jump.
    private string Aligned(int depth)
    {
        int d = depth - 1;
        return _random.Next(depth <= 0 ? 3 : 6) switch
        {
            0 => $"({Pick(s_unary)}({Pick(s_realVectors)}) {Comparison()} {Number(0)})",
            1 => $"({Pick(s_integerVectors)} {Comparison()} {Pick(s_integerVectors)})",
            2 => Twice($"pow({Pick(s_realVectors)}, 2) + {Pick(s_integerVectors)}"),
            3 => $"({Aligned(d)} && {Aligned(d)} && {Aligned(d)})",
            4 => $"({Aligned(d)} || {Aligned(d)})",
            _ => $"Map({Pick(s_realVectors)}, {Pick(s_integerVectors)}, [=](double x, int n) {{ return sin(x) > {Number(0)} && n < {Number(0)} || cos(x) * n > 0; }})",
        };
    }

    private string Twice(string value) => $"({value} {Comparison()} {Number(0)} {Pick(["&&", "||"])} {value} {Comparison()} {Pick(s_realVectors)})";

    // The same calls at several places, some of them behind a condition.
    private string Repeated(string value)
    {
        string call = $"{Pick(s_binary)}({value}, {Real(0)})";
        return _random.Next(3) switch
        {
            0 => $"({call} + ({Truth(0)} ? {call} : -{call}))",
            1 => $"({call} > {Number(0)} && {call} < {Number(0)} || {Truth(0)} ? {call} : {Real(0)})",
            _ => $"Sum(Map({Pick(s_realVectors)}, [=](double x) {{ return x > {Real(0)} ? pow(x, {Real(0)}) : sin(x) + sin(x) * pow(x, {Real(0)}); }}))",
        };
    }

    // A condition over pairs of items; choices of two out of fewer fail.
    private string Pairs(int depth)
    {
        string choices = Pick(["Combinations(vf, vi)", "Combinations(vd, 1)", "Combinations(3, vf.size() == 0 ? 0 : 1)", "Combinations(vf, vf)"]);
        bool isSingle = choices.EndsWith(", 1)", StringComparison.Ordinal);
        string First(string vector) => $"Take({vector}, {choices}[0])";
        string Second(string vector) => $"Take({vector}, {choices}[{(isSingle ? 0 : 1)}])";
        string vector = Pick(s_realVectors);
        return choices.StartsWith("Combinations(3", StringComparison.Ordinal)
            ? $"({choices}[0] {Comparison()} {Integer(depth - 1)})"
            : $"(hypot({First(vector)}, {Second(vector)}) {Comparison()} {Number(0)} {Pick(["&&", "||"])} {First("vi")} {Comparison()} {Second("vs")})";
    }

    // Vectors of positions, some of them out of range.
    private string Positions(int depth) => _random.Next(7) switch
    {
        0 => $"Range({_random.Next(5)}, {_random.Next(7)})",
        1 => $"Range({_random.Next(9)}, {_random.Next(-2, 9)}, {(Fails() ? "i & 3" : Pick(["1", "2", "-1", "-3"]))})",
        2 => $"Enumerate({Pick(s_realVectors)})",
        3 => $"Combinations({Pick(s_integerVectors)}, {Pick(s_realVectors)})[{_random.Next(2)}]",
        4 => Fails() ? $"Combinations({Pick(s_integerVectors)}, {_random.Next(1, 4)})[0]" : "Combinations(5, 3)[1]",
        5 => $"Reverse(Concatenate(Range(3), Nonzero({Pick(s_realVectors)})))",
        _ => $"Nonzero({Aligned(depth - 1)})",
    };

    private string Text(int depth) => depth <= 0
        ? Pick(["name", "std::string(\"x\")"])
        : _random.Next(6) switch
        {
            3 => $"std::string({Text(depth - 1)}).append(name)",
            4 => $"std::max(std::string({Text(depth - 1)}), name)",
            0 => $"({Text(depth - 1)} + \"_\")",
            1 => $"({Truth(depth - 1)} ? {Text(depth - 1)} : name)",
            2 => $"std::to_string({Integer(depth - 1)})",
            _ => $"{Text(depth - 1)}.substr(0, {_random.Next(3)})",
        };

    // Positions in a vector: what is found there is an error only where the vector is empty.
    private string Algorithm(string v, int depth) => _random.Next(8) switch
    {
        0 => $"std::count_if({v}.begin(), {v}.end(), [=](auto x) {{ return x {Comparison()} {Integer(0)}; }})",
        1 => $"std::distance({v}.begin(), std::{Pick(["max_element", "min_element"])}({v}.begin(), {v}.end()))",
        2 => $"std::accumulate({v}.begin(), {v}.end(), {Integer(depth)})",
        3 => $"(std::find({v}.begin(), {v}.end(), {Integer(0)}) - {v}.begin())",
        4 => $"(std::find_if({v}.begin(), {v}.end(), [&](auto x) {{ return x > {Integer(0)}; }}) - {v}.begin())",
        5 => $"std::inner_product({v}.begin(), {v}.end(), {Pick(s_integerVectors)}.begin(), 0)",
        6 => Fails() ? $"*std::max_element({v}.begin(), {v}.end(), [](auto a, auto b) {{ return a > b; }})" : $"std::count({v}.begin(), {v}.end(), {Integer(0)})",
        _ => $"(std::lower_bound({v}.begin(), {v}.end(), {Integer(0)}) - {v}.begin())",
    };

    private string RealAlgorithm(string v, int depth) => _random.Next(4) switch
    {
        0 => $"std::accumulate({v}.begin(), {v}.end(), {Real(depth)}, [](auto a, auto b) {{ return a + b * b; }})",
        1 => $"std::transform_reduce({v}.begin(), {v}.end(), 0., std::plus<>(), [=](auto x) {{ return x * {Real(0)}; }})",
        2 => $"std::inner_product({v}.begin(), {v}.end(), vd.begin(), {Real(0)})",
        _ => Fails() ? $"*({v}.begin() + ({Integer(0)} & 1))" : $"std::reduce({v}.begin(), {v}.end())",
    };

    private string Nested(int depth) => $"Combinations({IntegerVector(depth)}, ROOT::RVecI{{1, 2}})";

    private static string Element(string vector) => vector switch
    {
        "vb" => "true",
        "vc" => "'a'",
        "vuc" => "(unsigned char)3",
        "vs" => "(short)3",
        "vus" => "(unsigned short)3",
        "vi" => "3",
        "vui" => "3u",
        "vl" => "3l",
        _ => "3ul",
    };

    // One in ten of what could fail does, for some entries.
    private bool Fails() => _random.Next(10) == 0;

    private string Comparison() => Pick(["<", ">", "<=", ">=", "==", "!="]);

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}

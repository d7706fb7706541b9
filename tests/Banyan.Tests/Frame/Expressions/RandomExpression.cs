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
        return _random.Next(14) switch
        {
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
            _ => $"Sum({TruthVector(d)})",
        };
    }

    private string Real(int depth)
    {
        if (depth <= 0)
        {
            return _random.Next(3) == 0 ? Pick(["1.5f", "0.25", "-2.f", "1e3", "M_PI"]) : Pick(s_reals);
        }

        int d = depth - 1;
        return _random.Next(13) switch
        {
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
        return _random.Next(8) switch
        {
            0 => $"({Number(d)} {Comparison()} {Number(d)})",
            1 => $"({Truth(d)} && {Truth(d)})",
            2 => $"({Truth(d)} || {Truth(d)})",
            3 => $"!({Number(d)})",
            4 => $"Any({NumberVector(d)})",
            5 => $"All({TruthVector(d)})",
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
        return _random.Next(14) switch
        {
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
            12 => $"Map({plain}, [](int x) {{ return x > {Integer(0)} ? x : {Integer(d)}; }})",
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
        return _random.Next(15) switch
        {
            0 or 1 => $"({plain} {Pick(["+", "-", "*", "/"])} {Pick(_random.Next(2) == 0 ? s_realVectors : s_integerVectors)})",
            2 or 3 => $"({RealVector(d)} {Pick(["+", "-", "*", "/"])} {(Fails() ? RealVector(d) : Number(d))})",
            4 => $"{Pick(s_unary)}({RealVector(d)})",
            5 => $"{Pick(s_binary)}({RealVector(d)}, {Number(d)})",
            6 => $"{plain}[{TruthVector(0)}]",
            7 => $"{plain}[{Pick(s_realVectors)} {Comparison()} {Number(d)}]",
            8 => $"Reverse({RealVector(d)})",
            9 => $"Where({TruthVector(0)}, {plain}, {Number(d)})",
            10 => $"DeltaPhi({RealVector(d)}, {Real(d)})",
            11 => $"Filter({RealVector(d)}, [](double x) {{ return x {Comparison()} {Number(0)}; }})",
            12 => $"Map({plain}, {Pick(s_integerVectors)}, [](float x, int n) {{ return x * n + {Real(d)}; }})",
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

    private string Text(int depth) => depth <= 0
        ? Pick(["name", "std::string(\"x\")"])
        : _random.Next(4) switch
        {
            0 => $"({Text(depth - 1)} + \"_\")",
            1 => $"({Truth(depth - 1)} ? {Text(depth - 1)} : name)",
            2 => $"std::to_string({Integer(depth - 1)})",
            _ => $"{Text(depth - 1)}.substr(0, {_random.Next(3)})",
        };

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

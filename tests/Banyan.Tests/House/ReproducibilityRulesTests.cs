using System.Text.RegularExpressions;

namespace Banyan.Tests.House;

/// <summary>Results have the same bits on every processor: what keeps mathematical functions that differ between machines out of the sources.</summary>
public sealed class ReproducibilityRulesTests
{
    // Of System.Math, only what IEEE 754 rounds in one way or what is exact.
    private const string Allowed =
        "Abs|Sqrt|Floor|Ceiling|Truncate|Round|Min|Max|MinMagnitude|MaxMagnitude|Clamp|CopySign|Sign|ScaleB|ILogB|BitIncrement|BitDecrement|FusedMultiplyAdd|IEEERemainder|BigMul|DivRem|PI|E|Tau";

    private const string Transcendental =
        @"Exp|Exp2|Exp10|ExpM1|Exp2M1|Exp10M1|Log|Log2|Log10|LogP1|Log2P1|Log10P1|Sin|Cos|Tan|SinCos|SinPi|CosPi|TanPi|SinCosPi|Asin|Acos|Atan|Atan2|AsinPi|AcosPi|AtanPi|Atan2Pi|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh|Pow|Cbrt|RootN|Hypot|Lerp|ReciprocalEstimate|ReciprocalSqrtEstimate|MultiplyAddEstimate";

    private static readonly Regex s_math = new(@"\bMathF?\.(?!(?:" + Allowed + @")\b)[A-Z]\w*");

    // The same on the types themselves and on vectors; integer logarithms of BitOperations and the like are exact.
    private static readonly Regex s_types = new(@"\b(?:double|float|Half|Double|Single|Complex|Vector(?:64|128|256|512)?(?:<\w+>)?)\.(?:" + Transcendental + @")\b|\bTensorPrimitives\b|\.(?:Multiply(?:Add|Subtract)\w*|FusedMultiply\w*Estimate|Reciprocal\w*|ApproximateReciprocal\w*)\(");

    [Fact]
    public void Sources_NoFunctions_OfTheMachine()
    {
        string[] found = [.. from file in Repository.SourceFiles("src")
                             from line in File.ReadLines(Repository.PathOf(file)).Select((text, i) => (text, number: i + 1))
                             where IsForbidden(line.text)
                             select $"{file}:{line.number}: {line.text.Trim()}"];

        Assert.True(found.Length == 0, $"use Banyan.Columns.Mathematics.Elementary:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("double y = Math.Exp(x);", true)]
    [InlineData("float y = MathF.Sin(x);", true)]
    [InlineData("y = double.Hypot(a, b);", true)]
    [InlineData("y = Vector256.Log(v);", true)]
    [InlineData("y = Fma.MultiplyAdd(a, b, c);", true)]
    [InlineData("y = Math.ReciprocalEstimate(x);", true)]
    [InlineData("double y = Math.Sqrt(x) + Math.Abs(Math.PI);", false)]
    [InlineData("int n = BitOperations.Log2(bits);", false)]
    [InlineData("y = Elementary.Exp(x);", false)]
    public void IsForbidden_Examples_AreTold(string line, bool expected) => Assert.Equal(expected, IsForbidden(line));

    private static bool IsForbidden(string line)
    {
        int comment = line.IndexOf("//", StringComparison.Ordinal);
        string code = comment < 0 ? line : line[..comment];
        return s_math.IsMatch(code) || s_types.IsMatch(code);
    }
}

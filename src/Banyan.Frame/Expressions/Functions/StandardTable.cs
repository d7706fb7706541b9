using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Functions of the standard library that are not of real numbers: abs, min, max, clamp, strings, limits.</summary>
internal static class StandardTable
{
    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        library["std::abs"] = new BuiltInFunction("abs(number)", call => Abs(call, isVectorised: false));
        library["abs"] = library["ROOT::VecOps::abs"] = new BuiltInFunction("abs(number) or abs(v)", call => Abs(call, isVectorised: true));
        Add(library, "min", "min(a, b) of one type, or min({a, b, ...})", call => Extremum(call, isMaximum: false));
        Add(library, "max", "max(a, b) of one type, or max({a, b, ...})", call => Extremum(call, isMaximum: true));
        Add(library, "clamp", "clamp(x, lowest, highest) of one type", Clamp);
        Add(library, "ldexp", "ldexp(x, n)", Ldexp);
        Add(library, "scalbn", "scalbn(x, n)", Ldexp);
        Add(library, "scalbln", "scalbln(x, n)", Ldexp);
        Add(library, "labs", "labs(integer)", call => LongAbs(call));
        Add(library, "llabs", "llabs(integer)", call => LongAbs(call));
        Add(library, "nan", "nan(\"\")", call => call.Count == 1 && call[0].IsString() ? Nodes.Constant(double.NaN, call.Span) : null);
        Add(library, "nanf", "nanf(\"\")", call => call.Count == 1 && call[0].IsString() ? Nodes.Constant(float.NaN, call.Span) : null);
        Add(library, "as_const", "as_const(value)", Same);
        Add(library, "move", "move(value)", Same);
        Add(library, "gcd", "gcd(m, n) of integers", call => Integers(call, nameof(IntegerKernels.Gcd)));
        Add(library, "lcm", "lcm(m, n) of integers", call => Integers(call, nameof(IntegerKernels.Lcm)));
        Add(library, "to_string", "to_string(number)", ToText);
        Add(library, "stoi", "stoi(string)", call => Parse(call, nameof(StringKernels.ParseInt32), ElementKind.Int32));
        Add(library, "stol", "stol(string)", call => Parse(call, nameof(StringKernels.ParseInt64), ElementKind.Int64));
        Add(library, "stoll", "stoll(string)", call => Parse(call, nameof(StringKernels.ParseInt64), ElementKind.Int64));
        Add(library, "stoul", "stoul(string)", call => Parse(call, nameof(StringKernels.ParseUInt64), ElementKind.UInt64));
        Add(library, "stoull", "stoull(string)", call => Parse(call, nameof(StringKernels.ParseUInt64), ElementKind.UInt64));
        Add(library, "strtol", "strtol(text, nullptr, base)", call => ParseWithBase(call, nameof(StringKernels.ParseWithBase), ElementKind.Int64));
        Add(library, "strtoll", "strtoll(text, nullptr, base)", call => ParseWithBase(call, nameof(StringKernels.ParseWithBase), ElementKind.Int64));
        Add(library, "strtoul", "strtoul(text, nullptr, base)", call => ParseWithBase(call, nameof(StringKernels.ParseUnsignedWithBase), ElementKind.UInt64));
        Add(library, "strtoull", "strtoull(text, nullptr, base)", call => ParseWithBase(call, nameof(StringKernels.ParseUnsignedWithBase), ElementKind.UInt64));
        Add(library, "strtod", "strtod(text, nullptr)", ParseReal);
        Add(library, "strtof", "strtof(text, nullptr)", call => ParseReal(call) is TypedNode value ? Nodes.Convert(value, ElementKind.Float32) : null);
        Add(library, "nexttoward", "nexttoward(x, y)", NextToward);
        Add(library, "nexttowardf", "nexttowardf(x, y)", NextToward);
        Add(library, "atoi", "atoi(text)", call => Parse(call, nameof(StringKernels.TryParseInt32), ElementKind.Int32));
        Add(library, "atol", "atol(text)", call => Parse(call, nameof(StringKernels.TryParseInt64), ElementKind.Int64));
        Add(library, "atoll", "atoll(text)", call => Parse(call, nameof(StringKernels.TryParseInt64), ElementKind.Int64));
        Add(library, "atof", "atof(text)", call => Parse(call, nameof(StringKernels.TryParseDouble), ElementKind.Float64));
        Add(library, "strlen", "strlen(text)", call => call.Count == 1 && call[0].IsString() ? new SizeNode(call[0], call.Span) : null);
        Add(library, "strcmp", "strcmp(text, text)", call => call.Count == 2 && call[0].IsString() && call[1].IsString()
            ? call.Invoke(typeof(StringKernels), nameof(StringKernels.Compare), [], DataType.Scalar(ElementKind.Int32), call[0], call[1])
            : null);
        Add(library, "stod", "stod(string)", call => Parse(call, nameof(StringKernels.ParseDouble), ElementKind.Float64));
        Add(library, "stof", "stof(string)", call => Parse(call, nameof(StringKernels.ParseDouble), ElementKind.Float64) is TypedNode value ? Nodes.Convert(value, ElementKind.Float32) : null);
        library["TMath::Limits::Max"] = new BuiltInFunction("TMath::Limits<type>::Max()", call => Limit(call, "max"));
        library["TMath::Limits::Min"] = new BuiltInFunction("TMath::Limits<type>::Min()", call => Limit(call, "min"));
        library["TMath::Limits::Epsilon"] = new BuiltInFunction("TMath::Limits<type>::Epsilon()", call => Limit(call, "epsilon"));
        foreach (string limit in (ReadOnlySpan<string>)["max", "min", "lowest", "epsilon", "infinity", "quiet_NaN", "signaling_NaN", "denorm_min", "round_error"])
        {
            Add(library, $"numeric_limits::{limit}", $"std::numeric_limits<type>::{limit}()", call => Limit(call, limit));
        }
    }

    private static void Add(Dictionary<string, Function> library, string name, string usage, Func<FunctionCall, TypedNode?> bind) =>
        library[name] = library[$"std::{name}"] = new BuiltInFunction(usage, bind);

    // std::abs has overloads for int, long, float and double: narrower integers promote to int, unsigned ones are ambiguous. RVec's abs gives double for all integers.
    private static TypedNode? Abs(FunctionCall call, bool isVectorised)
    {
        if (call.Count != 1 || !(call.IsScalar(0) || (isVectorised && call.IsNumericVector(0))))
        {
            return null;
        }

        if (call.Kind(0) is ElementKind.UInt32 or ElementKind.UInt64)
        {
            throw call.ErrorAt(0, $"abs of {call[0].Type} is ambiguous in C++, and an unsigned number has no sign; leave abs out, or convert to int or double");
        }

        if (call.IsScalar(0))
        {
            return AbsOf(call[0], call.Span);
        }

        ElementKind result = call.Kind(0) == ElementKind.Float32 ? ElementKind.Float32 : ElementKind.Float64;
        return Loops.Map("abs", [call[0]], items => Nodes.Convert(AbsOf(items[0], call.Span), result), call.Span);
    }

    // The second argument is where the number ends: nothing can be written there.
    private static bool IsNullPointer(Argument argument) => argument.Syntax is Syntax.LiteralSyntax { Value: null } or Syntax.NameSyntax { Name: "NULL" } or Syntax.LiteralSyntax { Value: 0 };

    private static TypedNode? ParseWithBase(FunctionCall call, string method, ElementKind kind) =>
        call.Count == 3 && call[0].IsString() && IsNullPointer(call.Arguments[1]) && call.IsScalar(2) && !call.Kind(2).IsFloating()
            ? call.Invoke(typeof(StringKernels), method, [], DataType.Scalar(kind), call[0], Nodes.Convert(call[2], ElementKind.Int32))
            : null;

    private static TypedNode? ParseReal(FunctionCall call) => call.Count == 2 && call[0].IsString() && IsNullPointer(call.Arguments[1])
        ? call.Invoke(typeof(StringKernels), nameof(StringKernels.TryParseDouble), [], DataType.Scalar(ElementKind.Float64), call[0])
        : null;

    private static TypedNode? NextToward(FunctionCall call)
    {
        if (call.Count != 2 || !call.IsScalar(0) || !call.IsScalar(1))
        {
            return null;
        }

        bool isFloat = call.Kind(0) == ElementKind.Float32 || call.Name.EndsWith('f');
        ElementKind kind = isFloat ? ElementKind.Float32 : ElementKind.Float64;
        TypedNode[] arguments = [Nodes.Convert(call[0], kind), Nodes.Convert(call[1], ElementKind.Float64)];
        return new CallNode(
            isFloat ? typeof(CMath).GetMethod(nameof(CMath.Nexttoward))! : typeof(CMath).GetMethod(nameof(CMath.Nextafter), [typeof(double), typeof(double)])!, arguments, DataType.Scalar(kind), call.Span);
    }

    private static TypedNode? LongAbs(FunctionCall call) => call.Count == 1 && call.IsScalar(0) ? AbsOf(Nodes.Convert(call[0], ElementKind.Int64), call.Span) : null;

    private static TypedNode? Same(FunctionCall call) => call.Count == 1 ? call[0] : null;

    private static CallNode AbsOf(TypedNode value, SourceSpan span)
    {
        ElementKind kind = Arithmetic.Promote(value.Kind());
        Type library = kind.IsFloating() ? typeof(CMath) : typeof(IntegerKernels);
        string method = kind.IsFloating() ? nameof(CMath.Fabs) : nameof(IntegerKernels.Abs);
        return new CallNode(library.GetMethod(method, [kind.ClrType()])!, [Nodes.Convert(value, kind)], DataType.Scalar(kind), span);
    }

    // std::min(a, b) is (b < a) ? b : a, std::max(a, b) is (a < b) ? b : a: with a NaN the first stays.
    private static TypedNode? Extremum(FunctionCall call, bool isMaximum)
    {
        bool isCompared = call.Count > 1 && call.Arguments[^1].IsCallable;
        IReadOnlyList<TypedNode>? values = call.Arguments is [{ Items: { Count: > 0 } items }, ..] && call.Count == (isCompared ? 2 : 1) ? items
            : call.Count == (isCompared ? 3 : 2) ? [call[0], call[1]] : null;
        if (values is null)
        {
            return null;
        }

        if (call.TemplateArguments is [var template] && call.Binder.ResolveType(template) is ScalarType { Kind: var wanted })
        {
            values = [.. values.Select(v => v.IsScalar() ? Nodes.Convert(v, wanted) : v)];
        }

        if (values.All(v => v.IsString()))
        {
            values = [.. values.Select(Strings.AsStdString)];
        }

        if (!values.All(v => v.IsScalar() || v.IsString() || (isCompared && v.Type is RecordType)))
        {
            return null;
        }

        if (!values.All(v => v.Type == values[0].Type))
        {
            throw call.Binder.Error($"{call.Name} needs values of one type, found {string.Join(", ", values.Select(v => v.Type))}; write std::{(isMaximum ? "max" : "min")}<double>(...)", call.Span);
        }

        TypedNode IsLess(TypedNode a, TypedNode b) => AlgorithmSums.Truth(call, isCompared ? call.Binder.Invoke(call.Arguments[^1], [a, b], call.Span) : call.Binder.Operator("<", a, b, call.Span));
        TypedNode best = values[0];
        foreach (TypedNode next in values.Skip(1))
        {
            best = Nodes.Let("a", best, a => Nodes.Let("b", next, b => new ConditionalNode(isMaximum ? IsLess(a, b) : IsLess(b, a), b, a, call.Span)));
        }

        return best;
    }

    // std::clamp(v, lo, hi): v < lo ? lo : hi < v ? hi : v.
    private static TypedNode? Clamp(FunctionCall call)
    {
        if (call.Count != 3 || !call.IsScalar(0) || !call.IsScalar(1) || !call.IsScalar(2))
        {
            return null;
        }

        TypedNode[] values = [call[0], call[1], call[2]];
        if (call.TemplateArguments is [var template] && call.Binder.ResolveType(template) is ScalarType { Kind: var wanted })
        {
            values = [.. values.Select(v => Nodes.Convert(v, wanted))];
        }

        if (values[0].Type != values[1].Type || values[1].Type != values[2].Type)
        {
            return null;
        }

        ElementKind kind = Arithmetic.Promote(values[0].Kind());
        return Nodes.Let("value", values[0], v => Nodes.Let("low", values[1], low => Nodes.Let("high", values[2], high => new ConditionalNode(
            Nodes.Binary(BinaryOperator.Less, v, low, kind, call.Span),
            low,
            new ConditionalNode(Nodes.Binary(BinaryOperator.Less, high, v, kind, call.Span), high, v, call.Span),
            call.Span))));
    }

    private static CallNode? Ldexp(FunctionCall call)
    {
        if (call.Count != 2 || !call.IsScalar(0) || !call.IsScalar(1))
        {
            return null;
        }

        ElementKind real = call.Kind(0) == ElementKind.Float32 ? ElementKind.Float32 : ElementKind.Float64;
        return new CallNode(
            typeof(CMath).GetMethod(nameof(CMath.Ldexp), [real.ClrType(), typeof(int)])!,
            [Nodes.Convert(call[0], real), Nodes.Convert(call[1], ElementKind.Int32)],
            DataType.Scalar(real),
            call.Span);
    }

    private static TypedNode? Integers(FunctionCall call, string method)
    {
        if (call.Count != 2 || !call.IsScalar(0) || !call.IsScalar(1) || call.Kind(0).IsFloating() || call.Kind(1).IsFloating())
        {
            return null;
        }

        ElementKind kind = Arithmetic.Unify(call.Kind(0), call.Kind(1));
        CallNode node = call.Invoke(
            typeof(IntegerKernels), method, [], DataType.Scalar(ElementKind.Int64), Nodes.Convert(call[0], ElementKind.Int64), Nodes.Convert(call[1], ElementKind.Int64));
        return Nodes.Convert(node, kind);
    }

    private static CallNode? ToText(FunctionCall call)
    {
        if (call.Count != 1 || !call.IsScalar(0))
        {
            return null;
        }

        // char, short and bool are written as int.
        ElementKind kind = call.Kind(0);
        (string method, ElementKind argument) = kind.IsFloating() ? (nameof(StringKernels.ToStringFloating), ElementKind.Float64)
            : kind is ElementKind.UInt32 or ElementKind.UInt64 ? (nameof(StringKernels.ToStringUnsigned), ElementKind.UInt64)
            : (nameof(StringKernels.ToStringSigned), ElementKind.Int64);
        return call.Invoke(typeof(StringKernels), method, [], new StringType(), Nodes.Convert(call[0], argument));
    }

    private static CallNode? Parse(FunctionCall call, string method, ElementKind kind) =>
        call.Count == 1 && call[0].IsString() ? call.Invoke(typeof(StringKernels), method, [], DataType.Scalar(kind), call[0]) : null;

    private static LiteralNode? Limit(FunctionCall call, string limit)
    {
        if (call.Count != 0 || call.TemplateArguments is not [var template] || call.Binder.ResolveType(template) is not ScalarType { Kind: var kind })
        {
            return null;
        }

        object value = (limit, kind) switch
        {
            ("max", ElementKind.Float32) => float.MaxValue,
            ("max", ElementKind.Float64) => double.MaxValue,
            ("max", ElementKind.Bool) => true,
            ("max", _) => kind.IsUnsigned() ? ulong.MaxValue >> (64 - (8 * kind.SizeOf())) : (object)(ulong)(long.MaxValue >> (64 - (8 * kind.SizeOf()))),
            ("min", ElementKind.Float32) => 1.17549435e-38f,
            ("min", ElementKind.Float64) => 2.2250738585072014e-308,
            ("lowest", ElementKind.Float32) => float.MinValue,
            ("lowest", ElementKind.Float64) => double.MinValue,
            ("min" or "lowest", _) => kind.IsUnsigned() || kind == ElementKind.Bool ? 0UL : (object)(long.MinValue >> (64 - (8 * kind.SizeOf()))),
            ("epsilon", ElementKind.Float32) => 1.1920929e-07f,
            ("epsilon", ElementKind.Float64) => 2.2204460492503131e-16,
            ("infinity", ElementKind.Float32 or ElementKind.Float64) => double.PositiveInfinity,
            ("quiet_NaN" or "signaling_NaN", ElementKind.Float32 or ElementKind.Float64) => double.NaN,
            ("denorm_min", ElementKind.Float32) => float.Epsilon,
            ("denorm_min", ElementKind.Float64) => double.Epsilon,
            ("round_error", ElementKind.Float32 or ElementKind.Float64) => 0.5,
            _ => 0,
        };
        return Nodes.Constant(kind, value, call.Span);
    }
}

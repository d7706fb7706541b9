using System.Runtime.CompilerServices;
using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Gives the nodes of one syntax tree their meaning: names become columns and functions, every value gets its C++ type, every conversion becomes explicit.</summary>
/// <remarks>The rules are those that were measured with RDataFrame 6.40; see the guide to expressions. Not thread safe; one instance per expression.</remarks>
internal sealed partial class Binder
{
    // A chain of functions that each call another twice grows without bound; nobody writes so many by hand.
    private const int MaxInlined = 10_000;

    private readonly string _text;
    private readonly IBindingScope _scope;
    private readonly FunctionCatalogue _catalogue;
    private readonly Binder? _caller;
    private readonly ExpressionFunction? _function;
    private readonly List<ExpressionWarning> _warnings;
    private readonly Dictionary<string, Argument> _callables = [];
    private Dictionary<string, TypedNode> _locals = [];
    private int _inlined;

    /// <summary>A binder for the expression <paramref name="text"/>.</summary>
    public Binder(string text, IBindingScope scope, FunctionCatalogue catalogue)
    {
        _text = text;
        _scope = scope;
        _catalogue = catalogue;
        _warnings = [];
    }

    private Binder(Binder caller, ExpressionFunction function)
    {
        _text = function.Text;
        _scope = NoColumns.Instance;
        _catalogue = caller._catalogue;
        _caller = caller;
        _function = function;
        _warnings = caller._warnings;
    }

    /// <summary>What was found to be a trap so far.</summary>
    public IReadOnlyList<ExpressionWarning> Warnings => _caller is not null ? _caller.Warnings : [.. _warnings.Distinct().OrderBy(w => w.Text == _text ? w.Span.Start : int.MaxValue)];

    /// <summary>A binder for the body of a function in the place of a call: it sees the parameters and nothing of the caller's names.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The values of its parameters; each costs nothing to use several times.</param>
    /// <param name="span">The call.</param>
    /// <exception cref="AnalysisException">The function calls itself, or the expression grows without bound.</exception>
    public Binder Inline(ExpressionFunction function, IReadOnlyList<Argument> arguments, SourceSpan span)
    {
        Binder root = this;
        for (Binder? binder = this; binder is not null; binder = binder._caller)
        {
            root = binder;
            if (binder._function == function)
            {
                throw Error($"{function.Signature} calls itself, and nothing would end that", span);
            }
        }

        if (++root._inlined > MaxInlined)
        {
            throw Error($"functions that are given as expressions are called more than {MaxInlined} times in one expression", span);
        }

        var body = new Binder(this, function);
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = function.Signature.Parameters[i].Name;
            if (arguments[i].Node is TypedNode value)
            {
                body._locals[name] = value;
            }
            else
            {
                body._callables[name] = arguments[i];
            }
        }

        return body;
    }

    /// <summary>The typed tree of a whole expression.</summary>
    public TypedNode BindRoot(ExpressionSyntax syntax)
    {
        TypedNode node = syntax switch
        {
            InitializerListSyntax => throw Error("a list in braces is no value; write ROOT::RVecF{...} or ROOT::RVecI{...}", syntax.Span),
            LambdaSyntax => throw Error("a lambda is no value; it can only be an argument, as in Map(v, [](float x) { return x * x; })", syntax.Span),
            _ => Bind(syntax),
        };
        return node.Type is IteratorType ? throw Error($"{node.Type} is no value; write *position for what stands there", syntax.Span) : node;
    }

    /// <summary>The typed tree of a part.</summary>
    public TypedNode Bind(ExpressionSyntax syntax)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error("the expression is nested too deeply", syntax.Span);
        }

        if (_loop is { IsNested: true } && TryGather(syntax) is TypedNode gathered)
        {
            return gathered;
        }

        return syntax switch
        {
            LiteralSyntax literal => BindLiteral(literal),
            NameSyntax name => BindName(name),
            MemberSyntax member => BindMember(member),
            CallSyntax call => BindCall(call),
            ConstructSyntax construct => BindConstruct(construct.Target, construct.Arguments, construct.IsBraced, construct.Span),
            IndexSyntax index => _loop is null ? BindIndex(index) : BindFormulaIndex(index),
            UnarySyntax unary => BindUnary(unary),
            BinarySyntax binary => BindBinary(binary),
            ConditionalSyntax conditional => BindConditional(conditional),
            CastSyntax cast => BindConstruct(cast.Target, [cast.Operand], false, cast.Span),
            SizeOfTypeSyntax size => BindSizeOf(ResolveType(size.Target), size.Span),
            SizeOfValueSyntax size => BindSizeOf(Bind(size.Operand).Type, size.Span),
            CollectionSizeSyntax size => BindCollectionSize(size),
            InitializerListSyntax => throw Error("a list in braces cannot stand here; write ROOT::RVecF{...} or ROOT::RVecI{...}", syntax.Span),
            LambdaSyntax => throw Error("a lambda can only be an argument of a function such as Map, Filter or Sort", syntax.Span),
            BlockSyntax block => BindBlock(block),
            _ => throw Error("this cannot stand in an expression", syntax.Span),
        };
    }

    /// <summary>An error at a place.</summary>
    /// <remarks>Types come with ROOT's full names, which would hide the sentence.</remarks>
    public AnalysisException Error(string message, SourceSpan span) =>
        new(Within(message).Replace("ROOT::VecOps::RVec", "RVec", StringComparison.Ordinal), _text, span.Start, span.Length);

    /// <summary>Notes that ROOT's meaning is a trap here.</summary>
    public void Warn(string message, SourceSpan span) =>
        _warnings.Add(new ExpressionWarning(Within(message).Replace("ROOT::VecOps::RVec", "RVec", StringComparison.Ordinal), _text, span));

    private string Within(string message) => _function is null ? message : $"in {_function.Signature}: {message}";

    private static TypedNode BindLiteral(LiteralSyntax literal) => literal.Value is null
        ? Nodes.Constant(ElementKind.UInt64, 0, literal.Span)
        : Nodes.Constant(literal.Value, literal.Span);

    private LiteralNode BindSizeOf(DataType type, SourceSpan span) => type is ScalarType scalar
        ? Nodes.Constant(ElementKind.UInt64, scalar.Kind.SizeOf(), span)
        : throw Error($"sizeof needs a number, found {type}", span);

    private TypedNode BindConditional(ConditionalSyntax syntax)
    {
        TypedNode? list = _loop is null ? null : Bind(syntax.Condition);
        TypedNode condition = list?.Type is VectorType ? list : BindCondition(syntax.Condition);
        TypedNode then = Bind(syntax.Then);
        TypedNode otherwise = Bind(syntax.Else);
        if (_loop is not null && (condition.Type is VectorType || (then.Type != otherwise.Type && (then.Type is VectorType || otherwise.Type is VectorType))))
        {
            return FormulaConditional(condition, then, otherwise, syntax);
        }

        if (then.IsScalar() && otherwise.IsScalar())
        {
            ElementKind kind = Arithmetic.Unify(then.Kind(), otherwise.Kind());
            return new ConditionalNode(condition, Nodes.Convert(then, kind), Nodes.Convert(otherwise, kind), syntax.Span);
        }

        if (then.IsString() && otherwise.IsString())
        {
            return then.Type == otherwise.Type
                ? new ConditionalNode(condition, then, otherwise, syntax.Span)
                : new ConditionalNode(condition, Strings.AsStdString(then), Strings.AsStdString(otherwise), syntax.Span);
        }

        if (then.Type == otherwise.Type && then.Type is VectorType { IsStd: false } or RecordType)
        {
            return new ConditionalNode(condition, then, otherwise, syntax.Span);
        }

        throw Error($"the two values of '?' must have one type, found {then.Type} and {otherwise.Type}", syntax.Span);
    }

    private TypedNode BindCondition(ExpressionSyntax syntax)
    {
        TypedNode condition = Bind(syntax);
        return condition.Type switch
        {
            ScalarType => Nodes.Convert(condition, ElementKind.Bool),
            StringType { IsLiteral: true } => Nodes.Constant(true, syntax.Span),
            VectorType => throw Error($"the condition before '?' must be a truth value, found {condition.Type}; for one choice per element write Where(condition, a, b)", syntax.Span),
            _ => throw Error($"the condition before '?' must be a truth value, found {condition.Type}", syntax.Span),
        };
    }

    // Behind the last character of a string stands a zero ([string.access]).
    private static TypedNode Character(TypedNode text, TypedNode index, SourceSpan span) => Nodes.Let("text", text, t => Nodes.Let("index", Nodes.Convert(index, ElementKind.Int64), i => new ConditionalNode(
        Nodes.Binary(BinaryOperator.Equal, i, new SizeNode(t, span), ElementKind.Int64, span),
        Nodes.Constant((sbyte)0, span),
        new IndexNode(t, i, DataType.Scalar(ElementKind.Int8), span),
        span)));

    private TypedNode BindIndex(IndexSyntax syntax)
    {
        TypedNode target = Bind(syntax.Target);
        if (target is not IteratorNode && target.Type is not RecordType)
        {
            CheckIndexed(target, syntax);
        }

        return IndexOf(target, Bind(syntax.Index), syntax);
    }

    private void CheckIndexed(TypedNode target, IndexSyntax syntax)
    {
        if (target.Type is not (VectorType or StringType))
        {
            throw Error($"'[' needs a vector, found {target.Type}", syntax.Target.Span);
        }
    }

    private TypedNode IndexOf(TypedNode target, TypedNode index, IndexSyntax syntax)
    {
        if (target is IteratorNode position && index is { Type: ScalarType { Kind: var kind } } && !kind.IsFloating())
        {
            return position.At(index, syntax.Span);
        }

        if (target.Type is RecordType)
        {
            return Records.Component(target, index, syntax.Span) ?? throw Error($"{target.Type} has no such component; write .Px(), .E() and the like", syntax.Span);
        }

        CheckIndexed(target, syntax);
        if (index.IsScalar())
        {
            // A wrapped difference is out of range anyway.
            ForgetDifference(syntax.Index);
            return target.Type is VectorType vector
                ? new IndexNode(target, Nodes.Convert(index, ElementKind.Int64), vector.Item, syntax.Span)
                : Character(target, index, syntax.Span);
        }

        if (target.Type is VectorType { IsStd: false } && index.Type is VectorType { IsStd: false, Item: ScalarType })
        {
            return Loops.Mask(target, Loops.Convert(index, ElementKind.Bool), syntax.Span);
        }

        throw Error($"{target.Type} can be indexed by a number or a mask, found {index.Type}", syntax.Index.Span);
    }
}

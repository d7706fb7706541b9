using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>
/// Statements in the body of a lambda, as one value: an assignment gives a name a new value for what follows, <c>if</c> is a choice of values, a loop a fold over each variable that it changes. What follows a
/// statement is bound by a function, so that every way through the body ends in its own <c>return</c>.
/// </content>
internal sealed partial class Binder
{
    // What follows a choice with a way out is bound for both ways, and a loop's body for each variable.
    private const int MostStatements = 5000;

    private BlockState _block = BlockState.None;
    private int _statements;

    private TypedNode BindBlock(BlockSyntax block)
    {
        if (_loop is not null)
        {
            throw Error("a lambda of several statements is not supported in formulas of draw; write one 'return EXPRESSION;'", block.Span);
        }

        return BindStatements(block.Statements, 0, () => throw Error("the lambda may end without a 'return'", block.Span));
    }

    private TypedNode BindStatements(IReadOnlyList<StatementSyntax> statements, int at, Func<TypedNode> end)
    {
        if (at == statements.Count)
        {
            return end();
        }

        if (++_statements > MostStatements)
        {
            throw Error("the lambda has too many ways through its statements", statements[at].Span);
        }

        TypedNode Rest() => BindStatements(statements, at + 1, end);
        switch (statements[at])
        {
            case ReturnSyntax returned:
                return BindReturn(returned);
            case ContinueSyntax:
                return _block.EndOfStep?.Invoke() ?? throw Error("'continue' stands outside of a loop", statements[at].Span);
            case ScopeSyntax scope:
                return InScope(scope.Statements, Rest);
            case DeclarationSyntax declaration:
                return BindDeclaration(declaration, Rest);
            case AssignmentSyntax assignment:
                return With(assignment.Name, BindAssignment(assignment), Rest);
            case IfSyntax choice:
                return BindIf(choice, Rest);
            case RangeLoopSyntax loop:
                return BindRangeLoop(loop, Rest);
            case CountLoopSyntax loop:
                return BindCountLoop(loop, Rest);
            default:
                throw Error("this statement is not supported", statements[at].Span);
        }
    }

    private TypedNode BindReturn(ReturnSyntax returned)
    {
        if (_block.EndOfStep is not null)
        {
            throw Error("a 'return' within a loop is not supported", returned.Span);
        }

        TypedNode value = Bind(returned.Value);
        return _block.ReturnType is { } type ? ConvertImplicitly(value, type, returned.Span) : value;
    }

    // What is declared inside ends with the braces; what is assigned stays.
    private TypedNode InScope(IReadOnlyList<StatementSyntax> statements, Func<TypedNode> rest)
    {
        var before = new Dictionary<string, TypedNode>(_locals);
        BlockState outer = _block;
        string[] assigned = [.. Assigned(statements)];
        return BindStatements(statements, 0, () =>
        {
            Dictionary<string, TypedNode> inner = _locals;
            BlockState innerBlock = _block;
            _locals = new Dictionary<string, TypedNode>(before);
            foreach (string name in assigned)
            {
                _locals[name] = inner[name];
            }

            _block = outer;
            try
            {
                return rest();
            }
            finally
            {
                (_locals, _block) = (inner, innerBlock);
            }
        });
    }

    private TypedNode BindDeclaration(DeclarationSyntax declaration, Func<TypedNode> rest)
    {
        bool isAuto = declaration.Type.Name == "auto";
        TypedNode value;
        if (isAuto)
        {
            value = declaration is { Value: { } own, IsBraced: false } and not { Value: InitializerListSyntax } ? Bind(own) : throw Error($"'auto {declaration.Name}' needs a value: auto {declaration.Name} = …", declaration.Span);
        }
        else
        {
            DataType type = ResolveType(declaration.Type);
            if (declaration.Value is null && declaration.Arguments.Count == 0 && !declaration.IsBraced && type is ScalarType)
            {
                throw Error($"'{declaration.Name}' has no value yet; write {declaration.Type} {declaration.Name} = 0", declaration.Span);
            }

            value = declaration.Value switch
            {
                null => BindConstruct(type, declaration.Arguments, declaration.IsBraced, declaration.Span),
                InitializerListSyntax list => BindConstruct(type, list.Items, true, declaration.Span),
                var single => ConvertImplicitly(Bind(single), type, declaration.Span),
            };
        }

        if (value.Type is IteratorType)
        {
            throw Error($"{value.Type} cannot be kept under a name", declaration.Span);
        }

        BlockState outer = _block;
        var variables = new HashSet<string>(outer.Variables);
        _ = declaration.IsConst ? variables.Remove(declaration.Name) : variables.Add(declaration.Name);
        _block = outer with { Variables = variables, Hidden = outer.Hidden.Contains(declaration.Name) ? outer.Hidden.Where(name => name != declaration.Name).ToHashSet() : outer.Hidden };
        try
        {
            return With(declaration.Name, value, rest);
        }
        finally
        {
            _block = outer;
        }
    }

    private TypedNode BindAssignment(AssignmentSyntax assignment)
    {
        RequireVariable(assignment.Name, assignment.Span);
        TypedNode current = BindName(new NameSyntax(assignment.Name, [], false, assignment.Span));
        TypedNode value = Bind(assignment.Value);
        TypedNode result = assignment.Operator.Length == 0 ? value : Operator(assignment.Operator, current, value, assignment.Span);
        return ConvertImplicitly(result, current.Type, assignment.Span);
    }

    private void RequireVariable(string name, SourceSpan span)
    {
        if (!_block.Variables.Contains(name))
        {
            throw Error(_locals.ContainsKey(name) ? $"'{name}' cannot be changed: it is const or captured" : $"there is no variable '{name}' in the lambda; columns cannot be changed", span);
        }
    }

    // What follows sees the name with this value, which is evaluated once.
    private TypedNode With(string name, TypedNode value, Func<TypedNode> rest)
    {
        var lets = new Stack<LetNode>();
        Dictionary<string, TypedNode> before = _locals;
        _locals = new Dictionary<string, TypedNode>(before) { [name] = Named(name, value, lets) };
        try
        {
            return Around(rest(), lets);
        }
        finally
        {
            _locals = before;
        }
    }

    private TypedNode BindIf(IfSyntax choice, Func<TypedNode> rest)
    {
        TypedNode condition = BindCondition(choice.Condition);
        if (Leaves(choice.Then) || Leaves(choice.Else))
        {
            TypedNode then = InScope(choice.Then, rest);
            TypedNode otherwise = InScope(choice.Else, rest);
            return then.Type == otherwise.Type
                ? new ConditionalNode(condition, then, otherwise, choice.Span)
                : throw Error($"the lambda returns {then.Type} here and {otherwise.Type} elsewhere; C++ wants one type, or one behind '->'", choice.Span);
        }

        return Nodes.Let("condition", condition, isTrue =>
        {
            string[] names = [.. Assigned(choice.Then).Concat(Assigned(choice.Else)).Distinct()];
            TypedNode[] values = [.. names.Select(name => (TypedNode)new ConditionalNode(isTrue, ValueAfter(choice.Then, name), ValueAfter(choice.Else, name), choice.Span))];
            return WithAll(names, values, 0, rest);
        });
    }

    private TypedNode ValueAfter(IReadOnlyList<StatementSyntax> statements, string name) => BindStatements(statements, 0, () => BindName(new NameSyntax(name, [], false, default)));

    private TypedNode WithAll(string[] names, TypedNode[] values, int at, Func<TypedNode> rest) => at == names.Length ? rest() : With(names[at], values[at], () => WithAll(names, values, at + 1, rest));

    private TypedNode BindRangeLoop(RangeLoopSyntax loop, Func<TypedNode> rest)
    {
        TypedNode range = Bind(loop.Range);
        return range.Type is VectorType
            ? Nodes.Let("range", range, vector => Folds(() => vector, loop.Name, item => loop.Type.Name == "auto" ? item : ConvertImplicitly(item, ResolveType(loop.Type), loop.Span), loop.Body, loop.Span, rest))
            : throw Error($"a loop walks a vector, found {range.Type}", loop.Range.Span);
    }

    private TypedNode BindCountLoop(CountLoopSyntax loop, Func<TypedNode> rest)
    {
        TypedNode first = Bind(loop.Begin);
        DataType type = loop.Type.Name == "auto" ? first.Type : ResolveType(loop.Type);
        if (type is not ScalarType { Kind: var kind } || kind.IsFloating() || !first.IsScalar())
        {
            throw Error($"a loop counts whole numbers, found {type}", loop.Span);
        }

        if (Assigned(loop.Body).Any(name => Mentions(loop.End, name)))
        {
            throw Error("the end of a loop may not change in it", loop.End.Span);
        }

        return Nodes.Let("begin", Nodes.Convert(Nodes.Convert(first, kind), ElementKind.Int64), begin => With(loop.Name, Nodes.Convert(begin, kind), () =>
        {
            TypedNode end = Bind(loop.End);
            if (!end.IsScalar())
            {
                throw Error($"the end of a loop must be a number, found {end.Type}", loop.End.Span);
            }

            TypedNode length = Nodes.Binary(BinaryOperator.Subtract, Nodes.Convert(end, ElementKind.Int64), begin, ElementKind.Int64, loop.Span);
            length = loop.IsInclusive ? Nodes.Binary(BinaryOperator.Add, length, Nodes.Constant(1L, loop.Span), ElementKind.Int64, loop.Span) : length;
            return Nodes.Let("length", length, count =>
            {
                TypedNode isSome = Nodes.Binary(BinaryOperator.Greater, count, Nodes.Constant(0L, loop.Span), ElementKind.Int64, loop.Span);
                TypedNode size = new ConditionalNode(isSome, Nodes.Convert(count, ElementKind.UInt64), Nodes.Constant(0UL, loop.Span), loop.Span);

                // Each fold counts for itself, so that no vector of numbers is made.
                return Folds(
                    () => KernelCalls.Invoke(typeof(VectorRanges), nameof(VectorRanges.Range), [], DataType.Vector(ElementKind.UInt64), loop.Span, [Nodes.Constant(0UL, loop.Span), size]),
                    loop.Name,
                    item => Nodes.Convert(Nodes.Binary(BinaryOperator.Add, begin, Nodes.Convert(item, ElementKind.Int64), ElementKind.Int64, loop.Span), kind),
                    loop.Body,
                    loop.Span,
                    rest);
            });
        }));
    }

    // A fold for each variable that the body changes; none may need another's value.
    private TypedNode Folds(Func<TypedNode> vector, string item, Func<TypedNode, TypedNode> itemOf, IReadOnlyList<StatementSyntax> body, SourceSpan span, Func<TypedNode> rest)
    {
        string[] names = [.. Assigned(body).Distinct()];
        if (names.Contains(item))
        {
            throw Error($"the variable '{item}' of a loop cannot be changed in it", span);
        }

        if (names.Length == 0)
        {
            throw Error("a loop that changes no variable of the lambda has no effect; 'return' within a loop is not supported", span);
        }

        TypedNode[] values = [.. names.Select(name => FoldOf(vector(), item, itemOf, body, span, name, names))];
        return WithAll(names, values, 0, rest);
    }

    private TypedNode FoldOf(TypedNode vector, string item, Func<TypedNode, TypedNode> itemOf, IReadOnlyList<StatementSyntax> body, SourceSpan span, string name, string[] names)
    {
        RequireVariable(name, span);
        TypedNode start = BindName(new NameSyntax(name, [], false, span));
        return Loops.Fold("for", [vector], start, (accumulator, items) =>
        {
            Dictionary<string, TypedNode> before = _locals;
            BlockState outer = _block;
            _locals = new Dictionary<string, TypedNode>(before) { [name] = accumulator };
            _block = outer with
            {
                Hidden = new HashSet<string>(names.Where(other => other != name)),
                EndOfStep = () => BindName(new NameSyntax(name, [], false, span)),
            };
            try
            {
                TypedNode step = With(item, itemOf(items[0]), () => BindStatements(OnlyFor(body, name), 0, _block.EndOfStep));
                return ConvertImplicitly(step, start.Type, span);
            }
            finally
            {
                (_locals, _block) = (before, outer);
            }
        }, span);
    }

    // The body without assignments to other variables of the loop around it: their values are other folds.
    private List<StatementSyntax> OnlyFor(IReadOnlyList<StatementSyntax> statements, string name)
    {
        var kept = new List<StatementSyntax>();
        foreach (StatementSyntax statement in statements)
        {
            switch (statement)
            {
                case AssignmentSyntax assignment when _block.Hidden.Contains(assignment.Name) && !Declares(statements, assignment.Name):
                    break;
                case IfSyntax choice:
                    List<StatementSyntax> then = OnlyFor(choice.Then, name);
                    List<StatementSyntax> otherwise = OnlyFor(choice.Else, name);
                    Keep(choice with { Then = then, Else = otherwise }, then.Count + otherwise.Count);
                    break;
                case ScopeSyntax scope:
                    List<StatementSyntax> inner = OnlyFor(scope.Statements, name);
                    Keep(scope with { Statements = inner }, inner.Count);
                    break;
                case RangeLoopSyntax loop:
                    List<StatementSyntax> walked = OnlyFor(loop.Body, name);
                    Keep(loop with { Body = walked }, walked.Count);
                    break;
                case CountLoopSyntax loop:
                    List<StatementSyntax> counted = OnlyFor(loop.Body, name);
                    Keep(loop with { Body = counted }, counted.Count);
                    break;
                default:
                    kept.Add(statement);
                    break;
            }
        }

        return kept;

        // What is empty now was there for another variable.
        void Keep(StatementSyntax statement, int left)
        {
            if (left > 0)
            {
                kept.Add(statement);
            }
        }
    }

    private static bool Declares(IReadOnlyList<StatementSyntax> statements, string name) => statements.Any(statement => statement is DeclarationSyntax declaration && declaration.Name == name);

    // The names that statements assign to and do not declare themselves.
    private static IEnumerable<string> Assigned(IReadOnlyList<StatementSyntax> statements)
    {
        var declared = new HashSet<string>();
        foreach (StatementSyntax statement in statements)
        {
            IEnumerable<string> names = statement switch
            {
                AssignmentSyntax assignment => [assignment.Name],
                IfSyntax choice => Assigned(choice.Then).Concat(Assigned(choice.Else)),
                ScopeSyntax scope => Assigned(scope.Statements),
                RangeLoopSyntax loop => Assigned(loop.Body),
                CountLoopSyntax loop => Assigned(loop.Body),
                _ => [],
            };
            foreach (string name in names.Where(name => !declared.Contains(name)).Distinct().ToList())
            {
                yield return name;
            }

            if (statement is DeclarationSyntax declaration)
            {
                declared.Add(declaration.Name);
            }
        }
    }

    // Whether a way leaves the statements before their end.
    private static bool Leaves(IReadOnlyList<StatementSyntax> statements) => statements.Any(statement => statement switch
    {
        ReturnSyntax or ContinueSyntax => true,
        IfSyntax choice => Leaves(choice.Then) || Leaves(choice.Else),
        ScopeSyntax scope => Leaves(scope.Statements),
        _ => false,
    });

    private bool Mentions(ExpressionSyntax expression, string name) =>
        Lexer.Tokenize(_text.Substring(expression.Span.Start, Math.Min(expression.Span.Length, _text.Length - expression.Span.Start))).Exists(token => token.IsWord(name));
}

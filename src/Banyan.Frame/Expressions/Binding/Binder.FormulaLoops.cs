using Banyan.Columns;
using Banyan.Frame.Expressions.Formulas;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>
/// The loops of formulas. TTree::Draw matches the dimensions without index of all lists from left to right and walks each up to the smallest size; a list of fewer dimensions repeats its elements.
/// </content>
internal sealed partial class Binder
{
    private static readonly DataType s_indices = DataType.Vector(ElementKind.Int64);

    // Notes the lists that a formula names; what stands in a function such as Sum$ has a loop of its own.
    private void Survey(ExpressionSyntax syntax, int firstDimension, FormulaUse use)
    {
        if (TryReference(syntax) is var (column, indices) && column.Type is VectorType)
        {
            AddReference(syntax, column, indices, firstDimension, use);
            return;
        }

        switch (syntax)
        {
            case NameSyntax name:
                use.NeedsNumbers |= name.Name is "Iteration$" or "Length$";
                return;
            case LambdaSyntax:
                return;
            case CallSyntax { Target: NameSyntax { Name: [.., '$'] } special }:
                use.NeedsNumbers |= special.Name == "Alt$";
                return;
            case CallSyntax { Target: MemberSyntax member } call when TryReference(member.Target) is not null || member.Target is NameSyntax:
                SurveyAll(call.Arguments);
                return;
            default:
                SurveyAll(FormulaSyntax.Children(syntax));
                return;
        }

        void SurveyAll(IEnumerable<ExpressionSyntax> parts)
        {
            foreach (ExpressionSyntax part in parts)
            {
                Survey(part, firstDimension, use);
            }
        }
    }

    private void AddReference(ExpressionSyntax syntax, ColumnNode column, IReadOnlyList<ExpressionSyntax> indices, int firstDimension, FormulaUse use)
    {
        var dimensions = new List<LoopDimension>();
        int next = firstDimension;
        DataType type = column.Type;
        for (int d = 0; type is VectorType vector; d++, type = vector.Item)
        {
            ExpressionSyntax? index = d < indices.Count && indices[d] is not AllElementsSyntax ? indices[d] : null;
            if (index is null)
            {
                dimensions.Add(new LoopDimension(null, next++));
                continue;
            }

            TypedNode bound = Bind(index);
            bool isList = bound.Type is VectorType && !IsMask(bound);
            var inside = new FormulaUse();
            Survey(index, next, inside);
            use.References.AddRange(inside.References);
            use.NeedsNumbers |= inside.NeedsNumbers;
            use.HasNumberedIndex |= inside.NeedsNumbers || inside.HasNumberedIndex;
            dimensions.Add(new LoopDimension(index, isList || bound.Type is VectorType ? next++ : -1));
        }

        use.References.Add(new LoopReference(column, dimensions, syntax.Span));
    }

    // name[i][j] with what stands between the brackets; null for anything else.
    private (ColumnNode Column, IReadOnlyList<ExpressionSyntax> Indices)? TryReference(ExpressionSyntax syntax)
    {
        var indices = new Stack<ExpressionSyntax>();
        while (syntax is IndexSyntax index)
        {
            indices.Push(index.Index);
            syntax = index.Target;
        }

        ColumnNode? column = syntax switch
        {
            NameSyntax { IsQuoted: true } quoted => TryColumn(quoted.Name, quoted.Span),
            NameSyntax name when !_locals.ContainsKey(name.Name) => TryColumn(name.Name, name.Span),
            MemberSyntax member when DottedName(member) is { } path => TryColumn(path, member.Span),
            _ => null,
        };
        return column is null ? null : (column, indices.ToArray());
    }

    private FormulaLoop NestedLoop(FormulaUse use)
    {
        List<ColumnNode> indices = [];
        for (int depth = 0; depth < use.Depth; depth++)
        {
            _loop = new FormulaLoop([.. indices], null, null);
            TypedNode[] sizes =
            [
                .. use.References
                    .Where(reference => reference.Dimensions.Any(dimension => dimension.Index is null && dimension.LoopIndex == depth))
                    .Select(reference => SizeAt(reference, depth)),
            ];
            TypedNode size = sizes.Length == 0 ? Nodes.Constant(1L, default) : sizes.Aggregate(LeastOfEach);
            if (depth == 0)
            {
                TypedNode count = size is { Type: ScalarType } ? size : throw Error("the first dimension of a loop depends on no list", size.Span);
                indices.Add(Hidden("index 0", KernelCalls.Invoke(typeof(FormulaKernels), nameof(FormulaKernels.Numbers), [], s_indices, size.Span, [count])));
                continue;
            }

            if (size.Type is ScalarType)
            {
                size = Loops.Map("size", [indices[0], size], items => Nodes.Let("index", items[0], _ => items[1]), size.Span);
            }

            ColumnNode lists = Hidden($"sizes {depth}", Protect(Shortest.Of(size)));
            ColumnNode outer = Hidden($"lists {depth}", KernelCalls.Invoke(typeof(FormulaKernels), nameof(FormulaKernels.Outer), [], s_indices, size.Span, [lists]));
            ColumnNode inner = Hidden($"index {depth}", KernelCalls.Invoke(typeof(FormulaKernels), nameof(FormulaKernels.Inner), [], s_indices, size.Span, [lists]));
            indices = [.. indices.Select((index, i) => i == 0 && depth == 1 ? outer : Hidden($"index {i} of {depth + 1}", Gather([outer], items => Element(index, items[0], size.Span), size.Span))), inner];
        }

        return Numbered(indices, Nodes.Convert(new SizeNode(indices[0], default), ElementKind.Int64));
    }

    private static TypedNode LeastOfEach(TypedNode left, TypedNode right) => left.Type is VectorType || right.Type is VectorType
        ? Shortest.Of(Loops.Map("size", [left, right], items => Least(items[0], items[1]), left.Span))
        : Least(left, right);

    // How many items the dimension that is matched with a dimension of the loop has, for every instance of the dimensions before it.
    private TypedNode SizeAt(LoopReference reference, int depth)
    {
        int count = 0;
        while (reference.Dimensions[count].LoopIndex != depth)
        {
            count++;
        }

        return AtIndices(reference, count, value => Nodes.Convert(new SizeNode(value, reference.Span), ElementKind.Int64));
    }

    /// <summary>The value of a list at its first indices, for every instance of the loop.</summary>
    private TypedNode AtIndices(LoopReference reference, int count, Func<TypedNode, TypedNode> use)
    {
        var vectors = new List<TypedNode>();
        var places = new List<(int Vector, TypedNode? Scalar, bool IsLoop)>();
        foreach (LoopDimension dimension in reference.Dimensions.Take(count))
        {
            if (dimension.Index is null)
            {
                places.Add((vectors.Count, null, true));
                vectors.Add(_loop!.Indices[dimension.LoopIndex]);
                continue;
            }

            FormulaLoop before = _loop!;
            _loop = before with { FirstDimension = Math.Max(0, dimension.LoopIndex) };
            TypedNode index = Bind(dimension.Index);
            _loop = before;
            if (index.Type is VectorType && IsMask(index))
            {
                throw Error("a mask cannot choose elements of lists of lists here; write the condition into the cut", dimension.Index.Span);
            }

            places.Add(index.Type is VectorType ? (vectors.Count, null, false) : (-1, index, false));
            if (index.Type is VectorType)
            {
                vectors.Add(index);
            }
        }

        TypedNode At(IReadOnlyList<TypedNode> items)
        {
            TypedNode value = reference.Column;
            foreach ((int vector, TypedNode? scalar, bool isLoop) in places)
            {
                TypedNode index = scalar ?? items[vector];
                value = isLoop ? Element(value, index, reference.Span) : new IndexNode(value, Nodes.Convert(index, ElementKind.Int64), ((VectorType)value.Type).Item, reference.Span);
            }

            return use(value);
        }

        return vectors.Count == 0 ? At([]) : Gather(vectors, At, reference.Span);
    }

    private static TypedNode Gather(IReadOnlyList<TypedNode> vectors, Func<TypedNode[], TypedNode> body, SourceSpan span) => Shortest.Of(Loops.Map("[]", vectors, body, span));

    // An element whose index comes from the loop itself exists.
    private IndexNode Element(TypedNode list, TypedNode index, SourceSpan span)
    {
        if (index is LocalNode local)
        {
            _loopLocals.Add(local.Local);
        }

        return new IndexNode(list, index, ((VectorType)list.Type).Item, span);
    }

    private TypedNode? TryGather(ExpressionSyntax syntax)
    {
        if (syntax is not (NameSyntax or MemberSyntax or IndexSyntax) || TryReference(syntax) is not var (column, indices) || column.Type is not VectorType)
        {
            return null;
        }

        var use = new FormulaUse();
        FormulaLoop loop = _loop!;
        AddReference(syntax, column, indices, loop.FirstDimension, use);
        LoopReference reference = use.References[^1];
        return AtIndices(reference, reference.Dimensions.Count, value => value);
    }

    // An index that is a truth value per element is RVec's mask; any other list holds indices.
    private static bool IsMask(TypedNode node) => node switch
    {
        LetNode let => IsMask(let.Body),
        ColumnNode { Column: DefinedColumn define } => node.Type.Element == ElementKind.Bool || IsMask(define.Expression),
        MapNode { Body: ConvertNode { Operand: { } inner } } when inner.Type is ScalarType { Kind: ElementKind.Bool } => true,
        _ => node.Type.Element == ElementKind.Bool,
    };

    // v.size() asks the list itself, not its elements; of a split collection any list tells the size.
    private TypedNode FormulaContainer(MemberSyntax member)
    {
        FormulaLoop loop = _loop!;
        _loop = loop.IsNested ? FormulaLoop.Unknown : loop;
        string? path = DottedName(member);
        string? collection = DottedName(new MemberSyntax(member.Target, string.Empty, member.MemberSpan, member.Span));
        TypedNode target = collection is not null && member.Member is "size" && TryReference(member.Target) is null
                && _scope.ColumnNames.FirstOrDefault(name => name.StartsWith(collection, StringComparison.Ordinal) && TryColumn(name, member.Span)?.Type is VectorType) is { } part
            ? TryColumn(part, member.Span)!
            : BindMemberTarget(member, path, member.Span);
        _loop = loop;
        return target;
    }

    private TypedNode BindFormulaIndex(IndexSyntax syntax)
    {
        TypedNode target = Bind(syntax.Target);
        if (syntax.Index is AllElementsSyntax)
        {
            return target.Type is VectorType ? target : throw Error($"'[]' needs a vector, found {target.Type}", syntax.Target.Span);
        }

        TypedNode index = Bind(syntax.Index);
        if (target.Type is not VectorType { Item: { } item } || index.Type is not VectorType { Item: ScalarType } || IsMask(index))
        {
            return IndexOf(target, index, syntax);
        }

        return Nodes.Let("list", target, list => Gather([index], items => new IndexNode(list, Nodes.Convert(items[0], ElementKind.Int64), item, syntax.Span), syntax.Span));
    }
}

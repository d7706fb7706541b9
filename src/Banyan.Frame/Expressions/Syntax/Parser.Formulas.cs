using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <content>What TTree::Draw's formulas have beyond C++.</content>
public sealed partial class Parser
{
    // TFormula's x^y and x**y bind tighter than a sign and from the right: -x^2^3 is -(x^(2^3)).
    private ExpressionSyntax ParsePower()
    {
        ExpressionSyntax left = ParsePostfix();
        bool isDoubleStar = Current.Is("*") && _tokens[_position + 1].Is("*") && _tokens[_position + 1].Span.Start == Current.Span.Start + 1;
        if (!isDoubleStar && !Current.Is("^"))
        {
            return left;
        }

        SourceSpan start = Current.Span;
        _position += isDoubleStar ? 2 : 1;
        SourceSpan operatorSpan = Since(start);
        Enter();
        ExpressionSyntax right = ParseUnary();
        Leave();
        return Bounded(new BinarySyntax("^", operatorSpan, left, right, Since(left.Span)));
    }

    private IndexSyntax ParseFormulaIndex(ExpressionSyntax operand)
    {
        SourceSpan open = Expect("[", "here").Span;
        if (Accept("]"))
        {
            return new IndexSyntax(operand, new AllElementsSyntax(Since(open)), Since(operand.Span));
        }

        ExpressionSyntax index = Current.Is("{") ? ParseInitializerList() : ParseSequence();
        Expect("]", "after the index");
        return new IndexSyntax(operand, index, Since(operand.Span));
    }
}

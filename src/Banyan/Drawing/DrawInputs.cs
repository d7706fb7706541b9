using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;

namespace Banyan.Drawing;

/// <summary>The expressions that a <see cref="DrawAction"/> reads, and what each is for.</summary>
internal sealed class DrawInputs
{
    /// <summary>x, y, z, cut, weight, and whether elements exist.</summary>
    public const int MaxInputs = 6;

    private readonly List<BoundExpression> _expressions = [];
    private readonly List<ElementKind> _kinds = [];
    private readonly List<int> _levels = [];
    private readonly List<bool> _areTexts = [];

    /// <summary>Checks and orders the expressions.</summary>
    /// <param name="values">x, and perhaps y and z.</param>
    /// <param name="cut">The cut, unless it is one of whole events.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="guard">Whether elements exist.</param>
    /// <exception cref="AnalysisException">One is not numeric, or their shapes do not go together.</exception>
    public DrawInputs(IReadOnlyList<BoundExpression> values, BoundExpression? cut, BoundExpression? weight, BoundExpression? guard)
    {
        foreach (BoundExpression value in values)
        {
            Add(value, canBeText: true);
        }

        Dimensions = values.Count;
        Cut = Add(cut);
        Weight = Add(weight);
        Guard = Add(guard);
    }

    /// <summary>How many values a fill has; they are the first inputs.</summary>
    public int Dimensions { get; }

    /// <summary>Place of the truth values that say whether elements exist, or −1.</summary>
    public int Guard { get; }

    /// <summary>The expressions in the order of the blocks.</summary>
    public IReadOnlyList<BoundExpression> Expressions => _expressions;

    /// <summary>Kind of the numbers of each.</summary>
    public IReadOnlyList<ElementKind> Kinds => _kinds;

    /// <summary>Whether each is a text, or a vector of them, whose values are bins of their own.</summary>
    public IReadOnlyList<bool> AreTexts => _areTexts;

    /// <summary>Levels of offsets of each, the characters of texts left out; 0 for a scalar, which counts for every element.</summary>
    public IReadOnlyList<int> Levels => _levels;

    /// <summary>Place of the cut per element (or of a scalar one that is a number and so a weight), or −1.</summary>
    public int Cut { get; }

    /// <summary>Place of the weight, or −1.</summary>
    public int Weight { get; }

    /// <summary>True when fills may have weights other than 1.</summary>
    public bool IsWeighted => Weight >= 0 || (Cut >= 0 && _kinds[Cut] != ElementKind.Bool);

    private int Add(BoundExpression? expression, bool canBeText = false)
    {
        if (expression is null)
        {
            return -1;
        }

        DataType type = expression.Root.Type;
        bool isText = canBeText && IsText(type);
        if (!isText && !IsNumeric(type))
        {
            throw new AnalysisException($"only numbers{(canBeText ? " and texts" : string.Empty)} can be {(canBeText ? "drawn" : "cuts and weights")}, '{expression.Text}' is {type.CppName}", expression.Text, 0, expression.Text.Length);
        }

        int levels = type.OffsetLevels - (isText ? 1 : 0);
        int other = _levels.FindIndex(level => level > 0 && level != levels);
        if (levels > 0 && other >= 0)
        {
            throw new AnalysisException(
                $"'{expression.Text}' is {type.CppName} and '{_expressions[other].Text}' is {_expressions[other].Root.Type.CppName}: their elements do not go together",
                expression.Text,
                0,
                expression.Text.Length);
        }

        _expressions.Add(expression);
        _kinds.Add(type.Element);
        _levels.Add(levels);
        _areTexts.Add(isText);
        return _expressions.Count - 1;
    }

    private static bool IsText(DataType type) => type switch
    {
        StringType => true,
        VectorType vector => IsText(vector.Item),
        _ => false,
    };

    private static bool IsNumeric(DataType type) => type switch
    {
        ScalarType => true,
        VectorType vector => IsNumeric(vector.Item),
        _ => false,
    };
}

namespace Banyan.AnalysisFiles.Keys;

/// <summary>What may stand under a key of an analysis file: what the schema tells editors.</summary>
internal abstract record ValueShape
{
    /// <summary>A text; numbers and truth values are texts too.</summary>
    public static ValueShape Text { get; } = new ScalarShape(ScalarKind.Text);

    /// <summary>An expression.</summary>
    public static ValueShape Expression { get; } = new ScalarShape(ScalarKind.Expression);

    /// <summary>A number, or arithmetic with parameters.</summary>
    public static ValueShape Number { get; } = new ScalarShape(ScalarKind.Number);

    /// <summary>True or false.</summary>
    public static ValueShape Truth { get; } = new ScalarShape(ScalarKind.Truth);

    /// <summary>One text or a list of them.</summary>
    public static ValueShape Texts { get; } = new ChoiceShape([Text, new ListShape(Text)]);

    /// <summary>Number of bins, lower and upper end.</summary>
    public static ValueShape Bins { get; } = new ChoiceShape([new ListShape(Number) { Minimum = 3, Maximum = 4 }, Text]);

    /// <summary>Rising numbers.</summary>
    public static ValueShape Edges { get; } = new ChoiceShape([new ListShape(Number) { Minimum = 2 }, Text]);

    /// <summary>Anything.</summary>
    public static ValueShape Any { get; } = new ScalarShape(ScalarKind.Any);
}

/// <summary>One value.</summary>
internal sealed record ScalarShape(ScalarKind Kind) : ValueShape;

/// <summary>A list.</summary>
internal sealed record ListShape(ValueShape Item) : ValueShape
{
    /// <summary>Least number of items.</summary>
    public int Minimum { get; init; }

    /// <summary>Greatest number of items; 0 for any.</summary>
    public int Maximum { get; init; }
}

/// <summary>A map from names that the user chooses.</summary>
internal sealed record NamesShape(ValueShape Item) : ValueShape;

/// <summary>A map with the keys of a table.</summary>
internal sealed record TableShape(KeyTable Table) : ValueShape;

/// <summary>One of several shapes.</summary>
internal sealed record ChoiceShape(IReadOnlyList<ValueShape> Choices) : ValueShape;

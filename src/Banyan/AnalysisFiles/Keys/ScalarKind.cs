namespace Banyan.AnalysisFiles.Keys;

/// <summary>What a single value is.</summary>
internal enum ScalarKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>An expression.</summary>
    Expression,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>Anything, lists and maps as well.</summary>
    Any,
}

namespace Banyan.Frame.Expressions.Binding;

/// <summary>What a member function of a record gives.</summary>
internal enum RecordResult
{
    /// <summary>A double.</summary>
    Number,

    /// <summary>A value of the record's own type.</summary>
    Same,

    /// <summary>A vector in space.</summary>
    Space,

    /// <summary>A truth value.</summary>
    Truth,
}

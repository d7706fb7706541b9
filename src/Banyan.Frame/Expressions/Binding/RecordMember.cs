namespace Banyan.Frame.Expressions.Binding;

/// <summary>A member function of a record.</summary>
/// <param name="Kernel">The method that does it.</param>
/// <param name="Result">What it gives.</param>
/// <param name="HasArgument">True when it takes another value of the family.</param>
/// <param name="Library">The class that holds the method; null for the one of the type's family.</param>
internal sealed record RecordMember(string Kernel, RecordResult Result = RecordResult.Number, bool HasArgument = false, Type? Library = null);

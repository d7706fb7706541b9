namespace Banyan.Root.Writing.RNTuples;

/// <summary>The fields of a new RNTuple.</summary>
/// <param name="Fields">The top-level fields, in the order in which their columns are given to <see cref="EntryWriter.Fill"/>.</param>
/// <param name="Description">What the RNTuple says about itself.</param>
public sealed record RNTupleDefinition(IReadOnlyList<RNTupleFieldDefinition> Fields, string Description = "")
{
    /// <summary>Characters besides control characters that names of RNTuples and fields must not have.</summary>
    /// <remarks>Source: RNTuple binary format 1.0, "Naming specification".</remarks>
    public const string ForbiddenCharacters = @". \/";

    /// <summary>Checks names and types, as <see cref="RootFileWriter.CreateRNTuple"/> does.</summary>
    /// <param name="name">Name of the RNTuple, without folders.</param>
    /// <exception cref="ArgumentException">A field cannot be written; the message names it.</exception>
    public void Check(string name) => _ = new RNTuplePlan(name, this, RootCompression.None);

    /// <summary>True when a text can be the name of an RNTuple or a field.</summary>
    public static bool IsName(string text) => text.Length > 0 && !text.Any(c => char.IsControl(c) || ForbiddenCharacters.Contains(c, StringComparison.Ordinal));
}

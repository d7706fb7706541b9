using Banyan.Columns;
using Banyan.Root.RNTuples.Columns;

namespace Banyan.Root.RNTuples;

/// <summary>Values of an RNTuple that can be read for every entry: a number, a string, or up to four levels of vectors of these.</summary>
/// <remarks>
/// Names are those of ROOT's RDataFrame: fields of records are joined by dots, items of collections have no name of their own, members of base classes stand with those of the class. A record in a
/// collection gives a vector per member.
/// </remarks>
public sealed record RNTupleColumn
{
    /// <summary>Its name, e.g. <c>Jet_pt</c> or <c>ReconstructedParticles.momentum.x</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Type of one entry's value. Fixed arrays are vectors.</summary>
    public required DataType Type { get; init; }

    /// <summary>The field that holds the values.</summary>
    public required RNTupleField Field { get; init; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Dimensions of numbers in a fixed array that is not inside of a collection, as in C++: <c>[2][3]</c>; empty for everything else.</summary>
    public string Dimensions
    {
        get
        {
            if (Form != ValueForm.Numbers || Steps.Count != 1 || Steps[0].Field != null)
            {
                return string.Empty;
            }

            string dimensions = string.Empty;
            for (RNTupleField? part = Field; part != null; part = part.Parent)
            {
                dimensions = part.Repetition > 0 ? $"[{part.Repetition}]{dimensions}" : dimensions;
            }

            return dimensions;
        }
    }

    /// <summary>The levels of nesting, outermost first.</summary>
    internal IReadOnlyList<PathStep> Steps { get; init; } = [];

    /// <summary>What the values are.</summary>
    internal ValueForm Form { get; init; }

    /// <summary>The fields whose pages are read for it.</summary>
    public IEnumerable<RNTupleField> FieldsRead => Steps.Select(step => step.Field).OfType<RNTupleField>().Append(Field);
}

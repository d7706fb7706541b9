using System.Text.Json;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>A field of an RNTuple while its values are inspected: it adds all values of a cluster to sums, and writes single ones as JSON.</summary>
internal abstract class FieldNode : IDisposable
{
    /// <summary>Adds all values of a cluster.</summary>
    /// <param name="cluster">Number of the cluster.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="isKnown">True when <paramref name="count"/> follows from the number of entries.</param>
    public abstract void Add(int cluster, long count, bool isKnown);

    /// <summary>Writes the value of one element.</summary>
    public abstract void Write(JsonSink sink, int cluster, long element, long count, bool isKnown);

    /// <summary>Writes the sums of the numbers and gathers the hashes of strings, of this and all parts.</summary>
    public abstract void WriteLeaves(Utf8JsonWriter json);

    /// <summary>SHA-256 of the strings of each part that has some, each string behind its length.</summary>
    public virtual IEnumerable<string> StringHashes => [];

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The node of a field.</summary>
    /// <exception cref="Root.RootNotSupportedException">The field holds something that cannot be read.</exception>
    public static FieldNode Of(RNTuple tuple, RNTupleField field, string? member = null) => FieldNodeBuilder.Build(tuple, field, member);
}

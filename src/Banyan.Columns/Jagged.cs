using Banyan.Columns;

namespace Banyan;

/// <summary>One event's slice of a jagged column, over the memory of the decoded basket: what a typed lambda receives for a vector column.</summary>
/// <typeparam name="T">Element type; one of the .NET types of <see cref="ElementKind"/>.</typeparam>
/// <remarks>Valid only during the call that received it; it cannot be stored.</remarks>
public readonly ref struct Jagged<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _items;

    /// <summary>Wraps a slice.</summary>
    public Jagged(ReadOnlySpan<T> items) => _items = items;

    /// <summary>Wraps <paramref name="length"/> elements at <paramref name="items"/>.</summary>
    public unsafe Jagged(T* items, int length) => _items = new ReadOnlySpan<T>(items, length);

    /// <summary>Number of elements in this event.</summary>
    public int Length => _items.Length;

    /// <summary>Number of elements in this event, under the name that C++ users know.</summary>
    public int Count => _items.Length;

    /// <summary>The element at <paramref name="index"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">The event has no such element.</exception>
    public T this[int index] => _items[index];

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> Span => _items;

    /// <summary>Enumerates the elements.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => _items.GetEnumerator();
}

using System.Runtime.CompilerServices;

namespace Banyan.Columns;

/// <summary>A vector value of one event inside the compiled loop: a pointer and a length; what kernels of vector functions take and return.</summary>
/// <typeparam name="T">Element type; <c>Vec&lt;T&gt;</c> itself for nested vectors, <c>Vec&lt;sbyte&gt;</c> is a string.</typeparam>
/// <remarks>The memory belongs to a decoded basket or to an <see cref="Arena"/>; it is valid for the event (or batch) only.</remarks>
public unsafe struct Vec<T>(T* items, int length)
    where T : unmanaged
{
    /// <summary>First element.</summary>
    public T* Items = items;

    /// <summary>Number of elements.</summary>
    public int Length = length;

    /// <summary>The element at <paramref name="index"/>, unchecked.</summary>
    public readonly ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Items[index];
    }

    /// <summary>The elements as a span.</summary>
    public readonly Span<T> Span => new(Items, Length);
}

namespace Banyan.Root.Objects;

/// <summary>Arrays of members whose type changed between versions of ROOT.</summary>
internal static class ObjectArrays
{
    /// <summary>An array of integers as 64-bit ones; empty when there is none.</summary>
    public static long[] ToInt64(RootObject owner, string member) => !owner.TryGet(member, out object? value) ? [] : value switch
    {
        long[] array => array,
        int[] array => Array.ConvertAll(array, v => (long)v),
        RootObject { ClassName: "TArrayI" } array => ToInt64(array, "fArray"),
        uint[] array => Array.ConvertAll(array, v => (long)v),
        double[] array => Array.ConvertAll(array, v => (long)v),
        _ => [],
    };

    /// <summary>An array of integers as 32-bit ones; empty when there is none.</summary>
    public static int[] ToInt32(RootObject owner, string member) =>
        owner.TryGet(member, out object? value) && value is int[] array ? array : Array.ConvertAll(ToInt64(owner, member), v => (int)v);
}

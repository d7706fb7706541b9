namespace Banyan.Root.Writing;

/// <summary>ROOT's 32-bit date and time (TDatime): years from 1995 in 6 bits, then month 4, day 5, hour 5, minute 6, second 6.</summary>
internal static class RootTime
{
    private static readonly DateTime s_first = new(1995, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Encodes a time; null is the earliest one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year does not fit: 1995 to 2058.</exception>
    public static uint Encode(DateTime? time)
    {
        DateTime t = time ?? s_first;
        ArgumentOutOfRangeException.ThrowIfLessThan(t.Year, 1995, nameof(time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(t.Year, 2058, nameof(time));
        return (uint)((t.Year - 1995) << 26 | t.Month << 22 | t.Day << 17 | t.Hour << 12 | t.Minute << 6 | t.Second);
    }
}

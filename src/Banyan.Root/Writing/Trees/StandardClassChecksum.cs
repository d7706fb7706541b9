namespace Banyan.Root.Writing.Trees;

/// <summary>The checksums that ROOT gives standard containers, which have no members for it: from the name alone.</summary>
internal static class StandardClassChecksum
{
    /// <summary>ROOT's checksum of std::string as a class, from files of ROOT 6 (readers do not compare it).</summary>
    private const uint StringChecksum = 0xce81d3e7;

    /// <summary>The checksum of a class: 3 × the sum so far + the next character (TClass::GetCheckSum); tests compare with real files.</summary>
    public static uint Of(string className)
    {
        if (className == "string")
        {
            return StringChecksum;
        }

        uint sum = 0;
        foreach (char character in className)
        {
            sum = unchecked((sum * 3) + character);
        }

        return sum;
    }
}

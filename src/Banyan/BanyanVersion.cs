using System.Reflection;

namespace Banyan;

/// <summary>The version of this build.</summary>
public static class BanyanVersion
{
    /// <summary>Version and commit, e.g. <c>0.1.0+4d581d7</c>; without a commit where the build knew none.</summary>
    public static string Full { get; } = Shorten(
        typeof(BanyanVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");

    // The build appends the whole commit; eight digits name it well enough.
    private static string Shorten(string version)
    {
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 || version.Length <= plus + 9 ? version : version[..(plus + 9)];
    }
}

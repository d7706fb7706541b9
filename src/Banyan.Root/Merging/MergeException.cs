namespace Banyan.Root.Merging;

/// <summary>Inputs do not fit together: what differs, in which of them.</summary>
/// <remarks>No input is damaged, so leaving damaged ones out does not help.</remarks>
public sealed class MergeException : RootException
{
    private const int MostLines = 20;

    internal MergeException(string problem, string path, string objectPath)
        : base(problem, path, null, objectPath, null)
    {
    }

    /// <summary>Several differences: a line for each, and what can be done about them.</summary>
    internal static MergeException Of(IReadOnlyList<string> differences, string advice, string path, string objectPath)
    {
        IEnumerable<string> lines = differences.Take(MostLines).Concat(differences.Count > MostLines ? [$"and {differences.Count - MostLines} more differences"] : []);
        string text = differences.Count == 1 ? differences[0] : $"{differences.Count} differences\n  {string.Join("\n  ", lines)}";
        return new MergeException($"{text}\n  {advice}", path, objectPath);
    }
}

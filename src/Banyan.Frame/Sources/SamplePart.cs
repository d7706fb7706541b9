using System.Globalization;
using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>A range of entries of one file of a sample: what a function of <c>DefinePerSample</c> receives.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="File">Path of the file.</param>
/// <param name="FirstEntry">First entry, numbered within the file.</param>
/// <param name="EndEntry">One past the last entry, numbered within the file.</param>
public sealed record SamplePart(SampleInfo Sample, string File, long FirstEntry, long EndEntry)
{
    /// <summary>Name of the sample.</summary>
    public string Name => Sample.Name;

    /// <summary>The tree.</summary>
    public string Tree => Sample.Tree;

    /// <summary>A value of the sample's metadata as a number.</summary>
    /// <exception cref="AnalysisException">There is none of that name, or it is no number; the message has the nearest names.</exception>
    public double GetDouble(string name) => Get(name) switch
    {
        bool truth => truth ? 1 : 0,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double => Convert.ToDouble(Get(name), CultureInfo.InvariantCulture),
        var value => throw new AnalysisException($"metadata '{name}' of sample '{Name}' is '{value}', not a number"),
    };

    /// <summary>A value of the sample's metadata as text.</summary>
    /// <exception cref="AnalysisException">There is none of that name; the message has the nearest names.</exception>
    public string GetString(string name) => Convert.ToString(Get(name), CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>True when the file's path and tree, as <c>path/tree</c>, or the sample's name contain a text.</summary>
    public bool Contains(string text) => $"{File}/{Tree}".Contains(text, StringComparison.Ordinal) || Name.Contains(text, StringComparison.Ordinal);

    private object Get(string name) => Sample.Metadata.TryGetValue(name, out object? value)
        ? value
        : throw new AnalysisException($"sample '{Name}' has no metadata '{name}'{NearestNames.Suggestion(name, Sample.Metadata.Keys)}");
}

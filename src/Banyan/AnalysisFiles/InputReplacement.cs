using Banyan.Columns;
using Banyan.Frame;

namespace Banyan.AnalysisFiles;

/// <summary>Puts files that were named on the command line in the place of those of an analysis file.</summary>
public static class InputReplacement
{
    /// <summary>The analysis with other files.</summary>
    /// <param name="file">The analysis.</param>
    /// <param name="inputs">Files for its only dataset, or <c>NAME=FILE</c> for one of several. Relative paths start from the working folder.</param>
    /// <exception cref="AnalysisException">A dataset is not there, or it is not clear which one is meant.</exception>
    public static AnalysisFile Apply(AnalysisFile file, IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0)
        {
            return file;
        }

        var replaced = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string input in inputs)
        {
            (string dataset, string path) = Split(file, input);
            if (!replaced.TryGetValue(dataset, out List<string>? paths))
            {
                replaced.Add(dataset, paths = []);
            }

            paths.Add(path);
        }

        return file with
        {
            Datasets = [.. file.Datasets.Select(d => replaced.TryGetValue(d.Name, out List<string>? paths) ? d with { Files = paths, Folder = null } : d)],
        };
    }

    private static (string Dataset, string Path) Split(AnalysisFile file, string input)
    {
        int equals = input.IndexOf('=', StringComparison.Ordinal);
        string name = equals > 0 ? input[..equals] : string.Empty;
        if (file.Datasets.Any(d => d.Name == name))
        {
            return (name, input[(equals + 1)..]);
        }

        if (file.Datasets.Count == 1)
        {
            return (file.Datasets[0].Name, input);
        }

        IEnumerable<string> names = file.Datasets.Select(d => d.Name);
        throw new AnalysisException(name.Length > 0
            ? $"{file.Path} has no dataset '{name}'{NearestNames.Suggestion(name, names)}"
            : $"{file.Path} has {file.Datasets.Count} datasets; write which one '{input}' is for: {file.Datasets[0].Name}={input}");
    }
}

using Banyan.Columns;
using Banyan.Storage;

namespace Banyan.Sources.Inputs;

/// <summary>Turns what a user writes for inputs into files: paths, patterns (<c>data/*.root</c>, <c>**</c>), <c>@list.txt</c>, each with <c>:TREE</c> behind it if wanted.</summary>
public static class InputList
{
    private const int MaxListDepth = 8;

    /// <summary>The files that <paramref name="inputs"/> stand for, in order; the files of a pattern are sorted by name, and what is named twice comes twice.</summary>
    /// <param name="inputs">Paths, patterns or <c>@list</c> files, each perhaps with <c>:TREE</c>.</param>
    /// <param name="folder">Folder that relative paths start from; null for the working folder.</param>
    /// <param name="keepMissing">True to give files that are not there like the others, for a caller that leaves out what it cannot open.</param>
    /// <exception cref="InputException">A file, list or folder is not there, a pattern fits nothing, or an address cannot be read.</exception>
    public static IReadOnlyList<InputFile> Resolve(IEnumerable<string> inputs, string? folder = null, bool keepMissing = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var files = new List<InputFile>();
        foreach (string input in inputs)
        {
            Add(input, folder ?? string.Empty, null, 0, files, keepMissing);
        }

        return files;
    }

    /// <summary>Splits <c>FILE:TREE</c>. What exists as a file is one; else the last colon that is followed by a name separates.</summary>
    /// <param name="input">A path, pattern or list, perhaps with <c>:TREE</c>.</param>
    /// <param name="exists">Tells whether a path exists.</param>
    public static InputFile Split(string input, Func<string, bool> exists)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(exists);
        if (exists(input))
        {
            return new InputFile(input);
        }

        // The name of a tree may hold colons too (C++ scopes), so the first colon behind something that exists, or behind ".root", wins.
        for (int colon = input.IndexOf(':', StringComparison.Ordinal); colon > 0; colon = input.IndexOf(':', colon + 1))
        {
            string path = input[..colon];
            if (colon + 1 < input.Length && (path.EndsWith(".root", StringComparison.Ordinal) || exists(path)))
            {
                return new InputFile(path, input[(colon + 1)..].Trim('/'));
            }
        }

        int last = input.LastIndexOf(':');
        return last > 0 && last + 1 < input.Length ? new InputFile(input[..last], input[(last + 1)..].Trim('/')) : new InputFile(input.TrimEnd(':'));
    }

    private static void Add(string input, string folder, string? tree, int depth, List<InputFile> files, bool keepMissing)
    {
        input = input.Trim();
        if (input.StartsWith("file://", StringComparison.Ordinal))
        {
            input = input["file://".Length..];
        }

        RefuseAddress(input);
        bool isList = input.StartsWith('@');
        InputFile split = Split(isList ? input[1..] : input, path => Exists(Join(folder, path)));
        string path = Join(folder, split.Path);
        tree = split.Tree ?? tree;
        if (isList)
        {
            AddList(path, tree, depth, files, keepMissing);
        }
        else if (File.Exists(path) || (keepMissing && !Directory.Exists(path) && !PathPattern.IsPattern(path)))
        {
            files.Add(new InputFile(path, tree));
        }
        else if (Directory.Exists(path))
        {
            throw new InputException($"'{path}' is a folder; name its files, e.g. '{Path.Join(path, "*.root")}'", path);
        }
        else if (PathPattern.IsPattern(path))
        {
            IReadOnlyList<string> found = PathPattern.Find(path);
            if (found.Count == 0)
            {
                throw new InputException($"no file fits '{path}'", path);
            }

            files.AddRange(found.Select(file => new InputFile(file, tree)));
        }
        else
        {
            throw new InputException($"there is no file '{path}'{NearFiles(path)}", path);
        }
    }

    private static void AddList(string list, string? tree, int depth, List<InputFile> files, bool keepMissing)
    {
        if (depth >= MaxListDepth)
        {
            throw new InputException($"the list '{list}' is the {depth + 1}th list inside a list", list);
        }

        string[] lines;
        try
        {
            lines = File.ReadAllLines(list);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(list) ? $"the list '{list}' cannot be read: {e.Message}" : $"there is no list '{list}'{NearFiles(list)}", list, e);
        }

        string folder = Path.GetDirectoryName(list) ?? string.Empty;
        int before = files.Count;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = WithoutComment(lines[i]);
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                Add(line, folder, tree, depth + 1, files, keepMissing);
            }
            catch (InputException e)
            {
                throw new InputException($"{e.Message} ({list}, line {i + 1})", e.Input, e);
            }
        }

        if (files.Count == before)
        {
            throw new InputException($"the list '{list}' names no file", list);
        }
    }

    // A comment starts at the line's begin or behind a blank: '#' may be part of a name (podio's collections).
    private static string WithoutComment(string line)
    {
        string text = line.Trim();
        if (text.StartsWith('#'))
        {
            return string.Empty;
        }

        int comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }

    // The byte source knows which addresses it can open, and what to do about the others.
    private static void RefuseAddress(string input)
    {
        string address = input.TrimStart('@');
        if (!address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("/store/", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            ByteSource.Open(address).Dispose();
        }
        catch (StorageException e)
        {
            throw new InputException(e.Message, input, e);
        }
    }

    private static string Join(string folder, string path) => folder.Length == 0 || Path.IsPathRooted(path) ? path : Path.Join(folder, path);

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static string NearFiles(string path)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder))
        {
            return $": there is no folder '{folder}'";
        }

        try
        {
            return NearestNames.Suggestion(Path.GetFileName(path), Directory.EnumerateFiles(folder).Take(10_000).Select(file => Path.GetFileName(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}

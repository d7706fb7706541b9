using Banyan.Errors;
using Banyan.Sources;
using Banyan.Sources.Inputs;

namespace Banyan.Comparing;

/// <summary>One side of a comparison: objects by path.</summary>
internal abstract class ComparedFile : IDisposable
{
    private protected ComparedFile(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Classes of all objects by path, in the order of the file; of several cycles the newest.</summary>
    public abstract OrderedDictionary<string, string> Classes { get; }

    /// <summary>Opens a ROOT file or a JSON document with histograms, with <c>:FOLDER</c> or <c>:OBJECT</c> behind it for a part of it.</summary>
    /// <exception cref="InputException">It cannot be read, or holds no such part.</exception>
    /// <exception cref="UsageException">It is a pattern for several files.</exception>
    public static ComparedFile Open(string input)
    {
        IReadOnlyList<InputFile> files = InputList.Resolve([input]);
        if (files.Count != 1)
        {
            throw new UsageException($"'{input}' stands for {files.Count} files; expected one on each side");
        }

        InputFile split = files[0];
        ComparedFile file = IsJson(split.Path) ? JsonComparedFile.Open(split.Path) : RootComparedFile.Open(split.Path);
        if (split.Tree is not { Length: > 0 } part)
        {
            return file;
        }

        try
        {
            return new ComparedPart(file, part);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>False for classes that no file of this format can hold, so that they are not missed there.</summary>
    public abstract bool CanHold(string className);

    /// <summary>Reads an object.</summary>
    /// <exception cref="Root.RootException">It is damaged.</exception>
    /// <exception cref="Storage.StorageException">Reading failed.</exception>
    public abstract ComparedContent Load(string path);

    /// <inheritdoc/>
    public abstract void Dispose();

    // A ROOT file begins with "root"; a JSON document with a brace, perhaps behind blanks or a byte order mark.
    private static bool IsJson(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> head = stackalloc byte[64];
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
            return head.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {problem.Message}", path, problem);
        }
    }
}

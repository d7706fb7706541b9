using Banyan.Outputs;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Objects;
using Banyan.Sources;
using Banyan.Storage;

namespace Banyan.Comparing;

/// <summary>A ROOT file: the newest cycle of every key, folder by folder.</summary>
internal sealed class RootComparedFile : ComparedFile
{
    private readonly RootFile _file;

    private RootComparedFile(RootFile file)
        : base(file.Path)
    {
        _file = file;
        foreach (RootKey key in file.Keys)
        {
            if (!Classes.ContainsKey(key.Path))
            {
                Classes[key.Path] = file.FindKey(key.Path)?.ClassName ?? key.ClassName;
            }
        }
    }

    /// <inheritdoc/>
    public override OrderedDictionary<string, string> Classes { get; } = [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static new RootComparedFile Open(string path)
    {
        try
        {
            return new RootComparedFile(RootFile.Open(path));
        }
        catch (Exception problem) when (problem is RootException or StorageException)
        {
            throw new InputException(problem.Message, path, problem);
        }
    }

    /// <inheritdoc/>
    public override bool CanHold(string className) => className is not (JsonComparedFile.CutFlowClass or JsonComparedFile.NumberClass);

    /// <inheritdoc/>
    public override ComparedContent Load(string path)
    {
        RootKey key = _file.GetKey(path);
        if (key.IsDirectory)
        {
            return new FolderContent();
        }

        if (key.IsRNTuple)
        {
            return new RNTupleContent(new DatasetPlace(_file.Path, key.Path));
        }

        try
        {
            return key.IsTree ? new TreeContent(_file.GetTree(key), new DatasetPlace(_file.Path, key.Path)) : ContentOf(_file.Get(key), key);
        }
        catch (RootNotSupportedException problem)
        {
            return new BytesContent(_file.ReadRecord(key), problem.Problem);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();

    private ComparedContent ContentOf(RootObject value, RootKey key)
    {
        if (value.Problem is string problem)
        {
            return new BytesContent(_file.ReadRecord(key), problem);
        }

        return RootHistogram.IsHistogramClass(value.ClassName) ? new HistogramContent(RootHistogram.From(value, _file.Path, key.Path))
            : value.ClassName switch
            {
                "TObjString" => new TextContent(value.GetString("fString"), key.Path == Provenance.Key),
                "TNamed" => new TextContent(value.GetString("fTitle"), false),
                _ => new ObjectContent(value),
            };
    }
}

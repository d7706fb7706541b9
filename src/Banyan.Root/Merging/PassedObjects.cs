using System.Security.Cryptography;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Objects of one name that are not added up: each different one is kept, in the order of the inputs, as a further cycle; equal ones once.</summary>
/// <remarks>As hadd, which keeps equal ones as well (TFileMerger::MergeOne, objects without a Merge method).</remarks>
internal sealed class PassedObjects(MergePlace place, RootFileWriter writer, Func<DirectoryNode> directory) : MergedItem(place)
{
    private readonly HashSet<string> _known = [];

    /// <inheritdoc/>
    public override string Kind => "copied";

    /// <inheritdoc/>
    public override string? Note => _known.Count > 1 ? $"{_known.Count} different ones are kept, as cycles in the order of the inputs" : null;

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        byte[] bytes = file.ReadRecord(key);
        string digest = $"{key.ClassName} {key.Title} {Convert.ToHexString(SHA256.HashData(bytes))}";
        if (_known.Contains(digest))
        {
            return new Part(this, digest, null);
        }

        return new Part(this, digest, ObjectCopy.Of(file, key, bytes));
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        // Written with their inputs.
    }

    private sealed class Part(PassedObjects owner, string digest, WritableObject? value) : MergePart
    {
        public override void Commit()
        {
            owner.InputCount++;
            if (value is not null && owner._known.Add(digest))
            {
                owner.WriteOne(value);
            }
        }
    }

    private void WriteOne(WritableObject value) => writer.WriteObject(directory(), Place.Name, value);
}

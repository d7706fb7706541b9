using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>An object of the output that is made of the objects of one name in the inputs.</summary>
/// <param name="place">Where it is, in every file.</param>
internal abstract class MergedItem(MergePlace place)
{
    /// <summary>Where it is.</summary>
    public MergePlace Place { get; } = place;

    /// <summary>Path in every file.</summary>
    public string Path => Place.Path;

    /// <summary>Number of inputs that have it.</summary>
    public int InputCount { get; protected set; }

    /// <summary>What it is in the summary: <c>tree</c>, <c>histogram</c>, …</summary>
    public abstract string Kind { get; }

    /// <summary>Entries, of trees and RNTuples.</summary>
    public virtual long EntryCount => 0;

    /// <summary>What a user should know about the result; null for nothing.</summary>
    public virtual string? Note => null;

    /// <summary>What the copies of its data must know; null for an object without any.</summary>
    public virtual MergeTarget? Target => null;

    /// <summary>Reads what an input has to add and checks that it fits; changes nothing yet.</summary>
    /// <exception cref="RootException">It is damaged, or does not fit.</exception>
    public abstract MergePart Prepare(RootFile file, RootKey key);

    /// <summary>Writes the object, after the last input.</summary>
    public abstract void Write(MergeOutput output, DirectoryNode directory, string name);
}

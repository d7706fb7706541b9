namespace Banyan.Root.Writing;

/// <summary>An object that can be written into a ROOT file.</summary>
public abstract class WritableObject
{
    private protected WritableObject()
    {
    }

    /// <summary>C++ class under which it is written.</summary>
    public abstract string ClassName { get; }

    /// <summary>Title that the key shows.</summary>
    internal abstract string KeyTitle { get; }

    /// <summary>True for the description of a tree with many baskets: a long one is compressed fast.</summary>
    internal virtual bool IsTable => false;

    /// <summary>The classes whose descriptions the file needs; those that they are made of come by themselves.</summary>
    internal abstract IEnumerable<string> StreamedClasses { get; }

    /// <summary>Writes the object's bytes.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="name">The name under which it is written.</param>
    internal abstract void Stream(ObjectBuffer buffer, string name);
}

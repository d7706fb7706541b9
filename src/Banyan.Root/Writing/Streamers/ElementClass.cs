namespace Banyan.Root.Writing.Streamers;

/// <summary>The class that describes one element in a streamer info.</summary>
internal enum ElementClass
{
    /// <summary>A base class: TStreamerBase.</summary>
    Base,

    /// <summary>A number, or a fixed array of numbers: TStreamerBasicType.</summary>
    Basic,

    /// <summary>A counted array behind a pointer: TStreamerBasicPointer.</summary>
    CountedPointer,

    /// <summary>A TString: TStreamerString.</summary>
    String,

    /// <summary>A member object of a class that derives from TObject: TStreamerObject.</summary>
    Object,

    /// <summary>A member object of another class: TStreamerObjectAny.</summary>
    ObjectAny,

    /// <summary>A pointer to an object: TStreamerObjectPointer.</summary>
    ObjectPointer,

    /// <summary>A standard container: TStreamerSTL.</summary>
    Container,
}

namespace Banyan.Root.Objects;

/// <summary>What a step of a <see cref="StreamerProgram"/> reads.</summary>
internal enum StreamerOpCode
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>A fixed array of numbers.</summary>
    NumberArray,

    /// <summary>A pointer to as many numbers as another member says: one byte, then (when it is not 0) the numbers.</summary>
    CountedNumbers,

    /// <summary>TObject::fBits, with two bytes behind it when the object is referenced.</summary>
    Bits,

    /// <summary>One TString, or a fixed array of them.</summary>
    TString,

    /// <summary>A <c>char*</c>: a 4-byte length and bytes.</summary>
    CharStar,

    /// <summary>Version head of a base class.</summary>
    BeginBase,

    /// <summary>End of a base class.</summary>
    EndBase,

    /// <summary>A class with a streamer of its own, as base class or whole object.</summary>
    Special,

    /// <summary>An object in place, or a fixed array of them.</summary>
    Object,

    /// <summary>A pointer that may be null, shared or of a derived class; or a fixed array of them.</summary>
    Pointer,

    /// <summary>An STL container or string with a version head.</summary>
    Stl,

    /// <summary>An STL container without a version head, or a fixed array of them.</summary>
    PlainContainer,

    /// <summary>A pointer to as many objects as another member says.</summary>
    ObjectLoop,

    /// <summary>A base class of which nothing is known: skipped by its byte count.</summary>
    SkipBase,

    /// <summary>Something that cannot be read.</summary>
    Unsupported,
}

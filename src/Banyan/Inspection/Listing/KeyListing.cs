namespace Banyan.Inspection.Listing;

/// <summary>What <c>ls</c> says about a key.</summary>
/// <param name="Path">Path without the cycle.</param>
/// <param name="Cycle">Cycle.</param>
/// <param name="ClassName">C++ class of the object.</param>
/// <param name="Title">Title.</param>
/// <param name="Bytes">Bytes of the object before compression.</param>
/// <param name="ZipBytes">Bytes of the object in the file.</param>
public sealed record KeyListing(string Path, int Cycle, string ClassName, string Title, long Bytes, long ZipBytes);

namespace Banyan.Comparing;

/// <summary>An object of a class without a reader.</summary>
/// <param name="Bytes">Its bytes, decompressed.</param>
/// <param name="Problem">Why there is no reader.</param>
internal sealed record BytesContent(byte[] Bytes, string Problem) : ComparedContent;

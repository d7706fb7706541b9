namespace Banyan.Converting;

/// <summary>A column or object that a conversion leaves out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record LeftOut(string Name, string Reason)
{
    /// <summary>True when a part of its bytes is damaged, and <see cref="ConvertOptions.SkipsUnreadable"/> let the conversion go on without it.</summary>
    public bool IsUnreadable { get; init; }
}

namespace Banyan.Comparing;

/// <summary>An object in the form in which it is compared.</summary>
internal abstract record ComparedContent;

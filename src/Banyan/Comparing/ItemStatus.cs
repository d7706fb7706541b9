namespace Banyan.Comparing;

/// <summary>The outcome for one object.</summary>
public enum ItemStatus
{
    /// <summary>It could not be read in one file or in both.</summary>
    Unreadable,

    /// <summary>It is in one file only.</summary>
    Missing,

    /// <summary>It differs.</summary>
    Different,

    /// <summary>It differs, and a statistical test that was asked for finds both compatible.</summary>
    Accepted,

    /// <summary>No part of Banyan can compare such objects.</summary>
    NotCompared,

    /// <summary>Only titles, labels or the form differ.</summary>
    Remarked,

    /// <summary>Nothing differs.</summary>
    Same,
}

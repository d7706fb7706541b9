namespace Banyan.Comparing;

/// <summary>What differs, the worst first. Those from <see cref="Title"/> on are remarks: they count as differences only when that is asked for.</summary>
public enum DifferenceKind
{
    /// <summary>It is damaged in one file or in both.</summary>
    Unreadable,

    /// <summary>It is in one file only.</summary>
    Missing,

    /// <summary>The objects are of different kinds, e.g. a histogram and a tree.</summary>
    Class,

    /// <summary>Axes: number of bins, edges, labels of bins.</summary>
    Bins,

    /// <summary>The columns of a tree: names, types.</summary>
    Columns,

    /// <summary>Contents of cells, means of a profile.</summary>
    Contents,

    /// <summary>Values of a column.</summary>
    Values,

    /// <summary>Members of an object.</summary>
    Members,

    /// <summary>Steps of a cut flow.</summary>
    Steps,

    /// <summary>Errors of cells.</summary>
    Errors,

    /// <summary>Number of fills, or of entries of a tree.</summary>
    Entries,

    /// <summary>The running sums behind mean and standard deviation.</summary>
    Sums,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes of an object of a class without a reader.</summary>
    Bytes,

    /// <summary>Titles and labels of axes.</summary>
    Title,

    /// <summary>How it is stored or drawn: float or double cells, colours, where it comes from.</summary>
    Form,
}

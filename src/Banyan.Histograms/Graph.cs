namespace Banyan.Histograms;

/// <summary>Points in a plane, with errors in both directions or without. Immutable; arrays of one length.</summary>
public sealed class Graph
{
    /// <summary>Makes a graph.</summary>
    /// <param name="name">Key in output files.</param>
    /// <param name="title">Title; may be empty.</param>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Graph(string name, string title, double[] x, double[] y)
        : this(name, title, x, y, [], [], [], [])
    {
    }

    /// <summary>Makes a graph with errors.</summary>
    /// <param name="name">Key in output files.</param>
    /// <param name="title">Title; may be empty.</param>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="lowX">Errors of x, downwards; all four are empty for no errors.</param>
    /// <param name="highX">Errors of x, upwards.</param>
    /// <param name="lowY">Errors of y, downwards.</param>
    /// <param name="highY">Errors of y, upwards.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Graph(string name, string title, double[] x, double[] y, double[] lowX, double[] highX, double[] lowY, double[] highY)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        double[][] errors = [lowX, highX, lowY, highY];
        if (y.Length != x.Length || (errors.Any(e => e.Length > 0) && errors.Any(e => e.Length != x.Length)))
        {
            throw new ArgumentException($"a graph of {x.Length} x has {y.Length} y and {string.Join(", ", errors.Select(e => e.Length))} errors");
        }

        (Name, Title, X, Y, LowX, HighX, LowY, HighY) = (name, title, x, y, lowX, highX, lowY, highY);
    }

    /// <summary>Key in output files.</summary>
    public string Name { get; }

    /// <summary>Title; may be empty.</summary>
    public string Title { get; }

    /// <summary>Title of the x axis.</summary>
    public string XTitle { get; init; } = string.Empty;

    /// <summary>Title of the y axis.</summary>
    public string YTitle { get; init; } = string.Empty;

    /// <summary>Number of points.</summary>
    public int Count => X.Length;

    /// <summary>Abscissas.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Ordinates.</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>True when the points have errors.</summary>
    public bool HasErrors => !LowX.IsEmpty;

    /// <summary>Errors of x, downwards; empty without errors.</summary>
    public ReadOnlyMemory<double> LowX { get; }

    /// <summary>Errors of x, upwards.</summary>
    public ReadOnlyMemory<double> HighX { get; }

    /// <summary>Errors of y, downwards.</summary>
    public ReadOnlyMemory<double> LowY { get; }

    /// <summary>Errors of y, upwards.</summary>
    public ReadOnlyMemory<double> HighY { get; }
}

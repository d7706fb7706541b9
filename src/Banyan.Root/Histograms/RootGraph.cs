using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Histograms;

/// <summary>A ROOT graph: TGraph, TGraphErrors or TGraphAsymmErrors. Read from any file by <see cref="From"/>, and written. Immutable.</summary>
/// <remarks>Sources: streamer infos of TGraph 5, TGraphErrors 3 and TGraphAsymmErrors 3; defaults from files that ROOT 6.40 wrote.</remarks>
public sealed class RootGraph : WritableObject
{
    private const uint ClipFrame = 1 << 10; // TGraph::kClipFrame, on every graph
    private const double NoLimit = -1111;
    private static readonly string[] s_classes = ["TGraph", "TGraphErrors", "TGraphAsymmErrors"];

    private RootGraph(string className) => ClassName = className;

    /// <inheritdoc/>
    public override string ClassName { get; }

    /// <summary>Title; <c>title;x axis;y axis</c> names the axes too, as in ROOT.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Abscissas.</summary>
    public ReadOnlyMemory<double> X { get; private init; }

    /// <summary>Ordinates, as many.</summary>
    public ReadOnlyMemory<double> Y { get; private init; }

    /// <summary>Errors of x, downwards; empty for a TGraph.</summary>
    public ReadOnlyMemory<double> LowX { get; private init; }

    /// <summary>Errors of x, upwards; the same as <see cref="LowX"/> for TGraphErrors.</summary>
    public ReadOnlyMemory<double> HighX { get; private init; }

    /// <summary>Errors of y, downwards; empty for a TGraph.</summary>
    public ReadOnlyMemory<double> LowY { get; private init; }

    /// <summary>Errors of y, upwards; the same as <see cref="LowY"/> for TGraphErrors.</summary>
    public ReadOnlyMemory<double> HighY { get; private init; }

    /// <inheritdoc/>
    internal override string KeyTitle => Title;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [ClassName, "TList"];

    /// <summary>Points without errors (TGraph).</summary>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static RootGraph Points(double[] x, double[] y, string title = "") => new("TGraph") { Title = title, X = Checked(x, x, "x"), Y = Checked(y, x, "y") };

    /// <summary>Points with errors that are the same in both directions (TGraphErrors).</summary>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static RootGraph WithErrors(double[] x, double[] y, double[] errorX, double[] errorY, string title = "") => new("TGraphErrors")
    {
        Title = title,
        X = Checked(x, x, "x"),
        Y = Checked(y, x, "y"),
        LowX = Checked(errorX, x, "errors of x"),
        HighX = errorX,
        LowY = Checked(errorY, x, "errors of y"),
        HighY = errorY,
    };

    /// <summary>Points with errors that differ between directions (TGraphAsymmErrors).</summary>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static RootGraph WithAsymmetricErrors(double[] x, double[] y, double[] lowX, double[] highX, double[] lowY, double[] highY, string title = "") => new("TGraphAsymmErrors")
    {
        Title = title,
        X = Checked(x, x, "x"),
        Y = Checked(y, x, "y"),
        LowX = Checked(lowX, x, "lower errors of x"),
        HighX = Checked(highX, x, "upper errors of x"),
        LowY = Checked(lowY, x, "lower errors of y"),
        HighY = Checked(highY, x, "upper errors of y"),
    };

    /// <summary>True for a class that <see cref="From"/> takes.</summary>
    public static bool IsGraphClass(string className) => s_classes.Contains(className);

    /// <summary>Takes the graph out of an object that was read from a file.</summary>
    /// <exception cref="ArgumentException">It is no graph of one of the three classes, or its arrays differ in length.</exception>
    public static RootGraph From(RootObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string title = value.GetString("fTitle");
        double[] x = value.GetArray<double>("fX");
        double[] y = value.GetArray<double>("fY");
        return value.ClassName switch
        {
            "TGraph" => Points(x, y, title),
            "TGraphErrors" => WithErrors(x, y, value.GetArray<double>("fEX"), value.GetArray<double>("fEY"), title),
            "TGraphAsymmErrors" => WithAsymmetricErrors(
                x, y, value.GetArray<double>("fEXlow"), value.GetArray<double>("fEXhigh"), value.GetArray<double>("fEYlow"), value.GetArray<double>("fEYhigh"), title),
            _ => throw new ArgumentException($"{value.ClassName} is none of {string.Join(", ", s_classes)}", nameof(value)),
        };
    }

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        if (ClassName == "TGraph")
        {
            StreamPoints(buffer, name);
            return;
        }

        int start = buffer.BeginVersion(3);
        StreamPoints(buffer, name);
        foreach (ReadOnlyMemory<double> errors in ClassName == "TGraphErrors" ? [LowX, LowY] : (ReadOnlyMemory<double>[])[LowX, HighX, LowY, HighY])
        {
            StreamArray(buffer, errors.Span);
        }

        buffer.EndCount(start);
    }

    private void StreamPoints(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(5);
        buffer.WriteTNamed(name, Title, ClipFrame);
        DrawingAttributes.WriteLine(buffer, DrawingAttributes.Black);
        DrawingAttributes.WriteFill(buffer, DrawingAttributes.White, DrawingAttributes.GraphFill);
        DrawingAttributes.WriteMarker(buffer);
        buffer.WriteInt32(X.Length);
        StreamArray(buffer, X.Span);
        StreamArray(buffer, Y.Span);
        int functions = buffer.BeginObject("TList"); // fFunctions
        buffer.WriteEmptyList();
        buffer.EndCount(functions);
        buffer.WriteNull(); // fHistogram
        buffer.WriteDouble(NoLimit); // fMinimum
        buffer.WriteDouble(NoLimit); // fMaximum
        buffer.WriteString(string.Empty); // fOption
        buffer.EndCount(start);
    }

    /// <summary>An array behind a pointer: one byte that says whether it is there, and the numbers.</summary>
    private static void StreamArray(ObjectBuffer buffer, ReadOnlySpan<double> values)
    {
        buffer.WriteBool(values.Length > 0);
        buffer.WriteDoubles(values);
    }

    private static double[] Checked(double[] values, double[] x, string what)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length == x.Length ? values : throw new ArgumentException($"a graph of {x.Length} points has {values.Length} {what}");
    }
}

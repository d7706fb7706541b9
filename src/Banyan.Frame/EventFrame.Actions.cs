using Banyan.Frame;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Histograms;
using Banyan.Histograms.Accumulators;

namespace Banyan;

/// <content>The actions.</content>
public sealed partial class EventFrame
{
    /// <summary>A histogram with bins of equal width; a vector expression is filled once per element.</summary>
    /// <param name="expression">What to fill.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <param name="low">Lower edge of the first bin.</param>
    /// <param name="high">Upper edge of the last bin; belongs to the overflow.</param>
    /// <param name="weight">Weight of a fill; a scalar counts for every element. Null for 1.</param>
    /// <param name="name">Key in output files; null for the expression.</param>
    /// <param name="title">Title; null for the expression.</param>
    public Result<Histogram1D> Histo1D(string expression, int bins, double low, double high, string? weight = null, string? name = null, string? title = null) =>
        Histo1D(expression, Axis.Regular(bins, low, high), weight, name, title);

    /// <summary>A histogram with bins of any widths.</summary>
    /// <param name="expression">What to fill.</param>
    /// <param name="edges">Rising bin edges, one more than bins.</param>
    /// <param name="weight">Weight of a fill, or null for 1.</param>
    /// <param name="name">Key in output files; null for the expression.</param>
    /// <param name="title">Title; null for the expression.</param>
    public Result<Histogram1D> Histo1D(string expression, double[] edges, string? weight = null, string? name = null, string? title = null) =>
        Histo1D(expression, Axis.Variable(edges), weight, name, title);

    /// <summary>A histogram over any axis.</summary>
    public Result<Histogram1D> Histo1D(string expression, Axis axis, string? weight = null, string? name = null, string? title = null) =>
        Histo1D(expression, new Histogram1D(name ?? expression, title ?? expression, axis), weight);

    /// <summary>A histogram with the name, titles and axis of an empty one.</summary>
    /// <param name="expression">What to fill.</param>
    /// <param name="model">The empty histogram; it is not filled itself.</param>
    /// <param name="weight">Weight of a fill, or null for 1.</param>
    public Result<Histogram1D> Histo1D(string expression, Histogram1D model, string? weight = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var action = new Histo1DAction(Inputs("Histo1D", expression, weight), weight is not null, model.CreateEmpty());
        return Book(action, () => action.Value);
    }

    /// <summary>A two-dimensional histogram; vectors are filled once per element, in lockstep.</summary>
    public Result<Histogram2D> Histo2D(string x, string y, Axis xAxis, Axis yAxis, string? weight = null, string? name = null, string? title = null) =>
        Histo2D(x, y, new Histogram2D(name ?? $"{y}:{x}", title ?? $"{y}:{x}", xAxis, yAxis), weight);

    /// <summary>A two-dimensional histogram with the name, titles and axes of an empty one.</summary>
    public Result<Histogram2D> Histo2D(string x, string y, Histogram2D model, string? weight = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var action = new Histo2DAction(Inputs("Histo2D", x, y, weight), model.CreateEmpty());
        return Book(action, () => action.Value);
    }

    /// <summary>A two-dimensional histogram with bins of equal width.</summary>
    public Result<Histogram2D> Histo2D(
        string x, string y, int xBins, double xLow, double xHigh, int yBins, double yLow, double yHigh, string? weight = null, string? name = null, string? title = null) =>
        Histo2D(x, y, Axis.Regular(xBins, xLow, xHigh), Axis.Regular(yBins, yLow, yHigh), weight, name, title);

    /// <summary>A profile: mean of <paramref name="y"/> in bins of <paramref name="x"/>.</summary>
    public Result<Profile1D> Profile1D(string x, string y, Axis axis, string? weight = null, string? name = null, string? title = null) =>
        Profile1D(x, y, new Profile1D(name ?? $"{y}:{x}", title ?? $"{y}:{x}", axis), weight);

    /// <summary>A profile with the name, titles and axis of an empty one.</summary>
    public Result<Profile1D> Profile1D(string x, string y, Profile1D model, string? weight = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var action = new Profile1DAction(Inputs("Profile1D", x, y, weight), model.CreateEmpty());
        return Book(action, () => action.Value);
    }

    /// <summary>A profile with bins of equal width.</summary>
    public Result<Profile1D> Profile1D(string x, string y, int bins, double low, double high, string? weight = null, string? name = null, string? title = null) =>
        Profile1D(x, y, Axis.Regular(bins, low, high), weight, name, title);

    /// <summary>A three-dimensional histogram; vectors are filled once per element, in lockstep.</summary>
    /// <param name="x">What to fill along x.</param>
    /// <param name="y">What to fill along y.</param>
    /// <param name="z">What to fill along z.</param>
    /// <param name="xAxis">Bins along x.</param>
    /// <param name="yAxis">Bins along y.</param>
    /// <param name="zAxis">Bins along z.</param>
    /// <param name="weight">Weight of a fill, or null for 1.</param>
    /// <param name="name">Key in output files; null for the expressions.</param>
    /// <param name="title">Title; null for the expressions.</param>
    public Result<Histogram3D> Histo3D(string x, string y, string z, Axis xAxis, Axis yAxis, Axis zAxis, string? weight = null, string? name = null, string? title = null) =>
        Histo3D(x, y, z, new Histogram3D(name ?? $"{z}:{y}:{x}", title ?? $"{z}:{y}:{x}", xAxis, yAxis, zAxis), weight);

    /// <summary>A three-dimensional histogram with the name, titles and axes of an empty one.</summary>
    public Result<Histogram3D> Histo3D(string x, string y, string z, Histogram3D model, string? weight = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var action = new Histo3DAction(Inputs("Histo3D", x, y, z, weight), model.CreateEmpty());
        return Book(action, () => action.Value);
    }

    /// <summary>A profile over two axes: mean of <paramref name="z"/> in bins of <paramref name="x"/> and <paramref name="y"/>.</summary>
    public Result<Profile2D> Profile2D(string x, string y, string z, Axis xAxis, Axis yAxis, string? weight = null, string? name = null, string? title = null) =>
        Profile2D(x, y, z, new Profile2D(name ?? $"{z}:{y}:{x}", title ?? $"{z}:{y}:{x}", xAxis, yAxis), weight);

    /// <summary>A profile over two axes with the name, titles and axes of an empty one.</summary>
    public Result<Profile2D> Profile2D(string x, string y, string z, Profile2D model, string? weight = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var action = new Profile2DAction(Inputs("Profile2D", x, y, z, weight), model.CreateEmpty());
        return Book(action, () => action.Value);
    }

    /// <summary>Number of entries.</summary>
    public Result<long> Count()
    {
        var action = new CountAction();
        return Book(action, () => action.Value);
    }

    /// <summary>Sum over all entries and elements, in double precision; 0 of nothing.</summary>
    public Result<double> Sum(string expression) => Accumulate("Sum", expression, static () => new SumAccumulator());

    /// <summary>Mean over all entries and elements; 0 of nothing.</summary>
    public Result<double> Mean(string expression) => Accumulate("Mean", expression, static () => new MeanAccumulator());

    /// <summary>Smallest value; the largest double of nothing, as in RDataFrame.</summary>
    public Result<double> Min(string expression) => Accumulate("Min", expression, static () => new MinAccumulator());

    /// <summary>Largest value; the lowest double of nothing, as in RDataFrame.</summary>
    public Result<double> Max(string expression) => Accumulate("Max", expression, static () => new MaxAccumulator());

    /// <summary>Sample standard deviation (divides by n − 1); 0 of fewer than two values.</summary>
    public Result<double> StdDev(string expression) => Accumulate("StdDev", expression, static () => new StdDevAccumulator());

    /// <summary>All values of an expression, in entry order; memory grows with the number of entries.</summary>
    /// <typeparam name="T">
    /// The .NET type of one entry's value: a number or bool for scalars, an array of them (or of arrays) for vectors, <see cref="string"/> for strings.
    /// </typeparam>
    /// <exception cref="AnalysisException">The expression has another type.</exception>
    public Result<T[]> Take<T>(string expression)
    {
        BoundExpression bound = Bind(expression);
        var action = new TakeAction<T>(bound);
        return Book(action, () => action.Value);
    }

    /// <summary>Points in entry order, one per entry, or, of vectors, one per element (a scalar is repeated for each); memory grows with their number.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="name">Key in output files; null for <c>y:x</c>.</param>
    /// <param name="title">Title; null for <c>y:x</c>.</param>
    /// <exception cref="AnalysisException">An expression is no number or vector of numbers.</exception>
    public Result<Graph> Graph(string x, string y, string? name = null, string? title = null) => BookGraph(new GraphAction(Inputs("Graph", x, y), name ?? $"{y}:{x}", title ?? $"{y}:{x}"));

    /// <summary>Points with errors, in the order of ROOT's <c>GraphAsymmErrors</c>: x, y, errors of x downwards and upwards, errors of y downwards and upwards.</summary>
    /// <inheritdoc cref="Graph(string, string, string?, string?)"/>
    public Result<Graph> GraphAsymmErrors(string x, string y, string lowX, string highX, string lowY, string highY, string? name = null, string? title = null) =>
        BookGraph(new GraphAction(Inputs("GraphAsymmErrors", x, y, lowX, highX, lowY, highY), name ?? $"{y}:{x}", title ?? $"{y}:{x}"));

    private Result<Graph> BookGraph(GraphAction action) => Book(action, () => action.Value);

    private Result<double> Accumulate(string kind, string expression, Func<Accumulator> create)
    {
        var action = new ReduceAction(kind, Inputs(kind, expression)[0], create);
        return Book(action, () => action.Value.Value);
    }

    private BoundExpression[] Inputs(string kind, params ReadOnlySpan<string?> texts)
    {
        var inputs = new List<BoundExpression>();
        foreach (string? text in texts)
        {
            if (text is not null)
            {
                BoundExpression bound = Bind(text);
                if (!NumericInputs.IsNumeric(bound.Root.Type))
                {
                    throw new AnalysisException($"{kind} needs numbers or a vector of numbers, '{text}' is {bound.Root.Type.CppName}", text, 0, text.Length);
                }

                inputs.Add(bound);
            }
        }

        return [.. inputs];
    }
}

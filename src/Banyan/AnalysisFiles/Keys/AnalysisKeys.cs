namespace Banyan.AnalysisFiles.Keys;

/// <summary>All keys of analysis files.</summary>
internal static class AnalysisKeys
{
    private static readonly ValueShape s_names = new NamesShape(ValueShape.Text);
    private static readonly ValueShape s_groups = new NamesShape(ValueShape.Texts);

    /// <summary>Keys of a define that is a map.</summary>
    public static KeyTable Define { get; } = new("define",
    [
        new("expression", ValueShape.Expression, "What the column is"),
        new("per_sample", ValueShape.Expression, "One value per dataset, computed from its metadata and its name (sample)"),
        new("redefine", ValueShape.Expression, "The new meaning of a column that exists already; it may use the old one by its name"),
    ]);

    /// <summary>Keys of a dataset.</summary>
    public static KeyTable Dataset { get; } = new("dataset",
    [
        new("files", ValueShape.Texts, "Paths, patterns and @lists; relative ones start from the folder of this file") { IsRequired = true },
        new("tree", ValueShape.Text, "The tree; the only one, else Events, events, CollectionTree when left out"),
        new("weight", ValueShape.Expression, "What every event of this dataset counts with, e.g. the generator's weight"),
        new("cross_section", ValueShape.Text, "Cross section with its unit, e.g. 6077.22 pb: events are scaled to the luminosity"),
        new("luminosity", ValueShape.Text, "Overrides the luminosity at the top"),
        new("generated", ValueShape.Number, "Number of generated events, or the sum of their weights, that the cross section belongs to"),
        new("defines", Defines, "Columns of this dataset only; they replace those of the analysis"),
        new("cut", ValueShape.Expression, "Events of this dataset that fail it are left out everywhere"),
        new("range", new ChoiceShape([ValueShape.Number, new ListShape(ValueShape.Number) { Minimum = 2, Maximum = 3 }]), "Only the first so many entries, or [begin, end], or [begin, end, stride]"),
        new("defaults", new NamesShape(ValueShape.Any), "What a column is in files that lack it"),
        new("friends", new NamesShape(ValueShape.Texts), "Trees whose entries belong to the entries of this one: alias and FILE:TREE"),
        new("metadata", s_names, "Names and values that are kept with the results; per_sample defines use them"),
        new("label", ValueShape.Text, "Its name in the legends of plots; datasets with one label are one line"),
        new("color", ValueShape.Text, "Its colour in plots, as #rrggbb"),
        new("data", ValueShape.Truth, "true for measured data: points in plots"),
    ]);

    /// <summary>Keys of a selection.</summary>
    public static KeyTable Selection { get; } = new("selection",
    [
        new("from", ValueShape.Text, "The selection that it builds on; all events when left out"),
        new("cut", Cuts, "What must be true"),
        new("cuts", Cuts, "What must be true, in steps of the cut flow"),
    ]);

    /// <summary>Keys of a histogram.</summary>
    public static KeyTable Histogram { get; } = new("histogram",
    [
        new("x", ValueShape.Expression, "What to fill: a number per event, or a vector") { IsRequired = true },
        new("y", ValueShape.Expression, "A second expression: two dimensions, or what a profile averages"),
        new("z", ValueShape.Expression, "A third expression: three dimensions, or what a profile over two axes averages"),
        new("bins", ValueShape.Bins, "[count, low, high], [log, count, low, high] for bins of equal ratios, or auto for bins from the data"),
        new("edges", ValueShape.Edges, "Rising bin edges instead of bins"),
        new("ybins", ValueShape.Bins, "[count, low, high] along y"),
        new("yedges", ValueShape.Edges, "Rising bin edges along y"),
        new("zbins", ValueShape.Bins, "[count, low, high] along z"),
        new("zedges", ValueShape.Edges, "Rising bin edges along z"),
        new("weight", ValueShape.Expression, "A number that counts for every element, or a vector"),
        new("selection", ValueShape.Texts, "Over which selection it is filled; all events when left out"),
        new("selections", ValueShape.Texts, "Over which selections it is filled; patterns such as sr_* work"),
        new("datasets", ValueShape.Texts, "Over which datasets it is filled; all when left out, patterns work"),
        new("title", ValueShape.Text, "Its title"),
        new("xlabel", ValueShape.Text, "Title of the x axis"),
        new("ylabel", ValueShape.Text, "Title of the y axis"),
        new("zlabel", ValueShape.Text, "Title of the z axis"),
        new("profile", ValueShape.Truth, "true for the mean of y in bins of x, of z in bins of x and y"),
        new("log", ValueShape.Truth, "true for plots with logarithmic contents"),
    ]);

    /// <summary>Keys of a number.</summary>
    public static KeyTable Number { get; } = new("number",
    [
        new("count", ValueShape.Truth, "true for the number of events"),
        new("sum", ValueShape.Expression, "What to add up"),
        new("mean", ValueShape.Expression, "What to average"),
        new("min", ValueShape.Expression, "What to find the smallest value of"),
        new("max", ValueShape.Expression, "What to find the largest value of"),
        new("stddev", ValueShape.Expression, "What to find the standard deviation of"),
        new("selection", ValueShape.Texts, "Over which selection; all events when left out"),
        new("selections", ValueShape.Texts, "Over which selections; patterns work"),
        new("datasets", ValueShape.Texts, "Over which datasets; all when left out, patterns work"),
    ]);

    /// <summary>Keys of a snapshot.</summary>
    public static KeyTable Snapshot { get; } = new("snapshot",
    [
        new("file", ValueShape.Text, "The new file; {dataset} in its name stands for the dataset") { IsRequired = true },
        new("tree", ValueShape.Text, "The new tree; named as the dataset's tree when left out"),
        new("columns", ValueShape.Texts, "Names and patterns (Muon_*, {Jet,Muon}_pt, /^n[A-Z]/), with - in front to leave out; all, defined ones too, when left out"),
        new("selection", ValueShape.Text, "The selection whose events are written; all events when left out"),
        new("datasets", ValueShape.Texts, "The datasets that are written; all when left out, patterns work"),
        new("format", ValueShape.Text, "ttree (when left out) or rntuple"),
        new("compression", ValueShape.Text, "zstd 5, lz4, zlib 1, lzma 7, none, or ROOT's number such as 505"),
        new("column_compression", s_names, "Other compressions of some columns: name or pattern, and compression"),
        new("vectors", ValueShape.Text, "as_read (as in the input), counted (arrays with a count branch) or std (std::vector)"),
        new("cluster_entries", ValueShape.Number, "Entries of a cluster; clusters of about 30 MB (RNTuple 256 MB) when left out"),
        new("basket_bytes", ValueShape.Number, "Bytes of a full basket (RNTuple: page) before compression; 262144 (1048576) when left out"),
        new("append", ValueShape.Truth, "true to add the tree to a file that is there"),
    ]);

    /// <summary>Keys of a plot.</summary>
    public static KeyTable Plot { get; } = new("plot",
    [
        new("histogram", ValueShape.Texts, "The histograms that are drawn, each in a picture of its own; the one with the plot's name when left out, patterns work"),
        new("selection", ValueShape.Texts, "Over which selections, each in a picture of its own; all that the histogram is filled over when left out, patterns work"),
        new("datasets", new ChoiceShape([ValueShape.Text, new ListShape(new ChoiceShape([ValueShape.Text, s_groups]))]), "The lines, the first at the bottom of a stack: datasets, patterns, and label: [datasets] for sums; all datasets when left out"),
        new("stack", ValueShape.Truth, "true to stack what is no data"),
        new("outline", ValueShape.Texts, "Lines that lie over the stack, such as a signal: datasets or labels, patterns work"),
        new("scale", new NamesShape(ValueShape.Number), "Factors for lines: dataset or label, and number; the legend tells it"),
        new("norm", ValueShape.Truth, "true for areas of 1: of every line, of a stack as a whole"),
        new("ratio", ValueShape.Truth, "true for the ratio below: data over the stack, or every line over the first"),
        new("log", ValueShape.Truth, "true or false for logarithmic contents; as the histogram when left out"),
        new("title", ValueShape.Text, "Its title; that of the histogram when left out"),
        new("xlabel", ValueShape.Text, "Title of the x axis"),
        new("ylabel", ValueShape.Text, "Title of the y axis"),
        new("note", ValueShape.Text, "The text above on the right; the luminosity when left out"),
        new("size", ValueShape.Text, "Pixels, as 640x560"),
    ]);

    /// <summary>Keys of the outputs.</summary>
    public static KeyTable Outputs { get; } = new("outputs",
    [
        new("root", ValueShape.Text, "A ROOT file with all histograms"),
        new("html", ValueShape.Text, "One self-contained page"),
        new("svg", ValueShape.Text, "A folder with one picture per histogram, and the plots in its folder plots"),
        new("pdf", ValueShape.Text, "A folder with the plots as PDF"),
        new("png", ValueShape.Text, "A folder with the plots as PNG"),
        new("json", ValueShape.Text, "Cut flows, numbers and histograms for programs"),
        new("cutflow", ValueShape.Text, "Cut flows, raw and weighted, with their errors: .json, .csv or .txt"),
    ]);

    /// <summary>The keys at the top.</summary>
    public static KeyTable Root { get; } = new("analysis", RootKeys());

    /// <summary>Sections with entries that the user names: what a loop may repeat.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["functions", "datasets", "aliases", "defines", "selections", "histograms", "numbers", "snapshots", "plots"];

    // Shapes are properties: the tables above are initialised in the order of the text and use them.
    private static ValueShape Defines => new NamesShape(new ChoiceShape([ValueShape.Expression, new TableShape(Define)]));

    private static ValueShape Cuts => new ChoiceShape([ValueShape.Expression, new ListShape(new ChoiceShape([ValueShape.Expression, new NamesShape(ValueShape.Expression)])), new NamesShape(ValueShape.Expression)]);

    private static KeySpec[] RootKeys() =>
    [
        new("title", ValueShape.Text, "A text for the report"),
        new("include", ValueShape.Texts, "Files with parts of the analysis, relative to this file; what this file says counts"),
        new("parameters", new NamesShape(ValueShape.Any), "Values with names: NAME in expressions, ${NAME} anywhere; --set NAME=VALUE changes them"),
        new("functions", new NamesShape(ValueShape.Text), "Functions for expressions: name: \"(a, b) = expression\""),
        new("datasets", new ChoiceShape([ValueShape.Texts, new NamesShape(new ChoiceShape([ValueShape.Texts, new TableShape(Dataset)]))]), "What to read") { IsRequired = true },
        new("luminosity", ValueShape.Text, "Integrated luminosity that simulated datasets are scaled to, with its unit: 36.3 /fb"),
        new("weight", ValueShape.Expression, "What every event of every dataset counts with"),
        new("aliases", s_names, "Other names for columns"),
        new("defines", Defines, "New columns: name and expression"),
        new("selections", new NamesShape(new ChoiceShape([Cuts, new TableShape(Selection)])), "Named selections"),
        new("histograms", new NamesShape(new TableShape(Histogram)), "What to fill"),
        new("numbers", new NamesShape(new TableShape(Number)), "Counts, sums, means and extremes"),
        new("snapshots", new NamesShape(new TableShape(Snapshot)), "Selected events in new files"),
        new("plots", new NamesShape(new TableShape(Plot)), "Histograms of several datasets over one another: stacks, data, ratios"),
        new("outputs", new TableShape(Outputs), "What to write"),
        new("loops", new ListShape(ValueShape.Any), "Sections that are repeated: {for: {variable: [values]}, histograms: ...}"),
    ];
}

using Banyan.Execution.Threads;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan;

/// <summary>Opens datasets as frames that run on all cores: <c>EventFrame.Open("Events", "data/*.root")</c>.</summary>
public static class EventFrames
{
    extension(EventFrame)
    {
        /// <summary>A frame over a tree in one file, or the same tree in many.</summary>
        /// <param name="tree">The tree's name, with folders if it has any; an empty string for the usual one (the only one, else <c>Events</c>, <c>events</c>, <c>CollectionTree</c>).</param>
        /// <param name="files">Paths, patterns (<c>data/*.root</c>) and <c>@list.txt</c>.</param>
        /// <exception cref="SourceException">A file is not there or cannot be read, or has no such tree.</exception>
        public static EventFrame Open(string tree, params IReadOnlyList<string> files) =>
            FromSource(TreeSource.Open(files, new TreeSourceOptions { Tree = string.IsNullOrEmpty(tree) ? null : tree }));

        /// <summary>A frame over samples, one behind the other, whose metadata <c>DefinePerSample</c> uses.</summary>
        /// <param name="samples">The samples; their names must differ.</param>
        /// <exception cref="SourceException">A file is not there or cannot be read, or has no such tree.</exception>
        public static EventFrame FromSamples(params IReadOnlyList<SampleInput> samples) => FromSource(TreeSource.OpenSamples(samples));

        /// <summary>A frame over the samples of a JSON file in the form of ROOT's <c>RDF::Experimental::FromSpec</c>, see <see cref="SampleSet"/>. Relative paths start from the working folder.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="SourceException">The file is wrong, or one that it names is not there or cannot be read.</exception>
        public static EventFrame FromSpec(string path)
        {
            SampleSet samples = SampleSet.Read(path);
            EventFrame frame = FromSource(samples.Open());
            return samples.End > 0 ? frame.Range(samples.Begin, samples.End) : frame;
        }
    }

    /// <summary>Runs everything that the results need, one pass per dataset: results of frames over different datasets are then ready together.</summary>
    /// <param name="results">The results; those that are ready cost nothing.</param>
    /// <param name="options">How to run; null for all cores.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>What each run did, in the order in which the datasets first appear.</returns>
    public static IReadOnlyList<RunSummary> RunAll(IReadOnlyList<Result> results, RunOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.Where(result => !result.IsReady).Select(result => result.Frame).DistinctBy(frame => frame.Source).ToArray().Select(frame => frame.Run(options, cancellation))];
    }

    /// <summary>A frame over <paramref name="source"/> that runs on all cores the machine or batch job grants.</summary>
    /// <param name="source">The dataset; it must live as long as the frame.</param>
    /// <param name="functions">Functions that expressions may call; null for the standard ones.</param>
    public static EventFrame FromSource(EventSource source, FunctionCatalogue? functions = null)
    {
        EventFrame frame = EventFrame.FromSource(source, functions);
        frame.Engine = new ThreadEngine();
        return frame;
    }
}

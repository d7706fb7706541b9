using Banyan.Execution.Threads;
using Banyan.Frame.Expressions.Functions;
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

using Banyan.Execution.Threads;
using Banyan.Frame;
using Banyan.Frame.Sources;

namespace Banyan;

/// <summary>Opens datasets as frames that run on all cores.</summary>
public static class EventFrames
{
    /// <summary>A frame over <paramref name="source"/> that runs on all cores the machine or batch job grants.</summary>
    public static EventFrame FromSource(EventSource source)
    {
        EventFrame frame = EventFrame.FromSource(source);
        frame.Engine = new ThreadEngine();
        return frame;
    }
}

using Banyan.Frame;

namespace Banyan.Scripts;

/// <summary>A C# script does not compile or cannot be built: found before it starts.</summary>
public sealed class ScriptException(string message, Exception? inner = null) : AnalysisException(message, inner);

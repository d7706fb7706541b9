using System.Diagnostics;
using System.Reflection;
using Banyan.Errors;

namespace Banyan.Scripts;

/// <summary>Runs a C# script in this process: <c>banyan run my.cs</c>.</summary>
public static class ScriptRunner
{
    /// <summary>Compiles the script, if this content was not compiled before, and runs it.</summary>
    /// <param name="path">The script.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="say">Told what takes its time.</param>
    /// <param name="cancellation">Stops the compiler; the script sees the signal itself.</param>
    /// <returns>What the script returns; where it returns nothing, the exit code that its run has set.</returns>
    /// <exception cref="ScriptException">The script does not compile, or there is no SDK to compile it with.</exception>
    /// <exception cref="ScriptFailureException">The script failed with an exception of its own.</exception>
    public static int Run(string path, string[] args, Action<string> say, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(say);
        string file = ScriptBuild.AssemblyOf(path, Environment.GetEnvironmentVariable, say, cancellation);
        Assembly assembly = new ScriptContext(file).LoadFromAssemblyPath(file);
        MethodInfo entry = assembly.EntryPoint ?? throw new ScriptException($"'{path}' has no code to run");
        Environment.ExitCode = ExitCode.Done;
        try
        {
            object? result = entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, entry.GetParameters().Length == 0 ? [] : [args], null);
            return result is int code ? code : Environment.ExitCode;
        }
        catch (ScriptEndException end)
        {
            return end.Code;
        }
        catch (Exception exception) when (ErrorReport.IsUnknown(exception))
        {
            throw new ScriptFailureException($"{path}{LineOf(exception, path)}: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    // The innermost line of the script that the exception went through.
    private static string LineOf(Exception exception, string path)
    {
        string name = Path.GetFileName(path);
        StackFrame? frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(f => Path.GetFileName(f.GetFileName()) == name);
        return frame is null ? string.Empty : $":{frame.GetFileLineNumber()}";
    }
}

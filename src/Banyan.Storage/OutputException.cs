namespace Banyan.Storage;

/// <summary>An output cannot be written: no permission, a folder that is missing or a file, a full disk.</summary>
/// <remarks>The message is one line, <c>cannot write PATH: reason</c>.</remarks>
public sealed class OutputException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The output, as the user named it.</param>
    /// <param name="reason">Why it cannot be written.</param>
    public OutputException(string path, string reason)
        : base($"cannot write {path}: {reason}")
    {
    }

    /// <summary>Creates the error from the system's own.</summary>
    /// <param name="path">The output, as the user named it.</param>
    /// <param name="problem">What the system said.</param>
    public OutputException(string path, Exception problem)
        : base($"cannot write {path}: {Reason(problem)}", problem)
    {
    }

    /// <summary>Runs what writes an output; errors of the system become errors of that output.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    public static void Guard(string path, Action write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            write();
        }
        catch (Exception problem) when (problem is (IOException or UnauthorizedAccessException) and not OutputException)
        {
            throw new OutputException(path, problem);
        }
    }

    // The system's messages name the file that is written aside, which means nothing to the user.
    private static string Reason(Exception problem)
    {
        switch (problem)
        {
            case UnauthorizedAccessException:
                return "permission denied";
            case DirectoryNotFoundException or FileNotFoundException:
                return "its folder is not there and cannot be made";
            default:
                int name = problem.Message.IndexOf(" : '", StringComparison.Ordinal);
                return name < 0 ? problem.Message : problem.Message[..name];
        }
    }
}

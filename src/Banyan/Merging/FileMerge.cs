using Banyan.Root;
using Banyan.Root.Merging;
using Banyan.Storage;

namespace Banyan.Merging;

/// <summary>Merges ROOT files, as <c>hadd</c> does: one input after the other into one output.</summary>
public static class FileMerge
{
    /// <summary>Merges files.</summary>
    /// <param name="output">The output. It appears when it is complete; an older file of that name is replaced.</param>
    /// <param name="inputs">The inputs, in the order in which their entries come.</param>
    /// <param name="options">Compression, progress, cancellation.</param>
    /// <param name="skipsDamaged">True to leave out inputs that are missing or damaged. Inputs that do not fit together are an error all the same.</param>
    /// <exception cref="RootException">An input is damaged or does not fit to those before it.</exception>
    /// <exception cref="StorageException">An input cannot be read.</exception>
    /// <exception cref="OutputException">The output cannot be written.</exception>
    public static MergeResult Run(string output, IReadOnlyList<string> inputs, MergeOptions options, bool skipsDamaged)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        var skipped = new List<SkippedInput>();
        using RootMerger merger = RootMerger.Create(output, options);
        foreach (string input in inputs)
        {
            try
            {
                merger.Add(input);
            }
            catch (Exception problem) when (skipsDamaged && problem is (RootException or StorageException) and not MergeException)
            {
                skipped.Add(new SkippedInput(input, problem.Message));
            }
        }

        if (merger.InputCount == 0)
        {
            throw new StorageException($"none of the {inputs.Count} inputs can be read; the first: {skipped[0].Problem}");
        }

        merger.Commit();
        return new MergeResult(output, new FileInfo(output).Length, merger.InputCount, merger.Contents, skipped);
    }
}

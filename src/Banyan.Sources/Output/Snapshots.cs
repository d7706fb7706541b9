using Banyan.Frame;
using Banyan.Root.Writing;

namespace Banyan.Sources.Output;

/// <summary>Writing the entries of a frame to a new ROOT file.</summary>
public static class Snapshots
{
    /// <summary>Writes the entries that reach this frame to a tree or an RNTuple, in the order of the dataset; the file is the same for any number of threads.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="tree">Name of the new tree, with folders if wanted.</param>
    /// <param name="path">The new file; an older one of that name is replaced when the run has ended.</param>
    /// <param name="columns">
    /// The columns to write: names, and patterns (<c>Muon_*</c>, <c>{Jet,Muon}_pt</c>, <c>/^n[A-Z]/</c>); with <c>-</c> in front they are left out. Null for all columns of the dataset that can be
    /// read, and the defined ones.
    /// </param>
    /// <param name="options">Format, compression and sizes.</param>
    /// <remarks>
    /// Numbers become leaves; vectors that the input holds with a count branch keep it if it is written too, fixed arrays stay; other vectors become <c>std::vector</c>
    /// (<see cref="SnapshotOptions.Vectors"/>), strings <c>std::string</c>. Dots in names become underscores, as in RDataFrame. Any number of snapshots, histograms and the like may be booked on one
    /// dataset: all are made in one pass.
    /// </remarks>
    /// <exception cref="AnalysisException">A column does not exist or cannot be written, or two columns would have one name in the file.</exception>
    public static Result<SnapshotResult> Snapshot(this EventFrame frame, string tree, string path, IReadOnlyList<string>? columns = null, SnapshotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentException.ThrowIfNullOrEmpty(tree);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Book(frame, null, tree, path, columns, options ?? new SnapshotOptions());
    }

    /// <summary>As <see cref="Snapshot(EventFrame, string, string, IReadOnlyList{string}?, SnapshotOptions?)"/>, into a file that holds other things as well: the caller commits it after the run.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="file">The file; nothing else may be written to it during the run.</param>
    /// <param name="tree">Name of the new tree, with folders if wanted.</param>
    /// <param name="columns">The columns to write.</param>
    /// <param name="options">Format, compression and sizes; <see cref="SnapshotOptions.Append"/> has no meaning.</param>
    /// <exception cref="AnalysisException">A column does not exist or cannot be written, or two columns would have one name in the file.</exception>
    public static Result<SnapshotResult> Snapshot(this EventFrame frame, RootFileWriter file, string tree, IReadOnlyList<string>? columns = null, SnapshotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(tree);
        return Book(frame, file, tree, file.Path, columns, options ?? new SnapshotOptions());
    }

    private static Result<SnapshotResult> Book(EventFrame frame, RootFileWriter? file, string tree, string path, IReadOnlyList<string>? columns, SnapshotOptions options)
    {
        if (tree.Split('/').Any(part => part.Length == 0))
        {
            throw new AnalysisException($"'{tree}' cannot be the name of a tree: expected a name, or folder/name");
        }

        IReadOnlyList<SnapshotColumn> chosen = SnapshotColumns.Choose(frame, columns, options);
        SnapshotTarget target = options.Format == SnapshotFormat.RNTuple
            ? new RNTupleTarget(SnapshotFields.Define(tree, chosen, options))
            : new TreeTarget(SnapshotBranches.Define(tree, chosen, options));
        var action = new SnapshotAction(tree, path, file, chosen, target, options, ObjectLinks.Warnings(frame, chosen));
        return frame.Book(action, () => action.Value!);
    }
}

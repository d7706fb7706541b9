using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Writing;
using Banyan.Sources;
using Banyan.Storage;

namespace Banyan.Converting;

/// <summary>Writes what is in a file into another one: trees as RNTuples and the reverse, in another compression, a part of the columns or entries; everything else is copied.</summary>
/// <remarks>
/// Values, names and titles stay. Of trees with several cycles the newest is taken. What belongs to a TTree besides its branches (indices, aliases, friends, user information) is not converted. The output
/// appears under its name when it is complete; its bytes do not depend on the number of threads.
/// </remarks>
public static class FileConversion
{
    private const int NamesInErrors = 3;

    /// <summary>Converts a file.</summary>
    /// <param name="input">The file to read.</param>
    /// <param name="output">The file to write; an older one is replaced.</param>
    /// <param name="options">What to take, and how to write it.</param>
    /// <param name="run">Threads, progress.</param>
    /// <param name="cancellation">Stops, and leaves the output as it was.</param>
    /// <exception cref="InputException">The input cannot be read; or, when strict, something in it cannot be converted.</exception>
    /// <exception cref="AnalysisException">A name or pattern fits nothing.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static ConversionResult Run(string input, string output, ConvertOptions options, RunOptions? run = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        using RootFile file = Open(input);
        var leftOut = new List<LeftOut>();
        var conversions = new List<TreeConversion>();
        try
        {
            Plan(file, options, conversions, leftOut);
            RequireAll(input, options, conversions, leftOut);
            return WriteReadable(file, output, options, conversions, leftOut, run ?? new RunOptions(), cancellation);
        }
        finally
        {
            conversions.ForEach(conversion => conversion.Dispose());
        }
    }

    private static RootFile Open(string path)
    {
        try
        {
            RootFile file = RootFile.Open(path);
            _ = file.Keys;
            return file;
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            throw new InputException(e.Message, path, e);
        }
    }

    private static void Plan(RootFile file, ConvertOptions options, List<TreeConversion> conversions, List<LeftOut> leftOut)
    {
        var trees = new ColumnChoice(options.Trees);
        var columns = new ColumnChoice(options.Columns);
        foreach (RootKey key in file.DatasetKeys.Where(key => trees.Takes(key.Path)))
        {
            try
            {
                var conversion = TreeConversion.Open(file, key, options, columns);
                if (conversion.Problem is string problem)
                {
                    conversion.Dispose();
                    leftOut.Add(new LeftOut(key.Path, problem));
                }
                else
                {
                    conversions.Add(conversion);
                }
            }
            catch (Exception e) when (e is RootException or SourceException or StorageException)
            {
                leftOut.Add(new LeftOut(key.Path, e.Message));
            }
        }

        trees.RequireUsed("tree");
        columns.RequireUsed("column");
    }

    private static void RequireAll(string input, ConvertOptions options, List<TreeConversion> conversions, List<LeftOut> leftOut)
    {
        LeftOut[] problems = [.. leftOut, .. conversions.SelectMany(conversion => conversion.LeftOut.Select(column => column with { Name = $"{conversion.Path}: {column.Name}" }))];
        if (options.IsStrict && problems.Length > 0)
        {
            string names = string.Join("; ", problems.Take(NamesInErrors).Select(problem => $"{problem.Name} ({problem.Reason})"));
            string more = problems.Length > NamesInErrors ? $"; and {problems.Length - NamesInErrors} more" : string.Empty;
            throw new InputException($"{input}: {problems.Length} {(problems.Length == 1 ? "part" : "parts")} cannot be converted: {names}{more}", input);
        }

        if (conversions.Count == 0 && leftOut.Count > 0)
        {
            throw new InputException($"{input}: nothing can be converted; {leftOut[0].Name}: {leftOut[0].Reason}", input);
        }
    }

    // Damage shows when its bytes are read: then all columns of the tree are, and the file is written anew without those that failed.
    private static ConversionResult WriteReadable(
        RootFile file, string output, ConvertOptions options, List<TreeConversion> conversions, List<LeftOut> leftOut, RunOptions run, CancellationToken cancellation)
    {
        while (true)
        {
            TreeConversion? current = null;
            try
            {
                return Write(file, output, options, conversions, [.. leftOut], conversion => current = conversion, run, cancellation);
            }
            catch (SourceException) when (options.SkipsUnreadable && current?.LeaveOutUnreadable(cancellation) == true)
            {
                if (current.Problem is string problem)
                {
                    conversions.Remove(current);
                    current.Dispose();
                    leftOut.Add(new LeftOut(current.Path, problem) { IsUnreadable = true });
                }

                RequireAll(file.Path, options, conversions, leftOut);
            }
        }
    }

    private static ConversionResult Write(
        RootFile file, string output, ConvertOptions options, List<TreeConversion> conversions, List<LeftOut> leftOut, Action<TreeConversion> begin, RunOptions run, CancellationToken cancellation)
    {
        var trees = new List<ConvertedTree>();
        int objects = 0;
        using RootFileWriter writer = RootFileWriter.Create(output, new RootFileWriterOptions { Compression = options.Compression });
        Dictionary<string, TreeConversion> byPath = conversions.ToDictionary(conversion => conversion.Path);
        foreach (RootKey key in OldCyclesFirst(file.Keys))
        {
            cancellation.ThrowIfCancellationRequested();
            if (byPath.TryGetValue(key.Path, out TreeConversion? conversion) && file.FindKey(key.Path) == key)
            {
                begin(conversion);
                trees.Add(conversion.Write(writer, run, cancellation));
            }
            else if (!options.TreesOnly && !key.IsTree && !key.IsRNTuple)
            {
                objects += Copy(file, key, writer, leftOut) ? 1 : 0;
            }
        }

        RequireAll(file.Path, options, conversions, leftOut);
        writer.Commit();
        return new ConversionResult(file.Path, output, file.Source.Length, new FileInfo(output).Length, trees, objects, leftOut);
    }

    // In the place of the first key of each path, so that cycles rise as they did; folders stand before what they hold.
    private static IEnumerable<RootKey> OldCyclesFirst(IReadOnlyList<RootKey> keys) => keys.GroupBy(key => key.Path).SelectMany(cycles => cycles.OrderBy(key => key.Cycle));

    private static bool Copy(RootFile file, RootKey key, RootFileWriter writer, List<LeftOut> leftOut)
    {
        if (key.IsDirectory)
        {
            writer.MakeDirectory(key.Path, key.Title);
            return false;
        }

        try
        {
            writer.CopyObject(file, key);
            return true;
        }
        catch (Exception problem) when (problem is RootException or StorageException or ArgumentException)
        {
            leftOut.Add(new LeftOut(key.PathWithCycle, problem.Message));
            return false;
        }
    }
}

namespace Banyan.Inspection.Listing;

/// <summary>Writes a <see cref="FileListing"/> as text.</summary>
public static class ListingText
{
    private const int SingleNamesWidth = 100;

    /// <summary>Writes file, keys and trees.</summary>
    public static void Write(TextWriter output, FileListing file, ListingOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        output.WriteLine($"{file.Path}: {ByteText.Size(file.ByteCount)}, ROOT {file.RootVersion}, {ByteText.Compression(file.CompressionSetting)}, {Plural(file.Keys.Count, "key")}");
        bool anyKey = WriteKeys(output, file, options);
        bool anyBranch = false;
        foreach (TreeListing tree in file.Trees)
        {
            if (options.Pattern != null || options.All || tree.IsDefault || file.Trees.Count <= 2)
            {
                anyBranch |= WriteTree(output, tree, options);
            }
        }

        if (options.Pattern != null && !anyKey && !anyBranch)
        {
            IEnumerable<string> names = file.Trees.SelectMany(tree => tree.Branches.Select(branch => branch.Name)).Concat(file.Keys.Select(key => key.Path));
            output.WriteLine($"nothing fits '{options.Pattern}'{Columns.NearestNames.Suggestion(options.Pattern.ToString()!, names)}");
        }
        else if (options.Pattern == null && file.Trees.Count > 2 && !options.All)
        {
            output.WriteLine();
            output.WriteLine($"branches of another tree: banyan ls {System.IO.Path.GetFileName(file.Path)}:TREE");
        }
    }

    private static bool WriteKeys(TextWriter output, FileListing file, ListingOptions options)
    {
        KeyListing[] keys = [.. file.Keys.Where(key => options.Pattern == null || options.Pattern.Fits(key.Path))];
        if (keys.Length == 0)
        {
            return false;
        }

        output.WriteLine();
        if (options.Pattern == null && !options.All && keys.Length > options.SummaryAbove)
        {
            WriteKeySummary(output, keys, options);
            return true;
        }

        Dictionary<string, TreeListing> trees = file.Trees.ToDictionary(tree => tree.Path);
        var table = new TextTable("key", "class", ">entries", ">branches", ">bytes", ">in file", "title");
        foreach (KeyListing key in keys)
        {
            bool isTree = trees.TryGetValue(key.Path, out TreeListing? tree) && tree.Problem == null;
            table.Add(
                $"{key.Path};{key.Cycle}",
                key.ClassName,
                isTree ? ByteText.Count(tree!.Entries) : string.Empty,
                isTree ? ByteText.Count(tree!.Branches.Count) : string.Empty,
                ByteText.Size(isTree ? tree!.Bytes : key.Bytes),
                ByteText.Size(isTree ? tree!.ZipBytes : key.ZipBytes),
                key.Title);
        }

        table.Write(output, options.Width);
        return true;
    }

    private static void WriteKeySummary(TextWriter output, KeyListing[] keys, ListingOptions options)
    {
        var table = new TextTable("folder", "class", ">keys", ">bytes", ">in file", "first");
        foreach (var group in keys.GroupBy(key => (Folder: Folder(key.Path), key.ClassName)))
        {
            table.Add(
                group.Key.Folder.Length == 0 ? "/" : group.Key.Folder,
                group.Key.ClassName,
                ByteText.Count(group.Count()),
                ByteText.Size(group.Sum(key => key.Bytes)),
                ByteText.Size(group.Sum(key => key.ZipBytes)),
                group.First().Path[(group.Key.Folder.Length == 0 ? 0 : group.Key.Folder.Length + 1)..]);
        }

        table.Write(output, options.Width);
        output.WriteLine($"  ({Plural(keys.Length, "key")}; --all or a pattern lists them)");
    }

    private static bool WriteTree(TextWriter output, TreeListing tree, ListingOptions options)
    {
        BranchListing[] branches = [.. tree.Branches.Where(branch => options.Pattern == null || options.Pattern.Fits(branch.Name) || options.Pattern.Fits(branch.Path))];
        if (options.Pattern != null && branches.Length == 0)
        {
            return false;
        }

        output.WriteLine();
        if (tree.Problem != null)
        {
            output.WriteLine($"{tree.Path}: cannot be read: {tree.Problem}");
            return false;
        }

        output.WriteLine(
            $"{tree.Path}: {ByteText.Count(tree.Entries)} entries in {Plural(tree.Clusters, "cluster")}, {Plural(tree.Branches.Count, "branch")}, "
            + (tree.ZipBytes > 0
                ? $"{ByteText.Size(tree.Bytes)}, in the file {ByteText.Size(tree.ZipBytes)} ({ByteText.Ratio(tree.Bytes, tree.ZipBytes)} times smaller)"
                    + (tree.EmbeddedBytes > 0 ? $"; {ByteText.Size(tree.EmbeddedBytes)} of it in the tree's own record" : string.Empty)
                : "all data in the tree's own record"));
        if (options.Pattern == null && !options.All && branches.Length > options.SummaryAbove)
        {
            WriteSummary(output, tree, branches, options);
        }
        else
        {
            WriteBranches(output, tree, branches, options);
        }

        return true;
    }

    private static void WriteBranches(TextWriter output, TreeListing tree, BranchListing[] branches, ListingOptions options)
    {
        bool hasOwnEntries = branches.Any(branch => branch.Entries != tree.Entries && !branch.IsGroup);
        var table = new TextTable("branch", "type", ">entries", ">bytes", ">in file", ">ratio", ">baskets", "compression", "title");
        foreach (BranchListing branch in branches)
        {
            bool hasData = branch.Baskets > 0;
            bool hasRecords = hasData && !branch.IsEmbedded;
            table.Add(
                branch.Name,
                branch.IsGroup ? branch.Type + " (group)" : branch.Type,
                hasOwnEntries || branches.Length < 4 ? ByteText.Count(branch.Entries) : string.Empty,
                hasData ? ByteText.Size(branch.Bytes) : string.Empty,
                hasRecords ? ByteText.Size(branch.ZipBytes) : string.Empty,
                hasRecords ? ByteText.Ratio(branch.Bytes, branch.ZipBytes) : string.Empty,
                hasData ? ByteText.Count(branch.Baskets) : string.Empty,
                branch.IsEmbedded ? "in the tree" : hasRecords ? ByteText.Compression(branch.CompressionSetting) : string.Empty,
                branch.Problem != null ? $"(cannot be read: {branch.Problem})" : branch.Title);
        }

        table.Write(output, options.Width);
    }

    private static void WriteSummary(TextWriter output, TreeListing tree, BranchListing[] branches, ListingOptions options)
    {
        var table = new TextTable("collection", ">branches", ">bytes", ">in file", ">ratio", "title");
        IGrouping<string, BranchListing>[] groups = [.. branches.GroupBy(branch => branch.Collection)];
        foreach (IGrouping<string, BranchListing> group in groups.Where(group => group.Key.Length > 0).OrderByDescending(Size))
        {
            long bytes = group.Sum(branch => branch.Bytes);
            long zipBytes = group.Sum(branch => branch.ZipBytes);
            int unreadable = group.Count(branch => branch.Problem != null);
            string note = unreadable == 0 ? TitleOf(group) : $"({unreadable} cannot be read) {TitleOf(group)}";
            table.Add(group.Key, ByteText.Count(group.Count()), Stored(bytes), Stored(zipBytes), ByteText.Ratio(bytes, zipBytes), note);
        }

        table.Write(output, options.Width);
        BranchListing[] singles = [.. groups.Where(group => group.Key.Length == 0).SelectMany(group => group)];
        if (singles.Length > 0)
        {
            WriteNames(output, singles, options);
        }

        string example = groups.Where(group => group.Key.Length > 0).OrderByDescending(Size).Select(group => group.Key).FirstOrDefault("name");
        output.WriteLine($"  by collection, largest first; its branches: banyan ls FILE '{example}*', all of them: --all");

        // What lies in the tree's record has no size of its own in the file.
        long Size(IGrouping<string, BranchListing> group) => group.Sum(branch => tree.EmbeddedBytes > 0 ? branch.Bytes : branch.ZipBytes);
    }

    private static void WriteNames(TextWriter output, BranchListing[] singles, ListingOptions options)
    {
        int width = options.Width > 0 ? options.Width : SingleNamesWidth;
        output.Write($"  {Plural(singles.Length, "single branch", "single branches")}:");
        int column = width;
        foreach (BranchListing branch in singles)
        {
            if (column + branch.Name.Length + 1 > width)
            {
                output.WriteLine();
                output.Write("   ");
                column = 3;
            }

            output.Write($" {branch.Name}");
            column += branch.Name.Length + 1;
        }

        output.WriteLine();
    }

    private static string Stored(long bytes) => bytes > 0 ? ByteText.Size(bytes) : string.Empty;

    // NanoAOD describes a collection at its count branch.
    private static string TitleOf(IGrouping<string, BranchListing> group) =>
        (group.FirstOrDefault(branch => branch.Name == "n" + group.Key) ?? group.FirstOrDefault(branch => branch.Name == group.Key))?.Title ?? string.Empty;

    private static string Folder(string path) => path.LastIndexOf('/') is int slash and >= 0 ? path[..slash] : string.Empty;

    private static string Plural(long count, string one, string? many = null) =>
        $"{ByteText.Count(count)} {(count == 1 ? one : many ?? (one.EndsWith("ch", StringComparison.Ordinal) ? one + "es" : one + "s"))}";
}

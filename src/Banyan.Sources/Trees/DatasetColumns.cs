using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>Makes one list of columns out of the files of a chain.</summary>
internal static class DatasetColumns
{
    /// <summary>The columns of the first file, in types that hold those of all files, and behind them the columns with a default that only other files have.</summary>
    public static ColumnInfo[] Merge(TreeSchema first, DatasetFile[] files, IReadOnlyDictionary<string, object> defaults)
    {
        var columns = new List<ColumnInfo>();
        foreach (TreeColumn column in first.Columns)
        {
            columns.Add(files.Length == 1 ? column.Info : Widen(column.Info, files));
        }

        foreach (string name in defaults.Keys.Order(StringComparer.Ordinal))
        {
            if (first.Find(name) == null && Extra(name, files) is ColumnInfo extra)
            {
                columns.Add(extra);
            }
        }

        return [.. columns];
    }

    private static ColumnInfo Widen(ColumnInfo column, DatasetFile[] files)
    {
        DataType type = column.Type;
        if (files.Any(file => file.Reshaped.Contains(column.Name) || file.Differences.ContainsKey(column.Name)))
        {
            column = column with { CountColumn = null, Dimensions = string.Empty, ItemDimensions = string.Empty };
        }

        foreach (DatasetFile file in files)
        {
            if (column.Problem != null)
            {
                break;
            }

            if (file.Differences.TryGetValue(column.Name, out ColumnDifference? difference) && difference.Type is DataType other)
            {
                if (CommonType.Of(type, other) is not DataType common)
                {
                    return column with { Problem = Conflict(column.Name, type, files[0].Path, other, file.Path) };
                }

                type = common;
            }
        }

        return type == column.Type ? column : column with { Type = type };
    }

    /// <summary>A column that the first file lacks, in a type that holds those of all files that have it; null when none has.</summary>
    public static ColumnInfo? Extra(string name, DatasetFile[] files)
    {
        ColumnInfo? found = null;
        string path = string.Empty;
        foreach (DatasetFile file in files)
        {
            if (file.Extra.FirstOrDefault(column => column.Name == name) is not ColumnInfo extra)
            {
                continue;
            }

            if (found == null)
            {
                found = extra;
                path = file.Path;
            }
            else if (CommonType.Of(found.Type, extra.Type) is DataType common)
            {
                found = found with { Type = common };
            }
            else
            {
                return found with { Problem = Conflict(name, found.Type, path, extra.Type, file.Path) };
            }
        }

        return found;
    }

    private static string Conflict(string name, DataType type, string path, DataType otherType, string otherPath) =>
        $"'{name}' is {type.CppName} in {path} but {otherType.CppName} in {otherPath}";
}

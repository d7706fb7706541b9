using System.Text.Json;
using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Objects;
using Banyan.Root.Objects.Json;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Tests.Fuzzing;

/// <summary>Goes through everything in a file: keys, objects, trees, branches, all baskets; and touches every value that comes out.</summary>
internal static unsafe class FileWalk
{
    /// <summary>Walks a file; what is damaged is left out.</summary>
    /// <returns>Number of values and objects, so that a test can see that something was read.</returns>
    public static long Walk(byte[] data, Func<Exception, bool> isExpected)
    {
        using RootFile file = RootFile.Open(new MemoryByteSource(data));
        long count = 0;
        foreach (RootKey key in file.Keys)
        {
            if (key.IsDirectory)
            {
                continue;
            }

            try
            {
                count += key.IsRNTuple ? Walk(file.GetRNTuple(key), isExpected) : key.IsTree ? Walk(file.GetTree(key), isExpected) : Walk(file, key);
            }
            catch (Exception e) when (isExpected(e))
            {
            }
        }

        return count;
    }

    private static long Walk(RootFile file, RootKey key)
    {
        RootObject value = file.Get(key);
        if (RootHistogram.IsHistogramClass(value.ClassName))
        {
            _ = RootHistogram.From(value, file.Path, key.Path);
        }

        Banyan.Inspection.Showing.ObjectText.Write(TextWriter.Null, file, key, 100);
        using JsonDocument json = JsonDocument.Parse(RootJson.ToBytes(value), new JsonDocumentOptions { MaxDepth = 5000 });
        return 1 + (json.RootElement.ValueKind == JsonValueKind.Null ? 1 : 0);
    }

    private static long Walk(TTree tree, Func<Exception, bool> isExpected)
    {
        long count = tree.ClusterBoundaries.Count + tree.Friends.Count + tree.Aliases.Count;
        foreach (TBranch branch in tree.AllBranches)
        {
            count += branch.TypeName.Length + branch.BasketCount;
            try
            {
                count += branch.IsReadable ? Walk(branch, isExpected) : branch.HasObjects ? WalkObjects(branch, isExpected) : 0;
            }
            catch (Exception e) when (isExpected(e))
            {
            }
        }

        return count;
    }

    private static long Walk(RNTuple tuple, Func<Exception, bool> isExpected)
    {
        long count = tuple.ClusterBoundaries.Count + tuple.TotalBytes;
        foreach (RNTupleColumn column in tuple.Columns.Where(column => column.Problem == null))
        {
            try
            {
                using RNTupleColumnReader reader = tuple.OpenReader(column);
                long entry = 0;
                for (int run = 0; run < 50 && entry < tuple.EntryCount; run++)
                {
                    reader.Read(entry, out ColumnBlock block);
                    (long first, long length) = Banyan.Inspection.EntryJson.FlatRange(column.Type.OffsetLevels, block, 0, block.EntryCount);
                    for (long i = 0; i < length * column.Type.Element.SizeOf(); i++)
                    {
                        count += ((byte*)block.Values)[(first * column.Type.Element.SizeOf()) + i];
                    }

                    entry = block.EndEntry;
                }
            }
            catch (Exception e) when (isExpected(e))
            {
            }
        }

        foreach (RNTupleField field in tuple.Fields.Where(field => field.Role == FieldRole.Streamed))
        {
            try
            {
                using RNTupleObjectReader reader = tuple.OpenObjects(field);
                long entries = tuple.ClusterBoundaries.Count > 1 ? tuple.ClusterBoundaries[1] : 0;
                for (long i = 0; i < Math.Min(entries, 50); i++)
                {
                    count += reader.Read(0, i, entries) == null ? 0 : 1;
                }
            }
            catch (Exception e) when (isExpected(e))
            {
            }
        }

        return count;
    }

    private static long Walk(TBranch branch, Func<Exception, bool> isExpected)
    {
        using BranchReader reader = branch.OpenReader();
        long count = 0;
        for (int i = 0; i < Math.Min(branch.BasketCount, 50); i++)
        {
            try
            {
                DecodedBasket basket = reader.Read(i);
                for (int column = 0; column < branch.Columns.Count; column++)
                {
                    count += Touch(basket, column, branch.Columns[column].Type);
                }
            }
            catch (Exception e) when (isExpected(e))
            {
            }
        }

        return count;
    }

    private static long WalkObjects(TBranch branch, Func<Exception, bool> isExpected)
    {
        using BranchObjectReader reader = branch.OpenObjectReader();
        long count = branch.ObjectLeaves.Count;
        for (int i = 0; i < Math.Min(branch.BasketCount, 50); i++)
        {
            try
            {
                foreach (object? entry in reader.Read(i))
                {
                    count += entry is RootObject value ? RootJson.ToBytes(value).Length : 1;
                }
            }
            catch (Exception e) when (isExpected(e))
            {
            }
        }

        return count;
    }

    /// <summary>Checks the offsets of a column and reads all its bytes.</summary>
    private static long Touch(DecodedBasket basket, int column, DataType type)
    {
        basket.GetColumn(column, out ColumnBlock block);
        long count = block.EntryCount;
        for (int level = 0; level < type.OffsetLevels; level++)
        {
            int* offsets = block.Offsets(level);
            for (long i = 0; i < count; i++)
            {
                Assert.True(offsets[i] >= 0 && offsets[i] <= offsets[i + 1], "offsets fall");
            }

            count = offsets[count];
        }

        Assert.Equal(count, basket.ValueCount(column));
        long bytes = count * type.Element.SizeOf();
        byte sum = 0;
        for (long i = 0; i < bytes; i++)
        {
            sum ^= ((byte*)block.Values)[i];
        }

        return count + (sum & 1);
    }
}

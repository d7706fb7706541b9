using System.Security.Cryptography;
using System.Text.Json;
using Banyan.Columns;
using Banyan.Root.Trees;

namespace Banyan.Tests.Root.Trees;

/// <summary>Compares a decoded branch with what the oracle states: entries, count and sums of values, hash of strings.</summary>
internal static unsafe class OracleComparison
{
    /// <summary>Null when everything that the oracle states agrees, else the difference in words. Only branches of one column are compared.</summary>
    public static string? Compare(TBranch branch, JsonElement expected)
    {
        if (branch.EntryCount != expected.GetProperty("entries").GetInt64())
        {
            return $"{branch.EntryCount} entries";
        }

        DataType type = branch.Columns[0].Type;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sums = new Sums();
        bool isText = Innermost(type) is StringType;
        using (BranchReader reader = branch.OpenReader())
        {
            long next = 0;
            for (int i = 0; i < branch.BasketCount; i++)
            {
                DecodedBasket basket = reader.Read(i);
                if (basket.FirstEntry != next)
                {
                    return $"basket {i} begins with entry {basket.FirstEntry} instead of {next}";
                }

                next = basket.EndEntry;
                basket.GetColumn(0, out ColumnBlock block);
                Add(block, type, hash, sums, isText);
            }

            if (next != branch.EntryCount)
            {
                return $"the baskets end at entry {next}";
            }
        }

        return isText ? CompareHash(hash, expected) : sums.Compare(expected);
    }

    private static string? CompareHash(IncrementalHash hash, JsonElement expected)
    {
        string actual = Convert.ToHexStringLower(hash.GetHashAndReset());
        return expected.TryGetProperty("strings_sha256", out JsonElement stated) && stated.GetString() != actual ? $"the strings hash to {actual}" : null;
    }

    private static DataType Innermost(DataType type) => type is VectorType vector ? Innermost(vector.Item) : type;

    private static void Add(ColumnBlock block, DataType type, IncrementalHash hash, Sums sums, bool isText)
    {
        int count = (int)block.EntryCount;
        int first = 0;
        int*[] levels = [block.Offsets0, block.Offsets1, block.Offsets2, block.Offsets3];
        for (int level = 0; level < type.OffsetLevels - (isText ? 1 : 0); level++)
        {
            (first, count) = (levels[level][first], levels[level][first + count] - levels[level][first]);
        }

        if (!isText)
        {
            for (int i = 0; i < count; i++)
            {
                sums.Add(Read(block.Values, first + i, type.Element));
            }

            return;
        }

        int* ends = levels[type.OffsetLevels - 1];
        for (int i = first; i < first + count; i++)
        {
            var bytes = new ReadOnlySpan<byte>((byte*)block.Values + ends[i], ends[i + 1] - ends[i]);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    private static double Read(void* values, int index, ElementKind kind) => kind switch
    {
        ElementKind.Bool or ElementKind.UInt8 => ((byte*)values)[index],
        ElementKind.Int8 => ((sbyte*)values)[index],
        ElementKind.Int16 => ((short*)values)[index],
        ElementKind.UInt16 => ((ushort*)values)[index],
        ElementKind.Int32 => ((int*)values)[index],
        ElementKind.UInt32 => ((uint*)values)[index],
        ElementKind.Int64 => ((long*)values)[index],
        ElementKind.UInt64 => ((ulong*)values)[index],
        ElementKind.Float32 => ((float*)values)[index],
        _ => ((double*)values)[index],
    };

    private sealed class Sums
    {
        private long _count;
        private long _finite;
        private double _sum;
        private double _weighted;

        public void Add(double value)
        {
            if (double.IsFinite(value))
            {
                _finite++;
                _sum += value;
                _weighted += ((_count % 97) + 1) * value;
            }

            _count++;
        }

        public string? Compare(JsonElement expected)
        {
            if (!expected.TryGetProperty("leaves", out JsonElement leaves) || leaves.GetArrayLength() != 1)
            {
                return null;
            }

            JsonElement leaf = leaves[0];
            bool isSame = leaf.GetProperty("count").GetInt64() == _count && leaf.GetProperty("finite").GetInt64() == _finite
                && Close(leaf.GetProperty("sum"), _sum) && Close(leaf.GetProperty("weighted"), _weighted);
            return isSame ? null : $"want {leaf.GetRawText()}, got count {_count}, finite {_finite}, sum {_sum}, weighted {_weighted}";
        }

        private bool Close(JsonElement expected, double actual)
        {
            if (expected.ValueKind != JsonValueKind.Number)
            {
                return true; // overflowed in the reference
            }

            double want = expected.GetDouble();
            return Math.Abs(want - actual) <= (1e-6 * Math.Max(Math.Abs(want), Math.Abs(actual))) + (1e-7 * Math.Max(_count, Math.Abs(_sum))) + 1e-12;
        }
    }
}

using System.Numerics;
using Banyan.Columns;
using Banyan.Root.Trees.Decoding;
using Banyan.Root.Trees.ObjectEntries;

namespace Banyan.Root.Trees;

/// <content>From a basket's bytes to columns, plan by plan.</content>
public sealed unsafe partial class BranchReader
{
    private void Decode(int entryCount)
    {
        switch (_plan)
        {
            case BasketPlan.Fixed plan:
                DecodeFixed(plan, entryCount);
                break;
            case BasketPlan.Jagged { HeadByteCount: 0 } plan:
                DecodeLeafArray(plan, entryCount);
                break;
            case BasketPlan.Jagged plan:
                DecodeHeaded(plan, entryCount);
                break;
            case BasketPlan.Record plan:
                DecodeRecord(plan, entryCount);
                break;
            case BasketPlan.Sequential { Otherwise: BasketPlan.Members objects } plan:
                try
                {
                    DecodeSequential(plan, entryCount);
                }
                catch (EntryNotSupportedException)
                {
                    DecodeMembers(objects, entryCount);
                }

                break;
            case BasketPlan.Sequential plan:
                DecodeSequential(plan, entryCount);
                break;
            case BasketPlan.Members plan:
                DecodeMembers(plan, entryCount);
                break;
        }
    }

    private void DecodeFixed(BasketPlan.Fixed plan, int entryCount)
    {
        long valueCount = (long)entryCount * plan.Length;
        int storedByteCount = plan.Packing?.StoredByteCount ?? plan.Kind.SizeOf();
        if (valueCount * storedByteCount > _content.DataByteCount)
        {
            throw new EntryFormatException($"{entryCount} entries of {plan.Length * storedByteCount} bytes do not fit into {_content.DataByteCount} bytes");
        }

        ColumnOutput output = _outputs[0];
        if (plan.IsVector)
        {
            FillOffsets(output.SetOffsets(0, entryCount + 1), entryCount, plan.Length);
        }

        _basket.SetColumn(0, output, DecodeValues(output, (int)valueCount, plan.Kind, plan.Packing), (int)valueCount);
    }

    /// <summary>Leaf arrays and members of split collections: values without heads. The table of entry offsets gives the item offsets.</summary>
    private void DecodeLeafArray(BasketPlan.Jagged plan, int entryCount)
    {
        ColumnOutput output = _outputs[0];
        int storedByteCount = plan.Packing?.StoredByteCount ?? plan.Kind.SizeOf();
        ReadOnlySpan<int> counts = _content.HasTable ? [] : ReadCounts(plan);
        int* offsets = output.SetOffsets(0, entryCount + 1);
        if (_content.HasTable)
        {
            if (!_content.ReadOffsets(entryCount, offsets))
            {
                throw new EntryFormatException("the table of entry offsets is damaged");
            }

            bool isExact = BitOperations.IsPow2(storedByteCount)
                ? ByteSwap.DivideOffsets(offsets, entryCount + 1, BitOperations.Log2((uint)storedByteCount))
                : Divide(offsets, entryCount + 1, storedByteCount);
            if (!isExact)
            {
                throw new EntryFormatException($"an entry is no row of values of {storedByteCount} bytes");
            }
        }
        else
        {
            CountOffsets(plan, counts, entryCount, offsets, _content.DataByteCount / storedByteCount);
        }

        int valueCount = offsets[entryCount];
        _basket.SetColumn(0, output, DecodeValues(output, valueCount, plan.Kind, plan.Packing), valueCount);
    }

    /// <summary>Vectors and counted pointers: every entry has a head before its values, so the values are gathered.</summary>
    private void DecodeHeaded(BasketPlan.Jagged plan, int entryCount)
    {
        int size = plan.Packing?.StoredByteCount ?? plan.Kind.SizeOf();
        if (_content.HasTable && plan.Packing == null)
        {
            int* entries = EntryOffsets(entryCount);
            ColumnOutput output = _outputs[0];
            int most = _content.DataByteCount / size;
            int* offsets = output.SetOffsets(0, entryCount + 1);
            byte* values = output.SetValues(most + 1); // the last vector may begin behind a rest of less than an item
            if (ByteSwap.GatherEntries(_content.Data, entries, entryCount, plan.HeadByteCount, size, values, offsets))
            {
                _basket.SetColumn(0, output, values, offsets[entryCount]);
                return;
            }
        }

        DecodeSequential(plan.Fallback ?? throw new EntryFormatException($"entries do not begin with a head of {plan.HeadByteCount} bytes"), entryCount);
    }

    private void DecodeRecord(BasketPlan.Record plan, int entryCount)
    {
        if ((long)entryCount * plan.EntryByteCount > _content.DataByteCount)
        {
            throw new EntryFormatException($"{entryCount} entries of {plan.EntryByteCount} bytes do not fit into {_content.DataByteCount} bytes");
        }

        for (int i = 0; i < plan.Leaves.Count; i++)
        {
            RecordLeaf leaf = plan.Leaves[i];
            ColumnOutput output = _outputs[i];
            int valueCount = checked(entryCount * leaf.Length);
            int size = leaf.Kind.SizeOf();
            byte* values = output.SetValues(valueCount);
            byte* source = _content.Data + leaf.ByteOffset;
            for (int entry = 0; entry < entryCount; entry++)
            {
                DecodeNode.DecodeNumbers(source + ((long)entry * plan.EntryByteCount), values + ((long)entry * leaf.Length * size), leaf.Length, leaf.Kind, leaf.Packing);
            }

            if (leaf.IsVector)
            {
                FillOffsets(output.SetOffsets(0, entryCount + 1), entryCount, leaf.Length);
            }

            _basket.SetColumn(i, output, values, valueCount);
        }
    }

    private void DecodeSequential(BasketPlan.Sequential plan, int entryCount)
    {
        int* entries = _content.HasTable ? EntryOffsets(entryCount) : null;
        if (entries != null && plan is { Counts: null, Root: HeadNode { Rows: { } form } } && TryDecodeRows(entries, entryCount, form.Levels, form.ItemByteCount))
        {
            return;
        }

        foreach (ColumnOutput output in _outputs)
        {
            output.Reset();
        }

        byte* data = _content.Data;
        var cursor = new EntryCursor(data, data + _content.DataByteCount, _outputs) { HasEntryEnd = entries != null };
        if (plan.ItemCounts != null)
        {
            ItemCountReader items = _itemCounts ??= new ItemCountReader(plan.ItemCounts, _pool);
            items.Read(_basket.FirstEntry, _basket.EndEntry);
            cursor.Counts = items.Entries;
            cursor.ItemCounts = items.Items;
        }
        else if (plan.Counts != null)
        {
            cursor.Counts = Counts(plan.Counts).Read(_basket.FirstEntry, _basket.EndEntry);
        }

        if (entries == null && plan.Counts == null && plan.ItemCounts == null && entryCount > _content.DataByteCount)
        {
            throw new EntryFormatException($"{entryCount} entries are announced in {_content.DataByteCount} bytes");
        }

        for (int entry = 0; entry < entryCount; entry++)
        {
            if (entries != null)
            {
                cursor.Position = data + entries[entry];
                cursor.End = data + entries[entry + 1];
            }

            cursor.EntryInBasket = entry;
            plan.Root.Decode(ref cursor, 1);
            if (entries != null && cursor.Position != cursor.End)
            {
                throw new EntryFormatException($"{cursor.Remaining} bytes are left at the end of entry {_basket.FirstEntry + entry}");
            }
        }

        for (int i = 0; i < _outputs.Length; i++)
        {
            _basket.SetColumn(i, _outputs[i], _outputs[i].Values, _outputs[i].ValueCount);
        }
    }

    private void DecodeMembers(BasketPlan.Members plan, int entryCount)
    {
        foreach (ColumnOutput output in _outputs)
        {
            output.Reset();
            output.Append(0); // a column of nothing has a place, too
        }

        int index = Branch.BasketIndexOf(_basket.FirstEntry);
        BasketInfo info = Branch.Baskets[index];
        var basket = new BasketObjects(Branch, plan.Objects, _content, _basket.FirstEntry, entryCount, new RecordContext(Branch.Tree.File.Path, info.FileOffset, Place(index)));
        ReadOnlySpan<int> counts = plan.Objects.Counts == null ? [] : Counts(plan.Objects.Counts).Read(_basket.FirstEntry, _basket.EndEntry);
        for (int entry = 0; entry < entryCount; entry++)
        {
            plan.Shape.Add(basket.Read(entry, counts.IsEmpty ? -1 : counts[entry]), _outputs);
        }

        for (int i = 0; i < _outputs.Length; i++)
        {
            _basket.SetColumn(i, _outputs[i], _outputs[i].Values, _outputs[i].ValueCount);
        }
    }

    /// <summary>Brings the basket's data into host order: in place when it was decompressed, else into the column's own memory.</summary>
    private byte* DecodeValues(ColumnOutput output, int valueCount, ElementKind kind, Objects.ValuePacking? packing)
    {
        if (packing == null && _content.IsAligned)
        {
            ByteSwap.Copy(_content.Data, _content.Data, (long)valueCount * kind.SizeOf(), kind.SizeOf());
            return _content.Data;
        }

        byte* values = output.SetValues(valueCount);
        DecodeNode.DecodeNumbers(_content.Data, values, valueCount, kind, packing);
        return values;
    }

    /// <summary>Item offsets of a basket without a table, from the branch that counts the items.</summary>
    private static void CountOffsets(BasketPlan.Jagged plan, ReadOnlySpan<int> counts, int entryCount, int* offsets, long mostValues)
    {
        long total = 0;
        offsets[0] = 0;
        for (int i = 0; i < entryCount; i++)
        {
            total += (long)Math.Max(0, counts[i]) * plan.Length;
            if (total > mostValues)
            {
                throw new EntryFormatException($"the entries hold more than the {mostValues} values that are there");
            }

            offsets[i + 1] = (int)total;
        }
    }

    private ReadOnlySpan<int> ReadCounts(BasketPlan.Jagged plan) => plan.Counts == null
        ? throw new EntryFormatException("the basket has no table of entry offsets, and no leaf counts its items")
        : Counts(plan.Counts).Read(_basket.FirstEntry, _basket.EndEntry);

    private CountReader Counts(CountSource source) => _counts ??= new CountReader(source, _pool);

    private int* EntryOffsets(int entryCount)
    {
        long byteCount = (entryCount + 1L) * sizeof(int);
        if (_entryOffsets == null || _entryOffsets.Capacity < byteCount)
        {
            _entryOffsets?.Dispose();
            _entryOffsets = null;
            _entryOffsets = _pool.Rent(byteCount);
        }

        int* offsets = _entryOffsets.As<int>();
        return _content.ReadOffsets(entryCount, offsets) ? offsets : throw new EntryFormatException("the table of entry offsets is damaged");
    }

    private static void FillOffsets(int* offsets, int entryCount, int length)
    {
        int offset = 0;
        for (int i = 0; i <= entryCount; i++)
        {
            offsets[i] = offset;
            offset += length;
        }
    }

    private static bool Divide(int* offsets, int count, int size)
    {
        bool isExact = true;
        for (int i = 0; i < count; i++)
        {
            (int quotient, int rest) = Math.DivRem(offsets[i], size);
            isExact &= rest == 0;
            offsets[i] = quotient;
        }

        return isExact;
    }
}

using System.Text.Json;

namespace Banyan.Root.Objects.Json;

/// <summary>Writes one document of ROOT JSON. Keeps count of the objects in it.</summary>
internal sealed class RootJsonWriter(Utf8JsonWriter json)
{
    private const int DeepestLevel = 2000;
    private const uint MemoryBits = 0x03000000; // kIsOnHeap, kNotDeleted: set in every object that ROOT has in memory
    private static readonly HashSet<string> s_collectionMembers = ["fUniqueID", "fBits", "fPID", "fName", "fOptions", "fLowerBound", "fSize"];
    private readonly Dictionary<RootObject, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private int _objectCount;

    /// <summary>Writes an object; one that was written before as a reference to it.</summary>
    public void WriteObject(RootObject? value)
    {
        if (value == null)
        {
            json.WriteNullValue();
            return;
        }

        if (_numbers.TryGetValue(value, out int number))
        {
            json.WriteStartObject();
            json.WriteNumber("$ref", number);
            json.WriteEndObject();
            return;
        }

        if (json.CurrentDepth > DeepestLevel)
        {
            throw new RootNotSupportedException($"objects are nested more than {DeepestLevel} levels deep", string.Empty, null, null);
        }

        MemberLayout layout = value.Layout;
        if (layout.IsBareValue)
        {
            MemberLayout.Slot slot = layout.Members[0];
            WriteMember(value.GetValue(slot), slot.Form);
        }
        else if (IsNumberArray(value))
        {
            WriteMember(value["fArray"], MemberForm.List);
        }
        else if (layout.ItemsSlot >= 0 && !value.Inherits("TCollection") && value.ClassName != "RooLinkedList")
        {
            WriteItems(value.Items, skipsNull: false);
        }
        else
        {
            _numbers.Add(value, _objectCount++);
            json.WriteStartObject();
            json.WriteString("_typename", value.ClassName);
            if (value.ClassName == "RooLinkedList")
            {
                WriteLinkedList(value);
            }
            else if (layout.ItemsSlot >= 0)
            {
                WriteCollection(value);
            }
            else
            {
                WriteMembers(value);
            }

            json.WriteEndObject();
        }
    }

    private void WriteMembers(RootObject value)
    {
        if (value.Problem is string problem)
        {
            json.WriteString("error", problem);
            return;
        }

        foreach (MemberLayout.Slot slot in value.Layout.Members)
        {
            if (!value.IsThere(slot) || IsHidden(value, slot))
            {
                continue;
            }

            json.WritePropertyName(slot.Name);
            if (slot.Name == "fBits" && slot.Type == NumberType.UInt32)
            {
                json.WriteNumberValue((uint)value.GetInt64("fBits") & ~MemoryBits);
            }
            else
            {
                WriteMember(value.GetValue(slot), slot.Form);
            }
        }

        if (value.ClassName == "TDatime")
        {
            // ROOT writes what its own streamer stores; JSROOT wants the member.
            json.WriteStartArray("_blob");
            json.WriteNumberValue(value.GetInt64("fDatime"));
            json.WriteEndArray();
        }
    }

    // A member of a base class under a name that the class uses again, and the length of a TArray: the array tells it.
    private static bool IsHidden(RootObject value, MemberLayout.Slot slot) =>
        (value.Layout.TryGet(slot.Name, out MemberLayout.Slot last) && last != slot) || (slot.Name == "fN" && value.Inherits("TArray"));

    private static bool IsNumberArray(RootObject value) => value.Layout.Members.Count == 2 && value.Inherits("TArray");

    private void WriteCollection(RootObject value)
    {
        string name = value.GetString("fName");
        json.WriteString("name", name.Length > 0 ? name : value.ClassName);
        json.WritePropertyName("arr");
        if (value.ClassName == "TMap" || value.Inherits("TMap"))
        {
            WriteKeysAndValues(value.Items);
            return;
        }

        WriteItems(value.Items, skipsNull: true);
        if (value.TryGet("fOptions", out object? options))
        {
            json.WritePropertyName("opt");
            WriteMember(options, MemberForm.List);
        }

        foreach (MemberLayout.Slot slot in value.Layout.Members.Where(slot => !s_collectionMembers.Contains(slot.Name)))
        {
            json.WritePropertyName(slot.Name);
            WriteMember(value.GetValue(slot), slot.Form);
        }
    }

    // As ROOT writes it, which knows only what the list's own streamer stores.
    private void WriteLinkedList(RootObject value)
    {
        json.WriteStartArray("_blob");
        json.WriteNumberValue(value.GetInt64("fUniqueID"));
        json.WriteNumberValue(value.GetInt64("fBits") & ~MemoryBits);
        json.WriteNumberValue(value.Items.Count);
        foreach (RootObject? item in value.Items)
        {
            WriteObject(item);
        }

        json.WriteStringValue(value.GetString("_name"));
        json.WriteEndArray();
    }

    private void WriteKeysAndValues(IReadOnlyList<RootObject?> items)
    {
        json.WriteStartArray();
        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            json.WriteStartObject();
            json.WriteString("$pair", "TPair");
            json.WritePropertyName("first");
            WriteObject(items[i]);
            json.WritePropertyName("second");
            WriteObject(items[i + 1]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Iterators of ROOT leave the gaps of a TObjArray out.
    private void WriteItems(IReadOnlyList<RootObject?> items, bool skipsNull)
    {
        json.WriteStartArray();
        foreach (RootObject? item in items)
        {
            if (item != null || !skipsNull)
            {
                WriteObject(item);
            }
        }

        json.WriteEndArray();
    }

    private void WriteMember(object? value, MemberForm form)
    {
        if (value == null && form.IsList)
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        else if (value is sbyte[] characters && form.IsCharacters && CharacterText.From(characters) is string text)
        {
            json.WriteStringValue(text);
        }
        else if (value is Array array && form.Dimensions.Count > 1 && form.Dimensions.Aggregate(1L, (product, d) => Math.Min(int.MaxValue, product * Math.Max(d, 0))) == array.Length)
        {
            WriteDimension(array, form, 0, 0, array.Length);
        }
        else if (value is object?[] pairs && form.IsBase && form.Type is CppType.Map map)
        {
            WriteRow(pairs, new CppType.Pair(map.Key, map.Value) { Name = map.PairName });
        }
        else if (value is object?[] row && form.Dimensions.Count == 1 && form.Type != null)
        {
            WriteRow(row, form.Type);
        }
        else
        {
            WriteValue(value, form.Type);
        }
    }

    private void WriteDimension(Array flat, MemberForm form, int dimension, int first, int count)
    {
        int items = form.Dimensions[dimension];
        int stride = items == 0 ? 0 : count / items;
        json.WriteStartArray();
        for (int i = 0; i < items; i++)
        {
            if (dimension + 1 < form.Dimensions.Count)
            {
                WriteDimension(flat, form, dimension + 1, first + (i * stride), stride);
            }
            else
            {
                WriteValue(flat.GetValue(first + i), form.Type);
            }
        }

        json.WriteEndArray();
    }

    private void WriteRow(object?[] row, CppType? itemType)
    {
        json.WriteStartArray();
        foreach (object? item in row)
        {
            WriteValue(item, itemType);
        }

        json.WriteEndArray();
    }

    private void WriteValue(object? value, CppType? type)
    {
        switch (value)
        {
            case RootObject item:
                WriteObject(item);
                break;
            case KeyValuePair<object?, object?> pair:
                WritePair(pair, type);
                break;
            case object?[] items when type is CppType.Map map:
                WriteRow(items, map);
                break;
            case object?[] items:
                WriteRow(items, (type as CppType.Sequence)?.Item ?? (type as CppType.FixedArray)?.Item);
                break;
            case null when type is CppType.Sequence or CppType.Map or CppType.Bitset:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            default:
                JsonScalars.Write(json, value);
                break;
        }
    }

    /// <summary>A pair: an item of a map, or an object of its own, which counts as one.</summary>
    private void WritePair(KeyValuePair<object?, object?> pair, CppType? type)
    {
        json.WriteStartObject();
        CppType? first = null;
        CppType? second = null;
        if (type is CppType.Map map)
        {
            (first, second) = (map.Key, map.Value);
            json.WriteString("$pair", map.PairName);
        }
        else
        {
            (first, second) = type is CppType.Pair own ? (own.First, own.Second) : (null, null);
            _objectCount++;
            json.WriteString("_typename", (type as CppType.Pair)?.Name ?? "pair");
        }

        json.WritePropertyName("first");
        WriteValue(pair.Key, first);
        json.WritePropertyName("second");
        WriteValue(pair.Value, second);
        json.WriteEndObject();
    }
}

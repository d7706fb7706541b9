using System.Collections;
using System.Text.Json;
using Banyan.Root.Objects;

namespace Banyan.Inspection.Objects;

/// <summary>Writes values that were read as objects as plain JSON: objects by members, lists, pairs as lists of two, null pointers as null; an object that was written before as <c>{"$ref": its number}</c>.</summary>
internal sealed class ObjectJson(Utf8JsonWriter json)
{
    private readonly Dictionary<RootObject, int> _numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes a value.</summary>
    /// <returns>Number of values written.</returns>
    public static long Write(Utf8JsonWriter json, object? value, long mostValues) => new ObjectJson(json).Write(value, mostValues);

    private long Write(object? value, long mostValues)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return 1;
            case string text:
                json.WriteStringValue(text);
                return 1;
            case bool flag:
                json.WriteBooleanValue(flag);
                return 1;
            case RootObject item when AsList(item) is object list:
                return Write(list, mostValues);
            case RootObject item:
                return WriteObject(item, mostValues);
            case KeyValuePair<object?, object?> pair:
                json.WriteStartArray();
                long written = Write(pair.Key, mostValues);
                written += Write(pair.Value, mostValues - written);
                json.WriteEndArray();
                return written;
            case IEnumerable items:
                return WriteItems(items, mostValues);
            case float number:
                WriteFloat(number);
                return 1;
            case double number:
                EntryJson.WriteReal(json, number);
                return 1;
            case ulong number:
                json.WriteNumberValue(number);
                return 1;
            case IConvertible number:
                json.WriteNumberValue(number.ToInt64(System.Globalization.CultureInfo.InvariantCulture));
                return 1;
            default:
                json.WriteNullValue();
                return 1;
        }
    }

    /// <summary>The numbers of a TArrayD and its kin, and the items of vectors with a class of their own, which are lists to everyone but ROOT; null for other classes.</summary>
    public static object? AsList(RootObject item) =>
        item.IsContainer ? item.Items.ToArray()
        : item.ClassName.StartsWith("TArray", StringComparison.Ordinal) && item.MemberNames.Count == 2 && item.TryGet("fArray", out object? list) ? list : null;

    private void WriteFloat(float number)
    {
        if (float.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            EntryJson.WriteReal(json, number);
        }
    }

    private long WriteObject(RootObject item, long mostValues)
    {
        if (_numbers.TryGetValue(item, out int number))
        {
            json.WriteStartObject();
            json.WriteNumber("$ref", number);
            json.WriteEndObject();
            return 1;
        }

        // Objects without members are all the same.
        if (item.MemberNames.Count > 0 || item.Items.Count > 0)
        {
            _numbers.Add(item, _numbers.Count);
        }

        long written = 0;
        json.WriteStartObject();
        foreach ((string name, object? member) in item.Members)
        {
            json.WritePropertyName(name);
            written += Write(member, mostValues - written);
            if (written > mostValues)
            {
                break;
            }
        }

        if (item.Items.Count > 0 && written <= mostValues)
        {
            json.WritePropertyName("arr");
            written += WriteItems(item.Items, mostValues - written);
        }

        json.WriteEndObject();
        return written;
    }

    private long WriteItems(IEnumerable items, long mostValues)
    {
        long written = 0;
        json.WriteStartArray();
        foreach (object? item in items)
        {
            written += Write(item, mostValues - written);
            if (written > mostValues)
            {
                break;
            }
        }

        json.WriteEndArray();
        return written;
    }
}

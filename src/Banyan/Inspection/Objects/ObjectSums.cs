using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Inspection.Objects;

/// <summary>The sums of one place in the tree of members, and of the members below it.</summary>
internal sealed class ObjectSums(string path)
{
    private readonly Dictionary<(string Name, int Occurrence), ObjectSums> _members = [];

    /// <summary>Path of the place.</summary>
    public string Path { get; } = path;

    /// <summary>The sums of numbers at this place; null when there were none.</summary>
    public LeafSums? Numbers { get; private set; }

    /// <summary>Makes sure that the numbers at a path below this place are there.</summary>
    public void Declare(string path)
    {
        ObjectSums place = this;
        foreach (string name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            place = place.Member(name);
        }

        place.Numbers ??= new LeafSums();
    }

    /// <summary>The strings at this place, each behind its length of four bytes, little endian; null when there were none.</summary>
    public MemoryStream? Texts { get; private set; }

    /// <summary>This place and all below it.</summary>
    public IEnumerable<ObjectSums> All => new[] { this }.Concat(_members.Values.SelectMany(member => member.All));

    /// <summary>SHA-256 over the strings of this place and all below it, one member after the other, as the references take objects apart; null when there are none.</summary>
    public string? HashOfTexts()
    {
        if (!All.Any(place => place.Texts != null))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ObjectSums place in All.Where(place => place.Texts != null))
        {
            hash.AppendData(place.Texts!.GetBuffer(), 0, (int)place.Texts.Length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds all numbers and strings of an entry. An object that several pointers lead to counts once, so that objects which point to each other end.</summary>
    /// <param name="entry">A value as <see cref="RootObject"/> describes them.</param>
    public void AddEntry(object? entry) => Add(entry, new HashSet<RootObject>(ReferenceEqualityComparer.Instance));

    /// <summary>Hands out a string as the hashes of strings take it: four bytes of length, little endian, and the bytes as UTF-8.</summary>
    public static void WriteText(string text, Action<ReadOnlySpan<byte>> write)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        write(length);
        write(bytes);
    }

    private void Add(object? value, HashSet<RootObject> seen)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                AddText(text);
                break;
            case RootObject item when seen.Add(item):
                AddObject(item, seen);
                break;
            case RootObject:
                break;
            case KeyValuePair<object?, object?> pair:
                Member("first").Add(pair.Key, seen);
                Member("second").Add(pair.Value, seen);
                break;
            case object?[] items:
                foreach (object? item in items)
                {
                    Add(item, seen);
                }

                break;
            default:
                AddNumbers(value);
                break;
        }
    }

    private void AddObject(RootObject item, HashSet<RootObject> seen)
    {
        if (ObjectJson.AsList(item) is object list)
        {
            Add(list, seen);
            return;
        }

        // A class may have a member of the same name as its base class: they are two.
        var names = new Dictionary<string, int>();
        foreach ((string name, object? member) in item.Members)
        {
            int occurrence = names.GetValueOrDefault(name);
            names[name] = occurrence + 1;
            Member(name, occurrence).Add(member, seen);
        }

        if (item.Items.Count > 0)
        {
            ObjectSums items = Member("arr");
            foreach (RootObject? element in item.Items)
            {
                items.Add(element, seen);
            }
        }
    }

    private void AddText(string text)
    {
        Texts ??= new MemoryStream();
        WriteText(text, Texts.Write);
    }

    private ObjectSums Member(string name, int occurrence = 0)
    {
        if (!_members.TryGetValue((name, occurrence), out ObjectSums? member))
        {
            _members.Add((name, occurrence), member = new ObjectSums(Path.Length == 0 ? name : $"{Path}.{name}"));
        }

        return member;
    }

    // By the exact type: to the runtime a byte[] is an sbyte[] as well.
    private void AddNumbers(object value)
    {
        Numbers ??= new LeafSums();
        if (value is Array values && KindOf(values.GetType().GetElementType()!) is ElementKind kind)
        {
            Add(kind, values);
        }
        else if (value is bool flag)
        {
            Numbers.Add([flag ? 1 : 0]);
        }
        else if (value is IConvertible number)
        {
            Numbers.Add([number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)]);
        }
    }

    private static ElementKind? KindOf(Type type)
    {
        foreach (ElementKind kind in Enum.GetValues<ElementKind>())
        {
            if (kind.ClrType() == type)
            {
                return kind;
            }
        }

        return null;
    }

    private unsafe void Add(ElementKind kind, Array values)
    {
        fixed (byte* pointer = &MemoryMarshal.GetArrayDataReference(values))
        {
            Numbers!.Add(kind, pointer, values.Length);
        }
    }
}

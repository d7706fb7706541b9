namespace Banyan.Root.Objects;

/// <summary>Where the members of a class lie in a <see cref="RootObject"/>: numbers in one array, everything else in another.</summary>
/// <remarks>Shared by all objects of a class; immutable once the program that owns it is finished.</remarks>
internal sealed class MemberLayout
{
    private readonly Dictionary<string, int> _byName = [];
    private readonly List<Slot> _members = [];
    private readonly HashSet<string> _bases = [];

    /// <summary>Number of slots for numbers.</summary>
    public int NumberCount { get; private set; }

    /// <summary>Number of slots for strings, arrays and objects.</summary>
    public int ReferenceCount { get; private set; }

    /// <summary>All members in order.</summary>
    public IReadOnlyList<Slot> Members => _members;

    /// <summary>True for the one member of an STL object that is a whole record.</summary>
    public bool IsBareValue { get; init; }

    /// <summary>Slot of a collection's items among the references; -1 for other classes.</summary>
    public int ItemsSlot { get; private set; } = -1;

    /// <summary>Adds a number.</summary>
    public int AddNumber(string name, NumberType type)
    {
        Add(new Slot(name, type, NumberCount));
        return NumberCount++;
    }

    /// <summary>Adds the number of the process that a TObject was referenced in, which is there only when its bits say so.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bitsSlot">Number slot of the bits.</param>
    public int AddProcessNumber(string name, int bitsSlot)
    {
        Add(new Slot(name, NumberType.UInt16, NumberCount) { BitsIndex = bitsSlot });
        return NumberCount++;
    }

    /// <summary>Adds a string, an array or an object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="form">What is known of its values.</param>
    public int AddReference(string name, MemberForm? form = null)
    {
        Add(new Slot(name, NumberType.None, ReferenceCount) { Form = form ?? MemberForm.Single });
        return ReferenceCount++;
    }

    /// <summary>Adds the items of a collection.</summary>
    public int AddItems()
    {
        ItemsSlot = ReferenceCount;
        return ReferenceCount++;
    }

    /// <summary>Adds the name of a base class.</summary>
    public void AddBase(string className) => _bases.Add(className);

    /// <summary>True when the class derives from <paramref name="className"/>.</summary>
    public bool HasBase(string className) => _bases.Contains(className);

    /// <summary>Looks a member up; of two members of one name the most derived class's.</summary>
    public bool TryGet(string name, out Slot slot)
    {
        bool found = _byName.TryGetValue(name, out int index);
        slot = found ? _members[index] : default;
        return found;
    }

    private void Add(Slot slot)
    {
        _byName[slot.Name] = _members.Count;
        _members.Add(slot);
    }

    /// <summary>A member.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">The kind of number; <see cref="NumberType.None"/> for a reference.</param>
    /// <param name="Index">Its place in the array of numbers or of references.</param>
    internal readonly record struct Slot(string Name, NumberType Type, int Index)
    {
        /// <summary>Number slot of the bits of a TObject that decide whether the member is there; -1 for members that always are.</summary>
        public int BitsIndex { get; init; } = -1;

        /// <summary>What is known of the values of a reference.</summary>
        public MemberForm Form { get; init; } = MemberForm.Single;
    }
}

using Banyan.Root.Writing;

namespace Banyan.Tests.Root.Trees;

/// <summary>A member in a streamer info that a test writes.</summary>
/// <param name="Class">TStreamerBasicType, …</param>
/// <param name="Name">Name of the member.</param>
/// <param name="Type">Type code.</param>
/// <param name="TypeName">C++ type.</param>
internal sealed record ForeignElement(string Class, string Name, int Type, string TypeName)
{
    /// <summary>Number of items of a fixed array.</summary>
    public int ArrayLength { get; init; }

    /// <summary>The member that counts an array.</summary>
    public string CountName { get; init; } = string.Empty;

    /// <summary>A member that is a number.</summary>
    public static ForeignElement Basic(string name, int type, string typeName) => new("TStreamerBasicType", name, type, typeName);

    /// <summary>An array that another member counts.</summary>
    public static ForeignElement Counted(string name, int type, string typeName, string countName) => new("TStreamerBasicPointer", name, type, typeName) { CountName = countName };

    /// <summary>Writes it.</summary>
    public void Write(ObjectBuffer buffer)
    {
        int pointer = buffer.BeginObject(Class);
        int start = buffer.BeginVersion(Class is "TStreamerSTL" ? 3 : 2);
        int common = buffer.BeginVersion(4);
        buffer.WriteTNamed(Name, string.Empty);
        buffer.WriteInt32s([Type, 0, ArrayLength, ArrayLength > 0 ? 1 : 0]);
        buffer.WriteInt32s([ArrayLength, 0, 0, 0, 0]);
        buffer.WriteString(TypeName);
        buffer.EndCount(common);
        switch (Class)
        {
            case "TStreamerBasicPointer" or "TStreamerLoop":
                buffer.WriteInt32(1);
                buffer.WriteString(CountName);
                buffer.WriteString(string.Empty);
                break;
            case "TStreamerSTL":
                buffer.WriteInt32s([1, 0]);
                break;
        }

        buffer.EndCount(start);
        buffer.EndCount(pointer);
    }
}

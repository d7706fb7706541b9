using System.Collections.Frozen;

namespace Banyan.Root.Writing.Streamers;

/// <summary>The classes that Banyan writes, as ROOT 6 describes them in its own files.</summary>
/// <remarks>
/// Source: the streamer infos in files that ROOT 6.08 and 6.40 wrote (versions, checksums, members). A test compares every entry with such files.
/// TAttMarker is
/// version 2, which has the members of version 3 (files of ROOT 6.34.04 and later) and is known to every ROOT 6.
/// </remarks>
internal static partial class ClassCatalogue
{
    private static readonly FrozenDictionary<string, ClassDescription> s_classes =
        BasicClasses().Concat(HistogramClasses()).Concat(CellClasses()).Concat(GraphClasses()).Concat(TreeClasses()).Concat(RNTupleClasses()).ToFrozenDictionary(description => description.Name);

    /// <summary>The description of a class; null when Banyan does not write it.</summary>
    public static ClassDescription? Find(string className) => s_classes.GetValueOrDefault(className);

    /// <summary>All descriptions, ordered by name.</summary>
    public static IEnumerable<ClassDescription> All => s_classes.Values.OrderBy(description => description.Name, StringComparer.Ordinal);

    /// <summary>The descriptions of some classes and of all that they are made of; each class once, in the order in which it is met.</summary>
    public static IReadOnlyList<ClassDescription> Close(IEnumerable<string> classNames)
    {
        List<ClassDescription> closed = [];
        HashSet<string> seen = [];
        foreach (string className in classNames)
        {
            Visit(className);
        }

        return closed;

        void Visit(string className)
        {
            if (className.Length > 0 && seen.Add(className) && Find(className) is ClassDescription description)
            {
                closed.Add(description);
                foreach (ElementDescription element in description.Elements)
                {
                    Visit(element.DependsOn);
                }
            }
        }
    }

    private static ElementDescription Base(string className, int version, uint checksum) =>
        new(ElementClass.Base, className, "BASE", className switch { "TObject" => 66, "TNamed" => 67, _ => 0 }, 0) { Version = version, Checksum = checksum };

    private static ElementDescription Byte(string name, string type = "char") => new(ElementClass.Basic, name, type, 1, 1);

    private static ElementDescription UByte(string name) => new(ElementClass.Basic, name, "unsigned char", 11, 1);

    private static ElementDescription Bool(string name) => new(ElementClass.Basic, name, "bool", 18, 1);

    private static ElementDescription Short(string name) => new(ElementClass.Basic, name, "short", 2, 2);

    private static ElementDescription UShort(string name) => new(ElementClass.Basic, name, "unsigned short", 12, 2);

    private static ElementDescription Int(string name, string type = "int") => new(ElementClass.Basic, name, type, 3, 4);

    private static ElementDescription UInt(string name) => new(ElementClass.Basic, name, "unsigned int", 13, 4);

    private static ElementDescription Counter(string name) => new(ElementClass.Basic, name, "int", 6, 4);

    private static ElementDescription ULong(string name) => new(ElementClass.Basic, name, "unsigned long", 14, 8);

    private static ElementDescription Bits(string name) => new(ElementClass.Basic, name, "unsigned int", 15, 4);

    private static ElementDescription Long64(string name) => new(ElementClass.Basic, name, "Long64_t", 16, 8);

    private static ElementDescription Float(string name) => new(ElementClass.Basic, name, "float", 5, 4);

    private static ElementDescription Double(string name) => new(ElementClass.Basic, name, "double", 8, 8);

    private static ElementDescription Text(string name) => new(ElementClass.String, name, "TString", 65, 24);

    private static ElementDescription Array(string name, string itemType, int typeCode, string counter, string counterClass, int counterVersion) =>
        new(ElementClass.CountedPointer, name, itemType + "*", 40 + typeCode, itemType == "int" ? 4 : 8)
        {
            Title = $"[{counter}]",
            Counter = counter,
            CounterClass = counterClass,
            Version = counterVersion,
        };

    private static ElementDescription Object(string name, string className, int byteCount) => new(ElementClass.Object, name, className, 61, byteCount);

    private static ElementDescription ObjectAny(string name, string className, int byteCount) => new(ElementClass.ObjectAny, name, className, 62, byteCount);

    /// <summary>A pointer that is never null: its object follows without a class.</summary>
    private static ElementDescription SurePointer(string name, string className) =>
        new(ElementClass.ObjectPointer, name, className + "*", 63, 8) { Title = "->" };

    private static ElementDescription Pointer(string name, string className) => new(ElementClass.ObjectPointer, name, className + "*", 64, 8);
}

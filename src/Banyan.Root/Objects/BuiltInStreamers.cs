using System.Globalization;

namespace Banyan.Root.Objects;

/// <summary>Streamer infos that files do not carry, as a table: those of the streamer infos themselves, and of classes with a streamer of their own that reads one member after the other.</summary>
/// <remarks>
/// A class is a line <c>Class version</c> (or <c>Class first to last</c>), its members follow, indented: <c>: Base version</c>, or <c>type name</c> with <c>[n]</c> behind fixed arrays.
/// Members of classes without a <c>*</c> are objects in place. Source: TLeaf.h and its kin (files that others wrote may leave them out), TTime::Streamer, TCanvas::Streamer (graf2d/gpad/src/TCanvas.cxx; its bits are members here, under their names); core/meta/inc/TStreamerElement.h, io/io/inc/TStreamerInfo.h, core/base/inc/TNamed.h; the members of the versions that ROOT 5 and 6 wrote.
/// </remarks>
internal static class BuiltInStreamers
{
    private const string Text = """
        TNamed 1
          : TObject 1
          TString fName
          TString fTitle
        TObjString 1
          : TObject 1
          TString fString
        TStreamerInfo 2 to 9
          : TNamed 1
          unsigned fCheckSum
          int fClassVersion
          TObjArray* fElements
        TStreamerElement 4
          : TNamed 1
          int fType
          int fSize
          int fArrayLength
          int fArrayDim
          int fMaxIndex[5]
          TString fTypeName
        TStreamerElement 3
          : TNamed 1
          int fType
          int fSize
          int fArrayLength
          int fArrayDim
          int fMaxIndex[5]
          TString fTypeName
          double fXmin
          double fXmax
          double fFactor
        TStreamerElement 2
          : TNamed 1
          int fType
          int fSize
          int fArrayLength
          int fArrayDim
          int fMaxIndex[5]
          TString fTypeName
        TStreamerBase 3
          : TStreamerElement 4
          int fBaseVersion
        TStreamerBase 1 to 2
          : TStreamerElement 4
        TStreamerBasicType 1 to 2
          : TStreamerElement 4
        TStreamerBasicPointer 1 to 2
          : TStreamerElement 4
          int fCountVersion
          TString fCountName
          TString fCountClass
        TStreamerLoop 1 to 2
          : TStreamerElement 4
          int fCountVersion
          TString fCountName
          TString fCountClass
        TStreamerObject 1 to 2
          : TStreamerElement 4
        TStreamerObjectAny 1 to 2
          : TStreamerElement 4
        TStreamerObjectPointer 1 to 2
          : TStreamerElement 4
        TStreamerObjectAnyPointer 1 to 2
          : TStreamerElement 4
        TStreamerString 1 to 2
          : TStreamerElement 4
        TStreamerSTL 1 to 3
          : TStreamerElement 4
          int fSTLtype
          int fCtype
        TStreamerSTLstring 1 to 2
          : TStreamerSTL 2
        TStreamerArtificial 1
          : TStreamerElement 4
        TLeaf 1 to 2
          : TNamed 1
          int fLen
          int fLenType
          int fOffset
          bool fIsRange
          bool fIsUnsigned
          TLeaf* fLeafCount
        TLeafB 1
          : TLeaf 1
          char fMinimum
          char fMaximum
        TLeafS 1
          : TLeaf 1
          short fMinimum
          short fMaximum
        TLeafI 1
          : TLeaf 1
          int fMinimum
          int fMaximum
        TLeafF 1
          : TLeaf 1
          float fMinimum
          float fMaximum
        TLeafD 1
          : TLeaf 1
          double fMinimum
          double fMaximum
        TLeafC 1
          : TLeaf 1
          int fMinimum
          int fMaximum
        TLeafL 1
          : TLeaf 1
          long fMinimum
          long fMaximum
        TLeafO 1
          : TLeaf 1
          bool fMinimum
          bool fMaximum
        TTime 2
          long fMilliSec
        TCanvas 4 to 8
          : TPad 13
          TString fDISPLAY
          int fDoubleBuffer
          bool fRetained
          float fXsizeUser
          float fYsizeUser
          float fXsizeReal
          float fYsizeReal
          int fWindowTopX
          int fWindowTopY
          unsigned fWindowWidth
          unsigned fWindowHeight
          unsigned fCw
          unsigned fCh
          TAttCanvas fCatt
          bool kMoveOpaque
          bool kResizeOpaque
          short fHighLightColor
          bool fBatch
          bool kShowEventStatus
          bool kAutoExec
          bool kMenuBar
        """;

    /// <summary>The table with these infos.</summary>
    public static StreamerTable Table { get; } = new(Parse(Text), null, acceptsOthers: true);

    /// <summary>The table of files that describe no classes at all: these, and the trees of <see cref="OldStreamers"/>.</summary>
    public static StreamerTable OldTable { get; } = new(Parse(OldStreamers.Text), Table);

    private static List<StreamerInfo> Parse(string text)
    {
        var infos = new List<StreamerInfo>();
        var elements = new List<StreamerElement>();
        foreach (string line in text.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (line[0] != ' ')
            {
                elements = [];
                int first = int.Parse(words[1], CultureInfo.InvariantCulture);
                int last = words.Length > 3 ? int.Parse(words[3], CultureInfo.InvariantCulture) : first;
                for (int version = first; version <= last; version++)
                {
                    infos.Add(new StreamerInfo(words[0], version, 0, elements));
                }
            }
            else
            {
                elements.Add(words[0] == ":" ? Base(words[1], words[2]) : Member(words[0], words[1]));
            }
        }

        return infos;
    }

    private static StreamerElement Base(string name, string version) => new()
    {
        ElementClass = "TStreamerBase",
        Name = name,
        Type = StreamerType.Base,
        TypeName = "BASE",
        BaseVersion = int.Parse(version, CultureInfo.InvariantCulture),
    };

    private static StreamerElement Member(string typeName, string name)
    {
        int open = name.IndexOf('[');
        int length = open < 0 ? 0 : int.Parse(name.AsSpan(open + 1, name.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture);
        StreamerType type = typeName switch
        {
            "bool" => StreamerType.Bool,
            "char" => StreamerType.Char,
            "short" => StreamerType.Short,
            "int" => StreamerType.Int,
            "unsigned" => StreamerType.UInt,
            "float" => StreamerType.Float,
            "double" => StreamerType.Double,
            "long" => StreamerType.Long64,
            "TString" => StreamerType.TString,
            _ => typeName.EndsWith('*') ? StreamerType.ObjectPointer : StreamerType.Any,
        };
        return new StreamerElement
        {
            ElementClass = "TStreamerBasicType",
            Name = open < 0 ? name : name[..open],
            Type = open < 0 ? type : type + (int)StreamerType.FixedArray,
            ArrayLength = length,
            TypeName = typeName,
        };
    }
}

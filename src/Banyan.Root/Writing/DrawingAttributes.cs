namespace Banyan.Root.Writing;

/// <summary>The drawing attributes that ROOT gives new objects: members of histograms and trees that say nothing about data.</summary>
/// <remarks>Source: files that ROOT 6.40 wrote (gStyle's defaults); layouts from the streamer infos of TAttLine, TAttFill, TAttMarker,
/// TAttAxis.</remarks>
internal static class DrawingAttributes
{
    /// <summary>Colour of a graph's line (kBlack).</summary>
    public const short Black = 1;

    /// <summary>Fill colour of new objects (kWhite).</summary>
    public const short White = 0;

    /// <summary>Fill colour of an efficiency.</summary>
    public const short Grey = 19;

    /// <summary>Fill style of most objects.</summary>
    public const short Solid = 1001;

    /// <summary>Fill style of a graph.</summary>
    public const short GraphFill = 1000;

    private const short Blue = 602; // kBlue + 2
    private const short Helvetica = 42;

    /// <summary>Writes a TAttLine, version 2.</summary>
    public static void WriteLine(ObjectBuffer buffer, short color = Blue)
    {
        int start = buffer.BeginVersion(2);
        buffer.WriteInt16(color);
        buffer.WriteInt16(1);
        buffer.WriteInt16(1);
        buffer.EndCount(start);
    }

    /// <summary>Writes a TAttFill, version 2.</summary>
    public static void WriteFill(ObjectBuffer buffer, short color = White, short style = Solid)
    {
        int start = buffer.BeginVersion(2);
        buffer.WriteInt16(color);
        buffer.WriteInt16(style);
        buffer.EndCount(start);
    }

    /// <summary>Writes a TAttMarker, version 2.</summary>
    public static void WriteMarker(ObjectBuffer buffer)
    {
        int start = buffer.BeginVersion(2);
        buffer.WriteInt16(1);
        buffer.WriteInt16(1);
        buffer.WriteFloat(1);
        buffer.EndCount(start);
    }

    /// <summary>Writes a TAttAxis, version 4.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="titleOffset">fTitleOffset: 1, for y axes 0 (placed by ROOT).</param>
    public static void WriteAxis(ObjectBuffer buffer, float titleOffset)
    {
        int start = buffer.BeginVersion(4);
        buffer.WriteInt32(510); // fNdivisions
        buffer.WriteInt16(1); // fAxisColor
        buffer.WriteInt16(1); // fLabelColor
        buffer.WriteInt16(Helvetica); // fLabelFont
        buffer.WriteFloat(0.005f); // fLabelOffset
        buffer.WriteFloat(0.035f); // fLabelSize
        buffer.WriteFloat(0.03f); // fTickLength
        buffer.WriteFloat(titleOffset);
        buffer.WriteFloat(0.035f); // fTitleSize
        buffer.WriteInt16(1); // fTitleColor
        buffer.WriteInt16(Helvetica); // fTitleFont
        buffer.EndCount(start);
    }
}

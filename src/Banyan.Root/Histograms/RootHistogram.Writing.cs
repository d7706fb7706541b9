using Banyan.Root.Writing;

namespace Banyan.Root.Histograms;

/// <content>Writing: TH1* version 3, TH2* and TH3* version 4 (those of 64-bit integers version 0), TProfile version 7, TProfile2D and TProfile3D version 8, over TH1 version 8.</content>
/// <remarks>Sources: the streamer infos in <see cref="Writing.Streamers.ClassCatalogue"/>; defaults of the drawing attributes from files that ROOT
/// 6.40 wrote.</remarks>
public sealed partial class RootHistogram
{
    /// <summary>"No limit set" in fMaximum and fMinimum (TH1.cxx).</summary>
    private const double NoLimit = -1111;

    /// <summary>TH1::EStatOverflows::kNeutral.</summary>
    private const int NeutralOverflows = 2;

    private static readonly double[] s_none = [];

    /// <inheritdoc/>
    internal override string KeyTitle => Title;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [ClassName, "TObjString"];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        Check();
        if (IsProfile)
        {
            StreamProfile(buffer, name);
        }
        else
        {
            StreamCells(buffer, name);
        }
    }

    private void Check()
    {
        CheckCells(Contents, nameof(Contents), optional: false);
        CheckCells(SumW2, nameof(SumW2), optional: !IsProfile);
        if (IsProfile)
        {
            ProfilePart profile = Profile ?? throw new InvalidOperationException("a profile needs its bin entries");
            CheckCells(profile.BinEntries, nameof(profile.BinEntries), optional: false);
            CheckCells(profile.BinSumW2, nameof(profile.BinSumW2), optional: true);
        }

        foreach (RootAxis axis in Axes)
        {
            if (axis.BinCount < 1 || (axis.VariableEdges.Length != 0 && axis.VariableEdges.Length != axis.BinCount + 1))
            {
                throw new InvalidOperationException($"an axis of {axis.BinCount} bins has {axis.VariableEdges.Length} edges");
            }
        }
    }

    private void CheckCells(ReadOnlyMemory<double> cells, string what, bool optional)
    {
        if (cells.Length != CellCount && !(optional && cells.Length == 0))
        {
            throw new InvalidOperationException($"{what} has {cells.Length} numbers, the axes make {CellCount} cells");
        }
    }

    /// <summary>TH1D and its kin: the part that all have, then the array of cells.</summary>
    private void StreamCells(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(Kind.Item == 'L' ? 0 : Dimensions == 1 ? 3 : 4);
        switch (Dimensions)
        {
            case 1:
                StreamTH1(buffer, name);
                break;
            case 2:
                StreamTH2(buffer, name);
                break;
            default:
                StreamTH3(buffer, name);
                break;
        }

        buffer.WriteInt32(CellCount);
        StreamItems(buffer, Contents.Span);
        buffer.EndCount(start);
    }

    private void StreamTH2(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(5);
        StreamTH1(buffer, name);
        buffer.WriteDouble(1); // fScalefactor
        WriteStatistics(buffer, 4, 7);
        buffer.EndCount(start);
    }

    private void StreamTH3(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(6);
        StreamTH1(buffer, name);
        buffer.EndCount(buffer.BeginVersion(1)); // TAtt3D, which has no members
        WriteStatistics(buffer, 4, 11);
        buffer.EndCount(start);
    }

    private void StreamProfile(ObjectBuffer buffer, string name)
    {
        ProfilePart profile = Profile!;
        int start = buffer.BeginVersion(Dimensions == 1 ? 7 : 8);
        StreamCells(buffer, name);
        StreamArray(buffer, profile.BinEntries.Span);
        buffer.WriteInt32((int)profile.ErrorMode);
        buffer.WriteDouble(profile.LowestValue);
        buffer.WriteDouble(profile.HighestValue);
        WriteStatistics(buffer, Kind.StatisticsCount - 2, Kind.StatisticsCount);
        StreamArray(buffer, profile.BinSumW2.Span);
        buffer.EndCount(start);
    }

    private void WriteStatistics(ObjectBuffer buffer, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            buffer.WriteDouble(Statistic(i));
        }
    }

    /// <summary>Writes the cells in the type of the class; integers are rounded to the nearest, and end at their limits as in ROOT.</summary>
    private void StreamItems(ObjectBuffer buffer, ReadOnlySpan<double> cells)
    {
        if (Kind.Item == 'D')
        {
            buffer.WriteDoubles(cells);
            return;
        }

        foreach (double cell in cells)
        {
            switch (Kind.Item)
            {
                case 'C':
                    buffer.WriteByte((byte)(sbyte)Math.Clamp(Math.Round(cell), -sbyte.MaxValue, sbyte.MaxValue));
                    break;
                case 'S':
                    buffer.WriteInt16((short)Math.Clamp(Math.Round(cell), -short.MaxValue, short.MaxValue));
                    break;
                case 'I':
                    buffer.WriteInt32((int)Math.Clamp(Math.Round(cell), -int.MaxValue, int.MaxValue));
                    break;
                case 'L':
                    buffer.WriteInt64((long)Math.Clamp(Math.Round(cell), long.MinValue, long.MaxValue));
                    break;
                default:
                    buffer.WriteFloat((float)cell);
                    break;
            }
        }
    }

    private void StreamTH1(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(8);
        buffer.WriteTNamed(name, Title);
        DrawingAttributes.WriteLine(buffer);
        DrawingAttributes.WriteFill(buffer);
        DrawingAttributes.WriteMarker(buffer);
        buffer.WriteInt32(CellCount);
        StreamAxis(buffer, "xaxis", X, isUsed: true, titleOffset: 1);
        StreamAxis(buffer, "yaxis", Y, Dimensions > 1, titleOffset: 0);
        StreamAxis(buffer, "zaxis", Z, Dimensions > 2, titleOffset: 1);
        buffer.WriteInt16(0); // fBarOffset
        buffer.WriteInt16(1000); // fBarWidth
        buffer.WriteDouble(Entries);
        WriteStatistics(buffer, 0, 4);
        buffer.WriteDouble(NoLimit); // fMaximum
        buffer.WriteDouble(NoLimit); // fMinimum
        buffer.WriteDouble(0); // fNormFactor
        StreamArray(buffer, s_none); // fContour
        StreamArray(buffer, SumW2.Span);
        buffer.WriteString(string.Empty); // fOption
        buffer.WriteEmptyList(); // fFunctions
        buffer.WriteInt32(0); // fBufferSize
        buffer.WriteByte(0); // no fBuffer
        buffer.WriteInt32(0); // fBinStatErrOpt: kNormal
        buffer.WriteInt32(NeutralOverflows);
        buffer.EndCount(start);
    }

    private static void StreamAxis(ObjectBuffer buffer, string name, RootAxis axis, bool isUsed, float titleOffset)
    {
        RootAxis shown = isUsed ? axis : RootAxis.Unused(axis.Title);
        int start = buffer.BeginVersion(10);
        buffer.WriteTNamed(name, shown.Title);
        DrawingAttributes.WriteAxis(buffer, titleOffset);
        buffer.WriteInt32(shown.BinCount);
        buffer.WriteDouble(shown.VariableEdges.Length > 0 ? shown.VariableEdges.Span[0] : shown.Low);
        buffer.WriteDouble(shown.VariableEdges.Length > 0 ? shown.VariableEdges.Span[^1] : shown.High);
        StreamArray(buffer, shown.VariableEdges.Span);
        buffer.WriteInt32(0); // fFirst, fLast: the whole axis is shown
        buffer.WriteInt32(0);
        buffer.WriteInt16(0); // fBits2
        buffer.WriteBool(false); // fTimeDisplay
        buffer.WriteString(string.Empty); // fTimeFormat
        StreamLabels(buffer, shown.Labels);
        buffer.WriteNull(); // fModLabs
        buffer.EndCount(start);
    }

    /// <summary>A THashList of TObjStrings, whose fUniqueID is the bin (TAxis::SetBinLabel); a null pointer when there are none.</summary>
    private static void StreamLabels(ObjectBuffer buffer, IReadOnlyDictionary<int, string> labels)
    {
        if (labels.Count == 0)
        {
            buffer.WriteNull();
            return;
        }

        int pointer = buffer.BeginObject("THashList");
        int list = buffer.BeginVersion(5);
        buffer.WriteTObject();
        buffer.WriteString(string.Empty);
        buffer.WriteInt32(labels.Count);
        foreach ((int bin, string label) in labels.OrderBy(pair => pair.Key))
        {
            int item = buffer.BeginObject("TObjString");
            int text = buffer.BeginVersion(1);
            buffer.WriteTObject(uniqueId: (uint)bin);
            buffer.WriteString(label);
            buffer.EndCount(text);
            buffer.EndCount(item);
            buffer.WriteByte(0); // the option string of the list's link
        }

        buffer.EndCount(list);
        buffer.EndCount(pointer);
    }

    private static void StreamArray(ObjectBuffer buffer, ReadOnlySpan<double> values)
    {
        buffer.WriteInt32(values.Length);
        buffer.WriteDoubles(values);
    }

    private double Statistic(int index) => index < Statistics.Length ? Statistics.Span[index] : 0;
}

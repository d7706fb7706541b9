using System.Buffers.Binary;
using Banyan.Root;
using Banyan.Root.Objects;

namespace Banyan.Tests.Root.Objects;

/// <summary>Classes whose streamers are written by hand in ROOT, byte by byte.</summary>
public sealed class SpecialClassesTests
{
    private static readonly byte[] s_object = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void ReadObject_PolyMarker3D_HasPointsAndAName()
    {
        byte[] attributes = Head(3, [0, 4, 0, 20, .. Float(1.5f)]);
        byte[] bytes = Head(2, [.. s_object, .. attributes, 0, 0, 0, 2, .. Float(1), .. Float(2), .. Float(3), .. Float(4), .. Float(5), .. Float(6), 1, (byte)'P', 2, (byte)'m', (byte)'k']);

        RootObject marker = Reader(bytes).ReadObject("TPolyMarker3D");

        Assert.Equal((2L, 4L, 20L), (marker.GetInt64("fN"), marker.GetInt64("fMarkerColor"), marker.GetInt64("fMarkerStyle")));
        Assert.Equal(1.5, marker.GetDouble("fMarkerSize"));
        Assert.Equal([1, 2, 3, 4, 5, 6], marker.GetArray<float>("fP"));
        Assert.Equal(("P", "mk"), (marker.GetString("fOption"), marker.GetString("fName")));
    }

    [Fact]
    public void ReadObject_PolyLine3DWithMorePointsThanBytes_IsAFormatError()
    {
        byte[] bytes = Head(1, [.. s_object, .. Head(2, [0, 1, 0, 1, 0, 2]), 0, 0, 0, 9, .. Float(1), 0]);

        Assert.Contains("9 items of at least 12 bytes", Assert.Throws<RootFormatException>(() => Reader(bytes).ReadObject("TPolyLine3D")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadObject_SymmetricMatrix_HasTheUpperTriangle()
    {
        byte[] members = [.. s_object, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, .. new byte[8]];
        byte[] bytes = [.. Head(5, members), .. Float(1), .. Float(2), .. Float(3)];

        RootObject matrix = Reader(bytes).ReadObject("TMatrixTSym<float>");

        Assert.Equal((2L, 4L), (matrix.GetInt64("fNrows"), matrix.GetInt64("fNelems")));
        Assert.Equal([1, 2, 3], matrix.GetArray<float>("fElements"));
        bytes[16 + 3] = 100;
        Assert.Throws<RootFormatException>(() => Reader(bytes).ReadObject("TMatrixTSym<float>"));
    }

    [Fact]
    public void ReadObject_ReferencedObject_KeepsItsProcessNumber()
    {
        byte[] bytes = Head(1, [0, 1, 0, 0, 0, 7, 0, 0, 0, 0x10, 0, 3, 1, (byte)'s']);

        RootObject text = Reader(bytes).ReadObject("TObjString");

        Assert.Equal((3L, "s"), (text.GetInt64("fPID"), text.GetString("fString")));
        Assert.Contains("fPID", text.MemberNames);
        Assert.DoesNotContain("fPID", Reader(Head(1, [.. s_object, 0])).ReadObject("TObjString").MemberNames);
    }

    [Fact]
    public void Get_Canvas_HasMembersOfPadAndCanvas()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-graphs.root"));

        RootObject canvas = file.Get("canvas");

        Assert.Equal(("canvas", 596L, 372L, 20.0), (canvas.GetString("fName"), canvas.GetInt64("fCw"), canvas.GetInt64("fCh"), canvas.GetDouble("fXsizeReal")));
        Assert.NotEmpty(canvas.GetObject("fPrimitives")!.Items);
    }

    [Fact]
    public void Get_FitOfRooFit_HasParametersWithErrors()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-roofit.root"));

        var parameters = (object?[])file.Get("fit").GetObject("_finalPars")!["_list"]!;
        var mean = (RootObject)parameters[0]!;

        Assert.Equal("mean", mean.GetString("fName"));
        Assert.InRange(mean.GetDouble("_value"), 4.5, 5.5);
        Assert.InRange(mean.GetDouble("_error"), 0.01, 0.5);
        Assert.Equal("RooUniformBinning", mean.GetObject("_binning")!.ClassName);
    }

    [Fact]
    public void Get_FunctionOfAStatisticsBox_PointsBackToTheHistogram()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-hepdata-example.root"));

        RootObject histogram = file.Get("hpx");

        Assert.Same(histogram, histogram.GetObject("fFunctions")!.Items[0]!.GetObject("fParent"));
    }

    private static ObjectReader Reader(byte[] bytes) => new(bytes, 0, new StreamerTable([], BuiltInStreamers.Table), new RecordContext("test.root", 0, null));

    private static byte[] Head(short version, byte[] content)
    {
        var head = new byte[6];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x40000000 | (uint)(content.Length + 2));
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(4), version);
        return [.. head, .. content];
    }

    private static byte[] Float(float value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, value);
        return bytes;
    }
}

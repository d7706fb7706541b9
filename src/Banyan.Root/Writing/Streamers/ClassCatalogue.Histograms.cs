namespace Banyan.Root.Writing.Streamers;

/// <content>Histograms and their axes.</content>
internal static partial class ClassCatalogue
{
    private static IEnumerable<ClassDescription> HistogramClasses() =>
    [
        new(
            "TAttAxis",
            4,
            0x5c6fff3e,
            [
                Int("fNdivisions"), Short("fAxisColor"), Short("fLabelColor"), Short("fLabelFont"), Float("fLabelOffset"), Float("fLabelSize"),
                Float("fTickLength"), Float("fTitleOffset"), Float("fTitleSize"), Short("fTitleColor"), Short("fTitleFont"),
            ]),
        new(
            "TAxis",
            10,
            0x5a496e70,
            [
                Base("TNamed", 1, 0xdfb74a3c), Base("TAttAxis", 4, 0x5c6fff3e), Int("fNbins"), Double("fXmin"), Double("fXmax"), ObjectAny("fXbins", "TArrayD", 24),
                Int("fFirst"), Int("fLast"), UShort("fBits2"), Bool("fTimeDisplay"), Text("fTimeFormat"), Pointer("fLabels", "THashList"),
                Pointer("fModLabs", "TList"),
            ]),
        new(
            "TH1",
            8,
            0x1c3740c4,
            [
                Base("TNamed", 1, 0xdfb74a3c), Base("TAttLine", 2, 0x94074549), Base("TAttFill", 2, 0xffd92a92), Base("TAttMarker", 2, 0x291d8bec),
                Int("fNcells"), Object("fXaxis", "TAxis", 216), Object("fYaxis", "TAxis", 216), Object("fZaxis", "TAxis", 216), Short("fBarOffset"),
                Short("fBarWidth"), Double("fEntries"), Double("fTsumw"), Double("fTsumw2"), Double("fTsumwx"), Double("fTsumwx2"), Double("fMaximum"),
                Double("fMinimum"), Double("fNormFactor"), ObjectAny("fContour", "TArrayD", 24), ObjectAny("fSumw2", "TArrayD", 24), Text("fOption"),
                SurePointer("fFunctions", "TList"), Counter("fBufferSize"), Array("fBuffer", "double", 8, "fBufferSize", "TH1", 8),
                Int("fBinStatErrOpt", "TH1::EBinErrorOpt"), Int("fStatOverflows", "TH1::EStatOverflows"),
            ]),
        new(
            "TH2",
            5,
            0x0182347f,
            [Base("TH1", 8, 0x1c3740c4), Double("fScalefactor"), Double("fTsumwy"), Double("fTsumwy2"), Double("fTsumwxy")]),
        new("TAtt3D", 1, 0x0000757a, []),
        new(
            "TH3",
            6,
            0x42d2445f,
            [
                Base("TH1", 8, 0x1c3740c4), Base("TAtt3D", 1, 0x0000757a), Double("fTsumwy"), Double("fTsumwy2"), Double("fTsumwxy"), Double("fTsumwz"),
                Double("fTsumwz2"), Double("fTsumwxz"), Double("fTsumwyz"),
            ]),
        new(
            "TProfile2D",
            8,
            0x36a142ac,
            [
                Base("TH2D", 4, 0x7fba82f0), ObjectAny("fBinEntries", "TArrayD", 24), Int("fErrorMode", "EErrorType"), Double("fZmin"), Double("fZmax"),
                Double("fTsumwz"), Double("fTsumwz2"), ObjectAny("fBinSumw2", "TArrayD", 24),
            ]),
        new(
            "TProfile",
            7,
            0x4bedee54,
            [
                Base("TH1D", 3, 0xf9b1569f), ObjectAny("fBinEntries", "TArrayD", 24), Int("fErrorMode", "EErrorType"), Double("fYmin"), Double("fYmax"),
                Double("fTsumwy"), Double("fTsumwy2"), ObjectAny("fBinSumw2", "TArrayD", 24),
            ]),
        new(
            "TProfile3D",
            8,
            0xf60c6814,
            [
                Base("TH3D", 4, 0x64b9ff86), ObjectAny("fBinEntries", "TArrayD", 24), Int("fErrorMode", "EErrorType"), Double("fTmin"), Double("fTmax"),
                Double("fTsumwt"), Double("fTsumwt2"), ObjectAny("fBinSumw2", "TArrayD", 24),
            ]),
    ];

    /// <summary>The classes TH1C to TH3F, whose cells are an array of C, S, I, L, F or D. Those of 64-bit integers have version 0.</summary>
    private static IEnumerable<ClassDescription> CellClasses() =>
    [
        new("TH1C", 3, 0x36f6e4ad, [Base("TH1", 8, 0x1c3740c4), Base("TArrayC", 1, 0xae879936)]),
        new("TH1S", 3, 0x8c4d9dcb, [Base("TH1", 8, 0x1c3740c4), Base("TArrayS", 1, 0x035c9314)]),
        new("TH1I", 3, 0x627564f6, [Base("TH1", 8, 0x1c3740c4), Base("TArrayI", 1, 0xd9d571c7)]),
        new("TH1L", 0, 0xe7618979, [Base("TH1", 8, 0x1c3740c4), Base("TArrayL64", 1, 0x18e70794)]),
        new("TH1F", 3, 0xe2939644, [Base("TH1", 8, 0x1c3740c4), Base("TArrayF", 1, 0x5a0bf6f1)]),
        new("TH1D", 3, 0xf9b1569f, [Base("TH1", 8, 0x1c3740c4), Base("TArrayD", 1, 0x7139ef34)]),
        new("TH2C", 4, 0xbd0010fe, [Base("TH2", 5, 0x0182347f), Base("TArrayC", 1, 0xae879936)]),
        new("TH2S", 4, 0x1256ca1c, [Base("TH2", 5, 0x0182347f), Base("TArrayS", 1, 0x035c9314)]),
        new("TH2I", 4, 0xe87e9147, [Base("TH2", 5, 0x0182347f), Base("TArrayI", 1, 0xd9d571c7)]),
        new("TH2L", 0, 0x9db41852, [Base("TH2", 5, 0x0182347f), Base("TArrayL64", 1, 0x18e70794)]),
        new("TH2F", 4, 0x689cc295, [Base("TH2", 5, 0x0182347f), Base("TArrayF", 1, 0x5a0bf6f1)]),
        new("TH2D", 4, 0x7fba82f0, [Base("TH2", 5, 0x0182347f), Base("TArrayD", 1, 0x7139ef34)]),
        new("TH3C", 4, 0xa1ff8d94, [Base("TH3", 6, 0x42d2445f), Base("TArrayC", 1, 0xae879936)]),
        new("TH3S", 4, 0xf75646b2, [Base("TH3", 6, 0x42d2445f), Base("TArrayS", 1, 0x035c9314)]),
        new("TH3I", 4, 0xcd7e0ddd, [Base("TH3", 6, 0x42d2445f), Base("TArrayI", 1, 0xd9d571c7)]),
        new("TH3L", 0, 0xaaaf7998, [Base("TH3", 6, 0x42d2445f), Base("TArrayL64", 1, 0x18e70794)]),
        new("TH3F", 4, 0x4d9c3f2b, [Base("TH3", 6, 0x42d2445f), Base("TArrayF", 1, 0x5a0bf6f1)]),
        new("TH3D", 4, 0x64b9ff86, [Base("TH3", 6, 0x42d2445f), Base("TArrayD", 1, 0x7139ef34)]),
    ];
}

namespace Banyan.Root.Writing.Streamers;

/// <content>Graphs and efficiencies.</content>
internal static partial class ClassCatalogue
{
    private static IEnumerable<ClassDescription> GraphClasses() =>
    [
        new(
            "TGraph",
            5,
            0xb932984f,
            [
                Base("TNamed", 1, NamedChecksum), Base("TAttLine", 2, 0x94074549), Base("TAttFill", 2, 0xffd92a92), Base("TAttMarker", 2, 0x291d8bec),
                Counter("fNpoints"), GraphArray("fX"), GraphArray("fY"), Pointer("fFunctions", "TList"), Pointer("fHistogram", "TH1F"), Double("fMinimum"),
                Double("fMaximum"), Text("fOption"),
            ]),
        new("TGraphErrors", 3, 0xbdadb119, [Base("TGraph", 5, 0xb932984f), GraphArray("fEX"), GraphArray("fEY")]),
        new(
            "TGraphAsymmErrors",
            3,
            0x206d5315,
            [Base("TGraph", 5, 0xb932984f), GraphArray("fEXlow"), GraphArray("fEXhigh"), GraphArray("fEYlow"), GraphArray("fEYhigh")]),
        new(
            "TEfficiency",
            2,
            0x52931aeb,
            [
                Base("TNamed", 1, NamedChecksum), Base("TAttLine", 2, 0x94074549), Base("TAttFill", 2, 0xffd92a92), Base("TAttMarker", 2, 0x291d8bec),
                Double("fBeta_alpha"), Double("fBeta_beta"),
                new(ElementClass.Container, "fBeta_bin_params", "vector<pair<double,double> >", 500, 24) { ContainerTypes = (1, 61) },
                Double("fConfLevel"), SurePointer("fFunctions", "TList"), Pointer("fPassedHistogram", "TH1"), Int("fStatisticOption", "TEfficiency::EStatOption"),
                Pointer("fTotalHistogram", "TH1"), Double("fWeight"),
            ]),
    ];

    private static ElementDescription GraphArray(string name) => Array(name, "double", 8, "fNpoints", "TGraph", 5);
}

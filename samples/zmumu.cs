// Z → μμ from C#: run it from the root of the repository with
//   ./banyan run samples/zmumu.cs
//   ./banyan run samples/zmumu.cs --set ptcut=40 --threads 2 --out /tmp/zmumu.root
//   dotnet run -c Release samples/zmumu.cs
#:project ../src/Banyan
#:property PublishAot=false
using Banyan;

// Files and parameters that the command line may replace.
var script = Analysis.Script(args);
double ptcut = script.Parameter("ptcut", 25.0);
var events = script.Open("events", "../shared/corpus/uproot-Zmumu.root")
    .Filter("Q1 * Q2 < 0", "opposite charges")
    .Define("pt_max", "std::max(pt1, pt2)")
    .Filter((double pt_max) => pt_max > ptcut, $"leading muon above {ptcut} GeV")
    .Define("pt_pair", (double px1, double px2, double py1, double py2) => Math.Sqrt(((px1 + px2) * (px1 + px2)) + ((py1 + py2) * (py1 + py2))));

var mass = events.Histo1D("M", bins: 60, 60, 120, title: "Two muons");
var pt = events.Filter("M > 60 && M < 120", "mass window").Histo1D("pt_pair", bins: 25, 0, 100);
var cuts = events.Report();

return await script.RunAsync(cuts, mass, pt, events.Mean("M"));

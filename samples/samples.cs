// Several datasets with weights and cross sections, and a table of one's own. Run it from the root of the repository with
//   ./banyan run samples/samples.cs
//   ./banyan run samples/samples.cs ttbar=/path/to/ttbar.root --set lumi=59.8
#:project ../src/Banyan
#:property PublishAot=false
using Banyan;

var script = Analysis.Script(args);
double lumi = script.Parameter("lumi", 2.3);
(string Name, string File, double CrossSection)[] samples =
[
    ("ttbar", "../shared/corpus/nanoAOD_2015_CMS_Open_Data_ttbar.root", 831.76),
    ("drell_yan", "../shared/corpus/uproot-issue121.root", 6077.22),
];

var rows = new List<(string Name, double CrossSection, Result<double> Generated, Result<double> Selected)>();
foreach ((string name, string file, double crossSection) in samples)
{
    var events = script.OpenDataset(name, "Events", file).Define("sign", "genWeight > 0 ? 1. : -1.");
    var selected = events.Filter("nMuon >= 1 && Muon_pt[0] > 20", "a muon");
    rows.Add((name, crossSection, events.Sum("sign"), selected.Sum("sign")));
}

int code = await script.RunAsync([.. rows.SelectMany(r => new Result[] { r.Generated, r.Selected })]);
if (code != 0)
{
    return code;
}

Console.WriteLine($"\nevents with a muon in {lumi} /fb");
foreach (var row in rows)
{
    double expected = row.Selected.Value / row.Generated.Value * row.CrossSection * lumi * 1000;
    Console.WriteLine($"  {row.Name,-10} {expected,12:N0}");
}

return 0;

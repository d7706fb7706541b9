// Jets in NanoAOD: functions over whole vectors, an own loop over thresholds. Run it from the root of the repository with
//   ./banyan run samples/jets.cs
//   ./banyan run samples/jets.cs /path/to/other*.root --set eta=4.7
#:project ../src/Banyan
#:property PublishAot=false
using Banyan;
using Banyan.Columns;

var script = Analysis.Script(args);
float eta = script.Parameter("eta", 2.4f);
var events = script.Open("Events", "../shared/corpus/nanoAOD_2015_CMS_Open_Data_ttbar.root");

// One event's vector is a Jagged<T>: a view that is valid during the call.
float SumOfPt(Jagged<float> pt, Jagged<float> etas, float threshold)
{
    float sum = 0;
    for (int i = 0; i < pt.Length; i++)
    {
        sum += pt[i] > threshold && Math.Abs(etas[i]) < eta ? pt[i] : 0;
    }

    return sum;
}

var results = new List<Result>();
foreach (float threshold in new[] { 20f, 30f, 50f })
{
    var busy = events
        .Define($"ht{threshold}", (Jagged<float> Jet_pt, Jagged<float> Jet_eta) => SumOfPt(Jet_pt, Jet_eta, threshold))
        .Filter($"ht{threshold} > 200", $"HT of jets above {threshold} GeV > 200 GeV");
    results.Add(busy.Report());
    results.Add(busy.Histo1D($"ht{threshold}", bins: 30, 0, 1200, title: $"Jets above {threshold} GeV"));
}

return await script.RunAsync(results);

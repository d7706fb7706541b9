using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Graphs of one name, joined to one with the points of all, as hadd does (TGraph::Merge).</summary>
internal sealed class MergedGraph(MergePlace place) : MergedItem(place)
{
    private static readonly string[] s_columns =
    [
        "fX", "fY", "fZ", "fEX", "fEY", "fEZ", "fEXlow", "fEXhigh", "fEYlow", "fEYhigh", "fEXlowd", "fEXhighd", "fEYlowd", "fEYhighd", "fEZlow", "fEZhigh",
    ];

    private readonly Dictionary<string, List<double>> _columns = [];
    private TracedRecord? _record;
    private long _pointCount;

    /// <inheritdoc/>
    public override string Kind => "joined";

    /// <summary>True for classes whose points are joined.</summary>
    public static bool Takes(string className) => className is "TGraph" or "TGraphErrors" or "TGraphAsymmErrors" or "TGraphBentErrors" or "TGraph2D" or "TGraph2DErrors" or "TGraph2DAsymmErrors";

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        TracedRecord? record = _record is null ? TracedRecord.Read(file, key) : null;
        RootObject value = record?.Object ?? file.Get(key);
        long count = value.GetInt64("fNpoints");
        var columns = new Dictionary<string, double[]>();
        foreach (string name in s_columns.Where(value.Has))
        {
            double[] points = value.GetArray<double>(name);
            if (points.Length != count)
            {
                throw new RootFormatException($"{name} has {points.Length} of {count} points", file.Path, key.FileOffset, key.Path);
            }

            columns.Add(name, points);
        }

        return new Part(this, record, count, columns);
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        var edit = new RecordEdit(_record!);
        var members = new MemberEdit(_record!, edit);
        RootObject value = _record!.Object;
        if (InputCount > 1)
        {
            members.Set(value, "fNpoints", _pointCount);
            foreach ((string column, List<double> points) in _columns)
            {
                members.SetCounted(value, column, points);
            }
        }

        output.Writer.WriteObject(directory, name, new EditedObject(Place.ClassName, value.GetString("fTitle"), edit, new RecordContext(Place.FirstFile, 0, Path)));
    }

    private sealed class Part(MergedGraph owner, TracedRecord? record, long count, Dictionary<string, double[]> columns) : MergePart
    {
        public override void Commit()
        {
            owner.InputCount++;
            owner._record ??= record;
            owner._pointCount += count;
            foreach ((string name, double[] points) in columns)
            {
                if (!owner._columns.TryGetValue(name, out List<double>? all))
                {
                    owner._columns.Add(name, all = []);
                }

                all.AddRange(points);
            }
        }
    }
}

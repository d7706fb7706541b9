using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Histograms with few filled bins (THnSparse) of one name, added bin by bin. Their axes must agree, as hadd asks (THnBase::Merge).</summary>
internal sealed class MergedSparse(MergePlace place) : MergedItem(place)
{
    private const int MostBins = 1 << 27;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly SparseBins _bins = new();
    private TracedRecord? _record;
    private string _form = string.Empty;
    private Statistics? _statistics;

    /// <inheritdoc/>
    public override string Kind => "added";

    /// <inheritdoc/>
    public override string? Note => _bins.IsSaturated ? "a bin left the range of its integer type and stands at the end of it" : null;

    /// <summary>True for classes whose objects are added up.</summary>
    public static bool Takes(string className) => className.StartsWith("THnSparseT<", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        TracedRecord? record = _record is null ? TracedRecord.Read(file, key) : null;
        RootObject value = record?.Object ?? file.Get(key);
        string form = AxisForm.Of(value);
        SparseBins bins = SparseBins.Read(value, out string? problem);
        if (problem is not null)
        {
            throw new RootFormatException(problem, file.Path, key.FileOffset, key.Path);
        }

        if (_record is not null && form != _form)
        {
            throw new MergeException($"is a {form}, but a {_form} in {Place.FirstFile}", file.Path, Path);
        }

        bool differs = _bins.Contents is not null && bins.Contents is not null && (bins.ContentClass != _bins.ContentClass || bins.PlaceByteCount != _bins.PlaceByteCount || bins.Contents.Kind != _bins.Contents.Kind);
        if (differs || (long)_bins.Count + bins.Count > MostBins)
        {
            throw new MergeException(differs ? $"stores its bins in another way than in {Place.FirstFile}" : $"would have more than {MostBins} filled bins", file.Path, Path);
        }

        return new Part(this, record, form, bins, new Statistics(value));
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        TracedRecord record = _record!;
        var edit = new RecordEdit(record);
        if (InputCount > 1)
        {
            var members = new MemberEdit(record, edit);
            RootObject value = record.Object;
            members.Set(value, "fEntries", _statistics!.Entries);
            members.Set(value, "fTsumw", _statistics.Weights);
            members.Set(value, "fTsumw2", _statistics.SquaredWeights);
            members.SetArray(value, "fTsumwx", _statistics.Places);
            members.SetArray(value, "fTsumwx2", _statistics.SquaredPlaces);
            members.Set(value, "fFilledBins", (long)_bins.Count);
            if (record.Trace.Find(value, "fBinContent") is ObjectTrace.Member chunks)
            {
                edit.Replace(chunks, _bins.Write());
            }
        }

        output.Writer.WriteObject(directory, name, new EditedObject(Place.ClassName, record.Object.GetString("fTitle"), edit, new RecordContext(Place.FirstFile, 0, Path)));
    }

    /// <summary>Sums over all fills (THnBase).</summary>
    private sealed class Statistics(RootObject value)
    {
        public double Entries { get; private set; } = value.GetDouble("fEntries");

        public double Weights { get; private set; } = value.GetDouble("fTsumw");

        /// <summary>Negative for a histogram without errors (THnBase::GetCalculateErrors).</summary>
        public double SquaredWeights { get; private set; } = value.GetDouble("fTsumw2");

        public double[] Places { get; } = value.GetObject("fTsumwx")?.GetArray<double>("fArray") ?? [];

        public double[] SquaredPlaces { get; } = value.GetObject("fTsumwx2")?.GetArray<double>("fArray") ?? [];

        public void Add(Statistics other)
        {
            bool hasErrors = SquaredWeights >= 0 || other.SquaredWeights >= 0;
            SquaredWeights = hasErrors ? (SquaredWeights >= 0 ? SquaredWeights : Weights) + (other.SquaredWeights >= 0 ? other.SquaredWeights : other.Weights) : SquaredWeights;
            Entries += other.Entries;
            Weights += other.Weights;
            AddUp(Places, other.Places);
            AddUp(SquaredPlaces, other.SquaredPlaces);
        }

        private static void AddUp(double[] sums, double[] numbers)
        {
            for (int i = 0; i < Math.Min(sums.Length, numbers.Length); i++)
            {
                sums[i] += numbers[i];
            }
        }
    }

    private sealed class Part(MergedSparse owner, TracedRecord? record, string form, SparseBins bins, Statistics statistics) : MergePart
    {
        public override void Commit()
        {
            owner.InputCount++;
            owner._bins.Add(bins, owner._numbers);
            if (record is not null)
            {
                owner._record = record;
                owner._form = form;
                owner._statistics = statistics;
                owner._bins.UseCapacity(bins);
            }
            else
            {
                owner._statistics!.Add(statistics);
            }
        }
    }
}

using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Histograms and their kin of one name, added bin by bin. What is not added (title, axes, attributes, functions) is the first input's.</summary>
internal sealed class MergedSum(MergePlace place) : MergedItem(place)
{
    private const int VectorHeadByteCount = 10;
    private TracedRecord? _record;
    private SumPlan? _plan;
    private NumberSum?[] _sums = [];
    private List<double>[] _waiting = [];
    private bool _hasUnknownStatistics;
    private bool _isSaturated;

    /// <inheritdoc/>
    public override string Kind => "added";

    /// <inheritdoc/>
    public override string? Note => _isSaturated ? "a bin left the range of its integer type and stands at the end of it" : null;

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        TracedRecord? record = _record is null ? TracedRecord.Read(file, key) : null;
        RootObject value = record?.Object ?? file.Get(key);
        SumPlan plan = _plan ?? SumPlan.Of(value);
        if (_plan is not null)
        {
            RequireSame(SumPlan.Of(value), file.Path);
        }

        double[][] waiting = [.. Enumerable.Range(0, plan.Forms.Count).Select(i => Waiting(plan, i, value))];
        if (_plan is not null)
        {
            RequireSameWaiting(waiting, file.Path);
        }

        NumberSum?[] sums = new NumberSum?[plan.Terms.Count];
        bool isUnknown = false;
        for (int i = 0; i < sums.Length; i++)
        {
            SumTerm term = plan.Terms[i];
            RootObject? owner = term.Owner.Find(value);
            sums[i] = owner is not null && owner.TryGet(term.Member, out object? number) ? NumberSum.Of(number) : null;
            isUnknown |= term is { Role: SumRole.Statistics, Member: "fTsumw" } && sums[i] is { IsZero: true } && owner!.GetDouble("fEntries") > 0;
        }

        RequireSameCounts(plan, sums, file.Path);
        return new Part(this, record, plan, sums, waiting, isUnknown);
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        TracedRecord record = _record!;
        var edit = new RecordEdit(record);
        for (int i = 0; i < _sums.Length && InputCount > 1; i++)
        {
            SumTerm term = _plan!.Terms[i];
            if (_sums[i] is NumberSum sum && term.Owner.Find(record.Object) is RootObject owner && Find(record, owner, term.Member) is ObjectTrace.Member member)
            {
                if (_hasUnknownStatistics && term.Role == SumRole.Statistics)
                {
                    sum.Clear();
                }

                var buffer = new ObjectBuffer(0);
                if (member.Op.Code == StreamerOpCode.Stl)
                {
                    member = member with { Start = member.Start + VectorHeadByteCount }; // byte count, version and number of items stay
                }
                else if (member.Op.Code is StreamerOpCode.Special or StreamerOpCode.Object)
                {
                    buffer.WriteInt32(sum.Count); // TArrayD and its kin: a count before the numbers
                }
                else if (member.Op.Code == StreamerOpCode.CountedNumbers)
                {
                    buffer.WriteByte(1);
                }

                sum.Write(buffer);
                _isSaturated |= sum.IsSaturated;
                edit.Replace(member, buffer.Bytes.ToArray());
            }
        }

        if (InputCount > 1)
        {
            WriteWaiting(record, edit);
        }

        string title = record.Object.GetString("fTitle");
        output.Writer.WriteObject(directory, name, new EditedObject(Place.ClassName, title, edit, new RecordContext(Place.FirstFile, 0, Path)));
    }

    private static ObjectTrace.Member? Find(TracedRecord record, RootObject owner, string member) =>
        member == "fArray" && record.Trace.Find(owner, member) is null ? record.Trace.FindSpecial(owner, "TArray") : record.Trace.Find(owner, member);

    private void RequireSame(SumPlan other, string file)
    {
        for (int i = 0; i < Math.Max(other.Forms.Count, _plan!.Forms.Count); i++)
        {
            string? mine = i < _plan.Forms.Count ? _plan.Forms[i].Form : null;
            string? theirs = i < other.Forms.Count ? other.Forms[i].Form : null;
            if (mine != theirs)
            {
                string where = (i < _plan.Forms.Count ? _plan.Forms[i].Owner : other.Forms[i].Owner).ToString();
                throw new MergeException($"{(where.Length > 0 ? where + " is" : "is")} a {theirs ?? "nothing"}, but a {mine ?? "nothing"} in {Place.FirstFile}", file, Path);
            }
        }
    }

    // Without a range fills wait in a buffer until there are enough of them (TH1::BufferFill): their number, then weight and place of each. They belong to no bin yet.
    private static double[] Waiting(SumPlan plan, int form, RootObject value) =>
        plan.Forms[form].Owner.Find(value) is RootObject histogram && histogram.GetArray<double>("fBuffer") is { Length: > 0 } buffer && buffer[0] > 0
            ? buffer[1..(int)Math.Min(buffer.Length, 1 + (buffer[0] * WaitingLength(histogram)))] : [];

    private static int WaitingLength(RootObject histogram) => 1 + (histogram.Inherits("TH3") ? 3 : histogram.Inherits("TH2") || histogram.Inherits("TProfile") ? 2 : 1);

    private void RequireSameWaiting(double[][] waiting, string file)
    {
        for (int i = 0; i < waiting.Length; i++)
        {
            if ((waiting[i].Length == 0) != (_waiting[i].Count == 0))
            {
                string where = waiting[i].Length == 0 ? Place.FirstFile : file;
                throw new MergeException($"fills wait in its buffer in {where} and have no bin yet, so that it cannot be added to a histogram with bins", file, Path);
            }
        }
    }

    private void WriteWaiting(TracedRecord record, RecordEdit edit)
    {
        var members = new MemberEdit(record, edit);
        for (int i = 0; i < _waiting.Length; i++)
        {
            if (_waiting[i].Count > 0 && _plan!.Forms[i].Owner.Find(record.Object) is RootObject histogram)
            {
                double[] buffer = new double[Math.Max(histogram.GetInt64("fBufferSize"), _waiting[i].Count + 1)];
                buffer[0] = _waiting[i].Count / WaitingLength(histogram);
                _waiting[i].CopyTo(buffer, 1);
                members.Set(histogram, "fBufferSize", buffer.Length);
                members.SetCounted(histogram, "fBuffer", (IReadOnlyList<double>)buffer);
            }
        }
    }

    private void RequireSameCounts(SumPlan plan, NumberSum?[] sums, string file)
    {
        for (int i = 0; i < sums.Length && _plan is not null; i++)
        {
            bool mayBeMissing = plan.Terms[i].Role == SumRole.SquaredWeights && (sums[i]?.Count == 0 || _sums[i]?.Count == 0);
            if (!mayBeMissing && (sums[i]?.Count != _sums[i]?.Count || sums[i]?.Kind != _sums[i]?.Kind))
            {
                throw new MergeException(
                    $"{plan.Terms[i].Owner.To(plan.Terms[i].Member)} has {sums[i]?.Count ?? 0} numbers, but {_sums[i]?.Count ?? 0} in {Place.FirstFile}", file, Path);
            }
        }
    }

    private void Add(SumPlan plan, NumberSum?[] sums)
    {
        // Before contents are added: what is missing is made of them.
        for (int i = 0; i < sums.Length; i++)
        {
            if (plan.Terms[i].Role == SumRole.SquaredWeights && sums[i] is NumberSum theirs && _sums[i] is NumberSum mine && theirs.Count != mine.Count)
            {
                if (mine.Count == 0)
                {
                    _sums[i] = Contents(plan, plan.Terms[i], _sums)?.ToWeights() ?? mine;
                }
                else
                {
                    sums[i] = Contents(plan, plan.Terms[i], sums)?.ToWeights() ?? theirs;
                }
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            if (sums[i] is NumberSum theirs && _sums[i] is NumberSum mine && theirs.Count == mine.Count)
            {
                mine.Add(theirs);
            }
        }
    }

    private static NumberSum? Contents(SumPlan plan, SumTerm term, NumberSum?[] sums)
    {
        string member = term.Member == "fBinSumw2" ? "fBinEntries" : "fArray";
        for (int i = 0; i < sums.Length; i++)
        {
            if (plan.Terms[i].Owner == term.Owner && plan.Terms[i].Member == member)
            {
                return sums[i];
            }
        }

        return null;
    }

    private sealed class Part(MergedSum owner, TracedRecord? record, SumPlan plan, NumberSum?[] sums, double[][] waiting, bool isUnknown) : MergePart
    {
        public override void Commit()
        {
            owner.InputCount++;
            owner._hasUnknownStatistics |= isUnknown;
            if (record is not null)
            {
                owner._record = record;
                owner._plan = plan;
                owner._sums = sums;
            }
            else
            {
                owner.Add(plan, sums);
            }

            owner._waiting = owner._waiting.Length == 0 ? [.. waiting.Select(fills => new List<double>())] : owner._waiting;
            for (int i = 0; i < waiting.Length; i++)
            {
                owner._waiting[i].AddRange(waiting[i]);
            }
        }
    }
}

using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Histograms and their kin of one name, added bin by bin. What is not added (title, attributes, functions) is the first input's; axes that differ are joined (<see cref="AxisJoin"/>).</summary>
internal sealed class MergedSum(MergePlace place) : MergedItem(place)
{
    private const int VectorHeadByteCount = 10;
    private TracedRecord? _record;
    private SumPlan? _plan;
    private NumberSum?[] _sums = [];
    private HistogramAxes?[] _axes = [];
    private List<double>[] _waiting = [];
    private bool _hasUnknownStatistics;
    private bool _isSaturated;
    private string? _joined;

    /// <inheritdoc/>
    public override string Kind => "added";

    /// <inheritdoc/>
    public override string? Note => _isSaturated ? "a bin left the range of its integer type and stands at the end of it" : _joined;

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        TracedRecord? record = _record is null ? TracedRecord.Read(file, key) : null;
        RootObject value = record?.Object ?? file.Get(key);
        SumPlan own = SumPlan.Of(value);
        SumPlan plan = _plan ?? own;
        NumberSum?[] sums = new NumberSum?[plan.Terms.Count];
        bool isUnknown = false;
        for (int i = 0; i < sums.Length; i++)
        {
            SumTerm term = plan.Terms[i];
            RootObject? owner = term.Owner.Find(value);
            sums[i] = owner is not null && owner.TryGet(term.Member, out object? number) ? NumberSum.Of(number) : null;
            isUnknown |= term is { Role: SumRole.Statistics, Member: "fTsumw" } && sums[i] is { IsZero: true } && owner!.GetDouble("fEntries") > 0;
        }

        HistogramAxes?[] axes = [.. plan.Forms.Select(form => Axes(form.Owner.Find(value), form.Owner, plan, sums))];
        double[][] waiting = [.. plan.Forms.Select(form => form.Owner.Find(value) is RootObject histogram ? WaitingFills.Of(histogram) : [])];
        var joins = new List<HistogramJoin>();
        if (_plan is not null)
        {
            joins.AddRange(Joins(own, axes, sums, file.Path));
            RequireSameWaiting(waiting, axes, joins, file.Path);
            RequireSameCounts(sums, joins, file.Path);
        }

        return new Part(this, record, plan, sums, axes, waiting, joins, isUnknown);
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

        if (_joined is not null)
        {
            WriteAxes(record, edit);
        }

        string title = record.Object.GetString("fTitle");
        output.Writer.WriteObject(directory, name, new EditedObject(Place.ClassName, title, edit, new RecordContext(Place.FirstFile, 0, Path)));
    }

    private static ObjectTrace.Member? Find(TracedRecord record, RootObject owner, string member) =>
        member == "fArray" && record.Trace.Find(owner, member) is null ? record.Trace.FindSpecial(owner, "TArray") : record.Trace.Find(owner, member);

    // Only where the arrays have the length that the axes say.
    private static HistogramAxes? Axes(RootObject? histogram, ObjectPath owner, SumPlan plan, NumberSum?[] sums)
    {
        HistogramAxes? axes = histogram is null ? null : HistogramAxes.Of(histogram);
        return axes is not null && CellSums(plan, owner, sums).All(sum => sum.Count == axes.CellCount) && CellSums(plan, owner, sums).Any() ? axes : null;
    }

    private static IEnumerable<NumberSum> CellSums(SumPlan plan, ObjectPath owner, NumberSum?[] sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            if (plan.Terms[i].Owner == owner && plan.Terms[i].IsCells && sums[i] is { Count: > 0 } sum)
            {
                yield return sum;
            }
        }
    }

    private static Func<int, bool> Filled(SumPlan plan, ObjectPath owner, NumberSum?[] sums)
    {
        NumberSum[] cells = [.. CellSums(plan, owner, sums)];
        return cell => Array.Exists(cells, sum => !sum.IsZeroAt(cell));
    }

    /// <summary>How histograms whose axes differ become one.</summary>
    private List<HistogramJoin> Joins(SumPlan own, HistogramAxes?[] axes, NumberSum?[] sums, string file)
    {
        var joins = new List<HistogramJoin>();
        for (int i = 0; i < Math.Max(own.Forms.Count, _plan!.Forms.Count); i++)
        {
            string? mine = i < _plan.Forms.Count ? _plan.Forms[i].Form : null;
            string? theirs = i < own.Forms.Count ? own.Forms[i].Form : null;
            HistogramAxes? first = i < _axes.Length ? _axes[i] : null;
            HistogramAxes? second = i < axes.Length ? axes[i] : null;
            bool canJoin = first is not null && second is not null && first.ClassName == second.ClassName && mine is not null && theirs is not null;
            if (canJoin ? first!.Equal(second!) : mine == theirs)
            {
                continue;
            }

            string? problem = null;
            HistogramJoin? join = !canJoin ? null
                : HistogramJoin.Of(i, first!, second!, Filled(_plan, _plan.Forms[i].Owner, _sums), Filled(_plan, _plan.Forms[i].Owner, sums), out problem);
            if (join is null)
            {
                string where = (i < _plan.Forms.Count ? _plan.Forms[i].Owner : own.Forms[i].Owner).ToString();
                string text = $"{(where.Length > 0 ? where + " is" : "is")} a {theirs ?? "nothing"}, but a {mine ?? "nothing"} in {Place.FirstFile}";
                throw new MergeException(problem is null ? text : $"{text}: {problem}", file, Path);
            }

            joins.Add(join);
        }

        return joins;
    }

    private void RequireSameWaiting(double[][] waiting, HistogramAxes?[] axes, List<HistogramJoin> joins, string file)
    {
        for (int i = 0; i < waiting.Length; i++)
        {
            if ((waiting[i].Length == 0) != (_waiting[i].Count == 0) && !CanFill(joins.Find(join => join.Form == i)?.Axes ?? axes[i]))
            {
                string where = waiting[i].Length == 0 ? Place.FirstFile : file;
                throw new MergeException($"fills wait in its buffer in {where} and have no bin yet, so that it cannot be added to a histogram with bins", file, Path);
            }
        }
    }

    // A profile's fills have a value besides a place.
    private static bool CanFill(HistogramAxes? axes) => axes is not null && !axes.ClassName.StartsWith("TProfile", StringComparison.Ordinal) && axes.Axes.All(axis => axis.HasLimits);

    private void WriteWaiting(TracedRecord record, RecordEdit edit)
    {
        var members = new MemberEdit(record, edit);
        for (int i = 0; i < _waiting.Length; i++)
        {
            if (_plan!.Forms[i].Owner.Find(record.Object) is not RootObject histogram)
            {
                continue;
            }

            if (_waiting[i].Count > 0)
            {
                double[] buffer = new double[Math.Max(histogram.GetInt64("fBufferSize"), _waiting[i].Count + 1)];
                buffer[0] = _waiting[i].Count / WaitingFills.Length(histogram);
                _waiting[i].CopyTo(buffer, 1);
                members.Set(histogram, "fBufferSize", buffer.Length);
                members.SetCounted(histogram, "fBuffer", (IReadOnlyList<double>)buffer);
            }
            else if (WaitingFills.Of(histogram).Length > 0)
            {
                members.Set(histogram, "fBufferSize", 0);
                members.SetCounted(histogram, "fBuffer", (IReadOnlyList<double>)[]);
            }
        }
    }

    private void WriteAxes(TracedRecord record, RecordEdit edit)
    {
        var members = new MemberEdit(record, edit);
        for (int i = 0; i < _axes.Length; i++)
        {
            if (_axes[i] is not HistogramAxes axes || _plan!.Forms[i].Owner.Find(record.Object) is not RootObject histogram)
            {
                continue;
            }

            members.Set(histogram, "fNcells", axes.CellCount);
            for (int k = 0; k < HistogramAxes.Members.Length; k++)
            {
                // Labels of all axes are made anew: those of one may refer to the class names in those of another.
                if (histogram.GetObject(HistogramAxes.Members[k]) is RootObject stored && (k < axes.Axes.Length ? axes.Axes[k] : JoinAxis.Of(stored)) is JoinAxis axis)
                {
                    members.SetAxis(stored, axis);
                }
            }
        }
    }

    private void RequireSameCounts(NumberSum?[] sums, List<HistogramJoin> joins, string file)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            SumTerm term = _plan!.Terms[i];
            bool mayDiffer = (term.Role == SumRole.SquaredWeights && (sums[i]?.Count == 0 || _sums[i]?.Count == 0)) || (term.IsCells && joins.Exists(join => _plan.Forms[join.Form].Owner == term.Owner));
            if (sums[i]?.Kind != _sums[i]?.Kind || (!mayDiffer && sums[i]?.Count != _sums[i]?.Count))
            {
                throw new MergeException($"{term.Owner.To(term.Member)} has {sums[i]?.Count ?? 0} numbers, but {_sums[i]?.Count ?? 0} in {Place.FirstFile}", file, Path);
            }
        }
    }

    private void Join(HistogramJoin join, NumberSum?[] sums)
    {
        ObjectPath owner = _plan!.Forms[join.Form].Owner;
        for (int i = 0; i < sums.Length; i++)
        {
            if (_plan.Terms[i].IsCells && _plan.Terms[i].Owner == owner)
            {
                _sums[i] = _sums[i] is { Count: > 0 } mine ? mine.Moved(join.First, join.Axes.CellCount) : _sums[i];
                sums[i] = sums[i] is { Count: > 0 } theirs ? theirs.Moved(join.Second, join.Axes.CellCount) : sums[i];
            }
        }

        _axes[join.Form] = join.Axes;
        _hasUnknownStatistics |= join.MovedByLabel;
        _joined = join.MovedByLabel ? "the labels of its bins differ between the inputs: bins of one label were added, new labels appended" : _joined ?? "its axes differ between the inputs and were joined";
    }

    private void AddWaiting(int form, double[] waiting)
    {
        if ((waiting.Length > 0) == (_waiting[form].Count > 0) || !CanFill(_axes[form]))
        {
            _waiting[form].AddRange(waiting);
            return;
        }

        ObjectPath owner = _plan!.Forms[form].Owner;
        NumberSum? Sum(string member)
        {
            int index = -1;
            for (int i = 0; i < _sums.Length && index < 0; i++)
            {
                index = _plan.Terms[i].Owner == owner && _plan.Terms[i].Member == member ? i : -1;
            }

            return index < 0 || _sums[index] is { Count: 0 } ? null : _sums[index];
        }

        WaitingFills.Fill(waiting.Length > 0 ? waiting : _waiting[form], _axes[form]!, Sum);
        _waiting[form].Clear();
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

    private sealed class Part(MergedSum owner, TracedRecord? record, SumPlan plan, NumberSum?[] sums, HistogramAxes?[] axes, double[][] waiting, List<HistogramJoin> joins, bool isUnknown) : MergePart
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
                owner._axes = axes;
                owner._waiting = [.. waiting.Select(fills => new List<double>(fills))];
                return;
            }

            foreach (HistogramJoin join in joins)
            {
                owner.Join(join, sums);
            }

            owner.Add(plan, sums);
            for (int i = 0; i < waiting.Length; i++)
            {
                owner.AddWaiting(i, waiting[i]);
            }
        }
    }
}

using Banyan.Drawing;
using Banyan.Evaluation;
using Banyan.Frame.Actions;
using Banyan.Frame.Planning;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.Tests.Frame;

/// <summary>Every state has a binary form: what a worker process sends. Merging what was read is merging what was written, bit for bit.</summary>
public sealed class StateFormTests
{
    private sealed record Point(double X, string Name, int[] Counts);

    private static List<FrameAction> BookAll(EventFrame frame)
    {
        EventFrame all = frame;
        frame = frame.Filter("met > 5", "met");
        var results = new List<Result>
        {
            frame.Count(), frame.Sum("pt"), frame.Mean("pt"), frame.Min("pt"), frame.Max("met"), frame.StdDev("met"), frame.Stats("pt", "weight"),
            frame.Histo1D("met", 10, 0, 100), frame.Histo1D("pt", [0, 1, 5, 100], "weight"), frame.Histo1D("met", "weight"), frame.Histo1D("pt"),
            frame.Histo2D("pt", "eta", 5, 0, 100, 4, -3, 3, "weight"), frame.Profile1D("pt", "eta", 5, 0, 100),
            frame.Histo3D("pt", "eta", "charge", Axis.Regular(5, 0, 100), Axis.Regular(4, -3, 3), Axis.Regular(2, -2, 2), "weight"),
            frame.Profile2D("pt", "eta", "charge", Axis.Regular(5, 0, 100), Axis.Regular(4, -3, 3), "weight"),
            frame.Report(), frame.Report("weight"), all.Display(["met", "pt"], 7),
            frame.Take<float>("met"), frame.Take<float[]>("pt"), frame.Take<bool>("met > 50"), frame.Take<string>("met > 50 ? \"high\" : \"low\""), frame.Take<object>("run"),
            frame.Aggregate(() => (N: 0, Sum: 0.0), ((int N, double Sum) s, float met) => (s.N + 1, s.Sum + met), (a, b) => (a.N + b.N, a.Sum + b.Sum)),
            frame.Aggregate(() => new double[3], (double[] s, float met, int run) => { s[run % 3] += met; }, (a, b) => [.. a.Zip(b, (x, y) => x + y)]),
            frame.Aggregate(() => string.Empty, (string s, int run) => run > 3 ? "late" : s, (a, b) => b.Length > 0 ? b : a),
            frame.Aggregate(() => new Point(0.1, "a", []), (Point s, float met) => s with { X = s.X + met, Counts = [(int)met] }, (a, b) => new Point(a.X + b.X, a.Name + b.Name, b.Counts)),
            frame.Aggregate(() => new Histogram1D("h", "t", Axis.Regular(3, 0, 100)), (Histogram1D s, float met) => s.Fill(met, 0.5), (a, b) => { a.Add(b); return a; }),
            frame.Aggregate(() => new Statistic(), (Statistic s, float met) => s.Fill(met), (a, b) => { a.Add(b); return a; }),
            frame.Reduce<int>("run", Math.Max),
        };
        var actions = results.Select(result => result.Action).ToList();
        var draw = new DrawInputs([frame.Bind("pt"), frame.Bind("eta")], null, frame.Bind("weight"), null);
        actions.Add(new DrawAction(draw, null));
        actions.Add(new DrawAction(draw, new Histogram2D("d", "t", Axis.Regular(3, 0, 100), Axis.Regular(3, -3, 3))));
        actions.Add(new ColumnAnswerAction(frame.Bind("pt")));
        actions.Add(new ColumnAnswerAction(frame.Bind("met > 50 ? \"high\" : \"low\"")));
        frame.Book(actions[^4]);
        frame.Book(actions[^3]);
        frame.Book(actions[^2]);
        frame.Book(actions[^1]);
        return actions;
    }

    private static FrameProgram Program(Events events)
    {
        EventFrame frame = events.Frame;
        BookAll(frame);
        var plan = Plan.Build(frame.Session.Root, frame.Session.Booked);
        return new FrameProgram(frame.Source, plan, new RangeOffsets(), 0);
    }

    private static byte[] Write(FramePartial partial)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        partial.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static FramePartial Read(FrameProgram program, byte[] bytes) =>
        FramePartial.Read(new BinaryReader(new MemoryStream(bytes)), program.Partitions, program.CreateStates(), program.Plan.Nodes.Length);

    [Fact]
    public void AllActions_MergedAfterARoundTrip_HaveTheSameBits()
    {
        var events = new Events(9000);
        FrameProgram program = Program(events);
        using PartitionRunner runner = program.CreateRunner();
        FramePartial? direct = null;
        FramePartial? travelled = null;
        foreach (Partition partition in program.Partitions)
        {
            var first = (FramePartial)runner.Run(partition, TestContext.Current.CancellationToken);
            FramePartial second = Read(program, Write(first));
            for (int i = 0; i < first.States.Length; i++)
            {
                Assert.True(StateForms.Write(first.States[i]).SequenceEqual(StateForms.Write(second.States[i])), program.Plan.Actions[i].Action.Kind);
            }

            Assert.Equal(first.EntriesOut, second.EntriesOut);
            if (direct is null || travelled is null)
            {
                (direct, travelled) = (first, second);
                continue;
            }

            direct.Merge(first, program.Plan.Actions);
            travelled.Merge(second, program.Plan.Actions);
            first.Dispose();
            second.Dispose();
        }

        for (int i = 0; i < direct!.States.Length; i++)
        {
            FrameAction action = program.Plan.Actions[i].Action;
            byte[] bytes = StateForms.Write(direct.States[i]);
            Assert.True(bytes.SequenceEqual(StateForms.Write(travelled!.States[i])), action.Kind);
            if (bytes.Length > 0)
            {
                StateForms.AssertBadBytes(action, bytes);
            }
        }

        direct.Dispose();
        travelled!.Dispose();
    }

    [Fact]
    public void Partial_BadBytes_AreBad()
    {
        FrameProgram program = Program(new Events(200));
        using PartitionRunner runner = program.CreateRunner();
        using var partial = (FramePartial)runner.Run(program.Partitions[0], TestContext.Current.CancellationToken);
        partial.Fail(new EventFailureException("it failed", "f.root", 12, "x[3]"));
        byte[] bytes = Write(partial);
        Assert.Equal("it failed", Read(program, bytes).Failure!.Message);
        Assert.Equal(12, Read(program, bytes).Failure!.Entry);
        for (int length = 0; length < bytes.Length; length += 101)
        {
            Assert.Throws<InvalidDataException>(() => Read(program, bytes[..length]));
        }
    }

    /// <summary>Numbers that go to disk and over the network are never used for anything else.</summary>
    [Fact]
    public void Marks_AreFrozen()
    {
        Assert.Equal(
            [0x4254_0001u, 0x4244_0001, 0x4241_0001, 0x4242_0001, 0x4257_0003, 0x4245_0001, 0x4250_0001, 0x4247_0001, 0x4243_0001],
            new[] { StateMark.Take, StateMark.Display, StateMark.Aggregate, StateMark.Automatic, StateMark.Drawing, StateMark.Column, StateMark.Partial, StateMark.Graph, StateMark.Cache }.Select(mark => mark.Number));
        Assert.Equal(0x4248_0001u, First(writer => new Histogram1D("h", "t", Axis.Regular(1, 0, 1)).WriteContent(writer)));
        Assert.Equal(0x4253_0001u, First(writer => new Statistic().Write(writer)));
        Assert.Equal(0x4273_0001u, First(writer => new Banyan.Histograms.Accumulators.SumAccumulator().Write(writer)));
        Assert.Equal(0x426d_0001u, First(writer => new Banyan.Histograms.Accumulators.MeanAccumulator().Write(writer)));
        Assert.Equal(0x4263_0001u, First(writer => new Banyan.Histograms.Accumulators.CountAccumulator().Write(writer)));
        Assert.Equal(0x4264_0001u, First(writer => new Banyan.Histograms.Accumulators.StdDevAccumulator().Write(writer)));

        static uint First(Action<BinaryWriter> write)
        {
            using var stream = new MemoryStream();
            write(new BinaryWriter(stream));
            return BitConverter.ToUInt32(stream.ToArray(), 0);
        }
    }

    [Fact]
    public void Aggregate_WithItsOwnForm_UsesIt()
    {
        var events = new Events(100);
        Result<Stack<int>> result = events.Frame.Aggregate(() => new Stack<int>(), (Stack<int> s, int run) => s.Push(run), (a, b) => new Stack<int>(b.Concat(a).Reverse()), new StackForm());
        StateForms.AssertRoundTrip(result.Action);
        Assert.Equal(100, result.Value.Count);
    }

    private sealed class StackForm : IStateForm<Stack<int>>
    {
        public void Write(BinaryWriter writer, Stack<int> state)
        {
            writer.Write(state.Count);
            foreach (int item in state.Reverse())
            {
                writer.Write(item);
            }
        }

        public Stack<int> Read(BinaryReader reader)
        {
            var stack = new Stack<int>();
            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                stack.Push(reader.ReadInt32());
            }

            return stack;
        }
    }
}

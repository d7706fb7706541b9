using System.Runtime.InteropServices;
using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Keeps points: x and y, perhaps with four errors, one per entry or per element.</summary>
internal sealed class GraphAction(BoundExpression[] inputs, string name, string title) : BoundAction(inputs)
{
    public Graph Value { get; private set; } = new(name, title, [], []);

    public override string Kind => Inputs.Count == 2 ? "Graph" : "GraphAsymmErrors";

    public override string Name => name;

    public override string Fingerprint => title;

    public override ActionState CreateState() => new State(Inputs.Count);

    public override void Finish(ActionState merged)
    {
        double[][] c = [.. ((State)merged).Columns.Select(column => column.ToArray())];
        Value = c.Length == 2
            ? new Graph(name, title, c[0], c[1]) { XTitle = InputTexts[0], YTitle = InputTexts[1] }
            : new Graph(name, title, c[0], c[1], c[2], c[3], c[4], c[5]) { XTitle = InputTexts[0], YTitle = InputTexts[1] };
    }

    private sealed unsafe class State(int columnCount) : NumericState
    {
        public List<double>[] Columns { get; } = [.. Enumerable.Range(0, columnCount).Select(_ => new List<double>())];

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            for (int i = 0; i < Columns.Length; i++)
            {
                Columns[i].EnsureCapacity(Columns[i].Count + count);
                for (int k = 0; k < count; k++)
                {
                    Columns[i].Add(streams[i].IsFloat ? streams[i].Floats[k] : streams[i].Doubles[k]);
                }
            }
        }

        public override void Merge(ActionState later)
        {
            for (int i = 0; i < Columns.Length; i++)
            {
                Columns[i].AddRange(((State)later).Columns[i]);
            }
        }

        public override void Write(BinaryWriter writer)
        {
            StateMark.Graph.Write(writer);
            writer.Write(Columns[0].Count);
            foreach (List<double> column in Columns)
            {
                writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(column)));
            }
        }

        public override void Read(BinaryReader reader) => StateMark.Graph.Read(reader, () =>
        {
            int count = reader.ReadInt32();
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            foreach (List<double> column in Columns)
            {
                column.Clear();
                column.AddRange(MemoryMarshal.Cast<byte, double>(StateForm.ReadExactly(reader, checked(count * sizeof(double)))));
            }
        });
    }
}

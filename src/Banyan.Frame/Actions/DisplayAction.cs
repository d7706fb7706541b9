using System.Globalization;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Actions;

/// <summary>Keeps the first entries of some expressions as text.</summary>
internal sealed class DisplayAction(IReadOnlyList<BoundExpression> inputs, int rowCount) : ColumnAction
{
    public DisplayTable Value { get; private set; } = new([], []);

    public override string Kind => "Display";

    public override string Parameters => string.Create(CultureInfo.InvariantCulture, $"{rowCount} rows");

    public override IReadOnlyList<TypedNode> Inputs { get; } = [.. inputs.Select(input => input.Root)];

    public override IReadOnlyList<string> InputTexts { get; } = [.. inputs.Select(input => input.Text)];

    public override ActionState CreateState() => new State([.. Inputs.Select(input => input.Type)], rowCount);

    public override void Finish(ActionState merged) => Value = new DisplayTable(InputTexts, [.. ((State)merged).Rows]);

    private static string Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        Array items => $"[{string.Join(", ", items.Cast<object>().Select(Text))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private sealed class State(DataType[] types, int rowCount) : ColumnState
    {
        public List<string[]> Rows { get; } = [];

        public override void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns)
        {
            for (int k = 0; k < entryCount && Rows.Count < rowCount; k++)
            {
                string[] row = new string[types.Length];
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = Text(BlockValues.Get(types[i], columns[i], k));
                }

                Rows.Add(row);
            }
        }

        public override void Merge(ActionState later) => Rows.AddRange(((State)later).Rows.Take(rowCount - Rows.Count));

        public override void Write(BinaryWriter writer)
        {
            StateMark.Display.Write(writer);
            writer.Write(Rows.Count);
            foreach (string cell in Rows.SelectMany(row => row))
            {
                writer.Write(cell);
            }
        }

        public override void Read(BinaryReader reader) => StateMark.Display.Read(reader, () =>
        {
            int count = reader.ReadInt32();
            if (count < 0 || count > rowCount)
            {
                throw new InvalidDataException($"expected at most {rowCount} rows, found {count}");
            }

            Rows.Clear();
            for (int k = 0; k < count; k++)
            {
                Rows.Add([.. types.Select(_ => reader.ReadString())]);
            }
        });
    }
}

using System.Reflection;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>The header envelope: names, fields and columns.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Header Envelope".</remarks>
internal static class HeaderRecord
{
    private const int IsRepetitive = 1;

    private static readonly string s_writer = $"Banyan {Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)}";

    /// <summary>The envelope, not sealed.</summary>
    public static EnvelopeWriter Write(string name, RNTuplePlan plan)
    {
        EnvelopeWriter header = new(Envelope.Header);
        header.WriteUInt64(0); // feature flags: none is defined
        header.WriteString(name);
        header.WriteString(plan.Definition.Description);
        header.WriteString(s_writer);
        int fields = header.BeginList(plan.Fields.Count);
        foreach (FieldPlan field in plan.Fields)
        {
            WriteField(header, field);
        }

        header.EndList(fields);
        int columns = header.BeginList(plan.Columns.Count);
        foreach (ColumnPlan column in plan.Columns)
        {
            WriteColumn(header, column);
        }

        header.EndList(columns);
        header.WriteEmptyList(); // alias columns
        header.WriteEmptyList(); // extra type information
        return header;
    }

    private static void WriteField(EnvelopeWriter header, FieldPlan field)
    {
        int record = header.BeginRecord();
        header.WriteInt32(0); // field version
        header.WriteInt32(0); // type version
        header.WriteInt32(field.ParentId);
        header.WriteUInt16((int)field.Role);
        header.WriteUInt16(field.Repetition > 0 ? IsRepetitive : 0);
        header.WriteString(field.Name);
        header.WriteString(field.TypeName);
        header.WriteString(string.Empty); // type alias
        header.WriteString(field.Description);
        if (field.Repetition > 0)
        {
            header.WriteInt64(field.Repetition);
        }

        header.EndRecord(record);
    }

    private static void WriteColumn(EnvelopeWriter header, ColumnPlan column)
    {
        int record = header.BeginRecord();
        header.WriteUInt16((int)column.Encoding);
        header.WriteUInt16(column.Bits);
        header.WriteInt32(column.FieldId);
        header.WriteUInt16(0); // flags: neither deferred nor with a range
        header.WriteUInt16(0); // representation index
        header.EndRecord(record);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Planning;

/// <summary>What expressions of DefinePerSample see: the samples' metadata by name, and <c>sample</c>, the sample's name.</summary>
internal sealed class SampleScope(EventSource source) : IBindingScope
{
    private const string NameColumn = "sample";

    private readonly Dictionary<string, ColumnSymbol> _symbols = [];

    public IEnumerable<string> ColumnNames => source.Samples.SelectMany(sample => sample.Metadata.Keys).Append(NameColumn).Distinct();

    public bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnSymbol? column)
    {
        if (_symbols.TryGetValue(name, out column))
        {
            return true;
        }

        bool isKnown = source.Samples.Any(sample => sample.Metadata.ContainsKey(name));
        if (!isKnown && name != NameColumn)
        {
            return false;
        }

        object[] values = [.. source.Samples.Select(sample => isKnown ? ValueOf(sample, name) : sample.Name)];
        DataType type = TypeOf(name, values);
        var info = new PartitionColumnInfo(
            name,
            type,
            partition => isKnown ? ValueOf(source.SampleOf(partition), name) : source.SampleOf(partition).Name,
            () => string.Join(", ", source.Samples.Zip(values, (sample, value) => $"{sample.Name}: {Text(value)}")));
        _symbols.Add(name, column = new SourceColumn(info));
        return true;
    }

    /// <summary>All samples with their metadata, for hashes.</summary>
    public static string Describe(EventSource source)
    {
        var text = new StringBuilder();
        foreach (SampleInfo sample in source.Samples)
        {
            text.Append(sample.Name).Append(" {").AppendJoin(", ", sample.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Text(pair.Value)}")).Append("} ");
        }

        return text.ToString();
    }

    private static object ValueOf(SampleInfo sample, string name) =>
        sample.Metadata.TryGetValue(name, out object? value) ? Widened(value) : throw new AnalysisException($"sample '{sample.Name}' has no metadata '{name}', which other samples have");

    // Scripts write 2018 and 1.5f as well; files only give long and double.
    private static object Widened(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float number => (double)number,
        _ => value,
    };

    private static DataType TypeOf(string name, object[] values)
    {
        if (values.All(value => value is string))
        {
            return new StringType();
        }

        return Array.Find(values, value => value is not (double or long or bool)) is { } wrong
            ? throw new AnalysisException($"metadata '{name}' must be numbers, bools or strings, of one kind for all samples; '{wrong}' is a {wrong.GetType().Name}")
            : DataType.Scalar(values.All(value => value is bool) ? ElementKind.Bool : values.Any(value => value is double) ? ElementKind.Float64 : ElementKind.Int64);
    }

    private static string Text(object value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}

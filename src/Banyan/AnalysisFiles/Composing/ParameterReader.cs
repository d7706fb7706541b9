using Banyan.AnalysisFiles.Yaml;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>Reads the parameters of an analysis and puts what the command line sets in their place.</summary>
internal sealed class ParameterReader(MistakeList mistakes, Settings settings)
{
    private readonly List<ParameterSpec> _parameters = [];

    /// <summary>The parameters in the order of the file.</summary>
    public IReadOnlyList<ParameterSpec> Parameters => _parameters;

    /// <summary>The variables that the parameters make; a later one may use earlier ones.</summary>
    public Variables Read(YamlItem? item)
    {
        Variables variables = Variables.None;
        if (item is null)
        {
            return variables;
        }

        if (item is not YamlMap map)
        {
            mistakes.Add(item.At, $"parameters must be a map of names, found {item.Kind}");
            return variables;
        }

        var substitution = new Substitution(mistakes);
        foreach (YamlEntry entry in map.Entries)
        {
            if (!IsName(entry.Key))
            {
                mistakes.Add(entry.At, $"'{entry.Key}' cannot be the name of a parameter: letters, digits and '_', no digit at the front");
                continue;
            }

            YamlItem own = substitution.Apply(entry.Value, variables);
            YamlItem? set = settings.ForParameter(entry.Key);
            if (set is not null && KindOf(own) != KindOf(set) && !IsEmpty(own))
            {
                mistakes.Add(set.At, $"the parameter '{entry.Key}' is {KindOf(own)} ({YamlText.Of(own)}), found {KindOf(set)}");
            }

            YamlItem value = set ?? own;
            variables = variables.With(entry.Key, value);
            _parameters.Add(new ParameterSpec(entry.Key, YamlText.Of(value), ExpressionOf(value), set is not null, entry.At));
        }

        return variables;
    }

    private static bool IsName(string text) => !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsEmpty(YamlItem item) => item is YamlScalar { IsEmpty: true };

    private static string KindOf(YamlItem item) => YamlText.IsNumber(item) ? "a number" : YamlText.IsTruth(item) ? "true or false" : item is YamlScalar ? "a text" : item.Kind;

    private static string? ExpressionOf(YamlItem item) => item switch
    {
        _ when YamlText.IsNumber(item) || YamlText.IsTruth(item) => ((YamlScalar)item).Text,
        YamlScalar scalar => $"\"{scalar.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        YamlList { Items.Count: > 0 } list when list.Items.All(YamlText.IsNumber) =>
            $"ROOT::RVec{(list.Items.All(YamlText.IsWhole) ? 'I' : 'D')}{{{string.Join(", ", list.Items.Select(i => ((YamlScalar)i).Text))}}}",
        _ => null,
    };
}

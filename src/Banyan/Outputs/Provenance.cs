using System.Globalization;
using System.Text;
using Banyan.Frame.Running;

namespace Banyan.Outputs;

/// <summary>Where results come from: kept as text in every histogram file, under the key <see cref="Key"/>.</summary>
/// <remarks>It depends on the inputs, the plan and the version only, never on time, machine or number of threads, so that equal runs give equal files.</remarks>
/// <param name="Title">What was run, e.g. the analysis file or the drawing.</param>
/// <param name="Parts">One part per dataset.</param>
public sealed record Provenance(string Title, IReadOnlyList<ProvenancePart> Parts)
{
    /// <summary>The key of the object in a ROOT file (a TObjString).</summary>
    public const string Key = "banyan_provenance";

    /// <summary>The parameters of the analysis, one line each; empty where it has none.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The text.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append("made by Banyan ").Append(BanyanVersion.Full).Append('\n');
        text.Append("run ").Append(Title).Append('\n');
        foreach (string parameter in Parameters)
        {
            text.Append("parameter ").Append(parameter).Append('\n');
        }

        foreach (ProvenancePart part in Parts)
        {
            text.Append("\ndataset").Append(part.Name.Length > 0 ? " " : string.Empty).Append(part.Name).Append('\n');
            foreach (InputRead input in part.Inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {input.File}: {input.Entries} entries read, {input.Skipped} skipped");
                text.Append(input.Problem is null ? string.Empty : $" ({input.Problem})").Append('\n');
            }

            text.Append("plan\n");
            foreach (string line in part.Plan.TrimEnd().Split('\n'))
            {
                text.Append("  ").Append(line.TrimEnd('\r')).Append('\n');
            }
        }

        return text.ToString();
    }
}

/// <summary>Where the results over one dataset come from.</summary>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Inputs">Its files, with the entries read and skipped.</param>
/// <param name="Plan">The plan as <c>explain</c> prints it.</param>
public sealed record ProvenancePart(string Name, IReadOnlyList<InputRead> Inputs, string Plan);

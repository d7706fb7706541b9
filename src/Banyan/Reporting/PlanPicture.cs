using System.Globalization;
using System.Text;
using Banyan.Frame.Planning;

namespace Banyan.Reporting;

/// <summary>Plans as an SVG picture: dataset → filters → the defined columns that they use → actions. One band per filter, so that a plan of hundreds of actions stays readable.</summary>
/// <remarks>The same plans give the same bytes. Long labels are cut; the whole text is in a title, which viewers show under the pointer. No scripts, no references.</remarks>
public static class PlanPicture
{
    private const int Width = 1240;
    private const int BoxHeight = 26;
    private const int ChipHeight = 20;
    private const int Gap = 6;
    private const int FilterLeft = 20;
    private const int FilterEnd = 400;
    private const int DefineLeft = 440;
    private const int DefineEnd = 690;
    private const int ActionLeft = 730;
    private const int ActionEnd = 1220;
    private const int Indent = 16;
    private const int DeepestIndent = 10;
    private const int FewActions = 8;

    /// <summary>The picture of one plan per dataset, one below the other.</summary>
    /// <param name="plans">Names, which may be empty, and plans.</param>
    public static string Render(IReadOnlyList<(string Name, PlanOutline Plan)> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var body = new StringBuilder();
        int y = 20;
        foreach ((string name, PlanOutline plan) in plans)
        {
            y = DrawPlan(body, name, plan, y) + 24;
        }

        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {y}\" width=\"{Width}\" height=\"{y}\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" font-size=\"12\" fill=\"#1d2430\" role=\"img\">\n<title>{HtmlWriter.Escape($"Plan of {string.Join(", ", plans.Select(plan => plan.Name.Length > 0 ? plan.Name : plan.Plan.Dataset))}")}</title>\n<rect width=\"{Width}\" height=\"{y}\" fill=\"#fff\"/>\n");
        return head + body + "</svg>\n";
    }

    private static int DrawPlan(StringBuilder svg, string name, PlanOutline plan, int top)
    {
        int y = top;
        string title = name.Length > 0 ? $"{name}: {plan.Dataset}" : plan.Dataset;
        Text(svg, FilterLeft, y + 14, title, Width - 40, 8.2, "font-size=\"15\" font-weight=\"bold\"", title);
        string columns = $"{plan.Columns.Count} columns read: {string.Join(", ", plan.Columns.Select(column => column.Name))}";
        Text(svg, FilterLeft, y + 33, columns, Width - 40, 6.2, "fill=\"#667085\"", string.Join("\n", plan.Columns.Select(column => $"{column.Name} : {column.Type}")));
        y += 46;
        foreach ((int left, string heading) in new[] { (FilterLeft, "events and filters"), (DefineLeft, "defined columns used"), (ActionLeft, "actions") })
        {
            Text(svg, left, y + 10, heading, 240, 6.2, "fill=\"#667085\"", null);
        }

        y += 20;
        var defines = new Dictionary<string, PlanColumn>();
        foreach (PlanColumn define in plan.Defines)
        {
            defines[define.Name] = define;
        }

        int[] depths = new int[plan.Steps.Count];
        int[] tops = new int[plan.Steps.Count];
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            PlanStep step = plan.Steps[i];
            depths[i] = step.Parent < 0 ? 0 : depths[step.Parent] + 1;
            tops[i] = y;
            if (step.Parent >= 0)
            {
                int from = Left(depths[step.Parent]) + 8;
                Line(svg, $"M{from} {tops[step.Parent] + BoxHeight}V{y + (BoxHeight / 2)}H{Left(depths[i])}");
            }

            y += DrawStep(svg, step, Left(depths[i]), y, defines) + (2 * Gap);
        }

        return y;
    }

    /// <returns>Height of the band.</returns>
    private static int DrawStep(StringBuilder svg, PlanStep step, int left, int y, Dictionary<string, PlanColumn> defines)
    {
        int middle = y + (BoxHeight / 2);
        int right = FilterEnd;
        string color = step.Parent < 0 ? "#17324f" : "#1f5fa8";
        Box(svg, left, y, FilterEnd - left, BoxHeight, step.Label, color, "#fff", step.Text);
        int height = BoxHeight;
        if (step.Defines.Count > 0)
        {
            Line(svg, $"M{right} {middle}H{DefineLeft}");
            height = Math.Max(height, DrawDefines(svg, step.Defines, y, defines));
            right = DefineEnd;
        }

        if (step.Actions.Count > 0)
        {
            Line(svg, $"M{right} {middle}H{ActionLeft}");
            height = Math.Max(height, DrawActions(svg, step.Actions, y));
        }

        return height;
    }

    private static int DrawDefines(StringBuilder svg, IReadOnlyList<string> names, int y, Dictionary<string, PlanColumn> defines)
    {
        const int Columns = 2;
        int width = names.Count == 1 ? DefineEnd - DefineLeft : ((DefineEnd - DefineLeft) - Gap) / Columns;
        for (int i = 0; i < names.Count; i++)
        {
            string text = defines.TryGetValue(names[i], out PlanColumn? define) ? $"{define.Name} : {define.Type} = {define.Text}" : names[i];
            Box(svg, DefineLeft + (i % Columns * (width + Gap)), y + 3 + (i / Columns * (ChipHeight + Gap)), width, ChipHeight, names[i], "#e8f3ec", "#17603a", text);
        }

        return 3 + ((names.Count + Columns - 1) / Columns * (ChipHeight + Gap));
    }

    private static int DrawActions(StringBuilder svg, IReadOnlyList<PlanAction> actions, int y)
    {
        int columns = actions.Count <= FewActions ? 1 : 3;
        int width = ((ActionEnd - ActionLeft) - ((columns - 1) * Gap)) / columns;
        int rows = (actions.Count + columns - 1) / columns;
        for (int i = 0; i < actions.Count; i++)
        {
            // Column by column, as a list is read.
            PlanAction action = actions[i];
            string label = columns == 1 ? action.Text : action.Name.Length > 0 ? action.Name : action.Text;
            Box(svg, ActionLeft + (i / rows * (width + Gap)), y + 3 + (i % rows * (ChipHeight + Gap)), width, ChipHeight, label, "#fdf1e3", "#8a4b08", action.Text);
        }

        return 3 + (rows * (ChipHeight + Gap));
    }

    private static int Left(int depth) => FilterLeft + (Indent * Math.Min(depth, DeepestIndent));

    private static void Box(StringBuilder svg, int x, int y, int width, int height, string label, string fill, string ink, string title)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{HtmlWriter.Escape(title)}</title><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"{fill}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 8}\" y=\"{y + (height / 2) + 4}\" fill=\"{ink}\">{HtmlWriter.Escape(Elided(label, (int)((width - 16) / 6.4)))}</text></g>\n");
    }

    private static void Text(StringBuilder svg, int x, int y, string text, int width, double letter, string attributes, string? title)
    {
        string hint = title is null ? string.Empty : $"<title>{HtmlWriter.Escape(title)}</title>";
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" {attributes}>{HtmlWriter.Escape(Elided(text, (int)(width / letter)))}{hint}</text>\n");
    }

    private static void Line(StringBuilder svg, FormattableString path) =>
        svg.Append("<path d=\"").Append(path.ToString(CultureInfo.InvariantCulture)).Append("\" stroke=\"#98a2b3\" fill=\"none\"/>\n");

    // Cut between whole characters: half a surrogate pair is no text.
    private static string Elided(string text, int most)
    {
        string line = text.ReplaceLineEndings(" ");
        if (line.Length <= most)
        {
            return line;
        }

        int end = Math.Max(1, most - 1);
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}

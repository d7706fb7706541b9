using System.Text.RegularExpressions;
using Banyan.Frame;

namespace Banyan.AnalysisFiles;

/// <content>Parameters, aliases and defines.</content>
public sealed partial class BookedDataset
{
    private void BookColumns()
    {
        BookParameters();
        foreach (AliasSpec alias in _file.Aliases)
        {
            Frame = Check(alias.Column, $"aliases.{alias.Name}", () => Frame.Alias(alias.Name, alias.Column.Text)) ?? Frame;
        }

        // Defines may stand in any order: one that names a later one waits for it.
        var waiting = Defines().ToList();
        int count;
        do
        {
            count = waiting.Count;
            for (int i = 0; i < waiting.Count;)
            {
                if (Define(waiting[i], waiting))
                {
                    waiting.RemoveAt(i);
                }
                else
                {
                    i++;
                }
            }
        }
        while (waiting.Count > 0 && waiting.Count < count);

        if (waiting.Count > 0)
        {
            DefineSpec first = waiting[0];
            _mistakes.Add(first.Expression.At, $"defines.{first.Name} needs itself: {string.Join(", ", waiting.Select(d => d.Name))} are defined by one another");
            _failedColumns.UnionWith(waiting.Select(d => d.Name));
        }
    }

    // The dataset's own replace those of the analysis.
    private IEnumerable<DefineSpec> Defines()
    {
        var own = Spec.Defines.ToDictionary(d => d.Name, StringComparer.Ordinal);
        return _file.Defines.Select(d => own.Remove(d.Name, out DefineSpec? replaced) ? replaced : d).ToList().Concat(own.Values);
    }

    // False when it names one that waits as well.
    private bool Define(DefineSpec define, List<DefineSpec> waiting)
    {
        string place = Spec.Defines.Contains(define) ? $"datasets.{Spec.Name}.defines.{define.Name}" : $"defines.{define.Name}";
        try
        {
            string text = define.Expression.Text;
            Frame = define.IsPerSample ? Frame.DefinePerSample(define.Name, text) : define.IsRedefined ? Frame.Redefine(define.Name, text) : Frame.Define(define.Name, text);
        }
        catch (ColumnNotFoundException missing) when (!define.IsPerSample && waiting.Exists(d => d.Name == missing.Name && !d.IsRedefined) && missing.Name != define.Name)
        {
            return false;
        }
        catch (AnalysisException)
        {
            if (Check(define.Expression, place, () => Bound(define)) is null)
            {
                _failedColumns.Add(define.Name);
            }
        }

        return true;
    }

    private EventFrame Bound(DefineSpec define)
    {
        if (!define.IsRedefined && Frame.ColumnNames.Contains(define.Name))
        {
            throw new AnalysisException($"there is a column '{define.Name}' already; '{define.Name}: {{redefine: \"...\"}}' gives it a new meaning");
        }

        return define.IsPerSample ? Frame.DefinePerSample(define.Name, define.Expression.Text) : define.IsRedefined ? Frame.Redefine(define.Name, define.Expression.Text) : Frame.Define(define.Name, define.Expression.Text);
    }

    // A function sees no columns, and parameters are columns: in functions their values stand in their place.
    private void BookFunctions()
    {
        foreach (FunctionSpec function in _file.Functions)
        {
            string[] own = [.. function.Parameters.Split(',').Select(p => p.Split([' ', '&'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault(string.Empty))];
            string body = function.Body.Text;
            foreach (ParameterSpec parameter in _file.Parameters.Where(p => p.Expression is not null && !own.Contains(p.Name)))
            {
                body = Word(parameter.Name).Replace(body, parameter.Expression!.Replace("$", "$$", StringComparison.Ordinal));
            }

            Frame = Check(function.Body with { Text = body }, $"functions.{function.Name}", () => Frame.DefineFunction($"{function.Name}({function.Parameters})", body)) ?? Frame;
        }
    }

    // A name as a word of its own, not behind a dot and not in quotes.
    private static Regex Word(string name) => new($@"(?<![\w.]){Regex.Escape(name)}(?!\w)(?=(?:[^""]*""[^""]*"")*[^""]*$)", RegexOptions.CultureInvariant);

    // Only those that an expression names: the others may be called like columns of the data.
    private void BookParameters()
    {
        foreach (ParameterSpec parameter in _file.Parameters.Where(p => p.Expression is not null && IsNamed(p.Name)))
        {
            if (Frame.ColumnNames.Contains(parameter.Name))
            {
                _mistakes.Add(parameter.At, $"the parameter '{parameter.Name}' is named like a column of datasets.{Spec.Name}; in an expression one could not tell them apart");
                continue;
            }

            var expression = new ExpressionSpec(parameter.Expression!, parameter.At);
            Frame = Check(expression, $"parameters.{parameter.Name}", () => Frame.Define(parameter.Name, parameter.Expression!)) ?? Frame;
        }
    }

    private bool IsNamed(string name)
    {
        Regex word = Word(name);
        return Expressions().Any(e => e is not null && word.IsMatch(e.Text));
    }

    private IEnumerable<ExpressionSpec?> Expressions() =>
    [
        _file.Weight, Spec.Weight, Spec.Cut,
        .. Defines().Select(d => d.Expression),
        .. _file.Selections.SelectMany(s => s.Cuts).Select(c => c.Expression),
        .. _file.Histograms.SelectMany(h => new[] { h.X, h.Y, h.Z, h.Weight }),
        .. _file.Numbers.Select(n => n.Expression),
    ];
}

using System.Globalization;
using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Interpreting;

namespace Banyan.AnalysisFiles.Composing;

/// <summary>Reads the numbers of an analysis file: <c>30</c>, and arithmetic with parameters such as <c>2 * ptcut</c>.</summary>
internal sealed class ConstantNumber(IReadOnlyList<ParameterSpec> parameters)
{
    private ParameterScope? _scope;

    /// <summary>The number; null when the text is none.</summary>
    /// <param name="text">A number or an expression over parameters.</param>
    /// <param name="problem">Why it is none.</param>
    public double? Read(string text, out string problem)
    {
        problem = string.Empty;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return double.IsFinite(number) ? number : null;
        }

        try
        {
            _scope ??= new ParameterScope(parameters);
            BoundExpression bound = ExpressionBinder.Bind(text, _scope, FunctionCatalogue.Standard);
            object value = Interpreter.Evaluate(bound.Root, static column => throw new AnalysisException($"'{column.Name}' is no constant"), 0);
            number = value is IConvertible convertible and not string ? convertible.ToDouble(CultureInfo.InvariantCulture) : double.NaN;
            return double.IsFinite(number) ? number : null;
        }
        catch (AnalysisException error)
        {
            // What the binder says of a name ("there is no column") is about something else.
            problem = error is ColumnNotFoundException missing ? NameProblem(missing.Name) : error.Message;
            return null;
        }
        catch (EventException error)
        {
            problem = error.Message;
            return null;
        }
    }

    private string NameProblem(string name) =>
        parameters.Count == 0 ? string.Empty : $"there is no parameter '{name}'{NearestNames.Suggestion(name, parameters.Select(p => p.Name)).TrimEnd('?')}";
}

namespace Banyan.Frame.Expressions.Functions;

/// <summary>The algorithms of C++'s <c>&lt;algorithm&gt;</c> and <c>&lt;numeric&gt;</c> that only look, by name. They take ranges of one vector, as in <c>std::count_if(v.begin(), v.end(), f)</c>.</summary>
internal static class AlgorithmTable
{
    private static readonly (string Name, string Usage, Func<FunctionCall, Typed.TypedNode?> Bind)[] s_functions =
    [
        ("accumulate", "accumulate(begin, end, start) or accumulate(begin, end, start, operation)", AlgorithmSums.Accumulate),
        ("reduce", "reduce(begin, end), reduce(begin, end, start) or reduce(begin, end, start, operation)", AlgorithmSums.Reduce),
        ("inner_product", "inner_product(begin, end, otherBegin, start) or with two operations behind", AlgorithmSums.InnerProduct),
        ("transform_reduce", "transform_reduce(begin, end, start, operation, function) or transform_reduce(begin, end, otherBegin, start)", AlgorithmSums.TransformReduce),
        ("count", "count(begin, end, value)", AlgorithmSums.Count),
        ("count_if", "count_if(begin, end, predicate)", AlgorithmSums.CountIf),
        ("any_of", "any_of(begin, end, predicate)", call => AlgorithmSearch.Truth(call, isAll: false, isNegated: false)),
        ("all_of", "all_of(begin, end, predicate)", call => AlgorithmSearch.Truth(call, isAll: true, isNegated: false)),
        ("none_of", "none_of(begin, end, predicate)", call => AlgorithmSearch.Truth(call, isAll: false, isNegated: true)),
        ("find", "find(begin, end, value)", AlgorithmSearch.Find),
        ("find_if", "find_if(begin, end, predicate)", call => AlgorithmSearch.FindIf(call, isNegated: false)),
        ("find_if_not", "find_if_not(begin, end, predicate)", call => AlgorithmSearch.FindIf(call, isNegated: true)),
        ("max_element", "max_element(begin, end) or max_element(begin, end, comparison)", call => AlgorithmSearch.Extremum(call, isMaximum: true)),
        ("min_element", "min_element(begin, end) or min_element(begin, end, comparison)", call => AlgorithmSearch.Extremum(call, isMaximum: false)),
        ("lower_bound", "lower_bound(begin, end, value) or lower_bound(begin, end, value, comparison)", call => AlgorithmSearch.Bound(call, isUpper: false)),
        ("upper_bound", "upper_bound(begin, end, value) or upper_bound(begin, end, value, comparison)", call => AlgorithmSearch.Bound(call, isUpper: true)),
        ("binary_search", "binary_search(begin, end, value)", AlgorithmSearch.BinarySearch),
        ("is_sorted", "is_sorted(begin, end) or is_sorted(begin, end, comparison)", AlgorithmSearch.IsSorted),
        ("equal", "equal(begin, end, otherBegin) or equal(begin, end, otherBegin, otherEnd)", AlgorithmSearch.Equal),
        ("distance", "distance(first, last)", AlgorithmRanges.Distance),
        ("next", "next(position) or next(position, count)", call => AlgorithmRanges.Move(call, isForward: true)),
        ("prev", "prev(position) or prev(position, count)", call => AlgorithmRanges.Move(call, isForward: false)),
        ("begin", "begin(v)", call => AlgorithmRanges.Member(call, "begin")),
        ("cbegin", "cbegin(v)", call => AlgorithmRanges.Member(call, "begin")),
        ("end", "end(v)", call => AlgorithmRanges.Member(call, "end")),
        ("cend", "cend(v)", call => AlgorithmRanges.Member(call, "end")),
        ("data", "data(v)", call => AlgorithmRanges.Member(call, "data")),
        ("size", "size(v)", AlgorithmRanges.Size),
        ("empty", "empty(v)", AlgorithmRanges.Empty),
    ];

    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        foreach ((string name, string usage, Func<FunctionCall, Typed.TypedNode?> bind) in s_functions)
        {
            library[name] = library[$"std::{name}"] = new BuiltInFunction(usage, bind);
        }
    }
}

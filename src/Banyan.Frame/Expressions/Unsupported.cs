namespace Banyan.Frame.Expressions;

/// <summary>What C++ and ROOT have and expressions do not: a sentence that names it and says what to write instead.</summary>
internal static class Unsupported
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["sort"] = "'sort' changes its range; Sort(v) gives a sorted vector",
        ["stable_sort"] = "'stable_sort' changes its range; StableSort(v) gives a sorted vector",
        ["partial_sort"] = "'partial_sort' changes its range; Take(Sort(v), n) gives the first ones",
        ["nth_element"] = "'nth_element' changes its range; Sort(v)[n] gives the element",
        ["reverse"] = "'reverse' changes its range; Reverse(v) gives a reversed vector",
        ["transform"] = "'transform' writes to a range; Map(v, f) gives a vector",
        ["copy"] = "'copy' writes to a range; a vector of a part is ROOT::RVecF(v.begin(), v.begin() + n)",
        ["copy_if"] = "'copy_if' writes to a range; Filter(v, f) or v[mask] gives a vector",
        ["for_each"] = "'for_each' is called for what it changes; Map(v, f) gives a vector",
        ["iota"] = "'iota' writes to a range; ROOT::VecOps::Range(n) gives a vector",
        ["fill"] = "'fill' writes to a range; ROOT::RVecF(n, x) gives a vector",
        ["swap"] = "'swap' changes its arguments, and values cannot be changed",
        ["partial_sum"] = "'partial_sum' writes to a range, which expressions cannot",
        ["array"] = "std::array is not supported; write ROOT::RVec<T>{...}",
        ["pair"] = "std::pair is not supported; define two columns",
        ["make_pair"] = "std::pair is not supported; define two columns",
        ["tuple"] = "std::tuple is not supported; define several columns",
        ["make_tuple"] = "std::tuple is not supported; define several columns",
        ["tie"] = "std::tie is not supported; define several columns",
        ["optional"] = "std::optional is not supported; v.at(i, fallback) gives a value where there is none",
        ["map"] = "std::map is not supported in expressions",
        ["set"] = "std::set is not supported in expressions",
        ["function"] = "std::function is not supported; write a lambda where it is called",
        ["complex"] = "std::complex is not supported in expressions",
        ["string_view"] = "std::string_view is not supported; write std::string",
        ["cout"] = "expressions cannot print",
        ["cerr"] = "expressions cannot print",
        ["printf"] = "expressions cannot print",
        ["modf"] = "'modf' writes to its second argument; x - trunc(x) is the fraction",
        ["frexp"] = "'frexp' writes to its second argument; ilogb(x) is the exponent",
        ["remquo"] = "'remquo' writes to its third argument; remainder(x, y) is the remainder",
        ["rand"] = "random numbers of C are not supported: results could not be repeated",
        ["gRandom"] = "ROOT's random numbers are not supported: results would depend on the order of the events",
        ["gInterpreter"] = "there is no C++ interpreter; define functions as expressions or in C#",
        ["TRandom"] = "ROOT's random numbers are not supported: results would depend on the order of the events",
        ["TRandom3"] = "ROOT's random numbers are not supported: results would depend on the order of the events",
        ["TString"] = "TString is not supported; write std::string",
        ["Form"] = "Form is not supported; std::to_string(x) and + make strings",
    };

    private static readonly Dictionary<string, string> s_scoped = new(StringComparer.Ordinal)
    {
        ["TMath::Vavilov"] = "TMath::Vavilov is not supported; register a function of your own in C#",
        ["TMath::VavilovI"] = "TMath::VavilovI is not supported; register a function of your own in C#",
        ["TMath::Sort"] = "TMath::Sort writes to its third argument; Argsort(v) gives the order of a vector",
        ["TMath::Quantiles"] = "TMath::Quantiles writes to its arguments; TMath::KOrdStat(n, v.data(), k) gives an item of the sorted vector",
        ["ROOT::Math::Boost"] = "ROOT::Math::Boost is not supported; ROOT::Math::VectorUtil::boost(v, b) gives the boosted vector",
        ["TString::Format"] = "TString is not supported; std::to_string(x) and + make strings",
    };

    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["decltype"] = "'decltype' is not supported; name the type",
        ["reinterpret_cast"] = "'reinterpret_cast' is not supported; static_cast<T>(x) converts a value",
        ["dynamic_cast"] = "'dynamic_cast' is not supported; there are no pointers",
        ["const_cast"] = "'const_cast' is not supported; nothing can be changed",
        ["new"] = "'new' is not supported; there are no pointers",
        ["delete"] = "'delete' is not supported; there are no pointers",
        ["this"] = "'this' is not supported; columns are named directly",
        ["typeid"] = "'typeid' is not supported; 'banyan eval' shows the type of an expression",
        ["alignof"] = "'alignof' is not supported",
        ["operator"] = "'operator' is not supported; write the operator between its operands",
    };

    /// <summary>The sentence for a function, type or object, with or without its namespace; null for a name that is merely wrong.</summary>
    public static string? Name(string name)
    {
        int qualifier = name.LastIndexOf("::", StringComparison.Ordinal);
        string scope = qualifier < 0 ? string.Empty : name[..qualifier];
        if (s_scoped.GetValueOrDefault(name) is { } scoped)
        {
            return scoped;
        }

        return scope is "" or "std" or "ROOT" ? s_names.GetValueOrDefault(qualifier < 0 ? name : name[(qualifier + 2)..]) : null;
    }

    /// <summary>The sentence for a word of the language; null for others.</summary>
    public static string? Word(string word) => s_words.GetValueOrDefault(word);
}

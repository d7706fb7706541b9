using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Planning;

/// <summary>What a plan's hash covers of a C# function: the module that its code was compiled into (its version id), the method, and the values that it captures.</summary>
/// <remarks>
/// Captured are the fields of the object that the function is bound to: numbers, truth values, characters, strings, enums, dates, types, arrays, lists, sets and dictionaries of such, tuples, records, other functions,
/// and objects of the user's own classes and structs, field by field. Code that the function calls is covered only as far as it lies in the same module. What cannot be covered (streams, tasks,
/// handles, pointers, random generators and other objects of libraries) is an error that names the field.
/// </remarks>
internal sealed class DelegateFingerprint
{
    private const int MostDepth = 64;
    private const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<object, int> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly string _function;

    private DelegateFingerprint(string function) => _function = function;

    /// <summary>SHA-256 in hexadecimal; equal for equal code and equal captured values, in every process.</summary>
    /// <exception cref="AnalysisException">A captured value cannot be covered; the message names it.</exception>
    public static string Of(Delegate function)
    {
        var fingerprint = new DelegateFingerprint(DelegateBinder.Describe(function));
        fingerprint.AddFunction(function, "the function", 0);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint._text.ToString())));
    }

    /// <summary>What stands for a method: its module's version id, its class, name and signature.</summary>
    public static string Of(MethodInfo method) =>
        $"{method.Module.ModuleVersionId:N} {method.DeclaringType?.FullName} {method}{(method.IsGenericMethod ? $" <{string.Join(", ", method.GetGenericArguments().Select(type => type.FullName))}>" : string.Empty)}";

    private void AddFunction(Delegate function, string place, int depth)
    {
        foreach (Delegate single in function.GetInvocationList())
        {
            _text.Append("function ").Append(Of(single.Method)).Append('\n');
            if (single.Target is { } target && target is not Delegate && !IsEmptyClosure(target))
            {
                Add(target, place, depth + 1);
            }
            else if (single.Target is Delegate inner)
            {
                AddFunction(inner, place, depth + 1);
            }
        }
    }

    // Lambdas that capture nothing belong to one object without content; lambdas of static methods carry a closure of the runtime.
    private static bool IsEmptyClosure(object target) => target.GetType().FullName == "System.Runtime.CompilerServices.Closure";

    private void Add(object? value, string place, int depth)
    {
        if (depth > MostDepth)
        {
            throw Refused(place, "is nested too deeply");
        }

        switch (value)
        {
            case null:
                _text.Append("null\n");
                return;
            case string text:
                _text.Append(CultureInfo.InvariantCulture, $"text {text.Length} {text}\n");
                return;
            case bool or char or Enum:
                _text.Append(value.GetType().FullName).Append(' ').Append(value).Append('\n');
                return;
            case float number:
                _text.Append(CultureInfo.InvariantCulture, $"float {BitConverter.SingleToUInt32Bits(number):x8}\n");
                return;
            case double number:
                _text.Append(CultureInfo.InvariantCulture, $"double {BitConverter.DoubleToUInt64Bits(number):x16}\n");
                return;
            case nint or nuint or Pointer:
                throw Refused(place, "is an address");
            case Type type:
                _text.Append("type ").Append(type.AssemblyQualifiedName).Append('\n');
                return;
            case DateTime or DateTimeOffset or TimeSpan or Guid or decimal or Half or Int128 or UInt128 or DateOnly or TimeOnly or System.Numerics.BigInteger or Version:
            case IFormattable when value.GetType().IsPrimitive:
                _text.Append(value.GetType().Name).Append(' ').Append(value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                return;
            case Delegate function:
                AddFunction(function, place, depth);
                return;
        }

        if (!value.GetType().IsValueType)
        {
            if (_seen.TryGetValue(value, out int number))
            {
                _text.Append(CultureInfo.InvariantCulture, $"again {number}\n");
                return;
            }

            _seen.Add(value, _seen.Count);
        }

        AddObject(value, place, depth);
    }

    private void AddObject(object value, string place, int depth)
    {
        Type type = value.GetType();
        if (value is Histograms.Histogram histogram)
        {
            using var stream = new MemoryStream();
            histogram.Write(new BinaryWriter(stream));
            _text.Append("histogram ").Append(Convert.ToHexString(SHA256.HashData(stream.ToArray()))).Append('\n');
        }
        else if (value is IEnumerable items && (type.IsArray || IsOfLibrary(type)))
        {
            AddItems(items, type, place, depth);
        }
        else if (IsOfLibrary(type) && value is not (ITuple or DictionaryEntry) && !IsPair(type))
        {
            throw Refused(place, $"is {ElementKinds.CSharpName(type)}");
        }
        else
        {
            AddFields(value, place, depth);
        }
    }

    private void AddItems(IEnumerable items, Type type, string place, int depth)
    {
        if (!type.IsArray && !type.FullName!.StartsWith("System.Collections.", StringComparison.Ordinal))
        {
            throw Refused(place, $"is {ElementKinds.CSharpName(type)}");
        }

        // The order of a set or dictionary is not part of its value.
        bool isOrdered = items is IList || !type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlySet<>) || i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)));
        var texts = new List<string>();
        int start = _text.Length;
        string head = type.IsArray ? $"array {type.GetElementType()!.FullName} {string.Join('x', Enumerable.Range(0, type.GetArrayRank()).Select(((Array)items).GetLength))}" : $"collection {type.FullName}";
        int index = 0;
        foreach (object? item in items)
        {
            Add(item, $"{place}[{index++}]", depth + 1);
            texts.Add(_text.ToString(start, _text.Length - start));
            _text.Length = start;
        }

        if (!isOrdered)
        {
            texts.Sort(StringComparer.Ordinal);
        }

        _text.Append(CultureInfo.InvariantCulture, $"{head} {texts.Count}\n");
        texts.ForEach(text => _text.Append(text));
    }

    private void AddFields(object value, string place, int depth)
    {
        _text.Append("object ").Append(value.GetType().FullName).Append('\n');
        for (Type? type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(OwnFields).OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                // Delegates that the compiler keeps once it has made them are no state: whether they are there depends on what ran before.
                if (field.Name.StartsWith("<>9__", StringComparison.Ordinal))
                {
                    continue;
                }

                // Closures of nested scopes hang together by fields with compiler-made names; the user knows the innermost names only.
                string name = field.Name.StartsWith('<') || field.Name.StartsWith("CS$", StringComparison.Ordinal) ? NameOf(field.Name) : field.Name;
                _text.Append(field.Name).Append(" = ");
                if (field.FieldType.IsPointer)
                {
                    throw Refused(name, "is an address");
                }

                Add(field.GetValue(value), name.Length > 0 ? name : place, depth + 1);
            }
        }
    }

    // <Threshold>k__BackingField is the property Threshold; <>4__this is the object around the lambda.
    private static string NameOf(string field)
    {
        int end = field.IndexOf('>', StringComparison.Ordinal);
        return end > 1 ? field[1..end] : field.EndsWith("__this", StringComparison.Ordinal) ? "this" : string.Empty;
    }

    private static bool IsOfLibrary(Type type) => type.Namespace is { } name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static bool IsPair(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) || type.GetGenericTypeDefinition() == typeof(Nullable<>));

    private AnalysisException Refused(string place, string what) =>
        new($"{_function} captures '{place}', which {what}: the plan's hash cannot cover that; capture numbers, strings, arrays or records of them instead");
}

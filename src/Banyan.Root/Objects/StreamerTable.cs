using System.Collections.Concurrent;

namespace Banyan.Root.Objects;

/// <summary>The streamer infos of a file, with ROOT's own as a fallback, and the programs that were compiled from them.</summary>
/// <remarks>Thread safe once it is filled.</remarks>
internal sealed class StreamerTable
{
    private readonly Dictionary<string, List<StreamerInfo>> _infos = [];
    private readonly ConcurrentDictionary<StreamerInfo, StreamerProgram> _usual = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(StreamerInfo Info, string Bases), StreamerProgram> _programs = new();
    private readonly ConcurrentDictionary<string, StreamerProgram> _specials = new();
    private readonly ConcurrentDictionary<uint, StreamerInfo?> _byCheckSum = new();
    private readonly ConcurrentDictionary<string, List<StreamerInfo>?> _otherSpellings = new();
    private readonly Lazy<Dictionary<string, List<StreamerInfo>>> _bySpelling;
    private readonly StreamerTable? _fallback;
    private readonly bool _acceptsOthers;

    /// <summary>Creates a table.</summary>
    /// <param name="infos">The infos of the file.</param>
    /// <param name="fallback">Where to look for what the file does not have.</param>
    /// <param name="acceptsOthers">
    /// True when the newest known version may stand for others; byte counts tell when that was wrong. For the classes that describe classes: ROOT raises their versions
    /// without changing what is stored (TStreamerInfo 2 to 10).
    /// </param>
    public StreamerTable(IEnumerable<StreamerInfo> infos, StreamerTable? fallback, bool acceptsOthers = false)
    {
        _fallback = fallback;
        _acceptsOthers = acceptsOthers;
        foreach (StreamerInfo info in infos)
        {
            if (!_infos.TryGetValue(info.ClassName, out List<StreamerInfo>? versions))
            {
                _infos[info.ClassName] = versions = [];
            }

            // Some files (of ATLAS's Athena) list an info twice.
            if (!versions.Exists(known => known.Version == info.Version && known.CheckSum == info.CheckSum))
            {
                versions.Add(info);
            }
        }

        _bySpelling = new Lazy<Dictionary<string, List<StreamerInfo>>>(NameSpellings);
    }

    /// <summary>All infos of the file.</summary>
    public IEnumerable<StreamerInfo> Infos => _infos.Values.SelectMany(v => v);

    /// <summary>True when the class is known in any version.</summary>
    public bool Knows(string className) => VersionsOf(className) != null || SpecialClasses.Find(className) != null || (_fallback?.Knows(className) ?? false);

    /// <summary>The info of a class in a version; null when it is not known.</summary>
    public StreamerInfo? Find(string className, int version)
    {
        if (VersionsOf(className) is List<StreamerInfo> versions)
        {
            foreach (StreamerInfo info in versions)
            {
                if (info.Version == version)
                {
                    return info;
                }
            }

            if (_acceptsOthers && FindNewest(className) is StreamerInfo newest)
            {
                return newest;
            }

            // Base classes without ClassDef: the element says -1 or 0, the info has a number of its own.
            if (version <= 0 && versions.Count == 1)
            {
                return versions[0];
            }
        }

        return _fallback?.Find(className, version);
    }

    /// <summary>The info of a class by its checksum; null when it is not known.</summary>
    /// <remarks>A name that the file describes no class of may be a typedef of one, or lack its namespace: then the checksum, which is made of the class's name and members, decides.</remarks>
    public StreamerInfo? FindByCheckSum(string className, uint checkSum)
    {
        if (VersionsOf(className) is List<StreamerInfo> versions)
        {
            foreach (StreamerInfo info in versions)
            {
                if (info.CheckSum == checkSum)
                {
                    return info;
                }
            }
        }

        return _fallback?.FindByCheckSum(className, checkSum) ?? (_fallback == null || checkSum == 0 || Knows(className) ? null : FindByCheckSum(checkSum));
    }

    /// <summary>The only class of the file with a checksum; null when there is none, or more than one.</summary>
    public StreamerInfo? FindByCheckSum(uint checkSum) => _byCheckSum.GetOrAdd(
        checkSum,
        static (sum, infos) => infos.Where(info => info.CheckSum == sum).Take(2).ToArray() is [StreamerInfo found] ? found : null,
        Infos);

    /// <summary>The info of a class in its highest version; null when it is not known.</summary>
    public StreamerInfo? FindNewest(string className) =>
        VersionsOf(className) is List<StreamerInfo> versions ? versions.MaxBy(i => i.Version) : _fallback?.FindNewest(className);

    /// <summary>The program of a class in a version.</summary>
    public StreamerProgram Program(StreamerInfo info) => _usual.TryGetValue(info, out StreamerProgram? program) ? program : _usual.GetOrAdd(info, StreamerCompiler.Compile(info, this, new Dictionary<string, StreamerInfo>()));

    /// <summary>The program of a class whose data has other versions of some base classes than its info says.</summary>
    public StreamerProgram Program(StreamerInfo info, IReadOnlyList<StreamerInfo> baseInfos)
    {
        string key = string.Join('|', baseInfos.Select(b => $"{b.ClassName};{b.Version};{b.CheckSum}"));
        if (_programs.TryGetValue((info, key), out StreamerProgram? program))
        {
            return program;
        }

        program = StreamerCompiler.Compile(info, this, baseInfos.ToDictionary(b => b.ClassName));
        return _programs.GetOrAdd((info, key), program);
    }

    /// <summary>The program of a class with a streamer of its own.</summary>
    public StreamerProgram Program(SpecialClass special) => _specials.GetOrAdd(special.Name, static (_, special) => StreamerCompiler.Compile(special), special);

    /// <summary>The infos of a class, of a template class also under another spelling of its arguments.</summary>
    private List<StreamerInfo>? VersionsOf(string className) => _infos.TryGetValue(className, out List<StreamerInfo>? versions) ? versions
        : className.Contains('<', StringComparison.Ordinal) ? _otherSpellings.GetOrAdd(className, FindSpelling) : null;

    private List<StreamerInfo>? FindSpelling(string className)
    {
        string canonical = CppSpelling.Canonical(className);
        if (_bySpelling.Value.TryGetValue(canonical, out List<StreamerInfo>? versions))
        {
            return versions;
        }

        // Arguments that are words of which nothing is known may be typedefs: the one class that all other arguments fit.
        if (CppSpelling.Split(canonical) is not var (template, arguments) || !arguments.Any(IsUnknownWord))
        {
            return null;
        }

        List<StreamerInfo>[] fitting = [.. _bySpelling.Value.Where(entry => CppSpelling.Split(entry.Key) is var (other, others) && other == template && others.Count == arguments.Count
            && others.Zip(arguments).All(pair => pair.First == pair.Second || IsUnknownWord(pair.Second))).Select(entry => entry.Value)];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    private bool IsUnknownWord(string argument) => CppSpelling.IsWord(argument) && !Knows(argument);

    private Dictionary<string, List<StreamerInfo>> NameSpellings()
    {
        var spellings = new Dictionary<string, List<StreamerInfo>>();
        foreach ((string name, List<StreamerInfo> versions) in _infos)
        {
            if (name.Contains('<', StringComparison.Ordinal))
            {
                spellings.TryAdd(CppSpelling.Canonical(name), versions);
            }
        }

        return spellings;
    }
}

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
    }

    /// <summary>All infos of the file.</summary>
    public IEnumerable<StreamerInfo> Infos => _infos.Values.SelectMany(v => v);

    /// <summary>True when the class is known in any version.</summary>
    public bool Knows(string className) => _infos.ContainsKey(className) || SpecialClasses.Find(className) != null || (_fallback?.Knows(className) ?? false);

    /// <summary>The info of a class in a version; null when it is not known.</summary>
    public StreamerInfo? Find(string className, int version)
    {
        if (_infos.TryGetValue(className, out List<StreamerInfo>? versions))
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
    public StreamerInfo? FindByCheckSum(string className, uint checkSum)
    {
        if (_infos.TryGetValue(className, out List<StreamerInfo>? versions))
        {
            foreach (StreamerInfo info in versions)
            {
                if (info.CheckSum == checkSum)
                {
                    return info;
                }
            }
        }

        return _fallback?.FindByCheckSum(className, checkSum);
    }

    /// <summary>The only class of the file with a checksum; null when there is none, or more than one.</summary>
    public StreamerInfo? FindByCheckSum(uint checkSum) => _byCheckSum.GetOrAdd(
        checkSum,
        static (sum, infos) => infos.Where(info => info.CheckSum == sum).Take(2).ToArray() is [StreamerInfo found] ? found : null,
        Infos);

    /// <summary>The info of a class in its highest version; null when it is not known.</summary>
    public StreamerInfo? FindNewest(string className) =>
        _infos.TryGetValue(className, out List<StreamerInfo>? versions) ? versions.MaxBy(i => i.Version) : _fallback?.FindNewest(className);

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
}

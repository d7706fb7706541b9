namespace Banyan.Root.Objects;

/// <content>Objects: in place, behind pointers, step by step.</content>
internal sealed partial class ObjectReader
{
    /// <summary>Reads an object in place: its version head and its members.</summary>
    /// <exception cref="RootNotSupportedException">There is no streamer info for it, or it has a member that cannot be read.</exception>
    public RootObject ReadObject(string className) => ReadObject(className, 0);

    /// <summary>Reads the object of a record: references with the number 1 mean it.</summary>
    /// <remarks>Source: TKey::ReadObj, TBufferIO::MapObject.</remarks>
    public RootObject ReadWhole(string className) => ReadObject(className, WholeMapKey);

    /// <summary>Reads what a pointer points to: nothing, an object that was read before, or an object of the class that is named there.</summary>
    /// <remarks>An object of an unknown class is skipped, and stands there with its <see cref="RootObject.Problem"/>.</remarks>
    public RootObject? ReadPointer()
    {
        int start = _position;
        uint tag = ReadUInt32();
        int end = -1;
        if ((tag & ByteCountMask) != 0 && tag != NewClassTag)
        {
            uint count = tag & ~ByteCountMask;
            if (count > Remaining || count < 4)
            {
                throw Damaged($"a byte count of {count} where {Remaining} bytes are left");
            }

            end = _position + (int)count;
            start = _position;
            Trace?.AddByteCount(start - 4, end);
            tag = ReadUInt32();
        }

        if ((tag & ClassMask) == 0)
        {
            return ReadReference(tag, end);
        }

        string className = ReadClassTag(tag, start, end >= 0);
        uint mapKey = end >= 0 ? (uint)(start - 4 + _keyByteCount + MapOffset) : NextMapKey();
        RootObject? result;
        if (end >= 0 && !_table.Knows(className))
        {
            result = new RootObject(className, 0, new MemberLayout()) { Problem = $"there is no streamer info for the class {className}" };
            _map[mapKey] = result;
            Trace?.AddSkipped(start - 4, end, className);
            SkipTo(end);
            return result;
        }

        result = ReadObject(className, mapKey);
        if (end >= 0 && _position != end)
        {
            throw Damaged($"an object of class {className} should end at byte {end}");
        }

        return result;
    }

    /// <summary>Fills a row of objects that are stored member by member: first the first member of all, then the second of all, and so on.</summary>
    /// <remarks>Containers that are members have a head even where there are no objects (TClonesArray); empty STL containers end before it, see <see cref="ReadItemsMemberWise"/>.</remarks>
    public RootObject[] ReadMemberWise(StreamerInfo info, int count)
    {
        StreamerProgram program = _table.Program(info);
        return ReadSteps(program, CheckCount(count, Math.Max(1, program.LeastByteCount)));
    }

    /// <summary>Fills a row of objects step by step: each step for all of them.</summary>
    public RootObject[] ReadSteps(StreamerProgram program, int count)
    {
        Enter();
        var objects = new RootObject[CheckCount(count, program.LeastByteCount)];
        for (int i = 0; i < count; i++)
        {
            objects[i] = new RootObject(program.ClassName, program.Version, program.Layout);
        }

        for (int step = 0; step < program.Ops.Length; step++)
        {
            StreamerOp op = program.Ops[step];
            switch (op.Code)
            {
                case StreamerOpCode.BeginBase when op.IsWhole:
                    step = ReadWholeBases(program, step, objects);
                    break;
                case StreamerOpCode.BeginBase or StreamerOpCode.EndBase:
                    break; // other base classes have no head of their own here
                case StreamerOpCode.Stl:
                    ReadStlMemberWise(op, objects);
                    break;
                default:
                    foreach (RootObject target in objects)
                    {
                        Execute(op, target);
                    }

                    break;
            }
        }

        _depth--;
        return objects;
    }

    /// <summary>A base class that is stored whole, object by object.</summary>
    /// <returns>The step that ends it.</returns>
    /// <remarks>Source: TStreamerInfoReadBuffer.cxx, case kTNamed.</remarks>
    private int ReadWholeBases(StreamerProgram program, int begin, RootObject[] objects)
    {
        int end = begin + 1;
        for (int level = 1; ; end++)
        {
            level += program.Ops[end].Code switch { StreamerOpCode.BeginBase => 1, StreamerOpCode.EndBase => -1, _ => 0 };
            if (level == 0)
            {
                break;
            }
        }

        foreach (RootObject target in objects)
        {
            VersionHead head = ReadVersion();
            for (int step = begin + 1; step < end; step++)
            {
                Execute(program.Ops[step], target);
            }

            CheckEnd(head, $"the base class {program.Ops[begin].ClassName} of {program.ClassName}");
        }

        return end;
    }

    /// <summary>Fills a row of objects of a class in a version that are stored member by member.</summary>
    public RootObject[] ReadMemberWise(string className, int version, int count) =>
        ReadMemberWise(_table.Find(className, version) ?? throw NotSupported($"there is no streamer info for version {version} of the class {className}"), count);

    /// <summary>True when the next bytes are the head of an object of a class that ends at <paramref name="end"/>, and not the head of its first member.</summary>
    public bool HasHeadOf(string className, int end)
    {
        if (!HasHead(end) || SpecialClasses.Find(className) != null)
        {
            return SpecialClasses.Find(className) != null;
        }

        int start = _position;
        VersionHead head = ReadVersion();
        bool result = head.IsMemberWise || (head.Version > 0 ? _table.Find(className, head.Version) : head.End - _position >= 4 ? _table.FindByCheckSum(className, ReadUInt32()) : null) != null;
        _position = start;
        return result;
    }

    /// <summary>True when the next bytes are the head of an object without a class version, whose checksum the file describes a class of.</summary>
    private bool HasHeadOfOtherName(string className)
    {
        if (!HasHead(-1))
        {
            return false;
        }

        int start = _position;
        VersionHead head = ReadVersion();
        bool result = head.Version == 0 && head.End - _position >= 4 && _table.FindByCheckSum(className, ReadUInt32()) != null;
        _position = start;
        return result;
    }

    /// <summary>The streamer info that a head stands for; reads the checksum behind it where there is one.</summary>
    public StreamerInfo? ReadInfo(string className, VersionHead head)
    {
        if (head.Version > 0 || head.End - _position < 4)
        {
            return _table.Find(className, head.Version);
        }

        uint checkSum = ReadUInt32();
        StreamerInfo? info = _table.FindByCheckSum(className, checkSum);
        if (info == null)
        {
            _position -= 4; // a class of version 0 without a checksum
            info = _table.Find(className, head.Version);
        }

        return info;
    }

    private RootObject ReadObject(string className, uint mapKey)
    {
        Enter();
        RootObject result;
        if (SpecialClasses.Find(className) is SpecialClass special)
        {
            StreamerProgram program = _table.Program(special);
            result = new RootObject(className, 0, program.Layout);
            Remember(mapKey, result);
            Execute(program.Ops[0], result);
        }
        else
        {
            result = ReadDescribed(className, mapKey);
        }

        _depth--;
        return result;
    }

    private RootObject ReadDescribed(string className, uint mapKey)
    {
        VersionHead head = ReadVersion();
        if (head is { IsMemberWise: true, End: >= 0 })
        {
            return ReadCollectionClass(className, head);
        }

        StreamerInfo info = ReadInfo(className, head)
            ?? throw NotSupported($"there is no streamer info for version {head.Version} of the class {className}");
        RootObject result = ReadBody(info, mapKey);
        CheckEnd(head, $"an object of class {className}");
        return result;
    }

    /// <summary>Reads an object without a head: its members; base classes have their heads.</summary>
    public RootObject ReadBody(StreamerInfo info) => ReadBody(info, 0);

    /// <summary>Reads an object without a head that fills an entry up to <paramref name="end"/>; null, and back at its beginning, when it does not.</summary>
    public RootObject? TryReadBody(StreamerInfo info, int end)
    {
        int start = _position;
        try
        {
            RootObject result = ReadBody(info);
            if (_position == end)
            {
                return result;
            }
        }
        catch (RootException)
        {
            // Then it is something else.
        }

        Restart(start);
        return null;
    }

    private RootObject ReadBody(StreamerInfo info, uint mapKey)
    {
        string className = info.ClassName;
        List<StreamerInfo>? baseInfos = null;
        int start = _position;
        while (true)
        {
            if (_repeatedByteCount > MostRepeats * ((long)_data.Length + 4096))
            {
                throw Damaged($"base classes of {className} and others are there in other versions than expected, again and again");
            }

            StreamerProgram program = baseInfos == null ? _table.Program(info) : _table.Program(info, baseInfos);
            var result = new RootObject(className, info.Version, program.Layout);
            Remember(mapKey, result);
            if (Run(program, result, ref baseInfos))
            {
                return result;
            }

            _repeatedByteCount += _position - start;
            _position = start;
            Trace?.Forget(start);
        }
    }

    /// <summary>Runs a program; false when a base class is there in another version, which was then added to <paramref name="baseInfos"/>.</summary>
    private bool Run(StreamerProgram program, RootObject target, ref List<StreamerInfo>? baseInfos)
    {
        Span<int> ends = stackalloc int[64];
        int level = 0;
        foreach (StreamerOp op in program.Ops)
        {
            switch (op.Code)
            {
                case StreamerOpCode.BeginBase:
                    VersionHead head = ReadVersion();
                    StreamerInfo expected = op.BaseInfo!;
                    StreamerInfo? found = head.Version == expected.Version && head.Version > 0 ? expected : ReadInfo(op.ClassName, head);
                    if (found != expected)
                    {
                        if (found == null || (baseInfos != null && baseInfos.Exists(b => b.ClassName == op.ClassName)))
                        {
                            throw NotSupported($"there is no streamer info for version {head.Version} of {op.ClassName}, base class of {program.ClassName}");
                        }

                        (baseInfos ??= []).Add(found);
                        return false;
                    }

                    ends[level++] = head.End;
                    break;
                case StreamerOpCode.EndBase:
                    int end = ends[--level];
                    if (end >= 0 && end != _position)
                    {
                        throw Damaged($"the base class {op.ClassName} of {program.ClassName} should end at byte {end}");
                    }

                    break;
                default:
                    int before = _position;
                    Execute(op, target);
                    Trace?.AddMember(target, op, before, _position);
                    break;
            }
        }

        return true;
    }

    private RootObject? ReadReference(uint tag, int end)
    {
        if (tag == 0)
        {
            return null;
        }

        Trace?.AddReference(_position - 4, tag);
        if (_map.TryGetValue(tag, out object? known))
        {
            return known as RootObject;
        }

        // ROOT skips what refers to something that it does not have (TBufferFile::ReadObjectAny).
        if (end >= 0)
        {
            Trace?.AddSkipped(_position, end, "unknown");
            SkipTo(end);
        }

        return null;
    }

    private string ReadClassTag(uint tag, int start, bool hasByteCount)
    {
        if (tag == NewClassTag)
        {
            string className = ReadZeroTerminated();
            if (className.Length is 0 or > 4096)
            {
                throw Damaged("a class has no proper name");
            }

            _map[hasByteCount ? (uint)(start + _keyByteCount + MapOffset) : NextMapKey()] = className;
            return className;
        }

        Trace?.AddReference(_position - 4, tag & ~ClassMask);
        return _map.TryGetValue(tag & ~ClassMask, out object? known) && known is string name
            ? name
            : throw Damaged($"a reference to a class at {tag & ~ClassMask}, where none is");
    }

    /// <summary>Files from before byte counts number objects and classes through (TBufferFile::MapObject with version 0).</summary>
    private uint NextMapKey()
    {
        Trace?.AddNumbered();
        return (uint)_map.Count + 1;
    }

    private void Remember(uint mapKey, RootObject value)
    {
        if (mapKey != 0)
        {
            _map[mapKey] = value;
        }
    }
}

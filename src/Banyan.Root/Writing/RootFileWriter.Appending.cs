using Banyan.Root.Writing.Appending;
using Banyan.Root.Writing.Streamers;

namespace Banyan.Root.Writing;

/// <content>Adding to a file that is there.</content>
public sealed partial class RootFileWriter
{
    private readonly ExistingFile? _existing;

    private RootFileWriter(OutputFile file, ExistingFile existing, RootFileWriterOptions options)
    {
        _options = options;
        _time = RootTime.Encode(options.WrittenAt);
        _existing = existing;
        _file = file;
        _file.StartAt(existing.End);
        _root = new DirectoryNode(existing.Name, existing.Title, null, existing.TopFileOffset, existing.NameByteCount);
        Keep(_root, existing.Top);
    }

    /// <summary>Opens a file to add objects, directories and trees to it. The file stays as it is until <see cref="Commit"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Compression (the file's own when null) and time; title and identifier stay the file's.</param>
    /// <remarks>
    /// New records lie behind the old end; <see cref="Commit"/> makes them visible with one write of a few hundred bytes, after everything else is on the disk. A writer that is killed before it leaves
    /// the file as it was, with unused bytes behind its end; one that is disposed cuts them off. An object of a name that is there becomes the next cycle. Readers that have the file open keep seeing
    /// what it held.
    /// </remarks>
    /// <exception cref="RootException">The file is no ROOT file, damaged, or was not closed.</exception>
    /// <exception cref="Storage.StorageException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written to, or another writer has it open.</exception>
    public static RootFileWriter Append(string path, RootFileWriterOptions? options = null) => Append(path, options, null);

    /// <summary>As <see cref="Append(string, RootFileWriterOptions?)"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Compression and time.</param>
    /// <param name="written">Called after every change of the file: tests look at what an interruption there would leave.</param>
    internal static RootFileWriter Append(string path, RootFileWriterOptions? options, Action? written)
    {
        ArgumentNullException.ThrowIfNull(path);
        ExistingFile? existing = null;
        OutputFile? file = null;
        try
        {
            // Read again once no other writer can change it.
            ExistingFile.Open(path).Dispose();
            file = new OutputFile(path, written);
            existing = ExistingFile.Open(path);
            return new RootFileWriter(file, existing, options ?? new RootFileWriterOptions { Compression = CompressionOf(existing) });
        }
        catch
        {
            existing?.Dispose();
            file?.Dispose();
            throw;
        }
    }

    private static RootCompression CompressionOf(ExistingFile existing)
    {
        try
        {
            return RootCompression.FromSetting(existing.CompressionSetting);
        }
        catch (ArgumentOutOfRangeException)
        {
            return new RootFileWriterOptions().Compression; // ROOT's old algorithm, or none of its own
        }
    }

    private void Keep(DirectoryNode directory, DirectoryHead head)
    {
        foreach ((RootKey key, ReadOnlyMemory<byte> bytes) in _existing!.ReadKeys(head))
        {
            directory.Keep(new DirectoryEntry(key.Name, key.Cycle, null, bytes));
            if (key.IsDirectory)
            {
                directory.Unopened.TryAdd(key.Name, key);
            }
        }

        _existing.Free.Add(head.KeyListOffset, head.KeyListByteCount);
    }

    /// <summary>Takes a directory of the old file over: its record is written anew, its keys are kept.</summary>
    private DirectoryNode OpenDirectory(DirectoryNode parent, RootKey old)
    {
        parent.Unopened.Remove(old.Name);
        RecordKey key = RecordKey.At(_file.Length, old.ClassName, old.Name, old.Title) with { Cycle = old.Cycle, DirectoryFileOffset = parent.FileOffset };
        DirectoryNode directory = new(old.Name, old.Title, parent, key.FileOffset, key.ByteCount);
        ObjectBuffer fields = new(0);
        directory.WriteFields(fields, _time, Guid.Empty);
        parent.Replace(AppendRecord(key, fields.Bytes, fields.Length));
        parent.Children.Add(old.Name, directory);
        Keep(directory, _existing!.ReadDirectory(old));
        _existing.Free.Add(old.FileOffset, old.RecordByteCount);
        return directory;
    }

    private void CommitAppended(ExistingFile existing)
    {
        (long FileOffset, int ByteCount) streamerInfo = WriteAddedStreamerInfo(existing);
        WriteKeyLists(_root);
        RecordKey freeList = WriteFreeList(existing.Free, out long end);
        foreach (DirectoryNode child in _root.Children.Values)
        {
            OverwriteDirectories(child, existing.Uuid);
        }

        byte[] head = existing.NewHead(end, freeList, existing.Free.Count + 1, streamerInfo, _root.KeyList!, _time);
        _file.Commit(head);
        foreach ((long first, long byteCount) in existing.Free.Ranges)
        {
            // As TFile::MakeFree marks what nothing uses; whoever is interrupted here leaves a file that is whole.
            ObjectBuffer mark = new(0);
            mark.WriteInt32((int)-Math.Min(byteCount, RecordKey.BigFileStart));
            _file.Mark(first, mark.Bytes);
        }
    }

    /// <summary>The file's streamer infos with those that are new; the old record where nothing is new.</summary>
    private (long FileOffset, int ByteCount) WriteAddedStreamerInfo(ExistingFile existing)
    {
        ClassDescription[] added = [.. ClassCatalogue.Close(_classes.Keys).Where(description => !existing.Describes(description.Name, description.Version))];
        if (added.Length == 0 && existing.StreamerInfoOffset > 0)
        {
            return (existing.StreamerInfoOffset, existing.StreamerInfoByteCount);
        }

        if (existing.ReadStreamerInfo() is not (byte[] old, int keyByteCount))
        {
            RecordKey first = WriteStreamerInfo();
            return (first.FileOffset, first.RecordByteCount);
        }

        string? title = StreamerInfoAddition.TitleFor(keyByteCount, _file.Length);
        if (title is null || StreamerInfoAddition.Extend(old, keyByteCount, added) is not byte[] bytes)
        {
            throw new RootNotSupportedException("has a list of streamer infos in a form that cannot be extended, so nothing can be appended to it", Path, existing.StreamerInfoOffset);
        }

        RecordKey key = AppendCompressed(
            RecordKey.At(_file.Length, "TList", StreamerInfoRecord.Name, title) with { DirectoryFileOffset = _root.FileOffset }, bytes);
        existing.Free.Add(existing.StreamerInfoOffset, existing.StreamerInfoByteCount);
        return (key.FileOffset, key.RecordByteCount);
    }
}

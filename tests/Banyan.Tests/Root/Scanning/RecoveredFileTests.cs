using Banyan.Checking;
using Banyan.Root;
using Banyan.Root.Scanning;
using Banyan.Storage;
using Banyan.Tests.Cli;

namespace Banyan.Tests.Root.Scanning;

public sealed class RecoveredFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-recover-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Autosaved_TreeIsFound_AndTheCopyIsClosed()
    {
        string copy = Path.Join(_folder, "closed.root");

        CliRun run = CliRun.Of("recover", Corpus.Path("root640-killed-autosave.root"), "--out", copy);

        Assert.Equal(0, run.Code);
        Assert.Contains("621 entries, 3 branches", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 baskets of branch v (400 entries) belong to no saved tree lost", run.Output, StringComparison.Ordinal);
        Assert.True(FileChecker.Check(copy, null, TestContext.Current.CancellationToken).IsGood);
        using RootFile file = RootFile.Open(copy);
        Assert.Equal(["before", "lost"], file.Keys.Select(key => key.Path));
        Assert.Equal(621, file.GetTree("lost").EntryCount);
    }

    [Fact]
    public void NothingSaved_ListsTheBaskets()
    {
        CliRun run = CliRun.Of("recover", Corpus.Path("root640-killed-nothing.root"));

        Assert.Equal(3, run.Code);
        Assert.Contains("10 baskets of branch i (1,000 entries) belong to no saved tree lost", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Recover_NothingFound_WritesNoFile()
    {
        string copy = Path.Join(_folder, "nothing.root");

        CliRun run = CliRun.Of("recover", Corpus.Path("root640-killed-nothing.root"), "--out", copy);

        Assert.Equal(3, run.Code);
        Assert.Contains($"{copy} is not written: there is nothing to put into it", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(copy));
    }

    [Fact]
    public void KeyListsDestroyed_EverythingIsFoundAgain_FolderByFolder()
    {
        string source = Corpus.Path("root640-dirs.root");
        byte[] bytes = File.ReadAllBytes(source);
        string[] expected;
        using (RootFile file = RootFile.Open(source))
        {
            expected = [.. file.Keys.Select(key => key.PathWithCycle).Order(StringComparer.Ordinal)];
        }

        // Where the top folder's list of keys lies is what the damage hides.
        bytes.AsSpan(12, 16).Clear();
        string path = Path.Join(_folder, "bad.root");
        File.WriteAllBytes(path, bytes);
        string copy = Path.Join(_folder, "copy.root");
        using (RecoveredFile found = RecoveredFile.Open(ByteSource.Open(path)))
        {
            Assert.Equal(expected, found.File.Keys.Select(key => key.PathWithCycle).Order(StringComparer.Ordinal));
            found.Write(copy);
        }

        Assert.Equal(0, CliRun.Of("diff", source, copy).Code);
    }

    [Fact]
    public void DamageInTheMiddle_IsPassedOver()
    {
        string source = Corpus.Path("root640-hists.root");
        byte[] bytes = File.ReadAllBytes(source);
        RootKey[] keys;
        using (RootFile file = RootFile.Open(source))
        {
            keys = [.. file.Keys.OrderBy(key => key.FileOffset)];
        }

        RootKey victim = keys[keys.Length / 2];
        bytes.AsSpan((int)victim.FileOffset, 12).Fill(0xEE);
        bytes[victim.FileOffset] = 0x11;
        string path = Path.Join(_folder, "bad.root");
        File.WriteAllBytes(path, bytes);

        using RecoveredFile found = RecoveredFile.Open(ByteSource.Open(path));

        FileSegment damaged = Assert.Single(found.Segments, segment => segment.Kind == FileSegmentKind.Damaged);
        Assert.Equal((victim.FileOffset, (long)victim.RecordByteCount), (damaged.FileOffset, damaged.ByteCount));
        Assert.Equal(keys.Length - 1, found.File.Keys.Count);
        Assert.All(found.Segments.Zip(found.Segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.FileOffset));
        Assert.Equal(bytes.Length, found.Segments[^1].End);
    }
}

using Banyan.Storage;

namespace Banyan.Tests.Storage;

public sealed class FileByteSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-storage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Anywhere_GivesTheBytes()
    {
        string path = Path.Combine(_folder, "bytes");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 1000).Select(i => (byte)(i % 251))]);
        using ByteSource source = ByteSource.Open(path);
        var bytes = new byte[5];

        source.Prefetch([new(0, 500), new(500, 500)]);
        source.Read(300, bytes);

        Assert.Equal([49, 50, 51, 52, 53], bytes);
        Assert.Equal(1000, source.Length);
        Assert.Equal(1, source.ReadCount);
        Assert.Equal(5, source.BytesRead);
    }

    [Fact]
    public void Open_FileAddress_OpensThePath()
    {
        string path = Path.Combine(_folder, "bytes");
        File.WriteAllBytes(path, [1, 2, 3]);

        using ByteSource source = ByteSource.Open("file://" + path);

        Assert.Equal(3, source.Length);
    }

    [Fact]
    public void Open_MissingFile_SaysSoInOneLine()
    {
        StorageException error = Assert.Throws<StorageException>(() => ByteSource.Open(Path.Combine(_folder, "nothing.root")));

        Assert.EndsWith("nothing.root: no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Folder_SaysSoInOneLine()
    {
        StorageException error = Assert.Throws<StorageException>(() => ByteSource.Open(_folder));

        Assert.Equal($"{_folder}: is a directory", error.Message);
    }

    [Theory]
    [InlineData("https://example.org/a.root", "curl")]
    [InlineData("root://eospublic.cern.ch//eos/a.root", "xrdcp")]
    [InlineData("s3://bucket/a.root", "aws s3 cp")]
    [InlineData("/store/data/Run2018A/a.root", "xrdcp root://")]
    [InlineData("quantum://a.root", "copy the file")]
    public void Open_RemoteAddress_SaysWhatToDoInstead(string address, string advice)
    {
        StorageException error = Assert.Throws<StorageException>(() => ByteSource.Open(address));

        Assert.StartsWith(address, error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read yet", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_FileCutMeanwhile_IsAnError()
    {
        string path = Path.Combine(_folder, "shrinking");
        File.WriteAllBytes(path, new byte[1000]);
        using ByteSource source = ByteSource.Open(path);
        using (FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(10);
        }

        StorageException error = Assert.Throws<StorageException>(() => source.Read(0, new byte[500]));

        Assert.Contains("was cut", error.Message, StringComparison.Ordinal);
    }
}

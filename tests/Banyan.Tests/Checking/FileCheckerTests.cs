using System.Buffers.Binary;
using System.Text.Json;
using Banyan.Checking;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Tests.Cli;

namespace Banyan.Tests.Checking;

public sealed class FileCheckerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Good_RNTuple_IsCounted()
    {
        string path = Corpus.Path("ntpl001_staff_rntuple_v1-0-0-0.root");
        using RootFile file = RootFile.Open(path);
        RNTuple tuple = file.GetRNTuple(file.RNTupleKeys[0]);

        FileCheck check = Check(path);

        Assert.True(check.IsGood);
        Assert.Equal((1, 0, tuple.AllFields.Sum(field => tuple.SizeOf(field).PageCount), tuple.TotalBytes), (check.RNTuples, check.Trees, check.Pages, check.PageBytes));
        Assert.Contains($", 1 RNTuple, {check.Pages} pages (", CliRun.Of("check", path).Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uproot-Zmumu-lz4.root")]
    [InlineData("uproot-HZZ-zstd.root")]
    [InlineData("root640-hists.root")]
    [InlineData("root640-dirs.root")]
    [InlineData("root640-cycles.root")]
    [InlineData("root640-baskets.root")]
    [InlineData("uproot-sample-5.23.02-zlib.root")]
    [InlineData("uproot-issue64.root")]
    [InlineData("uproot-mc10events.root")]
    [InlineData("root640-memberwise.root")]
    [InlineData("root640-clones.root")]
    public void Good_Files_AreGood(string name)
    {
        FileCheck check = Check(Corpus.Path(name));

        Assert.True(check.IsGood, string.Join("; ", check.Findings));
        Assert.True(check.Objects + check.Trees > 0);
    }

    [Fact]
    public void DamagedBasket_IsNamedWithPlaceAndCost_AndNothingElse()
    {
        string source = Corpus.Path("uproot-Zmumu-lz4.root");
        byte[] bytes = File.ReadAllBytes(source);
        long offset;
        long first;
        long end;
        using (RootFile file = RootFile.Open(source))
        {
            TBranch branch = file.GetTree("events").GetBranch("px1");
            BasketInfo basket = branch.GetBasket(0);
            (offset, first, end) = (basket.FileOffset, basket.FirstEntry, basket.EndEntry);
            bytes[basket.FileOffset + (basket.RecordByteCount / 2)] ^= 0x40;
        }

        string path = Path.Join(_folder, "bad.root");
        File.WriteAllBytes(path, bytes);

        CheckFinding finding = Assert.Single(Check(path).Findings);

        Assert.Equal(offset, finding.FileOffset);
        Assert.Equal("events;1, branch px1, basket 0", finding.What);
        Assert.StartsWith($"entries {first} to {end - 1} of ", finding.Cost, StringComparison.Ordinal);
        CliRun run = CliRun.Of("check", path, source, "--json");
        Assert.Equal(3, run.Code);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal([false, true], json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("good").GetBoolean()));
    }

    [Fact]
    public void Check_MissingFile_DoesNotKeepOthersFromBeingChecked()
    {
        string good = Corpus.Path("uproot-Zmumu.root");

        CliRun run = CliRun.Of("check", good, "none.root", "none*.root", good, "--quiet");

        Assert.Equal(3, run.Code);
        Assert.Equal(
            [$"{good}: good", "none.root: there is no file 'none.root'", "none*.root: no file fits 'none*.root'", $"{good}: good", "2 of 4 files are damaged or missing"],
            run.Output.TrimEnd().Split('\n').Select(line => line.Split(" (")[0]));
    }

    [Fact]
    public void DamagedPageOfAnRNTuple_IsNamedWithPlaceAndCost_AndNothingElse()
    {
        string source = Corpus.Path("test_int_5e4_rntuple_v1-0-0-0.root");
        byte[] bytes = File.ReadAllBytes(source);
        long offset;
        IReadOnlyList<long> clusters;
        using (RootFile file = RootFile.Open(source))
        {
            RNTuple tuple = file.GetRNTuple(file.RNTupleKeys[0]);
            clusters = tuple.ClusterBoundaries;
            (long FileOffset, long StoredBytes, long Bytes) page = tuple.PagesOf(tuple.Fields[0]).Last();
            offset = page.FileOffset;
            bytes[offset + (page.StoredBytes / 2)] ^= 0x40;
        }

        string path = Path.Join(_folder, "bad-rntuple.root");
        File.WriteAllBytes(path, bytes);

        CheckFinding finding = Assert.Single(Check(path).Findings);

        Assert.Equal(offset, finding.FileOffset);
        Assert.Contains("checksum", finding.Problem, StringComparison.Ordinal);
        Assert.EndsWith(", column one_integers", finding.What, StringComparison.Ordinal);
        Assert.EndsWith($" to {clusters[^1] - 1} of {clusters[^1]} in column one_integers", finding.Cost, StringComparison.Ordinal);
        Assert.Equal(3, CliRun.Of("check", path).Code);
    }

    [Theory]
    [InlineData("root640-rnt-streamed.root", "streamed", "blob", "blob")]
    [InlineData("root640-rnt-types.root", "plain", "var", "var._0")]
    public void DamagedPageOfWhatIsNoColumn_IsNamed(string name, string tupleName, string column, string field)
    {
        byte[] bytes = File.ReadAllBytes(Corpus.Path(name));
        long offset;
        using (RootFile file = RootFile.Open(Corpus.Path(name)))
        {
            RNTuple tuple = file.GetRNTuple(tupleName);
            (long FileOffset, long StoredBytes, long Bytes) page = tuple.PagesOf(tuple.AllFields.Single(part => part.Path == field)).Last();
            offset = page.FileOffset;
            bytes[offset + (page.StoredBytes / 2)] ^= 0x40;
        }

        string path = Path.Join(_folder, name);
        File.WriteAllBytes(path, bytes);

        CheckFinding finding = Assert.Single(Check(path).Findings);

        Assert.Equal(offset, finding.FileOffset);
        Assert.EndsWith($", column {column}", finding.What, StringComparison.Ordinal);
        Assert.EndsWith($" in field {field}", finding.Cost, StringComparison.Ordinal);
    }

    [Fact]
    public void FreeList_IsReadToTheSpaceBehindTheEnd_AndItsOrderIsANote()
    {
        // TFile::ReadFree stops there: what is left of an old record (hadd), and free space out of order (Geant4's writer), harm no reader.
        string path = Path.Join(_folder, "free.root");
        using (RootFileWriter writer = RootFileWriter.Create(path))
        {
            writer.Commit();
        }

        byte[] bytes = File.ReadAllBytes(path);
        int end = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12));
        int list = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
        int segment = list + length - 10;
        Assert.Equal(end, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(segment + 2)));

        byte[] longer = [.. bytes[..(list + length)], 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(longer.AsSpan(12), longer.Length);
        BinaryPrimitives.WriteInt32BigEndian(longer.AsSpan(20), length + 10);
        BinaryPrimitives.WriteInt32BigEndian(longer.AsSpan(list), length + 10);
        BinaryPrimitives.WriteInt32BigEndian(longer.AsSpan(list + 6), 20);
        File.WriteAllBytes(path, longer);
        Assert.Equal([], Check(path).Findings);

        byte[] before = [.. bytes[..segment], 0, 1, 0, 0, 0, 100, 0, 0, 0, 110, 0, 1, 0, 0, 0, 64, .. bytes[(segment + 6)..(segment + 10)]];
        BinaryPrimitives.WriteInt32BigEndian(before.AsSpan(12), before.Length);
        BinaryPrimitives.WriteInt32BigEndian(before.AsSpan(20), length + 10);
        BinaryPrimitives.WriteInt32BigEndian(before.AsSpan(list), length + 10);
        BinaryPrimitives.WriteInt32BigEndian(before.AsSpan(list + 6), 20);
        File.WriteAllBytes(path, before);
        FileCheck check = Check(path);
        Assert.Equal([], check.Findings);
        Assert.Contains(check.Notes, note => note.Contains("free space from 64 to 2000000000 behind 110", StringComparison.Ordinal));
    }

    [Fact]
    public void RNTupleOfBeforeTheFormatWasFixed_IsNotSupported()
    {
        using RootFile file = RootFile.Open(Corpus.Path("test_int_5e4_rntuple_v1-0-0-0.root"));

        RootNotSupportedException error = Assert.Throws<RootNotSupportedException>(() => file.GetRNTuple(file.RNTupleKeys[0] with { ClassName = "ROOT::Experimental::RNTuple" }));

        Assert.Contains("before the format was fixed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GoodRNTuple_IsGood() => Assert.True(Check(Corpus.Path("root640-rnt-types.root")).IsGood);

    [Fact]
    public void DamagedHeaderOfAnRNTuple_CostsTheWholeOfIt()
    {
        byte[] bytes = File.ReadAllBytes(Corpus.Path("test_int_5e4_rntuple_v1-0-0-0.root"));
        string path = Path.Join(_folder, "bad-anchor.root");
        using (RootFile file = RootFile.Open(Corpus.Path("test_int_5e4_rntuple_v1-0-0-0.root")))
        {
            RootKey key = file.RNTupleKeys[0];
            bytes[key.FileOffset + key.KeyByteCount + 20] ^= 1;
        }

        File.WriteAllBytes(path, bytes);

        Assert.NotEmpty(Check(path).Findings);
    }

    [Fact]
    public void CutFile_SaysWhere()
    {
        byte[] bytes = File.ReadAllBytes(Corpus.Path("uproot-Zmumu.root"));
        string path = Path.Join(_folder, "cut.root");
        File.WriteAllBytes(path, bytes[..(bytes.Length - 1000)]);

        FileCheck check = Check(path);

        Assert.Contains(check.Findings, finding => finding.FileOffset == bytes.Length - 1000 && finding.Problem.StartsWith("the file is cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void AnyByteFlipped_NeverThrows()
    {
        byte[] bytes = File.ReadAllBytes(Corpus.Path("root640-killed-autosave.root"));
        var random = new Random(5);
        for (int i = 0; i < 150; i++)
        {
            byte[] copy = [.. bytes];
            for (int k = 0; k < 3; k++)
            {
                copy[random.Next(4, copy.Length)] = (byte)random.Next(256);
            }

            string path = Path.Join(_folder, "flipped.root");
            File.WriteAllBytes(path, copy[..(i % 3 == 0 ? random.Next(1, copy.Length) : copy.Length)]);

            Assert.NotNull(Check(path));
            Assert.InRange(CliRun.Of("recover", path, "--out", Path.Join(_folder, "out.root")).Code, 0, 3);
            Assert.InRange(CliRun.Of("ls", path, "--map").Code, 0, 3);
        }
    }

    [Fact]
    public void ManyFiles_AreReportedInTheirOrder()
    {
        string[] paths = [.. new[] { "uproot-HZZ.root", "uproot-simple.root", "root640-dirs.root", "uproot-Zmumu.root" }.Select(Corpus.Path)];
        var order = new List<string>();

        FileChecks.Run(paths, 4, check => order.Add(check.Path), _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(paths, order);
    }

    private static FileCheck Check(string path) => FileChecker.Check(path, null, TestContext.Current.CancellationToken);
}

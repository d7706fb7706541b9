using Banyan.Sources;
using Banyan.Sources.Inputs;

namespace Banyan.Tests.Sources;

public sealed class InputListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-inputs-").FullName;

    public InputListTests()
    {
        foreach (string file in (string[])["a.root", "b.root", "b10.root", "sub/c.root", "sub/deep/d.root", "sub/.hidden.root", "note.txt"])
        {
            string path = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Empty);
        }
    }

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("*.root", "a.root,b.root,b10.root")]
    [InlineData("?.root", "a.root,b.root")]
    [InlineData("b*.root", "b.root,b10.root")]
    [InlineData("[ab].root", "a.root,b.root")]
    [InlineData("[!a].root", "b.root")]
    [InlineData("{a,b10}.root", "a.root,b10.root")]
    [InlineData("**/*.root", "a.root,b.root,b10.root,sub/c.root,sub/deep/d.root")]
    [InlineData("sub/**/d.root", "sub/deep/d.root")]
    [InlineData("s*/*.root", "sub/c.root")]
    public void Resolve_Pattern_FindsFilesInOrder(string pattern, string expected)
    {
        IReadOnlyList<InputFile> files = InputList.Resolve([pattern], _folder);
        Assert.Equal(expected.Split(','), files.Select(file => Path.GetRelativePath(_folder, file.Path)));
        Assert.All(files, file => Assert.Null(file.Tree));
    }

    [Fact]
    public void Resolve_FilesNamedTwice_ComeTwice() =>
        Assert.Equal(3, InputList.Resolve(["a.root", "b.root", "a.root"], _folder).Count);

    [Theory]
    [InlineData("a.root:Events", "Events")]
    [InlineData("a.root:dir/tree", "dir/tree")]
    [InlineData("a.root:/dir/tree", "dir/tree")]
    [InlineData("a.root:ns::Tree", "ns::Tree")]
    [InlineData("a.root:", null)]
    [InlineData("a*.root:t", "t")]
    public void Resolve_WithTree_SplitsAtTheRightColon(string input, string? tree)
    {
        InputFile file = Assert.Single(InputList.Resolve([input], _folder));
        Assert.Equal("a.root", Path.GetFileName(file.Path));
        Assert.Equal(tree, file.Tree);
    }

    [Fact]
    public void Resolve_FileWithColonInItsName_IsOneFile()
    {
        File.WriteAllText(Path.Combine(_folder, "x:y.root"), string.Empty);
        Assert.Equal("x:y.root", Path.GetFileName(Assert.Single(InputList.Resolve(["x:y.root"], _folder)).Path));
    }

    [Fact]
    public void Resolve_List_IsRelativeToItselfAndTakesCommentsPatternsAndTrees()
    {
        File.WriteAllText(Path.Combine(_folder, "sub", "list.txt"), "# all of them\n\nc.root\n../b*.root:Events # two\n@more.txt\n");
        File.WriteAllText(Path.Combine(_folder, "sub", "more.txt"), "deep/d.root\n");
        IReadOnlyList<InputFile> files = InputList.Resolve(["@sub/list.txt:t"], _folder);
        Assert.Equal(["c.root", "b.root", "b10.root", "d.root"], files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(["t", "Events", "Events", "t"], files.Select(file => file.Tree));
    }

    [Fact]
    public void Resolve_MissingFile_NamesTheNearest()
    {
        InputException e = Assert.Throws<InputException>(() => InputList.Resolve(["b11.root"], _folder));
        Assert.Contains("b10.root", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Theory]
    [InlineData("none*.root", "no file fits")]
    [InlineData("sub", "is a folder")]
    [InlineData("@none.txt", "there is no list")]
    [InlineData("nofolder/a.root", "there is no folder")]
    [InlineData("root://host//a.root", "xrdcp")]
    [InlineData("https://host/a.root", "curl")]
    [InlineData("s3://bucket/a.root", "s3")]
    public void Resolve_WhatCannotBeRead_SaysWhy(string input, string words)
    {
        InputException e = Assert.Throws<InputException>(() => InputList.Resolve([input], _folder));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_ListThatNamesItself_Ends()
    {
        File.WriteAllText(Path.Combine(_folder, "loop.txt"), "@loop.txt\n");
        Assert.Throws<InputException>(() => InputList.Resolve(["@loop.txt"], _folder));
    }
}

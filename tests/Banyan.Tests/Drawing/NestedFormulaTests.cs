using Banyan.Drawing;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Drawing;

/// <summary>Loops over lists of lists: dimensions without index are matched from left to right, and each ends with the smallest size.</summary>
public sealed class NestedFormulaTests
{
    private static readonly int[][][] s_m = [[[1, 2], [], [3]], [[4]], []];
    private static readonly int[][][] s_r = [[[10, 20, 30], [40]], [[50, 60], [70]], [[80]]];
    private static readonly int[][] s_p = [[100, 200, 300], [400], [500]];

    [Theory]
    [InlineData("m")]
    [InlineData("m[][]")]
    [InlineData("m + 0")]
    [InlineData("m + r")]
    [InlineData("m + p")]
    [InlineData("p + m")]
    [InlineData("m[][0]")]
    [InlineData("m[0][]")]
    [InlineData("m[0]")]
    [InlineData("r[][0] + p")]
    [InlineData("r[0][] + m[][0]")]
    [InlineData("Length$(m)")]
    [InlineData("Sum$(m * r)")]
    [InlineData("Max$(m)")]
    [InlineData("m + Iteration$")]
    [InlineData("m.size() + p")]
    public void Draw_ListsOfLists_FollowsTheLoopsOfTTreeDraw(string formula)
    {
        double[] expected = [.. Enumerable.Range(0, 3).SelectMany(e => Naive(formula, e)).Select(v => (double)v)];

        using var source = new ArraySource([ArrayColumn.Nested("m", s_m), ArrayColumn.Nested("r", s_r), ArrayColumn.Vector("p", s_p)]);
        EventFrame frame = EventFrames.FromSource(source);
        var line = new PreparedLine(new DrawLine(frame, new DrawRequest(DrawExpression.Parse(formula))));
        line.Book(null);
        frame.Run(new RunOptions { Threads = 1 }, CancellationToken.None);

        Assert.Equal(expected, line.State.Kept(0));
    }

    // The loops of TTree::Draw's documentation, written out.
    private static IEnumerable<int> Naive(string formula, int e)
    {
        int[][] m = s_m[e];
        int[][] r = s_r[e];
        int[] p = s_p[e];
        IEnumerable<int> Pairs(Func<int, int, int> value, Func<int, int> size, int count) => Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(0, size(i)).Select(j => value(i, j)));
        switch (formula)
        {
            case "m" or "m[][]" or "m + 0":
                return m.SelectMany(row => row);
            case "m + r":
                return Pairs((i, j) => m[i][j] + r[i][j], i => Math.Min(m[i].Length, r[i].Length), Math.Min(m.Length, r.Length));
            case "m + p" or "p + m":
                return Pairs((i, j) => m[i][j] + p[i], i => m[i].Length, Math.Min(m.Length, p.Length));
            case "m[][0]":
                return m.Where(row => row.Length > 0).Select(row => row[0]);
            case "m[0][]" or "m[0]":
                return m.Length > 0 ? m[0] : [];
            case "r[][0] + p":
                return Enumerable.Range(0, Math.Min(r.Length, p.Length)).Select(i => r[i][0] + p[i]);
            case "r[0][] + m[][0]":
                return Enumerable.Range(0, Math.Min(r[0].Length, m.Length)).Where(i => m[i].Length > 0).Select(i => r[0][i] + m[i][0]);
            case "Length$(m)":
                return [m.Sum(row => row.Length)];
            case "Sum$(m * r)":
                return [Pairs((i, j) => m[i][j] * r[i][j], i => Math.Min(m[i].Length, r[i].Length), Math.Min(m.Length, r.Length)).Sum()];
            case "Max$(m)":
                return [m.SelectMany(row => row).DefaultIfEmpty(0).Max()];
            case "m + Iteration$":
                return m.SelectMany(row => row).Select((value, i) => value + i);
            default:
                return p.Select(value => m.Length + value);
        }
    }
}

using System.CommandLine;
using Banyan.Drawing;
using Banyan.Errors;

namespace Banyan.Cli.Commands;

/// <summary>The options of <c>draw</c> that say how the picture looks.</summary>
internal sealed class DrawFlags
{
    private readonly Option<bool> _norm = new("--norm") { Description = "Scale every line so that its bins sum to 1" };
    private readonly Option<bool> _stack = new("--stack") { Description = "Stack the lines on one another, the first at the bottom" };
    private readonly Option<bool> _ratio = new("--ratio") { Description = "Below the plot the ratio of every line to the first, or with --stack of the data to the stack" };
    private readonly Option<string[]> _data = new("--data") { HelpName = "LABEL", Description = "The line with this label is measured data: points with errors, never stacked", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "Title of the picture; TLatex marks such as p_{T} and #mu are understood" };
    private readonly Option<string?> _xTitle = new("--x-title") { HelpName = "TEXT", Description = "Title of the horizontal axis, e.g. \"p_{T} [GeV]\"; the unit is used for the vertical one too" };
    private readonly Option<string?> _yTitle = new("--y-title") { HelpName = "TEXT", Description = "Title of the vertical axis" };
    private readonly Option<string?> _size = new("--size") { HelpName = "WxH", Description = "Size of a picture in pixels, 640x440 when left out (640x560 with --ratio); a PNG has twice as many" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _norm, _stack, _ratio, _data, _title, _xTitle, _yTitle, _size })
        {
            command.Add(option);
        }
    }

    /// <summary>How the picture shall look.</summary>
    /// <exception cref="UsageException">Options make no sense together.</exception>
    public DrawLook Read(CommandContext context, DrawRequestWords words)
    {
        var look = new DrawLook(
            context.Get(_norm) || words.IsNormalised, context.Get(_stack), context.Get(_ratio), context.Get(_data) ?? [], context.Get(_title), context.Get(_xTitle), context.Get(_yTitle), Size(context));
        bool isFlat = words.Order.Expressions[0].Dimensions == (words.Order.IsProfile ? 2 : 1);
        if (!isFlat && (words.Order.LineCount > 1 || look.IsStacked || look.HasRatio))
        {
            throw new UsageException("drawings of more than one dimension cannot lie over one another; draw them one by one, or as a profile (--profile)");
        }

        if (words.Order.IsProfile && (look.IsStacked || look.IsNormalised))
        {
            throw new UsageException($"a profile shows means, which cannot be {(look.IsStacked ? "stacked" : "normalised")}");
        }

        if (look.HasRatio && words.Order.LineCount < 2)
        {
            throw new UsageException("--ratio needs two lines; give another -e, --cut, or files with --overlay files");
        }

        return look;
    }

    private (int Width, int Height)? Size(CommandContext context)
    {
        string? text = context.Get(_size);
        return text is null ? null : PictureSize.Read(text) ?? throw new UsageException($"--size takes {PictureSize.Form}, found '{text}'");
    }
}

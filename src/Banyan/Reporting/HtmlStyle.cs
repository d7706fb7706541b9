namespace Banyan.Reporting;

/// <summary>The style sheet of a report.</summary>
internal static class HtmlStyle
{
    public const string Css =
        """
        :root { --ink: #1d2430; --soft: #667085; --line: #e3e7ee; --panel: #ffffff; --page: #f4f6f9; --accent: #1f5fa8; --second: #e08a2c; --good: #2f8f5b; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.45 Helvetica, Arial, "Liberation Sans", sans-serif; }
        header { background: linear-gradient(120deg, #17324f, #1f5fa8); color: #fff; padding: 26px 34px 22px; }
        header h1 { margin: 0; font-size: 26px; font-weight: 650; }
        header p { margin: 4px 0 0; opacity: .85; }
        nav { background: var(--panel); border-bottom: 1px solid var(--line); padding: 8px 34px; position: sticky; top: 0; z-index: 1; }
        nav a { color: var(--accent); text-decoration: none; margin-right: 18px; white-space: nowrap; }
        nav a:hover { text-decoration: underline; }
        main { max-width: 1420px; margin: 0 auto; padding: 22px 34px 60px; }
        h2 { font-size: 21px; margin: 34px 0 12px; scroll-margin-top: 52px; }
        h3 { font-size: 16px; margin: 22px 0 8px; scroll-margin-top: 52px; }
        h2 small, h3 small { color: var(--soft); font-weight: normal; font-size: 14px; }
        .tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 18px 0 6px; }
        .tile { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 10px 16px; min-width: 128px; }
        .tile b { display: block; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--soft); font-size: 13px; }
        .scroll { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; padding: 6px 12px; border-top: 1px solid var(--line); vertical-align: middle; }
        th:first-child { width: 36%; }
        .differences th:first-child { width: auto; }
        .differences th:last-child { width: 48%; }
        .differences td { vertical-align: top; }
        thead th { border-top: 0; color: var(--soft); font-size: 13px; font-weight: 600; white-space: nowrap; }
        .n { text-align: right; white-space: nowrap; }
        td code { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
        .bar { display: flex; width: 180px; height: 12px; background: #edf0f5; border-radius: 3px; overflow: hidden; }
        .bar i { display: block; height: 100%; background: var(--accent); }
        .bar i.second { background: var(--second); }
        .bar i.good { background: var(--good); }
        .key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; background: var(--accent); margin: 0 5px 0 12px; }
        .key.second { background: var(--second); }
        .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr)); gap: 14px; }
        figure { margin: 0; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 8px; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { color: var(--soft); font-size: 12px; padding: 2px 6px 0; overflow-wrap: anywhere; }
        .warn { background: #fff7e8; border: 1px solid #f0cf92; border-radius: 8px; padding: 10px 16px; margin: 16px 0; }
        .warn ul { margin: 6px 0 2px; padding-left: 20px; }
        .bad { color: #b42318; }
        pre { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; overflow-x: auto; font-size: 13px; line-height: 1.4; margin: 8px 0; }
        details summary { cursor: pointer; color: var(--accent); margin: 14px 0 4px; }
        footer { color: var(--soft); font-size: 13px; margin-top: 44px; border-top: 1px solid var(--line); padding-top: 12px; }
        @media print { nav { display: none; } body { background: #fff; } figure, .scroll { break-inside: avoid; } }
        @media (max-width: 700px) { header, nav, main { padding-left: 16px; padding-right: 16px; } .bar { width: 90px; } }
        """;
}

namespace WaferDefects.Reports;

/// <summary>How the page looks.</summary>
internal static class Style
{
    public const string Sheet = """
        :root { --ink: #0f172a; --soft: #475569; --faint: #e2e8f0; --accent: #1d4ed8; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #f8fafc; color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
        h1 { font-size: 32px; line-height: 1.2; margin: 0 0 8px; letter-spacing: -0.01em; }
        h2 { font-size: 21px; margin: 0 0 4px; }
        p { margin: 0 0 18px; color: var(--soft); max-width: 78ch; }
        section { background: #fff; border: 1px solid var(--faint); border-radius: 12px; padding: 24px 28px; margin-top: 22px; }
        code { font: 14px/1.5 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; background: #f1f5f9; border-radius: 5px; padding: 2px 6px; }
        .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; margin-top: 22px; }
        .figure { background: #fff; border: 1px solid var(--faint); border-radius: 12px; padding: 16px 20px; }
        .figure b { display: block; font-size: 28px; line-height: 1.25; letter-spacing: -0.01em; }
        .figure span { color: var(--soft); font-size: 14px; }
        .figure.ours b { color: var(--accent); }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; }
        svg { display: block; width: 100%; height: auto; }
        svg text { font-family: inherit; fill: var(--ink); }
        .chart-title { font-size: 16px; font-weight: 600; }
        .axis-title { font-size: 14px; fill: var(--soft); }
        .tick, .legend { font-size: 13px; fill: var(--soft); }
        .class { font-size: 14px; }
        .grid { stroke: var(--faint); }
        .axis { stroke: #94a3b8; }
        .mark { fill: #dc2626; stroke: #fff; stroke-width: 2; }
        .mark-label { font-size: 13px; }
        .cell { font-size: 14px; font-variant-numeric: tabular-nums; }
        svg text.light { fill: #fff; }
        .heatmap { max-width: 920px; margin: 8px auto 0; }
        .bars { max-width: 900px; }
        .bar { fill: #cbd5e1; }
        .bar.ours { fill: var(--accent); }
        .value { font-size: 15px; font-weight: 600; }
        svg .value.ours { fill: var(--accent); }
        .classes { display: grid; grid-template-columns: 1fr 1fr; gap: 20px 32px; }
        .classes h3 { font-size: 15px; margin: 0; }
        .classes i { font-style: normal; font-weight: 400; font-size: 13px; color: var(--soft); }
        .classes small { color: var(--soft); font-size: 13px; display: block; margin-bottom: 6px; }
        .maps { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; }
        .misses { display: grid; grid-template-columns: repeat(6, 1fr); gap: 18px 16px; }
        .misses div { font-size: 13px; line-height: 1.4; }
        .misses em { font-style: normal; color: #dc2626; }
        .misses span { color: var(--soft); }
        .map path { fill: none; stroke-width: 1.02; }
        .map .dies { stroke: #dbe3ee; }
        .map .faults { stroke: #0f172a; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: 5px 12px; border-bottom: 1px solid var(--faint); }
        th { color: var(--soft); font-weight: 600; }
        th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
        @media (max-width: 760px) { .pair, .classes { grid-template-columns: 1fr; } .figures { grid-template-columns: 1fr 1fr; } .misses { grid-template-columns: repeat(3, 1fr); } }
        """;
}

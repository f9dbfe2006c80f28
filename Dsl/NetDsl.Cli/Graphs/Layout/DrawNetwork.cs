using NetDsl.Cli.Graphs.Diagrams;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Draws a whole network, in columns where it is high.</summary>
internal static class DrawNetwork
{
    private static readonly BreakRule Page = new(HeightOfOne: 900, MostWires: 3);

    public static Sheet Run(Diagram diagram, CancellationToken cancellation)
    {
        var level = new DrawBlock(diagram, cancellation).Arrange(diagram.Root);
        var sheet = new Sheet();
        var rows = new DrawRows(level, sheet) { IsRoot = true };
        var columns = ChooseColumns.Run(level, rows, Page);
        sheet.Size = SetColumns.Run(rows, columns, SetColumns.AboveColumns(rows, columns), 0);
        return sheet;
    }
}

using System.Globalization;
using NetDsl.Compiler.Analysis;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>
/// The published table of receptive fields (Araujo, Norris and Sim, 2019), every row of it, reproduced from networks written as TF-Slim
/// has them: its paddings, its strides in the last unit of a block, its end points.
/// </summary>
public sealed class SlimTests
{
    // What a padding depends on, if on anything, is whether heights within the network are even; these are so at different depths.
    private static readonly int[] Resolutions = [224, 299, 321];

    private static readonly IReadOnlyList<TableRow> Rows = Table.Read("slim");

    public static TheoryData<string> Models => [.. Rows.Select(row => row["model"]).Distinct()];

    [Fact]
    public void Every_model_of_the_table_has_its_network()
    {
        Assert.Equal(561, Rows.Count);
        Assert.Equal(Rows.Select(row => row["model"]).Distinct().Order(), SlimNetwork.Known.Order());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fields_and_operations_are_the_published_ones_at_every_end_point(string model)
    {
        var rows = Rows.Where(row => row["model"] == model && row["resolution"].Length > 0).ToList();
        Assert.Equal(
            rows.Select(row => Line(row["resolution"], row["end_point"], row["flops"], Published(row))),
            rows.Select(row =>
            {
                var network = SlimNetwork.Of(model, (int)row.Number("resolution"));
                var field = network.FieldAt(row["end_point"]);
                var operations = Billions(network.OperationsUpTo(row["end_point"]));
                return Line(row["resolution"], row["end_point"], operations, $"{field.Height} {field.Width}");
            }));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Without_a_resolution_a_padding_is_published_where_it_is_the_same_at_all(string model)
    {
        var rows = Rows.Where(row => row["model"] == model && row["resolution"].Length == 0).ToList();
        Assert.Equal(
            rows.Select(row => Line(row["end_point"], row["field"], row["stride"], row["padding"])),
            rows.Select(row =>
            {
                var fields = Resolutions.Select(resolution => SlimNetwork.Of(model, resolution).FieldAt(row["end_point"]).Height).ToList();
                Assert.Single(fields.Select(field => (field.Size, field.Stride)).Distinct());
                var paddings = fields.Select(field => field.Padding).Distinct().ToList();
                return Line(row["end_point"], fields[0].Size, fields[0].Stride, paddings.Count == 1 ? paddings[0] : "");
            }));
    }

    private static string Published(TableRow row)
    {
        var axis = new AxisField(row.Number("field"), row.Number("stride"), row.Number("padding"));
        return $"{axis} {axis}";
    }

    private static string Billions(long operations) => (operations / 1e9).ToString("F3", CultureInfo.InvariantCulture);

    private static string Line(params object[] cells) => string.Join(' ', cells);
}

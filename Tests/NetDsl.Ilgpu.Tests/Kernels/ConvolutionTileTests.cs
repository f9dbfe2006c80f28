using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

public sealed class ConvolutionTileTests
{
    [Theory]
    [InlineData(200_704, 256, "Tile128x128")]
    [InlineData(200_704, 64, "Tile128x64")]
    [InlineData(64, 200_704, "Tile64x128")]
    [InlineData(64, 10, "Tile32x32")]
    [InlineData(64, 1000, "Tile32x32")]
    public void The_tile_follows_from_rows_and_columns(int rows, int columns, string tile) =>
        Assert.Equal(Enum.Parse<TileShape>(tile), TileRule.Choose(new GemmSize(rows, columns, 1)));

    [Theory]
    [InlineData(64, 256, 200_704)]
    [InlineData(25, 6, 50_176)]
    [InlineData(4608, 512, 3_136)]
    public void A_long_sum_is_split_into_parts_of_whole_tiles(int rows, int columns, int depth)
    {
        var (_, length) = TileRule.ChooseSplit(new GemmSize(rows, columns, 1), depth);

        Assert.Equal(0, length % 32);
        Assert.InRange((depth + length - 1) / length, 2, 256);
    }

    [Fact]
    public void A_short_sum_is_not_split()
    {
        var (_, length) = TileRule.ChooseSplit(new GemmSize(400, 120, 1), 64);

        Assert.Equal(64, length);
    }
}

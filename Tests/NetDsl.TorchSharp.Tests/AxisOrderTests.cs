using NetDsl.Torch;

namespace NetDsl.TorchSharp.Tests;

/// <summary>The axes of an array in another order, against the definition: every value by its place.</summary>
public sealed class AxisOrderTests
{
    /// <summary>Extents, and for each axis of the result the axis of the array that it is.</summary>
    public static TheoryData<int[], int[]> Orders { get; } = new()
    {
        { [7], [0] },
        { [3, 5], [0, 1] },
        { [3, 5], [1, 0] },
        { [67, 33], [1, 0] },
        { [5, 5, 3, 16], [3, 2, 0, 1] },
        { [3, 3, 40, 1], [2, 3, 0, 1] },
        { [3, 2, 35, 37], [3, 2, 0, 1] },
        { [2, 3, 4, 5], [2, 3, 0, 1] },
        { [4, 9, 7, 3], [0, 3, 1, 2] },
        { [4, 3, 9, 7], [0, 2, 3, 1] },
        { [1, 1, 1, 1], [3, 2, 1, 0] },
        { [2, 3, 1, 4, 5], [4, 1, 0, 3, 2] },
        { [2, 3, 4, 5], [0, 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_value_comes_to_the_place_that_its_axes_say(int[] extents, int[] axes)
    {
        var values = Numbers(extents);
        var permuted = new float[values.Length];

        AxisOrder.Permute(values, permuted, extents, axes);

        var counts = axes.Select(axis => extents[axis]).ToArray();
        for (var index = 0; index < values.Length; index++)
        {
            var place = PlaceOf(index, extents);
            Assert.Equal(values[index], permuted[IndexOf([.. axes.Select(axis => place[axis])], counts)]);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Restoring_undoes_it(int[] extents, int[] axes)
    {
        var values = Numbers(extents);
        var (permuted, restored) = (new float[values.Length], new float[values.Length]);

        AxisOrder.Permute(values, permuted, extents, axes);
        AxisOrder.Restore(permuted, restored, extents, axes);

        Assert.Equal(values, restored);
    }

    [Fact]
    public void A_dense_layer_behind_a_flattened_image_gets_its_columns_channels_first()
    {
        // Two rows, one column, three channels, two outputs: NetDsl's features are (row, channel), PyTorch's (channel, row).
        float[] kernel = [00, 01, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121];
        var weight = new float[12];

        AxisOrder.Permute(kernel, weight, [2, 1, 3, 2], [3, 2, 0, 1]);

        Assert.Equal([0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121], weight);
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, new[] { 0, 0 })]
    [InlineData(new[] { 2, 3 }, new[] { 0 })]
    [InlineData(new[] { 2, 4 }, new[] { 1, 0 })]
    public void What_is_no_order_of_these_axes_is_refused(int[] extents, int[] axes)
    {
        Assert.Throws<ArgumentException>(() => AxisOrder.Permute(new float[6], new float[6], extents, axes));
        Assert.Throws<ArgumentException>(() => AxisOrder.Restore(new float[6], new float[6], extents, axes));
    }

    private static float[] Numbers(int[] extents) => [.. Enumerable.Range(0, extents.Aggregate(1, (product, extent) => product * extent))];

    private static int[] PlaceOf(int index, int[] extents)
    {
        var place = new int[extents.Length];
        for (var axis = extents.Length - 1; axis >= 0; axis--)
        {
            (index, place[axis]) = Math.DivRem(index, extents[axis]);
        }

        return place;
    }

    private static int IndexOf(int[] place, int[] extents) => place.Zip(extents).Aggregate(0, (index, axis) => index * axis.Second + axis.First);
}

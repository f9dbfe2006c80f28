using System.Security.Cryptography;
using WaferDefects;
using WaferDefects.Wafers;
using WaferDefects.Wafers.Patterns;

namespace NetworkTests.SampleProjects;

/// <summary>The maps that the wafer sample draws.</summary>
public sealed class WaferLotTests
{
    [Fact]
    public void A_seed_gives_the_same_bytes_on_every_system()
    {
        var lot = WaferLot.Draw(seed: 7, first: 0, count: 400, threads: 2);

        Assert.Equal("522BBDA032FC8032", Convert.ToHexString(SHA256.HashData(lot.Maps))[..16]);
    }

    [Fact]
    public void Maps_do_not_depend_on_the_number_of_threads_or_on_the_lot_that_they_are_drawn_in()
    {
        var whole = WaferLot.Draw(seed: 3, first: 0, count: 90, threads: 4);
        var alone = WaferLot.Draw(seed: 3, first: 0, count: 90, threads: 1);

        Assert.Equal(whole.Maps, alone.Maps);
        Assert.Equal(whole.Dies(40).ToArray(), WaferLot.Draw(Pattern.All[whole.Classes[40]], seed: 3, wafer: 40).Dies.ToArray());
    }

    [Fact]
    public void Other_seeds_and_other_numbers_give_other_maps()
    {
        var lot = WaferLot.Draw(seed: 1, first: 0, count: 50, threads: 1);

        Assert.NotEqual(lot.Maps, WaferLot.Draw(seed: 2, first: 0, count: 50, threads: 1).Maps);
        Assert.NotEqual(lot.Maps, WaferLot.Draw(seed: 1, first: 50, count: 50, threads: 1).Maps);
    }

    [Fact]
    public void Classes_come_in_their_shares()
    {
        var counts = WaferLot.Draw(seed: 1, first: 0, count: 1000, threads: 2).Counts();

        Assert.Equal(100, Pattern.All.Sum(pattern => pattern.Share));
        Assert.Equal(Pattern.All.Select(pattern => 10 * pattern.Share), counts);
    }

    [Fact]
    public void The_smallest_lot_of_a_run_has_every_class()
    {
        var counts = WaferLot.Draw(seed: 1, first: 0, count: Settings.FewestMaps / 10, threads: 2).Counts();

        Assert.All(counts, count => Assert.True(count > 0));
    }

    [Fact]
    public void Labels_and_patterns_are_the_same_in_the_same_order() =>
        Assert.Equal(Enum.GetNames<WaferNet.Label>(), Pattern.All.Select(pattern => pattern.Name));

    [Fact]
    public void There_are_no_dies_beside_the_wafer()
    {
        foreach (var pattern in Pattern.All)
        {
            var dies = WaferLot.Draw(pattern, seed: 5, wafer: 1).Dies;
            foreach (var corner in (ReadOnlySpan<int>)[0, WaferMap.Size - 1, WaferMap.Length - WaferMap.Size, WaferMap.Length - 1])
            {
                Assert.Equal(WaferMap.NoDie, dies[corner]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.37)]
    [InlineData(-0.8)]
    [InlineData(12.625)]
    public void Directions_are_sine_and_cosine(double turns)
    {
        var direction = Point.AtTurn(turns);

        Assert.Equal(Math.Cos(2 * Math.PI * turns), direction.X, 9);
        Assert.Equal(Math.Sin(2 * Math.PI * turns), direction.Y, 9);
    }
}

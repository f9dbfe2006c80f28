using NetDsl.Compiler;
using NetDsl.Compiler.Emit;
using NetDsl.Profiling;

namespace NetDsl.Cli.Tests.Profiles;

/// <summary>What floors are counted from.</summary>
public sealed class FloorTests
{
    private const long Mebibyte = 1 << 20;

    [Fact]
    public void What_fits_into_the_cache_is_moved_once()
    {
        var cache = new RecentMemory(4 * Mebibyte);

        Assert.Equal(3 * Mebibyte, cache.Use(0, 3 * Mebibyte));
        Assert.Equal(0, cache.Use(0, 3 * Mebibyte));
        Assert.Equal(0, cache.Use(Mebibyte, 1_000));
    }

    [Fact]
    public void What_was_used_longest_ago_leaves_first()
    {
        var cache = new RecentMemory(4 * Mebibyte);
        cache.Use(0, 2 * Mebibyte);
        cache.Use(10 * Mebibyte, 2 * Mebibyte);
        cache.Use(0, 2 * Mebibyte);
        cache.Use(20 * Mebibyte, 2 * Mebibyte);

        Assert.Equal(0, cache.Use(0, 2 * Mebibyte));
        Assert.Equal(2 * Mebibyte, cache.Use(10 * Mebibyte, 2 * Mebibyte));
    }

    [Fact]
    public void A_round_larger_than_the_cache_finds_nothing_of_itself()
    {
        var cache = new RecentMemory(4 * Mebibyte);
        cache.Use(0, 5 * Mebibyte);

        Assert.Equal(5 * Mebibyte, cache.Use(0, 5 * Mebibyte));
    }

    /// <summary>VGG16's dense layers hold most of its weights, 124 million numbers, and no cache keeps them from one prediction to the next.</summary>
    [Fact]
    public void Weights_beyond_the_cache_are_read_at_every_prediction()
    {
        var programs = NetCompiler.Compile(Request("input 512x1x1; flatten; dense 65536; dense 4") with { IsProfiled = true }).ProfiledPrograms!;
        var weights = 4L * 512 * 65536;

        Assert.InRange(MemoryTraffic.OfPrediction(programs, 1, 32 * Mebibyte)[0], weights, weights + (2 * Mebibyte));
        Assert.All(MemoryTraffic.OfPrediction(programs, 1, 1024 * Mebibyte), bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void A_floor_is_the_larger_of_arithmetic_and_memory()
    {
        var floors = new Floors(new MachinePeak(1, MultiplyAddGigaflops: 100, CopyGigabytes: 40, ReadGigabytes: 30), CacheBytes: 0);

        Assert.Equal(2e-3, floors.Cost(1, multiplyAdds: 100_000, bytes: 0).Floor, 12);
        Assert.Equal(5e-3, floors.Cost(1, multiplyAdds: 100_000, bytes: 200_000).Floor, 12);
        Assert.Equal(0.5, floors.Cost(4e-3, multiplyAdds: 100_000, bytes: 0).ShareOfFloor, 12);
        Assert.Equal(50, floors.Cost(4e-3, multiplyAdds: 100_000, bytes: 0).Gigaflops, 9);
    }

    [Fact]
    public void Code_has_a_clock_only_where_a_profile_asks_for_it()
    {
        var request = Request("input 8x8x1; conv2d 4, 3x3; flatten; dense 2");
        var (plain, profiled) = (NetCompiler.Compile(request), NetCompiler.Compile(request with { IsProfiled = true }));

        Assert.DoesNotContain("Clock", plain.Code);
        Assert.Null(plain.ProfiledPrograms);
        var calls = ProfiledCall.Of(profiled.ProfiledPrograms!).Count;
        Assert.Equal(calls, profiled.Code.Split(".Stamp(").Length - 1);
        Assert.Contains($".Stamp({calls - 1});", profiled.Code);
    }

    [Theory]
    [InlineData("conv1 + relu1", "conv1", "relu1")]
    [InlineData("layer1.0.conv1 + bn1 + relu", "layer1.0.conv1", "layer1.0.bn1", "layer1.0.relu")]
    [InlineData("a.conv + b.bn", "a.conv", "b.bn")]
    [InlineData("layer2.0.downsample.0 + downsample.1", "layer2.0.downsample.0", "layer2.0.downsample.1")]
    public void Names_of_one_block_tell_it_once(string joined, params string[] names) => Assert.Equal(joined, JoinedNames.Of(names));

    private static NetworkRequest Request(string text) => new(
        new ClassPlace("", ValueList<string>.Empty, "Net", "partial class Net"), new SourceFile("Net", text), null, "", ValueList<SourceFile>.Empty);
}

using NetDsl.Compiler;

namespace NetDsl.Generator.Tests.Caching;

public sealed class MemoTests
{
    [Fact]
    public void The_result_that_was_not_asked_for_the_longest_makes_room()
    {
        var memo = new BoundedMemo<int, string>(2, key => $"{key}");
        foreach (var key in new[] { 1, 2, 1, 3, 1 })
        {
            Assert.Equal($"{key}", memo[key, default]);
        }

        Assert.Equal((2, 3), (memo.Count, memo.Computations));
        Assert.Equal("2", memo[2, default]);
        Assert.Equal(4, memo.Computations);
    }

    [Fact]
    public void Threads_that_ask_for_one_key_share_one_computation()
    {
        var memo = new BoundedMemo<int, object>(4, _ => new object());

        var results = new object[64];
        Parallel.For(0, results.Length, i => results[i] = memo[i % 2, default]);

        Assert.Equal(2, results.Distinct().Count());
        Assert.Equal(2, memo.Computations);
    }

    [Fact]
    public void Who_gives_up_leaves_nothing_half_made()
    {
        var memo = new BoundedMemo<int, string>(2, key => $"{key}");

        Assert.Throws<OperationCanceledException>(() => memo[1, new CancellationToken(canceled: true)]);

        Assert.Equal((0, 0L), (memo.Count, memo.Computations));
        Assert.Equal("1", memo[1, default]);
    }

    [Fact]
    public void A_fault_of_the_compiler_becomes_a_diagnostic()
    {
        var place = new ClassPlace("", ValueList<string>.Empty, "Net", "partial class Net");
        var request = new NetworkRequest(place, new SourceFile("Net", "input 4"), null, "", ValueList<SourceFile>.Empty);
        var memo = new CompilationMemo(2, _ => throw new InvalidOperationException("lost\nits way"));

        var diagnostic = Assert.Single(memo.Compile(request).Diagnostics);

        Assert.Equal("NDSL9001", diagnostic.Rule.Id);
        Assert.Equal(
            "'Net' made the NetDsl compiler fail with InvalidOperationException: lost its way; report it with this network's text",
            diagnostic.Message);
    }
}

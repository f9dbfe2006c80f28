using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Tests.Lowering;

public sealed class FreeListTests
{
    [Fact]
    public void A_request_takes_the_smallest_gap_that_fits()
    {
        var list = Filled(64, 16, 32, 16);
        list.Return(0, 64);
        list.Return(80, 32);

        Assert.Equal(80, list.Take(32));
        Assert.Equal(0, list.Take(32));
        Assert.Equal(32, list.Take(32));
        Assert.Equal(128, list.Length);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(0, 2, 1)]
    public void Neighbouring_gaps_become_one_in_whatever_order_they_come(int first, int second, int third)
    {
        var list = Filled(16, 16, 16, 16);
        foreach (var index in new[] { first, second, third })
        {
            list.Return(index * 16, 16);
        }

        Assert.Equal(0, list.Take(48));
        Assert.Equal(64, list.Length);
    }

    [Fact]
    public void A_gap_at_the_end_is_extended()
    {
        var list = Filled(16, 16);
        list.Return(16, 16);

        Assert.Equal(16, list.Take(48));
        Assert.Equal(64, list.Length);
    }

    [Fact]
    public void Nothing_takes_no_memory()
    {
        var list = Filled(16);

        list.Return(list.Take(0), 0);

        Assert.Equal(16, list.Length);
        Assert.Equal(16, list.Take(16));
    }

    private static FreeList Filled(params long[] lengths)
    {
        var list = new FreeList();
        foreach (var length in lengths)
        {
            list.Take(length);
        }

        return list;
    }
}

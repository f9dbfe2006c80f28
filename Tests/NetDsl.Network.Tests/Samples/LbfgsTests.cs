using WaferDefects.Baselines;

namespace NetworkTests.SampleProjects;

/// <summary>The optimizer of the linear baseline.</summary>
public sealed class LbfgsTests
{
    [Fact]
    public void It_finds_the_minimum_of_a_stretched_bowl()
    {
        var place = new float[40];
        var (value, _) = Lbfgs.Minimise(
            (at, gradient) =>
            {
                var sum = 0.0;
                for (var index = 0; index < at.Length; index++)
                {
                    var (scale, off) = (1 + index, at[index] - (0.1f * index));
                    gradient[index] = scale * off;
                    sum += 0.5 * scale * off * off;
                }

                return sum;
            },
            place,
            iterations: 200,
            tolerance: 1e-12,
            CancellationToken.None);

        Assert.Equal(0, value, 6);
        Assert.All(place.Index(), entry => Assert.Equal(0.1f * entry.Index, entry.Item, 3));
    }

    [Fact]
    public void It_follows_the_valley_of_Rosenbrock()
    {
        float[] place = [-1.2f, 1];
        Lbfgs.Minimise(
            (at, gradient) =>
            {
                var (x, y) = ((double)at[0], (double)at[1]);
                gradient[0] = (float)((-400 * x * (y - (x * x))) - (2 * (1 - x)));
                gradient[1] = (float)(200 * (y - (x * x)));
                return (100 * (y - (x * x)) * (y - (x * x))) + ((1 - x) * (1 - x));
            },
            place,
            iterations: 500,
            tolerance: 0,
            CancellationToken.None);

        Assert.Equal(1, place[0], 2);
        Assert.Equal(1, place[1], 2);
    }

    [Fact]
    public void It_stops_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            Lbfgs.Minimise((at, gradient) => { at.CopyTo(gradient); return 1; }, [1f], iterations: 5, tolerance: 0, cancellation.Token));
    }
}

namespace NetDsl.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void A_stratified_split_gives_every_class_its_share()
    {
        int[] labels = [.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(2, 2), 3];
        var dataset = Numbered(labels);
        var (first, second) = dataset.StratifiedSplit(0.8, seed: 5);

        Assert.Equal([40, 8, 1, 1], Enumerable.Range(0, 4).Select(label => Labels(first).Count(found => found == label)));
        Assert.Equal([10, 2, 1, 0], Enumerable.Range(0, 4).Select(label => Labels(second).Count(found => found == label)));
        Assert.Equal(Enumerable.Range(0, labels.Length), Values(first).Concat(Values(second)).Order());
    }

    [Fact]
    public void A_split_is_a_permutation_determined_by_its_seed()
    {
        var dataset = Numbered(new int[100]);
        var (first, second) = dataset.Split(0.25, seed: 1);
        var again = dataset.Split(0.25, seed: 1);
        var other = dataset.Split(0.25, seed: 2);

        Assert.Equal(25, first.Count);
        Assert.Equal(Enumerable.Range(0, 100), Values(first).Concat(Values(second)).Order());
        Assert.Equal(Values(first), Values(again.First));
        Assert.NotEqual(Values(first), Values(other.First));
    }

    [Fact]
    public void A_subset_refers_to_its_samples()
    {
        var dataset = Numbered([4, 5, 6, 7]);
        Assert.Equal([5, 6], Labels(dataset.Subset(1..3)));
        Assert.Equal([7, 4], Labels(dataset.Subset([3, 0])));
        Assert.Equal([6, 7], Labels(dataset.Subset(1..).Subset(^2..)));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Subset([4]));
    }

    [Fact]
    public void Targets_travel_with_a_subset()
    {
        var dataset = new RegressionDataset([1], new float[] { 1, 2, 3 }, 2, new float[] { 10, 11, 20, 21, 30, 31 });
        var target = new float[2];
        Assert.IsAssignableFrom<ITargetDataset>(dataset.Subset(1..)).CopyTarget(1, target);
        Assert.Equal([30, 31], target);
    }

    [Fact]
    public void Balanced_weights_make_classes_weigh_alike() =>
        Assert.Equal([0.5f, 0, 1], Numbered([0, 0, 2, 0, 2, 0]).BalancedClassWeights(3));

    [Fact]
    public void Pixels_that_are_too_few_are_counted()
    {
        var fault = Assert.Throws<ArgumentException>(() => new ImageDataset(2, 2, 1, new float[7], [0, 1]));
        Assert.StartsWith("2 images of 2 x 2 x 1 = 4 values need 8 values, but there are 7.", fault.Message);
    }

    private static ImageDataset Numbered(int[] labels) =>
        new(1, 1, 1, Enumerable.Range(0, labels.Length).Select(value => (float)value).ToArray(), labels);

    private static IEnumerable<int> Labels(IDataset dataset) => Enumerable.Range(0, dataset.Count).Select(dataset.Label);

    private static IEnumerable<int> Values(IDataset dataset) => Enumerable.Range(0, dataset.Count).Select(index =>
    {
        var sample = new float[1];
        dataset.CopySample(index, sample);
        return (int)sample[0];
    });
}

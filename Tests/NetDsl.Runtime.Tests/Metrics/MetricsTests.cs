namespace NetDsl.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public void A_confusion_matrix_counts_and_shares_by_row()
    {
        var matrix = new ConfusionMatrix(3, ["cat", "dog", "fox"]);
        foreach (var (actual, predicted) in new[] { (0, 0), (0, 0), (0, 1), (0, 0), (1, 1), (1, 0) })
        {
            matrix.Add(actual, predicted);
        }

        Assert.Equal(6, matrix.Total);
        Assert.Equal(3, matrix[0, 0]);
        Assert.Equal(0.25, matrix.RowShare(0, 1));
        Assert.Equal(0.5, matrix.Recall(1));
        Assert.Equal(0.75, matrix.Precision(0));
        Assert.Equal(4.0 / 6, matrix.Accuracy);
        Assert.Equal(0.625, matrix.BalancedAccuracy);
        Assert.Equal(0, matrix.RowShare(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(3, 0));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(3, ["one"]));
    }

    [Fact]
    public void An_empty_matrix_has_the_accuracy_zero()
    {
        Assert.Equal(0, new ConfusionMatrix(2).Accuracy);
        Assert.Equal(0, new ConfusionMatrix(2).BalancedAccuracy);
    }

    [Fact]
    public void Top_k_counts_equal_outputs_in_their_order()
    {
        float[] outputs = [0.1f, 0.9f, 0.9f, 0.5f];
        Assert.True(TopK.Contains(outputs, 1, 1));
        Assert.False(TopK.Contains(outputs, 2, 1));
        Assert.True(TopK.Contains(outputs, 2, 2));
        Assert.False(TopK.Contains(outputs, 0, 3));
        Assert.Equal(0.5, TopK.Accuracy([.. outputs, .. outputs], [2, 0], 2));
    }

    [Fact]
    public void More_classes_than_an_array_has_places_for_their_pairs_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(65_536));

    [Fact]
    public void The_evaluator_does_what_a_prediction_of_everything_at_once_does()
    {
        using var network = new LinearNetwork();
        var dataset = ColourData.Create(70);
        var pixels = new float[280];
        var labels = new int[70];
        for (var index = 0; index < 70; index++)
        {
            dataset.CopySample(index, pixels.AsSpan(index * 4, 4));
            labels[index] = dataset.Label(index);
        }

        var outputs = network.PredictAll(pixels);
        var loss = new SoftmaxCrossEntropy().Compute(70, outputs, new Targets(labels), new float[210]);
        var classes = network.ClassifyAll(pixels);
        var evaluation = new Evaluator { BatchSize = 16, TopK = 2 }.Evaluate(network, dataset);

        Assert.Equal(70, evaluation.Samples);
        Assert.Equal(loss, evaluation.Loss!.Value, 1e-6);
        Assert.Equal(labels.Where((label, index) => (int)classes[index] == label).Count() / 70.0, evaluation.Accuracy);
        Assert.Equal(TopK.Accuracy(outputs, labels, 2), evaluation.TopKAccuracy);
        Assert.Equal(["red", "green", "blue"], evaluation.Confusion!.Names);
    }
}

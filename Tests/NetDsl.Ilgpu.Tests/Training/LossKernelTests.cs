namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Losses on a device against those of the processor, on shapes that take one group, several, and pieces.</summary>
public sealed class LossKernelTests
{
    public static TheoryData<string, int, int> Labelled
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach (var name in (string[])["crossentropy", "smoothed", "weighted", "smoothed and weighted", "multiclass hinge", "squared", "absolute", "root", "binary", "hinge"])
            {
                foreach (var (samples, outputs) in ((int, int)[])[(1, 2), (5, 10), (3, 67), (9, 300), (260, 3)])
                {
                    cases.Add(name, samples, outputs);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string, int, int> Valued => new()
    {
        { "crossentropy", 5, 10 },
        { "smoothed and weighted", 3, 67 },
        { "squared", 1, 1 },
        { "squared", 7, 5 },
        { "squared", 3, 1500 },
        { "absolute", 7, 5 },
        { "root", 7, 5 },
        { "root", 3, 1500 },
        { "binary", 7, 5 },
        { "binary", 3, 1500 },
        { "hinge", 7, 5 },
    };

    public static TheoryData<string> OfOneOutput => ["binary", "hinge", "squared"];

    [Theory]
    [MemberData(nameof(Labelled))]
    public void A_loss_of_labels_is_that_of_the_processor(string name, int samples, int outputs)
    {
        var random = new Random(samples + outputs);
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(outputs))];
        var run = new LossRun(Loss(name, outputs), samples, Values.Random(samples * outputs, seed: outputs, scale: 3), labels, null);
        run.AssertNear();
    }

    [Theory]
    [MemberData(nameof(Valued))]
    public void A_loss_of_values_is_that_of_the_processor(string name, int samples, int outputs)
    {
        var values = Values.Random(samples * outputs, seed: 7);
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = name == "hinge" ? Math.Sign(values[index]) : Math.Abs(values[index]) / 3;
        }

        var random = new Random(samples + outputs);
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(outputs))];
        new LossRun(Loss(name, outputs), samples, Values.Random(samples * outputs, seed: outputs, scale: 3), labels, values).AssertNear();
    }

    [Theory]
    [MemberData(nameof(OfOneOutput))]
    public void A_single_output_tells_the_label_1_where_it_is_above_0(string name) =>
        new LossRun(Loss(name, 1), 5, [1, -1, 0.5f, -0.5f, 0], [1, 1, 0, 0, 0], null).AssertNear();

    [Fact]
    public void The_first_of_equal_outputs_is_the_class()
    {
        foreach (var (label, told) in ((int, int)[])[(0, 0), (1, 1), (2, 0)])
        {
            var run = new LossRun(new SoftmaxCrossEntropy(), 1, [0, 3, 3], [label], null);
            run.AssertNear();
            Assert.Equal(told, run.Told);
        }
    }

    [Fact]
    public void Cross_entropy_of_enormous_logits_is_finite()
    {
        var run = new LossRun(new SoftmaxCrossEntropy(), 2, [1e30f, -1e30f, 0, -3e38f, 3e38f, 0], [0, 1], null);
        run.AssertNear();
        Assert.Equal(0, run.Loss);
    }

    [Fact]
    public void Classes_of_no_weight_alone_have_no_loss()
    {
        var run = new LossRun(new SoftmaxCrossEntropy(0, [0, 1, 1]), 2, [1, 2, 3, 4, 5, 6], [0, 0], null);
        run.AssertNear();
        Assert.Equal(0, run.Loss);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void Every_loss_of_an_output_that_is_no_number_marks_the_step_as_failed(int outputs)
    {
        foreach (var name in (string[])["crossentropy", "multiclass hinge", "squared", "absolute", "root", "binary", "hinge"])
        {
            foreach (var place in (int[])[0, (2 * outputs) - 1])
            {
                var logits = new float[2 * outputs];
                logits[place] = float.NaN;
                var run = new LossRun(Loss(name, outputs), 2, logits, [0, 1], null);
                Assert.True(float.IsNaN(run.Loss), name);
                Assert.True(run.Failed, name);
            }
        }
    }

    [Fact]
    public void An_infinite_loss_marks_the_step_as_failed_and_a_finite_one_leaves_the_mark()
    {
        Assert.True(new LossRun(new MeanSquaredError(), 1, [1e30f, 0], [0], null).Failed);
        Assert.False(new LossRun(new MeanSquaredError(), 1, [1e10f, 0], [0], null).Failed);
        Assert.True(new LossRun(new MeanSquaredError(), 1, [1, 0], [0], null, failedBefore: true).Failed);
    }

    [Fact]
    public void A_batch_of_few_outputs_takes_one_launch_and_others_two()
    {
        Assert.Single(new LossRun(new SoftmaxCrossEntropy(), 64, new float[640], new int[64], null).Launches);
        Assert.Equal(2, new LossRun(new SoftmaxCrossEntropy(), 9, new float[2700], new int[9], null).Launches.Count);
        Assert.Equal(2, new LossRun(new RootMeanSquaredError(), 4, new float[8], new int[4], null).Launches.Count);
    }

    private static LossFunction Loss(string name, int outputs) => name switch
    {
        "crossentropy" => new SoftmaxCrossEntropy(),
        "smoothed" => new SoftmaxCrossEntropy(0.1),
        "weighted" => new SoftmaxCrossEntropy(0, Weights(outputs)),
        "smoothed and weighted" => new SoftmaxCrossEntropy(0.2, Weights(outputs)),
        "multiclass hinge" => new MulticlassHingeLoss(),
        "squared" => new MeanSquaredError(),
        "absolute" => new MeanAbsoluteError(),
        "root" => new RootMeanSquaredError(),
        "binary" => new BinaryCrossEntropy(),
        "hinge" => new HingeLoss(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static float[] Weights(int outputs) => [.. Enumerable.Range(0, outputs).Select(c => 0.5f + (c % 4))];
}

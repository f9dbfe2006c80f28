namespace NetDsl.Tests.Losses;

public sealed class LossTests
{
    public static TheoryData<string> Labelled => ["smooth and weighted", "binary", "squared", "multiclass hinge"];

    [Fact]
    public void Cross_entropy_of_enormous_logits_is_finite()
    {
        float[] logits = [1e30f, -1e30f, 0, -3e38f, 3e38f, 0];
        var gradient = new float[6];

        var loss = new SoftmaxCrossEntropy().Compute(2, logits, new Targets([0, 1]), gradient);

        Assert.Equal(0, loss);
        Assert.All(gradient, slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void Binary_cross_entropy_keeps_the_small_losses()
    {
        var gradient = new float[2];

        var loss = new BinaryCrossEntropy().Compute(2, [40f, -40f], new Targets([1, 0]), gradient);

        Assert.Equal(Math.Exp(-40), loss, Math.Exp(-40) * 1e-6);
    }

    [Fact]
    public void The_absolute_error_has_no_slope_where_it_is_zero()
    {
        var gradient = new float[1];
        new MeanAbsoluteError().Compute(1, [2f], new Targets([2f]), gradient);
        Assert.Equal(0, gradient[0]);
    }

    [Fact]
    public void Every_loss_of_an_output_that_is_no_number_is_none()
    {
        foreach (LossFunction loss in (LossFunction[])[new SoftmaxCrossEntropy(), new BinaryCrossEntropy(), new MeanSquaredError(), new RootMeanSquaredError(), new MeanAbsoluteError(), new HingeLoss(), new MulticlassHingeLoss()])
        {
            Assert.Equal(double.NaN, loss.Compute(1, [float.NaN, 1, 2], new Targets([0]), new float[3]));
            Assert.Equal(double.NaN, loss.Compute(1, [0, 1, float.NaN], new Targets([0]), new float[3]));
        }
    }

    [Fact]
    public void The_root_of_no_error_has_the_gradient_zero()
    {
        var gradient = new float[2];
        Assert.Equal(0, new RootMeanSquaredError().Compute(2, [2f, 3f], new Targets([2f, 3f]), gradient));
        Assert.All(gradient, slope => Assert.Equal(0, slope));
    }

    [Theory]
    [MemberData(nameof(Labelled))]
    public void The_gradient_is_the_finite_difference_of_the_value(string name)
    {
        LossFunction function = name switch
        {
            "smooth and weighted" => new SoftmaxCrossEntropy(0.2, [1, 2, 0.5f]),
            "binary" => new BinaryCrossEntropy(),
            "squared" => new MeanSquaredError(),
            _ => new MulticlassHingeLoss(),
        };
        float[] outputs = [0.3f, -0.8f, 0.45f, 1.1f, 0.2f, -0.6f];
        int[] labels = [2, 0];
        var gradient = new float[6];
        function.Compute(2, outputs, new Targets(labels), gradient);
        for (var index = 0; index < outputs.Length; index++)
        {
            const float Step = 1 / 128f;
            var (up, down) = ((float[])outputs.Clone(), (float[])outputs.Clone());
            up[index] += Step;
            down[index] -= Step;
            var unused = new float[6];
            var slope = (function.Compute(2, up, new Targets(labels), unused) - function.Compute(2, down, new Targets(labels), unused)) / (2 * Step);
            Assert.Equal(slope, gradient[index], 2e-4);
        }
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused_with_its_place()
    {
        var fault = Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy().Compute(2, new float[6], new Targets([0, 3]), new float[6]));
        Assert.Equal("Sample 1 of the batch has the label 3, but 3 outputs tell labels 0 to 2 apart.", fault.Message);
    }

    [Fact]
    public void Class_weights_must_be_one_for_each_class()
    {
        var fault = Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy(0, [1, 2]).Compute(1, new float[3], new Targets([0]), new float[3]));
        Assert.Equal("There are 2 class weights for 3 classes; give one for each class.", fault.Message);
    }

    [Fact]
    public void A_network_without_a_loss_is_told_where_to_declare_one() =>
        Assert.StartsWith("The network declares no loss; add 'loss' to its declaration", Assert.Throws<ArgumentException>(() => LossFunction.For(Loss.None, 10)).Message);

    [Theory]
    [InlineData(1, typeof(HingeLoss))]
    [InlineData(10, typeof(MulticlassHingeLoss))]
    public void The_hinge_follows_the_number_of_outputs(int outputs, Type expected) =>
        Assert.IsType(expected, LossFunction.For(Loss.Hinge, outputs));
}

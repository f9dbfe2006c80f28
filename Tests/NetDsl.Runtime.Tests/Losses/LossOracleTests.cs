using NetDsl.Tests.Oracle;

namespace NetDsl.Tests.Losses;

public sealed class LossOracleTests
{
    private static readonly Dictionary<string, Func<ReferenceCase, LossFunction>> Functions = new()
    {
        ["crossentropy"] = _ => new SoftmaxCrossEntropy(),
        ["crossentropy_soft"] = _ => new SoftmaxCrossEntropy(),
        ["crossentropy_smoothing"] = _ => new SoftmaxCrossEntropy(labelSmoothing: 0.1),
        ["crossentropy_class_weights"] = found => new SoftmaxCrossEntropy(classWeights: found["weights"]),
        ["binary_crossentropy"] = _ => new BinaryCrossEntropy(),
        ["mse"] = _ => new MeanSquaredError(),
        ["rmse"] = _ => new RootMeanSquaredError(),
        ["mae"] = _ => new MeanAbsoluteError(),
        ["hinge"] = _ => new HingeLoss(),
        ["multiclass_hinge"] = _ => new MulticlassHingeLoss(),
    };

    public static TheoryData<string> Names => [.. ReferenceCases.Read("loss.json").Select(found => found.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_gradient_are_those_of_PyTorch(string name)
    {
        var found = ReferenceCases.Read("loss.json", name);
        var logits = found["logits"];
        var gradient = new float[logits.Length];
        var labels = found.Tensors.TryGetValue("labels", out var given) ? Array.ConvertAll(given, label => (int)label) : [];
        var targets = labels.Length > 0 ? new Targets(labels) : new Targets((ReadOnlySpan<float>)found["targets"]);
        var samples = labels.Length > 0 || name == "crossentropy_soft" ? 6 : logits.Length;

        var loss = Functions[name](found).Compute(samples, logits, targets, gradient);

        ReferenceCases.AssertClose(found["loss"], [(float)loss], 1e-6, 1e-6);
        ReferenceCases.AssertClose(found["grad_logits"], gradient, 1e-7, 1e-5);
    }
}

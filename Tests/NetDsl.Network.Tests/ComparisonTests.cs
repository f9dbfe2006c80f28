using NetDsl.Compiler.Graph;
using NetworkTests.Comparison;
using NetworkTests.Networks;

namespace NetworkTests;

/// <summary>Generated code against the interpreter, for every declared network.</summary>
public sealed class ComparisonTests
{
    private static readonly Type[] Compared =
    [
        typeof(LeNet5),
        typeof(Probabilities),
        typeof(PixelProbabilities),
        typeof(OddShapes),
        typeof(WideStrides),
        typeof(Separable),
        typeof(SeparableLayers),
        typeof(Padded),
        typeof(Cropped),
        typeof(TransposedLayers),
        typeof(TransposedNorms),
        typeof(Upsampled),
        typeof(AdaptivePools),
        typeof(SmallU),
        typeof(LayerNorms),
        typeof(GroupNorms),
        typeof(ResponseNorms),
        typeof(Residual),
        typeof(ComputedAgain),
        typeof(Inception),
        typeof(ManyReaders),
        typeof(Joins),
        typeof(DeadEnd),
        typeof(Activations),
        typeof(ActivationsFromInput),
        typeof(HardAndSmooth),
        typeof(ActivationForks),
        typeof(EqualOperations),
        typeof(Gates),
        typeof(GatedInput),
        typeof(Scales),
        typeof(DropPaths),
        typeof(GlobalPools),
        typeof(NormBehindFlatten),
        typeof(Norms),
        typeof(Dropouts),
        typeof(LastDropout),
        typeof(FlattenOnly),
        typeof(NoWeights),
        typeof(StatisticsOnly),
        typeof(Line),
        typeof(Ties),
        typeof(Corner),
        typeof(SmallLeNet),
        typeof(SmallResidual),
    ];

    public static TheoryData<Type> Declarations { get; } = new(Compared);

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Predictions_agree_with_the_interpreter_for_every_batch_size(Type network)
    {
        using var comparison = Compare(network);
        comparison.Infer(5, 2, 1);
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Training_steps_agree_with_the_interpreter_for_every_batch_size(Type network)
    {
        using var comparison = Compare(network);
        comparison.Train(5, 1, 2);
    }

    [Fact]
    public void Every_network_declared_here_as_text_is_compared()
    {
        var declared = typeof(LeNet5).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(LeNet5).Namespace && type.IsSubclassOf(typeof(NetDsl.Network)) && type != typeof(LeNet5ByAttributes));

        Assert.Equal(declared.Select(type => type.Name).Order(), Compared.Select(type => type.Name).Order());
    }

    private static NetworkComparison Compare(Type network)
    {
        NetworkGraph graph = Declared.GraphOf(network);
        return new NetworkComparison((NetDsl.Network)Activator.CreateInstance(network, 7)!, graph);
    }
}

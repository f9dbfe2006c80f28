using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Tests.Elaboration;

namespace NetDsl.Compiler.Tests.Lowering;

/// <summary>What a training step drops after the forward half and computes again for the adjoint, and what it never keeps.</summary>
public sealed class RecomputeTests
{
    [Fact]
    public void A_norm_in_front_of_a_heavy_convolution_is_computed_again_right_before_the_adjoint_reads_it() => Assert.Equal(
        """
        Dense.BackwardWeights E, outputGradient, DKernel, DBias
        Dense.BackwardInput outputGradient, DKernel, EGradient
        Conv2D.BackwardWeights C, EGradient, EKernel, EBias
        Conv2D.BackwardInput EGradient, EKernel, CGradient
        BatchNorm.Again A, BnGamma, BnBeta, BnStatistics, Relu1Again
        Conv2D.BackwardWeights Relu1Again, CGradient, CKernel, CBias
        Conv2D.BackwardInput CGradient, CKernel, Relu1Gradient
        BatchNorm.Backward A, Relu1Gradient, BnGamma, BnBeta, BnStatistics, Relu1Gradient, BnGamma, BnBeta
        Conv2D.BackwardWeights input, Relu1Gradient, AKernel, -
        """,
        Show(Training("""
            input 8x8x4
            a: conv2d 32, 3x3, padding: same, bias: false; bn: batchnorm; relu
            c: conv2d 32, 3x3, padding: same
            e: conv2d 32, 3x3, padding: same
            flatten
            d: dense 2
            """).Backward));

    [Fact]
    public void A_norm_in_front_of_a_light_convolution_is_kept() => Assert.DoesNotContain("Again", Show(Training("""
        input 8x8x4
        conv2d 8, 3x3, padding: same, bias: false; batchnorm; relu
        conv2d 8, 3x3, padding: same, bias: false; batchnorm; relu
        conv2d 8, 3x3, padding: same
        flatten
        dense 2
        """).Backward), StringComparison.Ordinal);

    [Fact]
    public void A_device_keeps_what_the_CPU_computes_again()
    {
        var programs = PassPipeline.Run(
            Elaborated.From(Residuals).Sound, _ => "", targets: BuildTargets.Cpu | BuildTargets.Ilgpu);

        Assert.Contains("Again", Show(programs.Training.Backward), StringComparison.Ordinal);
        Assert.DoesNotContain("Again", Show(programs.Device!.Training.Backward), StringComparison.Ordinal);
        Assert.True(programs.Training.Arena.FloatsPerSample < programs.Device.Training.Arena.FloatsPerSample);
    }

    [Fact]
    public void All_that_a_value_is_computed_from_is_written_before_and_of_a_chain_of_sums_every_second_one_is_kept()
    {
        var training = Training(Residuals);
        var written = new HashSet<MemoryBuffer>(training.Forward.SelectMany(call => call.Operands).Select(operand => operand.Buffer!));
        var sums = 0;
        foreach (var call in training.Backward.Where(call => call.Method.StartsWith("BatchNorm.Again", StringComparison.Ordinal)))
        {
            sums += call.Method == "BatchNorm.AgainAdd" ? 1 : 0;
            Assert.All(call.Operands.Take(call.Operands.Count - 1), operand => Assert.Contains(operand.Buffer!, written));
        }

        Assert.Equal(2, sums);
    }

    [Fact]
    public void The_derivative_of_an_activation_in_front_of_max_pooling_is_taken_of_the_maxima() => Assert.Equal(
        """
        Dense.BackwardWeights P, outputGradient, DKernel, DBias
        Dense.BackwardInput outputGradient, DKernel, PGradient
        Elementwise.Backward P, PGradient, PGradient
        MaxPool.Backward PGradient, PRoutes, CGradient
        Conv2D.BackwardWeights input, CGradient, CKernel, CBias
        """,
        Show(Training("input 8x8x4; c: conv2d 3, 3x3, activation: relu; p: maxpool 2x2; flatten; d: dense 2").Backward));

    [Theory]
    [InlineData("input 8x8x4; v: conv2d 3, 3x3, activation: relu; p: maxpool 3x3, stride: 1, padding: same; add(p, v); flatten; dense 2")]
    [InlineData("input 8x8x4; c: conv2d 3, 3x3, activation: relu; p: maxpool 2x2")]
    public void It_is_taken_of_the_pooled_image_where_others_read_that_or_the_maxima_are_the_callers(string text)
    {
        var methods = Training(text).Backward.Select(call => call.Method).ToList();

        Assert.True(methods.IndexOf("MaxPool.Backward") < methods.FindIndex(method => method is "Elementwise.Backward" or "Add.AccumulateBackward"));
    }

    private const string Residuals = """
        input 8x8x32
        conv2d 32, 3x3, padding: same, bias: false; batchnorm; relu
        repeat 5 {
            residual {
                conv2d 32, 3x3, padding: same, bias: false; batchnorm; relu
                conv2d 32, 3x3, padding: same, bias: false; batchnorm
            }
            relu
        }
        flatten
        dense 2
        """;

    private static TrainingProgram Training(string text) => PassPipeline.Run(Elaborated.From(text).Sound, _ => "").Training;

    private static string Show(IEnumerable<KernelCall> calls) => string.Join('\n', calls.Select(call =>
        $"{call.Method} {string.Join(", ", call.Operands.Select(operand => operand.Buffer?.Name ?? "-"))}"));
}

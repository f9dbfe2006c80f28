using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Tests.Lowering;

/// <summary>Each pass: the operations before and behind it, and where it must not apply.</summary>
public sealed class PassTests
{
    [Theory]
    [InlineData("conv2d 3, 1x1; relu", "Conv1(InputLayer); Relu1(Conv1); -> Relu1", "Conv1+Relu1(InputLayer); -> Relu1")]
    [InlineData("a: conv2d 4, 1x1; add(a, input); tanh", "A(InputLayer); Add1(A, InputLayer); Tanh1(Add1); -> Tanh1", "A(InputLayer); Add1+Tanh1(A, InputLayer); -> Tanh1")]
    [InlineData("batchnorm; flatten; elu", "Norm1(InputLayer); Elu1(Norm1); -> Elu1", "Norm1+Elu1(InputLayer); -> Elu1")]
    [InlineData("conv2d 3, 1x1; relu; tanh", "Conv1(InputLayer); Relu1(Conv1); Tanh1(Relu1); -> Tanh1", "Conv1+Relu1(InputLayer); Tanh1(Relu1); -> Tanh1")]
    [InlineData("separable 3, 1x1; relu", "Separable1Depthwise(InputLayer); Separable1(Separable1Depthwise); Relu1(Separable1); -> Relu1", "Separable1Depthwise(InputLayer); Separable1+Relu1(Separable1Depthwise); -> Relu1")]
    public void An_activation_is_fused_with_the_kernel_whose_output_it_alone_reads(string text, string before, string after)
    {
        Shows(FuseActivations.InTraining, text, before, after);
        Shows(FuseActivations.InInference, text, before, after);
    }

    [Theory]
    [InlineData("swish")]
    [InlineData("mish")]
    [InlineData("gelu")]
    [InlineData("gelu approximate: true")]
    [InlineData("hardswish")]
    public void An_activation_whose_derivative_needs_its_input_is_fused_in_inference_only(string activation)
    {
        Keeps(FuseActivations.InTraining, "a: conv2d 3, 1x1; b: " + activation);
        Shows(FuseActivations.InInference, "a: conv2d 3, 1x1; b: " + activation, "A(InputLayer); B(A); -> B", "A+B(InputLayer); -> B");
    }

    [Theory]
    [InlineData("relu6")]
    [InlineData("selu")]
    [InlineData("softplus")]
    [InlineData("hardsigmoid")]
    [InlineData("rescale 3")]
    public void An_activation_whose_derivative_follows_from_its_output_is_fused_in_training_too(string activation)
    {
        const string Before = "A(InputLayer); B(A); -> B";
        Shows(FuseActivations.InTraining, "a: conv2d 3, 1x1; b: " + activation, Before, "A+B(InputLayer); -> B");
        Shows(FuseActivations.InInference, "a: conv2d 3, 1x1; b: " + activation, Before, "A+B(InputLayer); -> B");
    }

    [Fact]
    public void Inference_computes_a_convolution_with_its_norm_and_its_swish_at_once() => Shows(
        network => FuseActivations.InInference(FoldAffine.Run(network)),
        "conv2d 3, 1x1, bias: false; batchnorm; swish",
        "Conv1(InputLayer); Norm1(Conv1); Swish1(Norm1); -> Swish1",
        "Conv1+Norm1+Swish1(InputLayer); -> Swish1");

    [Theory]
    [InlineData("relu")]
    [InlineData("maxpool 2x2; relu")]
    [InlineData("a: conv2d 4, 1x1; b: relu; add(a, b)")]
    [InlineData("a: conv2d 4, 1x1; relu; from a; flatten // allow NDSL4004")]
    [InlineData("conv2d 3, 1x1; softmax")]
    public void An_activation_stays_where_another_reads_its_input_or_the_kernel_cannot_compute_it(string text) =>
        Keeps(FuseActivations.InInference, text);

    [Theory]
    [InlineData("conv2d 3, 1x1; batchnorm", "Conv1(InputLayer); Norm1(Conv1); -> Norm1", "Conv1+Norm1(InputLayer); -> Norm1")]
    [InlineData("depthwise 1x1; batchnorm", "Depthwise1(InputLayer); Norm1(Depthwise1); -> Norm1", "Depthwise1+Norm1(InputLayer); -> Norm1")]
    [InlineData("flatten; dense 3; batchnorm; relu", "Dense1(InputLayer); Norm1(Dense1); Relu1(Norm1); -> Relu1", "Dense1+Norm1(InputLayer); Relu1(Norm1); -> Relu1")]
    [InlineData("conv2d 3, 1x1; batchnorm; batchnorm", "Conv1(InputLayer); Norm1(Conv1); Norm2(Norm1); -> Norm2", "Conv1+Norm1(InputLayer); Norm2(Norm1); -> Norm2")]
    [InlineData("conv2d 3, 1x1; scale bias: true", "Conv1(InputLayer); Scale1(Conv1); -> Scale1", "Conv1+Scale1(InputLayer); -> Scale1")]
    [InlineData("conv2d 3, 1x1; normalization", "Conv1(InputLayer); Normalization1(Conv1); -> Normalization1", "Conv1+Normalization1(InputLayer); -> Normalization1")]
    [InlineData("separable 3, 1x1, bias: false; batchnorm", "Separable1Depthwise(InputLayer); Separable1(Separable1Depthwise); Norm1(Separable1); -> Norm1", "Separable1Depthwise(InputLayer); Separable1+Norm1(Separable1Depthwise); -> Norm1")]
    public void A_norm_is_folded_into_the_weights_whose_output_it_alone_reads(string text, string before, string after) =>
        Shows(FoldAffine.Run, text, before, after);

    [Theory]
    [InlineData("batchnorm")]
    [InlineData("maxpool 2x2; batchnorm")]
    [InlineData("conv2d 3, 1x1; relu; batchnorm")]
    [InlineData("a: conv2d 4, 1x1; b: batchnorm; add(a, b)")]
    [InlineData("conv2d 3, 1x1; flatten; batchnorm")]
    [InlineData("maxpool 2x2; scale")]
    [InlineData("conv2d 3, 1x1; relu; scale")]
    [InlineData("conv2d 3, 1x1; flatten; scale")]
    public void A_norm_stays_where_a_factor_per_filter_cannot_express_it(string text) => Keeps(FoldAffine.Run, text);

    [Theory]
    [InlineData("conv2d 3, 1x1; maxpool 2x2", "Conv1(InputLayer); Pool1(Conv1); -> Pool1", "Conv1+Pool1(InputLayer); -> Pool1")]
    [InlineData("conv2d 16, 3x3, padding: same; relu; maxpool 2x2", "Conv1(InputLayer); Relu1(Conv1); Pool1(Relu1); -> Pool1", "Conv1+Relu1+Pool1(InputLayer); -> Pool1")]
    public void A_pooling_is_fused_with_the_small_convolution_that_it_alone_reads(string text, string before, string after) =>
        Shows(network => FusePooling.Run(FuseActivations.InInference(network)), text, before, after);

    [Theory]
    [InlineData("conv2d 17, 1x1; maxpool 2x2")]
    [InlineData("conv2d 4, 1x1, groups: 2; maxpool 2x2")]
    [InlineData("conv2d 3, 1x1; maxpool 2x2, stride: 1")]
    [InlineData("conv2d 3, 1x1; maxpool 3x3")]
    [InlineData("conv2d 3, 1x1; avgpool 2x2")]
    [InlineData("conv2d 3, 2x2; maxpool 2x2 // allow NDSL4001")]
    [InlineData("conv2d 3, 3x3; maxpool 2x2")]
    [InlineData("conv2d 3, 1x1; tanh; maxpool 2x2")]
    [InlineData("a: conv2d 3, 1x1; b: maxpool 2x2; from a; c: avgpool 2x2; add(b, c)")]
    [InlineData("depthwise 1x1; maxpool 2x2")]
    public void A_pooling_stays_where_no_kernel_does_both(string text) => Keeps(FusePooling.Run, text);

    [Theory]
    [InlineData("dropout 0.5", "Dropout1(InputLayer); -> Dropout1", "-> InputLayer")]
    [InlineData("a: relu; dropout 0.5; dropout 0.3; tanh", "A(InputLayer); Dropout1(A); Dropout2(Dropout1); Tanh1(Dropout2); -> Tanh1", "A(InputLayer); Tanh1(A); -> Tanh1")]
    [InlineData("a: relu; b: dropout 0.5; add(a, b)", "A(InputLayer); B(A); Add1(A, B); -> Add1", "A(InputLayer); Add1(A, A); -> Add1")]
    [InlineData("a: relu; droppath 0.5; add a", "A(InputLayer); Droppath1(A); Add1(Droppath1, A); -> Add1", "A(InputLayer); Add1(A, A); -> Add1")]
    public void Inference_reads_what_a_dropout_reads(string text, string before, string after) => Shows(RemoveDropout.Run, text, before, after);

    [Theory]
    [InlineData("v: conv2d 4, 1x1; a: relu; from v; b: relu; add(a, b)", "V(InputLayer); A(V); B(V); Add1(A, B); -> Add1", "V(InputLayer); A(V); Add1(A, A); -> Add1")]
    [InlineData("a: avgpool(input, 3x3, stride: 1, padding: same); b: avgpool(input, 3x3, stride: 1, padding: same); concat(a, b)", "A(InputLayer); B(InputLayer); Concat1(A, B); -> Concat1", "A(InputLayer); Concat1(A, A); -> Concat1")]
    [InlineData("a: tanh(input); b: tanh(input); c: relu(a); d: relu(b); add(c, d)", "A(InputLayer); B(InputLayer); C(A); D(B); Add1(C, D); -> Add1", "A(InputLayer); C(A); Add1(C, C); -> Add1")]
    [InlineData("a: elu(input, 0.5); b: elu(input, 0.5); add(a, b)", "A(InputLayer); B(InputLayer); Add1(A, B); -> Add1", "A(InputLayer); Add1(A, A); -> Add1")]
    public void Equal_kernels_without_weights_on_one_value_run_once(string text, string before, string after) =>
        Shows(ShareEqualOperations.Run, text, before, after);

    [Theory]
    [InlineData("a: conv2d 4, 1x1; from input; b: conv2d 4, 1x1; add(a, b)")]
    [InlineData("a: relu(input); b: tanh(input); add(a, b)")]
    [InlineData("a: dropout(input, 0.5); b: dropout(input, 0.5); add(a, b)")]
    [InlineData("a: elu(input, 0.5); b: elu(input, 1.5); add(a, b)")]
    public void Kernels_that_differ_in_weights_constants_or_random_numbers_all_run(string text) => Keeps(ShareEqualOperations.Run, text);

    [Theory]
    [InlineData("a: conv2d 4, 1x1; add(a, input)", "A(InputLayer); Add1(A, InputLayer); -> Add1", "A+Add1(InputLayer, InputLayer); -> Add1")]
    [InlineData("a: tanh; b: conv2d 4, 1x1; add(a, b)", "A(InputLayer); B(A); Add1(A, B); -> Add1", "A(InputLayer); B+Add1(A, A); -> Add1")]
    [InlineData("a: conv2d 4, 1x1; b: conv2d(input, 4, 1x1); add(a, b)", "A(InputLayer); B(InputLayer); Add1(A, B); -> Add1", "A(InputLayer); B+Add1(InputLayer, A); -> Add1")]
    [InlineData("a: conv2d 4, 1x1; b: tanh(input); add(a, b)", "A(InputLayer); B(InputLayer); Add1(A, B); -> Add1", "B(InputLayer); A+Add1(InputLayer, B); -> Add1")]
    public void A_sum_is_fused_with_the_last_convolution_that_it_alone_reads(string text, string before, string after) =>
        Shows(FuseSums.InInference, text, before, after);

    [Fact]
    public void A_sum_is_fused_with_a_batch_norm_in_training() => Shows(
        network => FuseActivations.InTraining(FuseSums.InTraining(network)),
        "conv2d 4, 1x1; n: batchnorm; add(n, input); relu",
        "Conv1(InputLayer); N(Conv1); Add1(N, InputLayer); Relu1(Add1); -> Relu1",
        "Conv1(InputLayer); N+Add1+Relu1(Conv1, InputLayer); -> Relu1");

    [Theory]
    [InlineData("a: conv2d 4, 1x1; b: relu; add(a, b)")]
    [InlineData("a: depthwise 1x1; add(a, input)")]
    [InlineData("a: conv2d 4, 1x1; add(a, a)")]
    [InlineData("a: conv2d 4, 1x1; b: tanh(input); add(a, b, input)")]
    public void A_sum_stays_where_others_read_the_convolution_or_there_are_more_terms(string text) => Keeps(FuseSums.InInference, text);

    [Fact]
    public void A_flatten_is_no_operation_and_layers_without_effect_are_none() =>
        Assert.Equal("A(InputLayer); -> A", Lowered.Show(Lowered.From("input 4x4x2\na: conv2d 3, 1x1\nconv2d 9, 1x1\nfrom a\nflatten")));

    [Fact]
    public void A_read_before_the_write_is_caught()
    {
        var network = Lowered.From("input 4x4x2\nconv2d 3, 1x1; relu");

        Assert.Throws<InvalidOperationException>(() => Lowered.Show(network with { Operations = [.. network.Operations.Reverse()] }));
        Assert.Throws<InvalidOperationException>(() => Lowered.Show(network with { Operations = [network.Operations[0], network.Operations[0]] }));
        Assert.Throws<InvalidOperationException>(() => Lowered.Show(network with { Operations = [network.Operations[0]] }));
    }

    private static void Shows(Func<LoweredNetwork, LoweredNetwork> pass, string text, string before, string after)
    {
        var network = Lowered.From("input 4x4x4\n" + text);

        Assert.Equal(before, Lowered.Show(network));
        Assert.Equal(after, Lowered.Show(pass(network)));
    }

    private static void Keeps(Func<LoweredNetwork, LoweredNetwork> pass, string text)
    {
        var network = Lowered.From("input 4x4x4\n" + text);

        Assert.Equal(Lowered.Show(network), Lowered.Show(pass(network)));
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => throw Declaration.Only();

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => throw Declaration.Only();

            public static Tensor gelu(Tensor x) => throw Declaration.Only();

            public static Tensor glu(Tensor input, long dim = -1) => throw Declaration.Only();

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => throw Declaration.Only();

            public static Tensor hardswish(Tensor input, bool inplace = false) => throw Declaration.Only();

            public static Tensor Hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => throw Declaration.Only();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => throw Declaration.Only();

            public static Tensor log_softmax(Tensor x, long dim) => throw Declaration.Only();

            public static Tensor Mish(Tensor x) => throw Declaration.Only();

            public static Tensor relu(Tensor x, bool inplace = false) => throw Declaration.Only();

            public static Tensor relu6(Tensor x, bool inplace = false) => throw Declaration.Only();

            public static Tensor rrelu(Tensor x, double lower, double upper, bool inplace = false) => throw Declaration.Only();

            public static Tensor selu(Tensor x, bool inplace = false) => throw Declaration.Only();

            public static Tensor Sigmoid(Tensor x) => throw Declaration.Only();

            public static Tensor SiLU(Tensor x) => throw Declaration.Only();

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => throw Declaration.Only();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => throw Declaration.Only();

            public static Tensor Softsign(Tensor x) => throw Declaration.Only();

            public static Tensor tanh(Tensor x) => throw Declaration.Only();

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] dilation = null,
                long groups = 1) => throw Declaration.Only();

            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] outputPadding = null,
                long[] dilation = null, long groups = 1) => throw Declaration.Only();

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => throw Declaration.Only();

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => throw Declaration.Only();

            public static Tensor linear(Tensor input, Tensor weights, Tensor bias = null) => throw Declaration.Only();

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor pos_weights = null)
                => throw Declaration.Only();

            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor weight = null, long ignore_index = -100, nn.Reduction reduction = nn.Reduction.Mean,
                double label_smoothing = 0) => throw Declaration.Only();

            public static Tensor mse_loss(Tensor input, Tensor target, nn.Reduction reduction = nn.Reduction.Mean) => throw Declaration.Only();

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor weight = null, nn.Reduction reduction = nn.Reduction.Mean)
                => throw Declaration.Only();

            public static Tensor batch_norm(
                Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null, Tensor bias = null, bool training = false,
                double momentum = 0.1, double eps = 1E-05) => throw Declaration.Only();

            public static Tensor group_norm(Tensor input, long num_groups, Tensor weight = null, Tensor bias = null, double eps = 1E-05)
                => throw Declaration.Only();

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor weight = null, Tensor bias = null, double eps = 1E-05)
                => throw Declaration.Only();

            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
                => throw Declaration.Only();

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => throw Declaration.Only();

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => throw Declaration.Only();

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => throw Declaration.Only();

            public static Tensor adaptive_max_pool2d(Tensor x, long[] outputSize) => throw Declaration.Only();

            public static Tensor avg_pool2d(
                Tensor input, long[] kernelSizes, long[] strides = null, long[] paddings = null, bool ceil_mode = false,
                bool count_include_pad = true) => throw Declaration.Only();

            public static Tensor avg_pool2d(
                Tensor input, long kernelSize, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true)
                => throw Declaration.Only();

            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
                bool count_include_pad = true) => throw Declaration.Only();

            public static Tensor max_pool2d(
                Tensor input, long[] kernelSize, long[] strides = null, long[] padding = null, long[] dilation = null,
                bool ceil_mode = false) => throw Declaration.Only();

            public static Tensor max_pool2d(
                Tensor input, long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => throw Declaration.Only();

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) => throw Declaration.Only();

            public static Tensor upsample(
                Tensor x, long[] size = null, double[] scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool alignCorners = false) => throw Declaration.Only();

            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) => throw Declaration.Only();

            public static Tensor upsample_nearest1d_backward(Tensor grad_output, long? outputSize, long inputSize, double? scaleFactor)
                => throw Declaration.Only();

            public static Tensor upsample_nearest2d(Tensor input, long[] outputSizes = null, double[] scaleFactors = null)
                => throw Declaration.Only();

            public static Tensor upsample_nearest2d_backward(
                Tensor grad_output, long[] inputSizes, long[] outputSizes = null, double[] scaleFactors = null) => throw Declaration.Only();

            public static Tensor upsample_nearest3d_backward(
                Tensor grad_output, long[] inputSizes, long[] outputSizes = null, double[] scaleFactors = null) => throw Declaration.Only();

            public static Tensor upsample_nearest3d(Tensor input, long[] outputSizes = null, double[] scaleFactors = null)
                => throw Declaration.Only();

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => throw Declaration.Only();

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => throw Declaration.Only();

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => throw Declaration.Only();

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => throw Declaration.Only();

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => throw Declaration.Only();

            public static Tensor interpolate(
                Tensor x, long[] size = null, double[] scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false) => throw Declaration.Only();

            public static Tensor upsample_bilinear(Tensor x, long[] size = null, double[] scale_factor = null, bool align_corners = false)
                => throw Declaration.Only();

            public static Tensor upsample_nearest(Tensor x, long[] size = null, double[] scale_factor = null, bool align_corners = false)
                => throw Declaration.Only();
        }
    }
}

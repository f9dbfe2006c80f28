namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] outputPadding = null,
                long[] dilation = null, long groups = 1) => throw Declaration.Only();

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor weight = null, Tensor bias = null, double eps = 1E-05)
                => throw Declaration.Only();

            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
                => throw Declaration.Only();

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => throw Declaration.Only();

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => throw Declaration.Only();

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

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => throw Declaration.Only();

            public static Tensor interpolate(
                Tensor x, long[] size = null, double[] scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false) => throw Declaration.Only();
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Mish Mish() => throw Declaration.Only();

        public static Conv2d Conv2d(
            long inputChannel, long outputChannel, long kernelSize, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null) => throw Declaration.Only();

        public static Conv2d Conv2d(
            long inputChannel, long outputChannel, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device device = null, ScalarType? dtype = null) => throw Declaration.Only();

        public static ConvTranspose2d ConvTranspose2d(
            long inputChannel, long outputChannel, long kernelSize, long stride = 1, long padding = 0, long outputPadding = 0,
            long dilation = 1, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null) => throw Declaration.Only();

        public static Dropout Dropout(double p = 0.5, bool inplace = false) => throw Declaration.Only();

        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device device = null, ScalarType? dtype = null)
            => throw Declaration.Only();

        public static BatchNorm1d BatchNorm1d(
            long features, double eps = 1E-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device device = null, ScalarType? dtype = null) => throw Declaration.Only();

        public static BatchNorm2d BatchNorm2d(
            long features, double eps = 1E-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device device = null, ScalarType? dtype = null) => throw Declaration.Only();

        public static GroupNorm GroupNorm(
            long num_groups, long num_channels, double eps = 1E-05, bool affine = true, Device device = null, ScalarType? dtype = null)
            => throw Declaration.Only();

        public static LayerNorm LayerNorm(
            long normalized_shape, double eps = 1E-05, bool elementwise_affine = true, Device device = null, ScalarType? dtype = null)
            => throw Declaration.Only();

        public static Parameter Parameter(Tensor data, bool requires_grad = true) => throw Declaration.Only();

        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) => throw Declaration.Only();
    }
}

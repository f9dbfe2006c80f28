namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ReLU ReLU(bool inplace = false) => throw Declaration.Only();

        public static Mish Mish() => throw Declaration.Only();

        public static Conv2d Conv2d(
            long inputChannel, long outputChannel, long kernelSize, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null) => throw Declaration.Only();

        public static Conv2d Conv2d(
            long inputChannel, long outputChannel, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device device = null, ScalarType? dtype = null) => throw Declaration.Only();

        public static Conv2d Conv2d(
            long inputChannel, long outputChannel, long kernelSize, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null) => throw Declaration.Only();

        public static Conv2d Conv2d(
            long inputChannel, long outputChannel, (long, long) kernelSize, Padding padding, (long, long)? stride = null,
            (long, long)? dilation = null, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device device = null, ScalarType? dtype = null) => throw Declaration.Only();

        public static ConvTranspose2d ConvTranspose2d(
            long inputChannel, long outputChannel, long kernelSize, long stride = 1, long padding = 0, long outputPadding = 0,
            long dilation = 1, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null) => throw Declaration.Only();

        public static Dropout Dropout(double p = 0.5, bool inplace = false) => throw Declaration.Only();

        public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => throw Declaration.Only();

        public static Flatten Flatten(long startDim = 1, long endDim = -1) => throw Declaration.Only();

        public static Identity Identity() => throw Declaration.Only();

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
            long[] normalized_shape, double eps = 1E-05, bool elementwise_affine = true, Device device = null, ScalarType? dtype = null)
            => throw Declaration.Only();

        public static LayerNorm LayerNorm(
            long normalized_shape, double eps = 1E-05, bool elementwise_affine = true, Device device = null, ScalarType? dtype = null)
            => throw Declaration.Only();

        public static LocalResponseNorm LocalResponseNorm(long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            => throw Declaration.Only();

        public static ZeroPad2d ZeroPad2d(long padding) => throw Declaration.Only();

        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => throw Declaration.Only();

        public static Parameter Parameter(Tensor data, bool requires_grad = true) => throw Declaration.Only();

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] outputSize) => throw Declaration.Only();

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) outputSize) => throw Declaration.Only();

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long outputSize) => throw Declaration.Only();

        public static AvgPool2d AvgPool2d(
            long[] kernel_size, long[] strides = null, long[] padding = null, bool ceil_mode = false, bool count_include_pad = true,
            long? divisor_override = null) => throw Declaration.Only();

        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) => throw Declaration.Only();

        public static AvgPool2d AvgPool2d(
            long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
            long? divisor_override = null) => throw Declaration.Only();

        public static MaxPool2d MaxPool2d(long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceilMode = false)
            => throw Declaration.Only();

        public static MaxPool2d MaxPool2d(
            (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
            bool ceilMode = false) => throw Declaration.Only();

        public static MaxPool2d MaxPool2d(
            long[] kernelSize, long[] strides = null, long[] padding = null, long[] dilation = null, bool ceilMode = false)
            => throw Declaration.Only();

        public static Sequential Sequential() => throw Declaration.Only();

        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => throw Declaration.Only();

        public static Sequential Sequential(params nn.Module<Tensor, Tensor>[] modules) => throw Declaration.Only();

        public static Sequential Sequential(params Tuple<string, nn.Module<Tensor, Tensor>>[] modules) => throw Declaration.Only();

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => throw Declaration.Only();

        public static Sequential Sequential(IEnumerable<Tuple<string, nn.Module<Tensor, Tensor>>> modules) => throw Declaration.Only();

        public static Sequential Sequential(IEnumerable<nn.Module<Tensor, Tensor>> modules) => throw Declaration.Only();

        public static Upsample Upsample(
            long[] size = null, double[] scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? alignCorners = null)
            => throw Declaration.Only();
    }
}

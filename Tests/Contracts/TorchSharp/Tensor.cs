namespace TorchSharp;

public static partial class torch
{
    public class Tensor : IDisposable
    {
        internal Tensor() => throw Declaration.Only();

        public Span<byte> bytes { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        public ScalarType dtype => throw Declaration.Only();

        public Device device => throw Declaration.Only();

        public DeviceType device_type => throw Declaration.Only();

        public bool requires_grad { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        public long[] shape => throw Declaration.Only();

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        public void Dispose() => throw Declaration.Only();

        public long dim() => throw Declaration.Only();

        public long size(int dim) => throw Declaration.Only();

        public long numel() => throw Declaration.Only();

        public Tensor alias() => throw Declaration.Only();

        public Tensor requires_grad_(bool requires_grad = true) => throw Declaration.Only();

        public Tensor copy_(Tensor source, bool nonBlocking = false) => throw Declaration.Only();

        public Tensor reshape(params long[] shape) => throw Declaration.Only();

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => throw Declaration.Only();

        public Tensor view(params long[] shape) => throw Declaration.Only();

        public Tensor softmax(long dim, ScalarType? dtype = null) => throw Declaration.Only();

        public Tensor softplus() => throw Declaration.Only();

        public Tensor relu() => throw Declaration.Only();

        public Tensor relu_() => throw Declaration.Only();

        public Tensor relu6() => throw Declaration.Only();

        public Tensor relu6_() => throw Declaration.Only();

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => throw Declaration.Only();

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => throw Declaration.Only();

        public Tensor gelu() => throw Declaration.Only();

        public Tensor hardsigmoid() => throw Declaration.Only();

        public Tensor hardsigmoid_() => throw Declaration.Only();

        public Tensor hardswish() => throw Declaration.Only();

        public Tensor hardswish_() => throw Declaration.Only();

        public Tensor leaky_relu(Scalar negative_slope) => throw Declaration.Only();

        public Tensor leaky_relu_(Scalar negative_slope) => throw Declaration.Only();

        public Tensor silu() => throw Declaration.Only();

        public Tensor silu_() => throw Declaration.Only();

        public Tensor clamp(Scalar min = null, Scalar max = null) => throw Declaration.Only();

        public Tensor clamp_(Scalar min = null, Scalar max = null) => throw Declaration.Only();

        public Tensor clamp_(Tensor min = null, Tensor max = null) => throw Declaration.Only();

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor sigmoid() => throw Declaration.Only();

        public Tensor selu() => throw Declaration.Only();

        public Tensor selu_() => throw Declaration.Only();

        public Tensor sigmoid_() => throw Declaration.Only();

        public Tensor bernoulli_(double p = 0.5, Generator generator = null) => throw Declaration.Only();

        public Tensor bernoulli_(Tensor p, Generator generator = null) => throw Declaration.Only();

        public Tensor permute(params long[] permutation) => throw Declaration.Only();

        public Tensor add_(Scalar scalar) => throw Declaration.Only();

        public Tensor mul_(Scalar target) => throw Declaration.Only();

        public Tensor sqrt() => throw Declaration.Only();

        public static Tensor operator +(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator +(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator *(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator *(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator -(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator -(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator /(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator /(Tensor left, Scalar right) => throw Declaration.Only();

        public Tensor tanh() => throw Declaration.Only();

        public Tensor tanh_() => throw Declaration.Only();
    }
}

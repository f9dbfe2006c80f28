namespace TorchSharp;

public static partial class torch
{
    public class Tensor : IDisposable
    {
        internal Tensor() => throw Declaration.Only();

        public bool IsInvalid => throw Declaration.Only();

        public long ndim => throw Declaration.Only();

        public long NumberOfElements => throw Declaration.Only();

        public bool is_leaf => throw Declaration.Only();

        public Span<byte> bytes { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        public ScalarType dtype => throw Declaration.Only();

        public Device device => throw Declaration.Only();

        public DeviceType device_type => throw Declaration.Only();

        public bool requires_grad { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        public long[] shape => throw Declaration.Only();

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6] { get => throw Declaration.Only(); set => throw Declaration.Only(); }

        public void Dispose() => throw Declaration.Only();

        public Tensor MoveToOuterDisposeScope() => throw Declaration.Only();

        public Tensor DetachFromDisposeScope() => throw Declaration.Only();

        public long dim() => throw Declaration.Only();

        public long size(int dim) => throw Declaration.Only();

        public long numel() => throw Declaration.Only();

        public bool is_floating_point() => throw Declaration.Only();

        public Tensor alias() => throw Declaration.Only();

        public T item<T>() where T : unmanaged => throw Declaration.Only();

        public Tensor fill_(Scalar value) => throw Declaration.Only();

        public void backward(IList<Tensor> grad_tensors = null, bool create_graph = false, bool retain_graph = false, IList<Tensor> inputs = null)
            => throw Declaration.Only();

        public Tensor requires_grad_(bool requires_grad = true) => throw Declaration.Only();

        public bool is_cpu() => throw Declaration.Only();

        public Tensor cpu() => throw Declaration.Only();

        public Tensor cuda(Device device = null) => throw Declaration.Only();

        public Tensor set_(Tensor source) => throw Declaration.Only();

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false) => throw Declaration.Only();

        public Tensor to(ScalarType type, Device device, bool copy = false) => throw Declaration.Only();

        public Tensor to(ScalarType type) => throw Declaration.Only();

        public Tensor to(string device) => throw Declaration.Only();

        public Tensor to(Device device) => throw Declaration.Only();

        public Tensor to(Tensor other) => throw Declaration.Only();

        public Tensor type(Func<Tensor, Tensor> typeFunc) => throw Declaration.Only();

        public Tensor type(ScalarType dtype) => throw Declaration.Only();

        public void backward() => throw Declaration.Only();

        public Tensor alias() => throw Declaration.Only();

        public Tensor clone() => throw Declaration.Only();

        public Tensor copy_(Tensor source, bool nonBlocking = false) => throw Declaration.Only();

        public bool is_contiguous() => throw Declaration.Only();

        public Tensor contiguous() => throw Declaration.Only();

        public Tensor grad() => throw Declaration.Only();

        public Tensor select(long dim, long index) => throw Declaration.Only();

        public Tensor reshape(params long[] shape) => throw Declaration.Only();

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => throw Declaration.Only();

        public Tensor flatten(IList<string> dims, string out_dim) => throw Declaration.Only();

        public Tensor squeeze(long? dim = null) => throw Declaration.Only();

        public Tensor transpose(long dim0, long dim1) => throw Declaration.Only();

        public Tensor view(params long[] shape) => throw Declaration.Only();

        public Tensor amax(long[] dims, bool keepdim = false, Tensor @out = null) => throw Declaration.Only();

        public Tensor amax(params long[] dims) => throw Declaration.Only();

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null) => throw Declaration.Only();

        public Tensor argmax() => throw Declaration.Only();

        public Tensor argmax(long dim, bool keepdim = false) => throw Declaration.Only();

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

        public Tensor hardtanh(Scalar min, Scalar max) => throw Declaration.Only();

        public Tensor hardtanh_(Scalar min, Scalar max) => throw Declaration.Only();

        public Tensor leaky_relu(Scalar negative_slope) => throw Declaration.Only();

        public Tensor leaky_relu_(Scalar negative_slope) => throw Declaration.Only();

        public Tensor silu() => throw Declaration.Only();

        public Tensor silu_() => throw Declaration.Only();

        public Tensor clamp(Scalar min = null, Scalar max = null) => throw Declaration.Only();

        public Tensor clamp(Tensor min = null, Tensor max = null) => throw Declaration.Only();

        public Tensor clamp_(Scalar min = null, Scalar max = null) => throw Declaration.Only();

        public Tensor clamp_(Tensor min = null, Tensor max = null) => throw Declaration.Only();

        public Tensor eq(Tensor target) => throw Declaration.Only();

        public Tensor equal(Tensor target) => throw Declaration.Only();

        public Tensor eq(Scalar target) => throw Declaration.Only();

        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => throw Declaration.Only();

        public Tensor max() => throw Declaration.Only();

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => throw Declaration.Only();

        public Tensor mean() => throw Declaration.Only();

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor var(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor min() => throw Declaration.Only();

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => throw Declaration.Only();

        public Tensor sigmoid() => throw Declaration.Only();

        public Tensor selu() => throw Declaration.Only();

        public Tensor selu_() => throw Declaration.Only();

        public Tensor sigmoid_() => throw Declaration.Only();

        public Tensor var(bool unbiased = true) => throw Declaration.Only();

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => throw Declaration.Only();

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor sum(ScalarType? type = null) => throw Declaration.Only();

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => throw Declaration.Only();

        public Tensor expand(long[] sizes, bool isImplicit = false) => throw Declaration.Only();

        public Tensor expand(params long[] sizes) => throw Declaration.Only();

        public Tensor rand_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => throw Declaration.Only();

        public Tensor randn_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => throw Declaration.Only();

        public Tensor bernoulli_(double p = 0.5, Generator generator = null) => throw Declaration.Only();

        public Tensor bernoulli_(Tensor p, Generator generator = null) => throw Declaration.Only();

        public Tensor normal_(double mean = 0, double std = 1, Generator generator = null) => throw Declaration.Only();

        public Tensor uniform_(double from, double to, Generator generator = null) => throw Declaration.Only();

        public Tensor permute(params long[] permutation) => throw Declaration.Only();

        public Tensor zero_() => throw Declaration.Only();

        public Tensor detach() => throw Declaration.Only();

        public Tensor narrow(long dim, long start, long length) => throw Declaration.Only();

        public Tensor slice(long dim, long start, long finish, long step) => throw Declaration.Only();

        public Tensor unsqueeze(long dim) => throw Declaration.Only();

        public static implicit operator Tensor(byte value) => throw Declaration.Only();

        public static implicit operator Tensor(sbyte value) => throw Declaration.Only();

        public static implicit operator Tensor(short value) => throw Declaration.Only();

        public static implicit operator Tensor(int value) => throw Declaration.Only();

        public static implicit operator Tensor(long value) => throw Declaration.Only();

        public static implicit operator Tensor(float value) => throw Declaration.Only();

        public static implicit operator Tensor(double value) => throw Declaration.Only();

        public static implicit operator Tensor(bool value) => throw Declaration.Only();

        public static implicit operator Tensor((float, float) value) => throw Declaration.Only();

        public static implicit operator Tensor(Complex value) => throw Declaration.Only();

        public static implicit operator Tensor(byte[] value) => throw Declaration.Only();

        public static implicit operator Tensor(sbyte[] value) => throw Declaration.Only();

        public static implicit operator Tensor(short[] value) => throw Declaration.Only();

        public static implicit operator Tensor(int[] value) => throw Declaration.Only();

        public static implicit operator Tensor(long[] value) => throw Declaration.Only();

        public static implicit operator Tensor(float[] value) => throw Declaration.Only();

        public static implicit operator Tensor(double[] value) => throw Declaration.Only();

        public static implicit operator Tensor(bool[] value) => throw Declaration.Only();

        public static implicit operator Tensor((float, float)[] value) => throw Declaration.Only();

        public static implicit operator Tensor(Complex[] value) => throw Declaration.Only();

        public static implicit operator Tensor(Scalar scalar) => throw Declaration.Only();

        public Tensor abs() => throw Declaration.Only();

        public Tensor add(Tensor target) => throw Declaration.Only();

        public Tensor add(Tensor target, Scalar alpha) => throw Declaration.Only();

        public Tensor add(Scalar scalar) => throw Declaration.Only();

        public Tensor add(Scalar scalar, Scalar alpha) => throw Declaration.Only();

        public Tensor add_(Tensor target) => throw Declaration.Only();

        public Tensor add_(Tensor target, Scalar alpha) => throw Declaration.Only();

        public Tensor add_(Scalar scalar) => throw Declaration.Only();

        public Tensor add_(Scalar scalar, Scalar alpha) => throw Declaration.Only();

        public Tensor ceil() => throw Declaration.Only();

        public Tensor exp() => throw Declaration.Only();

        public Tensor exp_() => throw Declaration.Only();

        public Tensor log() => throw Declaration.Only();

        public Tensor log_() => throw Declaration.Only();

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => throw Declaration.Only();

        public Tensor log1p() => throw Declaration.Only();

        public Tensor mul(Tensor target) => throw Declaration.Only();

        public Tensor mul(Scalar target) => throw Declaration.Only();

        public Tensor mul_(Tensor target) => throw Declaration.Only();

        public Tensor mul_(Scalar target) => throw Declaration.Only();

        public static Tensor operator -(Tensor tensor) => throw Declaration.Only();

        public Tensor neg() => throw Declaration.Only();

        public Tensor neg_() => throw Declaration.Only();

        public Tensor pow(Tensor exponent) => throw Declaration.Only();

        public Tensor pow_(Tensor exponent) => throw Declaration.Only();

        public Tensor pow(Scalar exponent) => throw Declaration.Only();

        public Tensor pow_(Scalar exponent) => throw Declaration.Only();

        public Tensor round(long decimals = 0) => throw Declaration.Only();

        public Tensor rsqrt() => throw Declaration.Only();

        public Tensor square() => throw Declaration.Only();

        public Tensor sqrt() => throw Declaration.Only();

        public Tensor sub(Tensor target) => throw Declaration.Only();

        public Tensor sub(Scalar target) => throw Declaration.Only();

        public Tensor sub_(Tensor target) => throw Declaration.Only();

        public Tensor sub_(Scalar target) => throw Declaration.Only();

        public static Tensor operator +(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator +(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator +(Scalar left, Tensor right) => throw Declaration.Only();

        public static Tensor operator *(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator *(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator *(Scalar left, Tensor right) => throw Declaration.Only();

        public static Tensor operator -(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator -(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator -(Scalar left, Tensor right) => throw Declaration.Only();

        public static Tensor operator /(Tensor left, Tensor right) => throw Declaration.Only();

        public static Tensor operator /(Tensor left, Scalar right) => throw Declaration.Only();

        public static Tensor operator /(Scalar left, Tensor right) => throw Declaration.Only();

        public Tensor tanh() => throw Declaration.Only();

        public Tensor tanh_() => throw Declaration.Only();
    }
}

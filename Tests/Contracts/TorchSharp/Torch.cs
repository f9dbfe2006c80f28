namespace TorchSharp;

public static partial class torch
{
    public static Device CPU = null;

    public static Device CUDA = null;

    public static ScalarType @bool;

    public static ScalarType uint8;

    public static ScalarType int8;

    public static ScalarType int32;

    public static ScalarType int64;

    public static ScalarType bfloat16;

    public static ScalarType float16;

    public static ScalarType float32;

    public static ScalarType float64;

    public static Device device(string description) => throw Declaration.Only();

    public static Device device(string deviceType, int index = -1) => throw Declaration.Only();

    public static Device device(DeviceType deviceType, int index = -1) => throw Declaration.Only();

    public static Device device(int index) => throw Declaration.Only();

    public static DisposeScope NewDisposeScope() => throw Declaration.Only();

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => throw Declaration.Only();

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => throw Declaration.Only();

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false) => throw Declaration.Only();

    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(long size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor zeros(int size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        int rows, int columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor zeros(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(long size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor ones(int size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        int rows, int columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor ones(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(long size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor empty(int size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        int rows, int columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor empty(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor full(
        long size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor full(
        long rows, long columns, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor full(
        long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor full(
        long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false, string[] names = null) => throw Declaration.Only();

    public static Tensor full(
        int size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor full(
        int rows, int columns, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor full(
        int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor full(
        int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        long size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        int size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        int rows, int columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        long size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        int size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        int rows, int columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor randn(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor tensor(
        IList<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor tensor(
        IList<float> rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor tensor(
        IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor tensor(
        IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor tensor(
        IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false, string[] names = null) => throw Declaration.Only();

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => throw Declaration.Only();

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => throw Declaration.Only();

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => throw Declaration.Only();

    public static Tensor reshape(Tensor input, params long[] shape) => throw Declaration.Only();

    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => throw Declaration.Only();

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => throw Declaration.Only();

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => throw Declaration.Only();

    public static Tensor[] where(Tensor condition) => throw Declaration.Only();

    public static IDisposable no_grad() => throw Declaration.Only();

    public static IDisposable enable_grad(bool enabled = true) => throw Declaration.Only();

    public static IDisposable set_grad_enabled(bool mode = true) => throw Declaration.Only();

    public static bool is_grad_enabled() => throw Declaration.Only();

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => throw Declaration.Only();

    public static int get_num_threads() => throw Declaration.Only();

    public static void set_num_threads(int num) => throw Declaration.Only();

    public static Tensor add(Tensor left, Tensor right) => throw Declaration.Only();

    public static Tensor add(Tensor left, Scalar right) => throw Declaration.Only();

    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => throw Declaration.Only();

    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => throw Declaration.Only();

    public static Tensor clamp(Tensor input, Scalar min = null, Scalar max = null) => throw Declaration.Only();

    public static Tensor clamp(Tensor input, Tensor min = null, Tensor max = null) => throw Declaration.Only();

    public static Tensor exp(Tensor input) => throw Declaration.Only();

    public static Tensor log(Tensor input) => throw Declaration.Only();

    public static Tensor mul(Tensor left, Tensor right) => throw Declaration.Only();

    public static Tensor mul(Tensor left, Scalar right) => throw Declaration.Only();

    public static Tensor pow(Tensor left, Tensor exponent) => throw Declaration.Only();

    public static Tensor pow(Tensor left, Scalar exponent) => throw Declaration.Only();

    public static Tensor rsqrt(Tensor input) => throw Declaration.Only();

    public static Tensor sigmoid(Tensor input) => throw Declaration.Only();

    public static Tensor sqrt(Tensor input) => throw Declaration.Only();

    public static Tensor square(Tensor input) => throw Declaration.Only();

    public static Tensor sub(Tensor left, Tensor right) => throw Declaration.Only();

    public static Tensor sub(Tensor left, Scalar right) => throw Declaration.Only();

    public static Tensor tanh(Tensor input) => throw Declaration.Only();

    public static Generator manual_seed(long seed) => throw Declaration.Only();

    public static long initial_seed() => throw Declaration.Only();

    public static Tensor get_rng_state() => throw Declaration.Only();

    public static void set_rng_state(Tensor new_state) => throw Declaration.Only();

    public static Tensor bernoulli(Tensor input, Generator generator = null) => throw Declaration.Only();

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => throw Declaration.Only();

    public static Tensor max(Tensor input) => throw Declaration.Only();

    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => throw Declaration.Only();

    public static Tensor mean(Tensor input) => throw Declaration.Only();

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

    public static Tensor sum(Tensor input, ScalarType? type = null) => throw Declaration.Only();

    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => throw Declaration.Only();

    public static ScalarType get_default_dtype() => throw Declaration.Only();
}

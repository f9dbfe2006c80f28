namespace TorchSharp;

public static partial class torch
{
    public static Device CPU = null;

    public static ScalarType float32;

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
        => throw Declaration.Only();

    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        string[] names = null) => throw Declaration.Only();

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null) => throw Declaration.Only();

    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null,
        string[] names = null) => throw Declaration.Only();

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => throw Declaration.Only();

    public static IDisposable no_grad() => throw Declaration.Only();

    public static Tensor bernoulli(Tensor input, Generator generator = null) => throw Declaration.Only();

    public static ScalarType get_default_dtype() => throw Declaration.Only();
}

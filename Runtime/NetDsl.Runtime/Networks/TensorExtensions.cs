using System.Numerics.Tensors;

namespace NetDsl;

/// <summary>Tensors of System.Numerics.Tensors at the border of networks: shapes are checked axis by axis, strided tensors are made dense.</summary>
public static class TensorExtensions
{
    private static readonly string[] Axes = ["height", "width", "channels"];

    /// <summary>Runs a network on any number of samples. Safe to call from many threads at once.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">Batch × the input shape, such as batch × height × width × channels.</param>
    /// <returns>Batch × the output shape.</returns>
    /// <exception cref="ArgumentException">An axis does not fit.</exception>
    public static Tensor<float> PredictAll(this Network network, in ReadOnlyTensorSpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(network);
        var description = network.Description;
        var samples = Samples(description, description.InputShape, input.Lengths, "input");
        var output = new float[checked(samples * description.OutputLength)];
        using var dense = new DenseTensor(input);
        network.Run(dense.Values, output, samples);
        return Tensor.Create(output, [samples, .. Array.ConvertAll(description.OutputShape, axis => (nint)axis)]);
    }

    /// <summary>Runs a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="input">Batch × the input shape.</param>
    /// <param name="output">Receives batch × the output shape.</param>
    /// <exception cref="ArgumentException">An axis does not fit, or the batch is larger than the session's.</exception>
    public static void Forward(this InferenceSession session, in ReadOnlyTensorSpan<float> input, in TensorSpan<float> output)
    {
        ArgumentNullException.ThrowIfNull(session);
        Check(session.Network.Description, input.Lengths, output.Lengths);
        using var dense = new DenseTensor(input);
        using var result = new DenseTensor(output);
        session.Forward(dense.Values, result.Writable);
        result.CopyTo(output);
    }

    /// <summary>Runs a session forward and keeps what its backward pass needs.</summary>
    /// <param name="session">The session.</param>
    /// <param name="input">Batch × the input shape.</param>
    /// <param name="output">Receives batch × the output shape.</param>
    /// <exception cref="ArgumentException">An axis does not fit, or the batch is larger than the session's.</exception>
    public static void Forward(this TrainingSession session, in ReadOnlyTensorSpan<float> input, in TensorSpan<float> output)
    {
        ArgumentNullException.ThrowIfNull(session);
        Check(session.Network.Description, input.Lengths, output.Lengths);
        using var dense = new DenseTensor(input);
        using var result = new DenseTensor(output);
        session.Forward(dense.Values, result.Writable);
        result.CopyTo(output);
    }

    private static void Check(NetworkDescription description, ReadOnlySpan<nint> input, ReadOnlySpan<nint> output)
    {
        var samples = Samples(description, description.InputShape, input, "input");
        var outputs = Samples(description, description.OutputShape, output, "output");
        if (outputs != samples)
        {
            throw new ArgumentException($"The output tensor's batch is {outputs}, but the input tensor's is {samples}.", nameof(output));
        }
    }

    private static int Samples(NetworkDescription description, ReadOnlySpan<int> shape, ReadOnlySpan<nint> lengths, string role)
    {
        if (lengths.Length != shape.Length + 1)
        {
            throw new ArgumentException(
                $"The {role} tensor of {description.Name} has {shape.Length + 1} axes, batch x {Shape.Text(shape)}, but {lengths.Length} were given.", role);
        }

        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (lengths[axis + 1] != shape[axis])
            {
                var name = shape.Length == Axes.Length ? Axes[axis] : $"axis {axis + 1}";
                throw new ArgumentException(
                    $"The {name} of the {role} tensor of {description.Name} is {shape[axis]} (batch x {Shape.Text(shape)}), but {lengths[axis + 1]} was given.", role);
            }
        }

        if (lengths[0] < 1)
        {
            throw new ArgumentException($"The {role} tensor of {description.Name} holds no samples.", role);
        }

        return checked((int)lengths[0]);
    }
}

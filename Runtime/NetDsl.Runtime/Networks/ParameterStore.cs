using NetDsl.Memory;

namespace NetDsl;

/// <summary>
/// The weights of a network in one aligned block outside the managed heap: first everything that training changes, so that an
/// optimizer sweeps it in one pass, then the statistics. Each parameter begins at a multiple of 16 floats; the gaps stay zero.
/// Its spans are good for as long as the network is reachable and not disposed. First weights are drawn when something asks for weights,
/// so that a network which loads those of a file does not draw in vain.
/// </summary>
public sealed class ParameterStore
{
    private readonly NativeBuffer buffer;
    private readonly NetworkDescription description;
    private readonly Dictionary<string, ParameterDescription> byName;
    private readonly Lock drawing = new();
    private readonly int seed;
    private bool filled;
    private long version;
    private int training;

    internal ParameterStore(NetworkDescription description, int seed)
    {
        this.description = description;
        this.seed = seed;
        byName = new Dictionary<string, ParameterDescription>(description.Parameters.Length, StringComparer.Ordinal);
        foreach (var parameter in description.Parameters)
        {
            Check(parameter);
            byName.Add(parameter.Name, parameter);
        }

        buffer = new NativeBuffer((long)description.TrainableFloats + description.StatisticFloats);
    }

    /// <summary>All weights: the trainable block, then the statistics.</summary>
    public Span<float> Values => Filled.Span;

    /// <summary>The block that training changes.</summary>
    public Span<float> Trainable => Filled.Slice(0, description.TrainableFloats);

    /// <summary>The moving statistics of batch normalisation.</summary>
    public Span<float> Statistics => Filled.Slice(description.TrainableFloats, description.StatisticFloats);

    /// <summary>
    /// Grows with each announced change. Predictions pack the weights anew when it has; so does whoever wrote into the spans of this
    /// store call <see cref="MarkChanged"/>.
    /// </summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>Held while a training step writes and while weights are packed: a prediction sees the weights of one whole step.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>The memory, once it holds weights.</summary>
    private NativeBuffer Filled
    {
        get
        {
            if (!Volatile.Read(ref filled))
            {
                Draw();
            }

            return buffer;
        }
    }

    /// <summary>One parameter's values, in the order of its shape, last axis fastest.</summary>
    /// <param name="name">Its name, such as <c>conv1.kernel</c>.</param>
    /// <exception cref="KeyNotFoundException">The network has no parameter of this name.</exception>
    public Span<float> this[string name]
    {
        get
        {
            if (!byName.TryGetValue(name, out var parameter))
            {
                throw new KeyNotFoundException(
                    $"'{description.Name}' has no parameter '{name}'; its parameters are {string.Join(", ", byName.Keys)}.");
            }

            return this[parameter];
        }
    }

    /// <summary>One parameter's values.</summary>
    internal Span<float> this[ParameterDescription parameter] => Filled.Slice(parameter.Offset, parameter.Length);

    /// <summary>Announces that weights were written, so that the next prediction uses them.</summary>
    public void MarkChanged() => Interlocked.Increment(ref version);

    /// <summary>One parameter as a tensor of a file.</summary>
    internal StoredTensor Stored(ParameterDescription parameter) => new(parameter.Name, parameter.Shape, Filled, parameter.Offset);

    /// <summary>Takes all weights from elsewhere.</summary>
    /// <param name="weights">The trainable block, then the statistics, laid out as here.</param>
    internal void Replace(ReadOnlySpan<float> weights)
    {
        lock (drawing)
        {
            weights.CopyTo(buffer.Span);
            Volatile.Write(ref filled, true);
        }

        MarkChanged();
    }

    /// <summary>Claims the weights for one training; two at once would take turns in undoing each other's steps.</summary>
    internal void BeginTraining()
    {
        if (Interlocked.Exchange(ref training, 1) != 0)
        {
            throw new InvalidOperationException($"'{description.Name}' is being trained already; wait for that training or train another instance.");
        }
    }

    /// <summary>Gives the weights back after a training.</summary>
    internal void EndTraining() => Volatile.Write(ref training, 0);

    internal void Dispose() => buffer.Dispose();

    /// <summary>Draws the first weights, unless another thread did or brought some meanwhile.</summary>
    private void Draw()
    {
        lock (drawing)
        {
            if (!filled)
            {
                InitialWeights.Fill(description.Parameters, buffer.Span, seed);
                Volatile.Write(ref filled, true);
            }
        }
    }

    private void Check(ParameterDescription parameter)
    {
        var start = parameter.Trainable ? 0 : description.TrainableFloats;
        var end = (long)start + (parameter.Trainable ? description.TrainableFloats : description.StatisticFloats);
        if (parameter.Offset < start || (long)parameter.Offset + parameter.Length > end)
        {
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' of '{description.Name}' lies at {parameter.Offset}..{(long)parameter.Offset + parameter.Length}, outside its block {start}..{end}.");
        }
    }
}

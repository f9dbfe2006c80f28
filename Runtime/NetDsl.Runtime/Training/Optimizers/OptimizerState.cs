using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>An optimizer at work on one network: what it remembers of each weight, and how many steps it has taken.</summary>
public sealed class OptimizerState : IDisposable
{
    private readonly int length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal OptimizerState(Optimizer optimizer, int length)
    {
        optimizer.Check();
        Optimizer = optimizer;
        this.length = length;
        Slots = new NativeBuffer[optimizer.Slots];
        for (var slot = 0; slot < Slots.Length; slot++)
        {
            Slots[slot] = new NativeBuffer(length);
        }
    }

    /// <summary>The settings.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; internal set; }

    /// <summary>What is remembered for each weight.</summary>
    internal NativeBuffer[] Slots { get; }

    /// <summary>Changes the network's weights by the gradients of a session and announces the change.</summary>
    /// <param name="session">A session that ran backward.</param>
    /// <param name="learningRate">The learning rate of this step; the optimizer's own where none is given.</param>
    /// <returns>The length of the gradient before any clipping; 0 where the optimizer does not clip, since then nobody measures it.</returns>
    public double Step(TrainingSession session, double? learningRate = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var parameters = session.Network.Parameters;
        lock (parameters.Gate)
        {
            var norm = Step(parameters.Trainable, session.Gradients, learningRate ?? Optimizer.LearningRate);
            parameters.MarkChanged();

            // Whoever drops session and optimizer with this call must not have their memory freed under it.
            GC.KeepAlive(session);
            GC.KeepAlive(this);
            return norm;
        }
    }

    /// <summary>Saves what is remembered as a safetensors file, complete or not at all.</summary>
    /// <param name="path">The file, replaced where it exists.</param>
    public void Save(string path) =>
        SafetensorsWriter.Write(
            path,
            [new("format", "netdsl.optimizer"), new("optimizer", Optimizer.GetType().Name), new("steps", Steps.ToString(CultureInfo.InvariantCulture))],
            Tensors());

    /// <summary>Loads what <see cref="Save"/> wrote. Nothing changes unless the whole file fits.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is damaged or belongs to another optimizer or network.</exception>
    public void Load(string path)
    {
        using var reader = new SafetensorsReader(path);
        var name = Optimizer.GetType().Name;
        if (reader.Header.Metadata.GetValueOrDefault("optimizer") is var saved && saved != name)
        {
            throw new WeightFileException(path, null, $"the file holds the state of {saved ?? "no optimizer"}, but this one is {name}");
        }

        if (!long.TryParse(reader.Header.Metadata.GetValueOrDefault("steps"), NumberStyles.None, CultureInfo.InvariantCulture, out var steps))
        {
            throw new WeightFileException(path, null, "the file does not give the number of steps");
        }

        Restore(reader);
        Steps = steps;
    }

    /// <summary>Frees the memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Dispose()
    {
        foreach (var slot in Slots)
        {
            slot.Dispose();
        }
    }

    /// <summary>What is remembered, as tensors of a file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal StoredTensor[] Tensors()
    {
        var tensors = new StoredTensor[Slots.Length];
        for (var slot = 0; slot < tensors.Length; slot++)
        {
            tensors[slot] = new StoredTensor(FormattableString.Invariant($"{WeightFile.OwnPrefix}optimizer.{slot}"), [length], Slots[slot], 0);
        }

        return tensors;
    }

    /// <summary>Reads all tensors once every one of them was found to fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Restore(SafetensorsReader reader)
    {
        var tensors = Tensors();
        var entries = Array.ConvertAll(tensors, tensor => reader.Require(tensor.Name, tensor.Shape, $"the state of {Optimizer.GetType().Name}"));
        for (var slot = 0; slot < tensors.Length; slot++)
        {
            reader.Read(entries[slot], tensors[slot].Values);
        }
    }

    internal double Step(Span<float> weights, ReadOnlySpan<float> gradients, double learningRate)
    {
        if (weights.Length != length || gradients.Length != length)
        {
            throw new ArgumentException($"This optimizer was made for {Shape.Count(length)} weights, but there are {Shape.Count(weights.Length)} with {Shape.Count(gradients.Length)} gradients.");
        }

        var clip = Optimizer.ClipNorm;
        var norm = clip > 0 ? Norm(gradients) : 0;
        var scale = norm > clip ? clip / (norm + 1e-6) : 1;
        Optimizer.Update(new UpdateStep(weights, gradients, Slots, learningRate, (float)scale, ++Steps));
        return norm;
    }

    /// <summary>The length of a vector: sums of at most 4,096 squares in single precision, added up in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Norm(ReadOnlySpan<float> gradients)
    {
        var sum = 0.0;
        while (!gradients.IsEmpty)
        {
            var part = gradients[..Math.Min(gradients.Length, 4096)];
            sum += TensorPrimitives.SumOfSquares(part);
            gradients = gradients[part.Length..];
        }

        return Math.Sqrt(sum);
    }
}

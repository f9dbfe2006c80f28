using System.Runtime.InteropServices;
using TorchSharp;

namespace NetDsl.Torch;

/// <summary>
/// Moves weights between a network and its module of TorchSharp; generated code calls it. The module may be on any device and of any
/// floating-point type. Nothing changes unless every tensor fits, and autograd takes no note.
/// </summary>
public static class WeightTransfer
{
    /// <summary>Refuses a type that weights cannot have, before libtorch does: it ends the process without an exception.</summary>
    /// <param name="dtype">The type asked for; null for torch's default.</param>
    /// <exception cref="ArgumentException">The type is not of real numbers.</exception>
    public static void CheckType(torch.ScalarType? dtype)
    {
        if (dtype is { } type && !StoredType.IsReal(type))
        {
            throw new ArgumentException(
                $"Weights cannot be {type}, since gradients need real numbers; use Float32, Float64, Float16 or BFloat16.", nameof(dtype));
        }
    }

    /// <summary>
    /// Fills a new module as the declaration says, by NetDsl's initialisers. The seed is drawn from TorchSharp's generator of the CPU, so that
    /// <c>torch.manual_seed</c> decides; the numbers are those of the network that is made with this seed.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="map">Its weights.</param>
    /// <param name="description">The network that it was made of.</param>
    /// <exception cref="ArgumentException">The module or the network does not have a weight of the map in its shape.</exception>
    public static void Start(torch.nn.Module module, IReadOnlyList<WeightLayout> map, NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(description);
        var seed = DrawSeed();
        using var staged = new StagedTensors();
        foreach (var (layout, tensor, parameter) in Pair(module, map, description))
        {
            var values = new float[parameter.Length];
            parameter.Initializer.Fill(values, RandomStream.Named(seed, parameter.Name));
            Permute(values, staged.Add(tensor, torch.ScalarType.Float32), layout);
        }

        staged.Commit();
    }

    /// <summary>Gives a module the weights of a network, as they are between two steps of a training that may be under way.</summary>
    /// <param name="module">The module.</param>
    /// <param name="map">Its weights.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The module or the network does not have a weight of the map in its shape.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public static void CopyFrom(torch.nn.Module module, IReadOnlyList<WeightLayout> map, Network network)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(network);
        network.RequireAlive();
        var pairs = Pair(module, map, network.Description);
        using var staged = new StagedTensors();
        lock (network.Parameters.Gate)
        {
            foreach (var (layout, tensor, parameter) in pairs)
            {
                Permute(network.Parameters[parameter], staged.Add(tensor, torch.ScalarType.Float32), layout);
            }
        }

        staged.Commit();
        GC.KeepAlive(network);
    }

    /// <summary>
    /// Gives a network the weights of a module. Weights of layers that the output does not depend on are no part of a module and stay as
    /// they are. The next prediction uses the new ones.
    /// </summary>
    /// <param name="module">The module. Nobody may be training it meanwhile.</param>
    /// <param name="map">Its weights.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The module or the network does not have a weight of the map in its shape.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public static void CopyTo(torch.nn.Module module, IReadOnlyList<WeightLayout> map, Network network)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(network);
        network.RequireAlive();
        var pairs = Pair(module, map, network.Description);
        var staged = new float[pairs.Count][];
        for (var index = 0; index < pairs.Count; index++)
        {
            var (layout, tensor, parameter) = pairs[index];
            using var host = Tensors.OnHost(tensor, torch.ScalarType.Float32);
            staged[index] = new float[parameter.Length];
            AxisOrder.Restore(Tensors.Floats(host), staged[index], layout.Own, layout.Axes);
        }

        lock (network.Parameters.Gate)
        {
            for (var index = 0; index < pairs.Count; index++)
            {
                staged[index].CopyTo(network.Parameters[pairs[index].Parameter]);
            }

            network.Parameters.MarkChanged();
        }

        GC.KeepAlive(network);
    }

    private static void Permute(ReadOnlySpan<float> values, Span<byte> tensor, WeightLayout layout) =>
        AxisOrder.Permute(values, MemoryMarshal.Cast<byte, float>(tensor), layout.Own, layout.Axes);

    private static List<(WeightLayout Layout, torch.Tensor Tensor, ParameterDescription Parameter)> Pair(
        torch.nn.Module module, IReadOnlyList<WeightLayout> map, NetworkDescription description)
    {
        var state = new ModuleState(module);
        var parameters = description.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return [.. map.Select(layout => (layout, state.Of(layout), Find(layout)))];

        ParameterDescription Find(WeightLayout layout) =>
            parameters.TryGetValue(layout.Source, out var parameter) && parameter.Length == Shape.Length(layout.Own)
                ? parameter
                : throw new ArgumentException(
                    $"'{description.Name}' has no parameter '{layout.Source}' of {Shape.Values(layout.Own)}, which the module's '{layout.Name}' goes with.",
                    nameof(map));
    }

    private static int DrawSeed()
    {
        using var drawn = torch.randint(0, int.MaxValue, new long[] { 1 }, torch.ScalarType.Int64, torch.CPU);
        return (int)MemoryMarshal.Read<long>(drawn.bytes);
    }
}

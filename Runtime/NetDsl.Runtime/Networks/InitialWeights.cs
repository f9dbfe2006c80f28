using System.Collections.Concurrent;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// The weights of a new network. Each parameter draws from a stream of its own name, so that the order in which they are filled, and by
/// which thread, changes no number.
/// </summary>
internal static class InitialWeights
{
    /// <summary>Floats that one thread fills in a few milliseconds; fewer are not worth waking others for.</summary>
    private const int FewFloats = 1 << 20;

    /// <summary>Fills all parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="store">Where they lie.</param>
    /// <param name="seed">Determines their values, on every operating system and processor alike.</param>
    public static void Fill(ParameterDescription[] parameters, ParameterStore store, int seed)
    {
        if (Parallelism.Degree == 1 || store.Values.Length < FewFloats)
        {
            foreach (var parameter in parameters)
            {
                FillOne(parameter);
            }

            return;
        }

        // The largest first, one at a time: whoever is free takes the next.
        var ordered = Partitioner.Create(parameters.OrderByDescending(parameter => parameter.Length), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(ordered, new ParallelOptions { MaxDegreeOfParallelism = Parallelism.Degree }, FillOne);

        void FillOne(ParameterDescription parameter) =>
            parameter.Initializer.Fill(store[parameter], RandomStream.Named(seed, parameter.Name));
    }
}

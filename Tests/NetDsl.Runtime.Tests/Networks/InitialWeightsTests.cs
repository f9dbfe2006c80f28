using NetDsl.Tests.Kernels;
using NetDsl.Threading;

namespace NetDsl.Tests.Networks;

/// <summary>Large networks are filled by several threads, which changes no number.</summary>
public sealed class InitialWeightsTests : KernelTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_weights_as_each_parameter_alone()
    {
        const int Count = 9;
        const int Length = 160_000;
        ParameterDescription[] parameters =
        [
            .. Enumerable.Range(0, Count).Select(i => new ParameterDescription(
                $"dense{i}.kernel", [400, Length / 400], i % 2 == 0 ? Initializer.GlorotUniform(400, i + 1) : Initializer.HeNormal(400), true, i * Length)),
        ];
        float[] alone = new float[Count * Length];
        foreach (ParameterDescription parameter in parameters)
        {
            parameter.Initializer.Fill(alone.AsSpan(parameter.Offset, Length), RandomStream.Named(5, parameter.Name));
        }

        for (int degree = 1; degree <= 3; degree++)
        {
            Parallelism.Degree = degree;
            ParameterStore store = new(new NetworkDescription("Wide", [400], [400], parameters, Count * Length, 0, [], Loss.None), seed: 5);
            Assert.Equal(alone, store.Values);
            store.Dispose();
        }
    }

    [Fact]
    public void Threads_that_ask_at_once_see_all_weights()
    {
        ParameterDescription[] parameters = [new("dense1.kernel", [4, 50_000], Initializer.HeNormal(4), true, 0)];
        for (int round = 0; round < 20; round++)
        {
            ParameterStore store = new(new NetworkDescription("Wide", [4], [50_000], parameters, 200_000, 0, [], Loss.None), round);
            float[][] seen = new float[4][];
            Thread[] threads = [.. Enumerable.Range(0, seen.Length).Select(i => new Thread(() => seen[i] = store.Values.ToArray()))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.Equal(seen[0], store.Values);
            Assert.All(seen, values => Assert.Equal(seen[0], values));
            store.Dispose();
        }
    }

    [Fact]
    public void Weights_that_were_brought_are_not_drawn_over()
    {
        float[] brought = [.. Enumerable.Range(0, 32).Select(i => (float)i)];
        ParameterDescription[] parameters = [new("dense1.kernel", [4, 8], Initializer.HeNormal(4), true, 0)];
        ParameterStore store = new(new NetworkDescription("Small", [4], [8], parameters, brought.Length, 0, [], Loss.None), seed: 1);
        store.Replace(brought);

        Assert.Equal(brought, store.Values);
        Assert.Equal(1, store.Version);
        store.Dispose();
    }
}
